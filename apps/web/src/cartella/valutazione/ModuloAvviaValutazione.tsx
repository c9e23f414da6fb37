import type { CorpoDi } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoOpzioni } from '../../moduli/CampoOpzioni.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useLista } from '../../parole/useEtichette.ts';
import { useAttoCartella, useCartella } from '../contesto.ts';

export function ModuloAvviaValutazione({ onChiudi }: { readonly onChiudi: () => void }) {
  const { scheda } = useCartella();
  const atto = useAttoCartella('avvia-valutazione');
  const tipi = useLista('tipiValutazione');
  const { valori, lega } = useCampi({
    il: oggi(),
    tipo: 'multidimensionale',
    motivo: scheda.stato.valutazioni.length === 0 ? 'Prima valutazione' : '',
  });
  return (
    <Modulo
      titolo="Nuova valutazione"
      atto={atto}
      corpo={() => valori as CorpoDi<'avvia-valutazione'>}
      controlla={() => mancanti(valori, { il: 'Indica da quando', motivo: 'Scrivi perché si valuta' })}
      etichettaInvio="Avvia la valutazione"
      fatto="Valutazione avviata"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Avviata il" />
      <CampoOpzioni
        {...lega('tipo')}
        etichetta="Tipo di valutazione"
        aiuto="Quella multidimensionale si conclude con almeno due professioni diverse presenti."
        opzioni={tipi}
        inRiga
      />
      <CampoAreaTesto {...lega('motivo')} etichetta="Motivo" righe={2} />
    </Modulo>
  );
}
