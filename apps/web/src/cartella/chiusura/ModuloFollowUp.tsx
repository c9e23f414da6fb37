import type { CorpoDi } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoOpzioni } from '../../moduli/CampoOpzioni.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useLista } from '../../parole/useEtichette.ts';
import { useAttoCartella } from '../contesto.ts';

export function ModuloFollowUp({ onChiudi }: { readonly onChiudi: () => void }) {
  const atto = useAttoCartella('rileva-follow-up');
  const orizzonti = useLista('orizzontiFollowUp');
  const { valori, lega } = useCampi({ il: oggi(), orizzonte: '', riammesso: '', note: '' });
  return (
    <Modulo
      titolo="Follow-up"
      atto={atto}
      corpo={() => ({ ...valori, riammesso: valori.riammesso === 'si' }) as CorpoDi<'rileva-follow-up'>}
      controlla={() =>
        mancanti(valori, {
          il: 'Indica il giorno',
          orizzonte: 'Scegli a quale distanza',
          riammesso: 'Indica se la persona è tornata ai servizi',
          note: 'Scrivi che cosa hai rilevato',
        })
      }
      etichettaInvio="Registra il follow-up"
      fatto="Follow-up registrato"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Rilevato il" />
      <CampoOpzioni {...lega('orizzonte')} etichetta="A quale distanza dalla chiusura" opzioni={orizzonti} inRiga />
      <CampoOpzioni
        {...lega('riammesso')}
        etichetta="La persona è stata riammessa ai servizi?"
        inRiga
        opzioni={[
          { codice: 'si', testo: 'Sì' },
          { codice: 'no', testo: 'No' },
        ]}
      />
      <CampoAreaTesto {...lega('note')} etichetta="Note" />
    </Modulo>
  );
}
