import type { CorpoDi } from '../../api/tipi.ts';
import { CampoData } from '../../moduli/CampoData.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { CampoOperatore } from '../CampoOperatore.tsx';
import { useAttoCartella, useCartella } from '../contesto.ts';

export function ModuloAssegna({ onChiudi }: { readonly onChiudi: () => void }) {
  const { scheda } = useCartella();
  const atto = useAttoCartella('assegna');
  const { valori, lega } = useCampi({ il: oggi(), operatore: scheda.stato.assegnataA ?? '' });
  return (
    <Modulo
      titolo="Assegnazione della cartella"
      atto={atto}
      corpo={() => valori as CorpoDi<'assegna'>}
      controlla={() => mancanti(valori, { il: 'Indica da quando', operatore: 'Scegli a chi assegnarla' })}
      etichettaInvio="Assegna la cartella"
      fatto="Cartella assegnata"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Dal giorno" />
      <CampoOperatore {...lega('operatore')} etichetta="Assegnata a" />
    </Modulo>
  );
}
