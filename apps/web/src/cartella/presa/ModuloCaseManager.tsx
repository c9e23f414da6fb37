import type { CorpoDi } from '../../api/tipi.ts';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoOpzioni } from '../../moduli/CampoOpzioni.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useSessione } from '../../sessione/sessione.ts';
import { CampoOperatore } from '../CampoOperatore.tsx';
import { useAttoCartella, useCartella } from '../contesto.ts';

export function ModuloCaseManager({ onChiudi }: { readonly onChiudi: () => void }) {
  const { scheda } = useCartella();
  const { operatore } = useSessione();
  const atto = useAttoCartella('individua-case-manager');
  const { valori, lega } = useCampi({
    il: oggi(),
    operatore: scheda.stato.caseManager ?? scheda.stato.assegnataA ?? operatore.id,
    ambito: 'sociale',
  });
  return (
    <Modulo
      titolo="Case manager"
      atto={atto}
      corpo={() => valori as CorpoDi<'individua-case-manager'>}
      controlla={() => mancanti(valori, { il: 'Indica da quando', operatore: 'Scegli il case manager' })}
      etichettaInvio="Individua il case manager"
      fatto="Case manager individuato"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Dal giorno" />
      <CampoOperatore {...lega('operatore')} etichetta="Case manager" />
      <CampoOpzioni
        {...lega('ambito')}
        etichetta="Di quale ambito"
        inRiga
        opzioni={[
          { codice: 'sociale', testo: 'Sociale' },
          { codice: 'sanitario', testo: 'Sanitario' },
        ]}
      />
    </Modulo>
  );
}
