import { useState } from 'react';
import { centesimiDa } from '../parole/misure.ts';
import { Campo, type ProprietaCampo } from './Campo.tsx';

interface Proprieta extends ProprietaCampo {
  /** Cents; null while what is typed is not an amount. */
  readonly valore: number | null;
  readonly onCambia: (centesimi: number | null) => void;
}

const comeTesto = (centesimi: number | null): string =>
  centesimi === null ? '' : (centesimi / 100).toFixed(2).replace('.', ',');

export function CampoEuro({ valore, onCambia, ...campo }: Proprieta) {
  const [testo, setTesto] = useState(comeTesto(valore));
  return (
    <Campo {...campo}>
      {(attributi) => (
        <span className="con-unita">
          <input
            {...attributi}
            className="ingresso"
            inputMode="decimal"
            autoComplete="off"
            value={testo}
            onChange={(e) => {
              setTesto(e.target.value);
              onCambia(centesimiDa(e.target.value));
            }}
          />
          <span aria-hidden="true">€</span>
        </span>
      )}
    </Campo>
  );
}
