import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { useLista } from '../parole/useEtichette.ts';

interface Proprieta {
  readonly nome: string;
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
}

export function CampoFonte(proprieta: Proprieta) {
  return <CampoScelta {...proprieta} etichetta="Fonte di finanziamento" vuota="Scegli…" opzioni={useLista('fonti')} />;
}
