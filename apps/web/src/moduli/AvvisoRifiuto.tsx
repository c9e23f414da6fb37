import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Problema } from '../api/problema.ts';
import { Icona } from '../impianto/Icona.tsx';
import { data } from '../parole/date.ts';

/** InterventoAttivato → Intervento attivato */
const inParole = (tipo: string): string => tipo.replace(/(?<!^)[A-Z]/g, (maiuscola) => ` ${maiuscola.toLowerCase()}`);

/** Why an act was refused, in the words of the rule, with the facts that stand in the way. */
export function AvvisoRifiuto({ problema }: { readonly problema: Problema }) {
  const riquadro = useRef<HTMLDivElement>(null);
  useEffect(() => riquadro.current?.focus(), [problema]);
  const { dipendenti = [], cartella, riferimento } = problema.corpo;
  return (
    <div className="avviso avviso-errore" role="alert" tabIndex={-1} ref={riquadro}>
      <Icona nome="it-error" />
      <div>
        <p className="avviso-titolo">{problema.message}</p>
        {problema.esitoIgnoto && (
          <p>Puoi premere di nuovo il pulsante: se era già stato registrato, non verrà ripetuto.</p>
        )}
        {dipendenti.length > 0 && (
          <>
            <p>Dipendono da questo fatto:</p>
            <ul>
              {dipendenti.map((d, i) => (
                <li key={d.evento ?? i}>
                  <strong>{d.titolo ?? inParole(d.tipo ?? 'Fatto')}</strong>{' '}
                  {d.avvenutoIl && <>del {data(d.avvenutoIl)}</>}
                  {d.motivo && <>: {d.motivo}</>}
                </li>
              ))}
            </ul>
          </>
        )}
        {riferimento && <p className="secondario">Riferimento: {riferimento}</p>}
        {cartella && (
          <p>
            <Link to={`/cartelle/${cartella}`}>Apri la cartella già esistente</Link>
          </p>
        )}
      </div>
    </div>
  );
}
