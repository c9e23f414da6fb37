import { useEffect, useRef } from 'react';
import { idCampo, type Errori } from './errori.ts';
import { nomeDelPercorso } from '../parole/campi.ts';
import { Icona } from '../impianto/Icona.tsx';

interface Proprieta {
  readonly errori: Errori;
  readonly prefisso: string;
  /** Grows at each failed attempt: the summary takes the focus again. */
  readonly tentativo: number;
}

/** Messages of the server begin with a verb and leave the field to be said. */
const comeFrase = (campo: string, messaggio: string): string =>
  /^[a-zàèéìòù]/.test(messaggio) ? `${nomeDelPercorso(campo)}: ${messaggio}` : messaggio;

/** What is wrong, all together, each line a link to its field. */
export function RiepilogoErrori({ errori, prefisso, tentativo }: Proprieta) {
  const riquadro = useRef<HTMLDivElement>(null);
  useEffect(() => riquadro.current?.focus(), [tentativo]);
  const voci = Object.entries(errori);
  return (
    <div className="avviso avviso-errore" role="alert" tabIndex={-1} ref={riquadro}>
      <Icona nome="it-error" />
      <div>
        <p className="avviso-titolo">
          {voci.length === 1 ? 'C’è un dato da correggere' : `Ci sono ${voci.length} dati da correggere`}
        </p>
        <ul>
          {voci.map(([campo, messaggio]) => (
            <li key={campo}>
              <a
                href={`#${idCampo(prefisso, campo)}`}
                onClick={(e) => {
                  e.preventDefault();
                  document.getElementById(idCampo(prefisso, campo))?.focus();
                }}
              >
                {comeFrase(campo, messaggio)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
