import type { ReactNode } from 'react';
import { Gruppo, type ProprietaGruppo } from './Gruppo.tsx';

interface Proprieta extends ProprietaGruppo {
  readonly valore: readonly string[];
  readonly onCambia: (valore: readonly string[]) => void;
  readonly scelte: readonly { readonly id: string; readonly testo: ReactNode }[];
  readonly inRiga?: boolean;
}

/** Any of several, one tick each. */
export function CampoSpunte({ valore, onCambia, scelte, inRiga = false, ...gruppo }: Proprieta) {
  return (
    <Gruppo {...gruppo} classe={inRiga ? 'opzioni opzioni-in-riga' : 'opzioni'}>
      {(id) =>
        scelte.map((scelta, i) => (
          <label className="opzione" key={scelta.id}>
            <input
              type="checkbox"
              id={i === 0 ? id : undefined}
              checked={valore.includes(scelta.id)}
              onChange={(e) =>
                onCambia(e.target.checked ? [...valore, scelta.id] : valore.filter((v) => v !== scelta.id))
              }
            />
            <span>{scelta.testo}</span>
          </label>
        ))
      }
    </Gruppo>
  );
}
