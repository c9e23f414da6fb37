import type { CorpoDi } from '../../api/tipi.ts';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoOpzioni } from '../../moduli/CampoOpzioni.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useLista } from '../../parole/useEtichette.ts';
import { useAttoCartella, useCartella } from '../contesto.ts';

export function ModuloPresaInCarico({ onChiudi }: { readonly onChiudi: () => void }) {
  const { scheda } = useCartella();
  const atto = useAttoCartella('attiva-presa-in-carico');
  const percorsi = useLista('percorsi');
  const { valori, lega } = useCampi({ il: oggi(), percorso: scheda.stato.percorso ?? '' });
  return (
    <Modulo
      titolo="Attivazione della presa in carico"
      spiegazione="Il percorso scelto vale per le valutazioni e i progetti che seguono."
      atto={atto}
      corpo={() => valori as CorpoDi<'attiva-presa-in-carico'>}
      controlla={() =>
        mancanti(valori, { il: 'Indica il giorno della presa in carico', percorso: 'Scegli il percorso' })
      }
      etichettaInvio="Attiva la presa in carico"
      fatto="Presa in carico attivata"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Attivata il" />
      <CampoOpzioni {...lega('percorso')} etichetta="Percorso" opzioni={percorsi} inRiga />
    </Modulo>
  );
}
