import { useSearchParams } from 'react-router';
import { Icona } from '../impianto/Icona.tsx';
import { useTitolo } from '../impianto/useTitolo.ts';
import { indirizzoEntra } from './sessione.ts';

/** Only a path of this site, never an address elsewhere. */
const percorsoInterno = (testo: string | null): string => (testo && /^\/(?![/\\])/.test(testo) ? testo : '/');

export function PaginaEntra() {
  const [parametri] = useSearchParams();
  useTitolo('Entra');
  return (
    <main className="entra">
      <div className="entra-riquadro">
        <svg viewBox="0 0 32 32" className="entra-segno" aria-hidden="true" focusable="false">
          <path d="M4 8h9l2.5 4H28v14H4z" />
          <path d="M9 19h4l2-4 3 6 2-2h3.5" />
        </svg>
        <h1>Cartella sociale</h1>
        <p className="lead">
          La cartella sociale informatizzata dell’Ambito territoriale: ogni fatto di un caso, da quando è stato
          registrato e da chi.
        </p>
        <a className="btn btn-primary btn-lg" href={indirizzoEntra(percorsoInterno(parametri.get('ritorno')))}>
          <Icona nome="it-key" classe="icon-white" />
          Entra
        </a>
        <p className="nota-entra">
          Ogni consultazione dei dati di una persona viene registrata. Entra con la tua identità e chiudi la sessione
          quando hai finito.
        </p>
      </div>
    </main>
  );
}
