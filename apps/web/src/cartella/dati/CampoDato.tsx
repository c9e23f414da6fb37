import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoDurata } from '../../moduli/CampoDurata.tsx';
import { CampoEuro } from '../../moduli/CampoEuro.tsx';
import { CampoScelta } from '../../moduli/CampoScelta.tsx';
import { CampoSpunta } from '../../moduli/CampoSpunta.tsx';
import { CampoTesto } from '../../moduli/CampoTesto.tsx';
import { eData } from '../../parole/date.ts';
import { useLista } from '../../parole/useEtichette.ts';
import { campoDi } from '../../parole/campi.ts';

interface Proprieta {
  readonly nome: string;
  readonly valore: unknown;
  /** As it was: the kind of control does not change while one types. */
  readonly iniziale: unknown;
  readonly onCambia: (valore: unknown) => void;
}

/** The right control for a field of an event, from what is known of it. */
export function CampoDato({ nome, valore, iniziale, onCambia }: Proprieta) {
  const campo = campoDi(nome);
  const lista = useLista(campo.lista ?? []);
  const comune = { nome: `modifiche.${nome}`, etichetta: campo.nome };
  if (typeof iniziale === 'boolean') return <CampoSpunta {...comune} valore={valore === true} onCambia={onCambia} />;
  if (campo.come === 'durata') return <CampoDurata {...comune} valore={Number(valore) || 0} onCambia={onCambia} />;
  if (campo.come === 'euro') {
    return <CampoEuro {...comune} valore={typeof valore === 'number' ? valore : null} onCambia={onCambia} />;
  }
  if (typeof iniziale === 'number') {
    return (
      <CampoTesto
        {...comune}
        inputMode="numeric"
        valore={String(valore)}
        onCambia={(t) => onCambia(Number(t.replace(/\D/g, '')) || 0)}
      />
    );
  }
  const testo = String(valore ?? '');
  if (eData(iniziale)) return <CampoData {...comune} ancheFutura valore={testo} onCambia={onCambia} />;
  if (lista.some((v) => v.codice === iniziale)) {
    return <CampoScelta {...comune} opzioni={lista} valore={testo} onCambia={onCambia} />;
  }
  if (campo.come === 'testo' || String(iniziale).length > 60) {
    return <CampoAreaTesto {...comune} valore={testo} onCambia={onCambia} />;
  }
  return <CampoTesto {...comune} valore={testo} onCambia={onCambia} />;
}
