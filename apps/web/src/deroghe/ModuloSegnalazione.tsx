import { useAtto } from '../api/useAtto.ts';
import { CampoAreaTesto } from '../moduli/CampoAreaTesto.tsx';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { useLista } from '../parole/useEtichette.ts';
import type { Proprieta } from './ModuloEsame.tsx';

/** Escalation: from then on somebody else looks at it. */
export function ModuloSegnalazione({ deroga: d, onChiudi }: Proprieta) {
  const { valori, lega } = useCampi({ a: '', ragione: '', nota: '' });
  return (
    <Modulo
      livello={4}
      titolo="Segnala l’accesso"
      spiegazione="La segnalazione resta visibile al coordinatore e al revisore; l’esame lo farà un’altra persona."
      atto={useAtto(`/api/cartelle/${d.cartella}/deroghe/${d.id}/segnala`, d.revision)}
      corpo={() => valori}
      controlla={() =>
        mancanti(valori, { a: 'Scegli a chi', ragione: 'Scegli la ragione', nota: 'Scrivi che cosa non convince' })
      }
      etichettaInvio="Segnala"
      fatto="Accesso segnalato"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoScelta {...lega('a')} etichetta="A chi" opzioni={useLista('destinatariSegnalazione')} vuota="Scegli" />
      <CampoScelta {...lega('ragione')} etichetta="Ragione" opzioni={useLista('ragioniSegnalazione')} vuota="Scegli" />
      <CampoAreaTesto {...lega('nota')} etichetta="Che cosa non convince" />
    </Modulo>
  );
}
