import { useQuery } from '@tanstack/react-query';
import { leggiConsegne } from '../api/letture.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { ConsegneDi } from './ConsegneDi.tsx';

/** The cases of who left, was suspended or moved: until somebody has them, nobody follows them. */
export function PaginaConsegne() {
  const { data: consegne, error, refetch } = useQuery({ ...leggiConsegne(), staleTime: 0 });
  if (error && !consegne) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!consegne) return <Attesa cosa="Apertura delle consegne" />;
  return (
    <Pagina
      titolo="Consegne"
      sottotitolo="I casi di chi non c’è più, o sta per non esserci: ciascuno va affidato a un altro operatore"
    >
      {consegne.length === 0 && (
        <p className="vuoto">Nessun caso da consegnare: chi ne risponde c’è, e lavora nel loro Comune.</p>
      )}
      {consegne.map((c) => (
        <ConsegneDi key={c.operatore} consegna={c} />
      ))}
    </Pagina>
  );
}
