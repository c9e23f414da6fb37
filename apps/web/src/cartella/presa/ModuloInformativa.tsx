import type { CorpoDi } from '../../api/tipi.ts';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoOpzioni } from '../../moduli/CampoOpzioni.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useAttoCartella } from '../contesto.ts';

export function ModuloInformativa({ onChiudi }: { readonly onChiudi: () => void }) {
  const atto = useAttoCartella('consegna-informativa');
  const { valori, lega } = useCampi({ il: oggi(), modalita: 'cartacea' });
  return (
    <Modulo
      titolo="Consegna dell’informativa"
      spiegazione="L’informativa sul trattamento dei dati personali va consegnata prima della presa in carico."
      atto={atto}
      corpo={() => valori as CorpoDi<'consegna-informativa'>}
      controlla={() => mancanti(valori, { il: 'Indica il giorno della consegna' })}
      etichettaInvio="Registra la consegna"
      fatto="Informativa consegnata"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Consegnata il" />
      <CampoOpzioni
        {...lega('modalita')}
        etichetta="Modalità"
        inRiga
        opzioni={[
          { codice: 'cartacea', testo: 'Cartacea' },
          { codice: 'digitale', testo: 'Digitale' },
        ]}
      />
    </Modulo>
  );
}
