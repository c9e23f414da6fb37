import type { CorpoDi, VoceCronologia } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { data } from '../../parole/date.ts';
import { useAttoCartella } from '../contesto.ts';

export function ModuloAnnulla({ voce, onChiudi }: { readonly voce: VoceCronologia; readonly onChiudi: () => void }) {
  const atto = useAttoCartella('annulla-evento');
  const { valori, lega } = useCampi({ motivo: '' });
  return (
    <Modulo
      livello={4}
      titolo={`Annulla «${voce.titolo}» del ${data(voce.avvenutoIl)}`}
      spiegazione="Il fatto non varrà più, ma resterà leggibile, barrato, con il motivo e il tuo nome."
      atto={atto}
      corpo={(): CorpoDi<'annulla-evento'> => ({ evento: voce.evento, motivo: valori.motivo })}
      controlla={() => mancanti(valori, { motivo: 'Scrivi perché il fatto va annullato' })}
      etichettaInvio="Annulla l’evento"
      fatto={`«${voce.titolo}» annullato`}
      onFatto={onChiudi}
      onAnnulla={onChiudi}
      pericolo
    >
      <CampoAreaTesto {...lega('motivo')} etichetta="Motivo dell’annullamento" />
    </Modulo>
  );
}
