import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from 'react-router';
import { leggiNomenclatore, leggiOperatori } from '../api/letture.ts';
import { comeProblema } from '../api/problema.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { Avviso } from '../impianto/Avviso.tsx';
import { Telaio } from '../impianto/Telaio.tsx';
import { leggiSessione } from './sessione.ts';

/** Everything behind the sign-in: the session and the reference lists are there before any page shows. */
export function Protetta() {
  const luogo = useLocation();
  const sessione = useQuery(leggiSessione());
  const entrato = Boolean(sessione.data);
  const nomenclatore = useQuery({ ...leggiNomenclatore(), enabled: entrato });
  const operatori = useQuery({ ...leggiOperatori(), enabled: entrato });

  const errore = sessione.error ?? nomenclatore.error;
  if (errore && !nomenclatore.data) {
    return (
      <main className="container-xxl pagina">
        <h1>Il servizio non risponde</h1>
        <Avviso tipo="errore" ruolo="alert">
          <p>{comeProblema(errore).message}</p>
          <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => location.reload()}>
            Riprova
          </button>
        </Avviso>
      </main>
    );
  }
  if (sessione.data === null) {
    return <Navigate to={`/entra?ritorno=${encodeURIComponent(luogo.pathname + luogo.search)}`} replace />;
  }
  if (!entrato || nomenclatore.isPending || operatori.isLoading)
    return <Attesa cosa="Apertura della cartella sociale" />;
  return <Telaio />;
}
