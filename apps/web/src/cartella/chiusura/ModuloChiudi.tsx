import type { CorpoDi } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoScelta } from '../../moduli/CampoScelta.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useLista } from '../../parole/useEtichette.ts';
import { useAttoCartella } from '../contesto.ts';

export function ModuloChiudi({ onChiudi }: { readonly onChiudi: () => void }) {
  const atto = useAttoCartella('chiudi');
  const motivi = useLista('motiviChiusura');
  const { valori, lega } = useCampi({ il: oggi(), motivo: '', situazione: '' });
  return (
    <Modulo
      titolo="Chiusura della cartella"
      spiegazione="Serve la valutazione finale, salvo decesso, trasferimento, irreperibilità o rinuncia; e nessun intervento deve essere ancora attivo."
      atto={atto}
      corpo={() => valori as CorpoDi<'chiudi'>}
      controlla={() =>
        mancanti(valori, {
          il: 'Indica il giorno della chiusura',
          motivo: 'Scegli il motivo della chiusura',
          situazione: 'Descrivi la situazione alla chiusura',
        })
      }
      etichettaInvio="Chiudi la cartella"
      fatto="Cartella chiusa"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Chiusa il" />
      <CampoScelta {...lega('motivo')} etichetta="Motivo della chiusura" vuota="Scegli…" opzioni={motivi} />
      <CampoAreaTesto {...lega('situazione')} etichetta="Situazione alla chiusura" />
    </Modulo>
  );
}
