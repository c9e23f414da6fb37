import { oggi } from '../parole/date.ts';
import { Campo, type ProprietaCampo } from './Campo.tsx';

interface Proprieta extends ProprietaCampo {
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
  /** Facts may be in the past, never in the future; planned dates may. */
  readonly ancheFutura?: boolean;
}

export function CampoData({ valore, onCambia, ancheFutura = false, ...campo }: Proprieta) {
  return (
    <Campo {...campo}>
      {(attributi) => (
        <input
          {...attributi}
          className="ingresso ingresso-data"
          type="date"
          max={ancheFutura ? '2199-12-31' : oggi()}
          value={valore}
          onChange={(e) => onCambia(e.target.value)}
        />
      )}
    </Campo>
  );
}
