import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import { useLista } from '../parole/useEtichette.ts';

interface Proprieta {
  readonly nome: string;
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
}
const FREQUENTI = [
  'Fondo nazionale politiche sociali',
  'Fondo non autosufficienze',
  'Fondo povertà',
  'Bilancio comunale',
];

/** Chosen from the nomenclatore where it lists the sources; written otherwise, with the frequent ones at hand. */
export function CampoFonte({ nome, valore, onCambia }: Proprieta) {
  const fonti = useLista('fonti');
  const etichetta = 'Fonte di finanziamento';
  if (fonti.length > 0) {
    return (
      <CampoScelta
        nome={nome}
        etichetta={etichetta}
        vuota="Scegli…"
        opzioni={fonti}
        valore={valore}
        onCambia={onCambia}
      />
    );
  }
  return (
    <CampoTesto
      nome={nome}
      etichetta={etichetta}
      lunghezza={120}
      suggerimenti={FREQUENTI}
      valore={valore}
      onCambia={onCambia}
    />
  );
}
