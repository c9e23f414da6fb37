import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useAttoCartella } from '../contesto.ts';

export function ModuloRiapri({ onChiudi }: { readonly onChiudi: () => void }) {
  const atto = useAttoCartella('riapri');
  const { valori, lega } = useCampi({ il: oggi(), motivo: '' });
  return (
    <Modulo
      titolo="Riapertura della cartella"
      spiegazione="Comincia un nuovo ciclo; quello che è stato fatto nel precedente resta leggibile."
      atto={atto}
      corpo={() => valori}
      controlla={() => mancanti(valori, { il: 'Indica il giorno', motivo: 'Scrivi perché la cartella si riapre' })}
      etichettaInvio="Riapri la cartella"
      fatto="Cartella riaperta"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Riaperta il" />
      <CampoAreaTesto {...lega('motivo')} etichetta="Motivo della riapertura" />
    </Modulo>
  );
}
