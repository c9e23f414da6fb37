import { useEffect, useRef } from 'react';
import type { Problema } from '../api/problema.ts';
import { Icona } from '../impianto/Icona.tsx';
import { data } from '../parole/date.ts';
import { useOperatori } from '../parole/useOperatori.ts';

interface Proprieta {
  readonly problema: Problema;
  readonly inCorso: boolean;
  readonly onDiNuovo: () => void;
}

/** Someone else acted on the same revision: what they did, and how to go on without typing again. */
export function AvvisoSuperato({ problema, inCorso, onDiNuovo }: Proprieta) {
  const riquadro = useRef<HTMLDivElement>(null);
  const nome = useOperatori();
  useEffect(() => riquadro.current?.focus(), [problema]);
  const eventi = problema.corpo.eventi ?? [];
  return (
    <div className="avviso avviso-attenzione" role="alert" tabIndex={-1} ref={riquadro}>
      <Icona nome="it-warning-circle" />
      <div>
        <p className="avviso-titolo">Nel frattempo la cartella è cambiata. Quello che hai scritto è ancora qui.</p>
        {eventi.length > 0 && (
          <>
            <p>Mentre scrivevi è successo:</p>
            <ul>
              {eventi.map((e, i) => (
                <li key={i}>
                  <strong>{e.titolo}</strong>, {data(e.avvenutoIl)},{' '}
                  {e.attore === null ? 'il servizio' : nome(e.attore)}
                </li>
              ))}
            </ul>
          </>
        )}
        <button type="button" className="btn btn-sm btn-primary" onClick={onDiNuovo} disabled={inCorso}>
          Ricarica la scheda e invia di nuovo
        </button>
      </div>
    </div>
  );
}
