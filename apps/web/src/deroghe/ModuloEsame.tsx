import type { Deroga } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { CampoAreaTesto } from '../moduli/CampoAreaTesto.tsx';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';

export interface Proprieta {
  readonly deroga: Deroga;
  readonly onChiudi: () => void;
}

export function ModuloEsame({ deroga: d, onChiudi }: Proprieta) {
  const { valori, lega } = useCampi({ nota: '' });
  return (
    <Modulo
      livello={4}
      titolo="L’accesso è legittimo"
      spiegazione="L’esame è uno solo e non si cambia. Se il motivo non ti convince, torna indietro e segnalalo."
      atto={useAtto(`/api/cartelle/${d.cartella}/deroghe/${d.id}/esamina`, d.revision)}
      corpo={() => ({ esito: 'legittima', ...(valori.nota.trim() && { nota: valori.nota }) })}
      etichettaInvio="Registra l’esame"
      fatto="Accesso esaminato"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoAreaTesto {...lega('nota')} etichetta="Nota" facoltativo aiuto="Che cosa hai verificato, e con chi." />
    </Modulo>
  );
}
