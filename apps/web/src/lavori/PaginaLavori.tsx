import { useQuery } from '@tanstack/react-query';
import { leggiLavori } from '../api/letture.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { ModuloLavoro } from './ModuloLavoro.tsx';
import { TabellaLavori } from './TabellaLavori.tsx';

/** What the program does behind: verifications, checkpoints, copies, read models made again. */
export function PaginaLavori() {
  const { data: lavori, error, refetch } = useQuery(leggiLavori());
  if (error) return <ErroreLettura errore={error} riprova={refetch} />;
  return (
    <Pagina
      titolo="Lavori"
      sottotitolo="Ciò che il programma fa da sé di notte, e ciò che gli si chiede: continua anche se la pagina si chiude."
    >
      <ModuloLavoro />
      {!lavori && <Attesa />}
      {lavori?.length === 0 && <p>Nessun lavoro è stato ancora chiesto.</p>}
      {lavori && lavori.length > 0 && <TabellaLavori lavori={lavori} />}
    </Pagina>
  );
}
