import type { Opzione } from './CampoScelta.tsx';
import { Gruppo, type ProprietaGruppo } from './Gruppo.tsx';

interface Proprieta extends ProprietaGruppo {
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
  readonly opzioni: readonly Opzione[];
  readonly inRiga?: boolean;
}

/** A choice among few, all in sight: radio buttons under a legend. */
export function CampoOpzioni({ valore, onCambia, opzioni, inRiga = false, ...gruppo }: Proprieta) {
  return (
    <Gruppo {...gruppo} classe={inRiga ? 'opzioni opzioni-in-riga' : 'opzioni'}>
      {(id) =>
        opzioni.map((o, i) => (
          <label className="opzione" key={o.codice}>
            <input
              type="radio"
              id={i === 0 ? id : undefined}
              name={id}
              value={o.codice}
              checked={valore === o.codice}
              onChange={() => onCambia(o.codice)}
            />
            <span>{o.testo}</span>
          </label>
        ))
      }
    </Gruppo>
  );
}
