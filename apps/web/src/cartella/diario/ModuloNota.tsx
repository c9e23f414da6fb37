import type { CorpoDi } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoOpzioni } from '../../moduli/CampoOpzioni.tsx';
import { CampoSpunta } from '../../moduli/CampoSpunta.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useLista } from '../../parole/useEtichette.ts';
import { useAttoCartella } from '../contesto.ts';

export function ModuloNota({ onChiudi }: { readonly onChiudi: () => void }) {
  const atto = useAttoCartella('annota-diario');
  const generi = useLista('generiNota');
  const { valori, lega } = useCampi({ il: oggi(), genere: 'colloquio', riservata: false, testo: '' });
  return (
    <Modulo
      titolo="Nuova nota di diario"
      atto={atto}
      corpo={() => valori as CorpoDi<'annota-diario'>}
      controlla={() => mancanti(valori, { il: 'Indica il giorno', testo: 'Scrivi il testo della nota' })}
      etichettaInvio="Registra la nota"
      fatto="Nota registrata"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoOpzioni {...lega('genere')} etichetta="Genere" opzioni={generi} inRiga />
      <CampoData {...lega('il')} etichetta="Avvenuto il" />
      <CampoAreaTesto {...lega('testo')} etichetta="Testo della nota" righe={6} />
      <CampoSpunta
        {...lega('riservata')}
        etichetta="Nota riservata"
        aiuto="La leggono solo chi l’ha scritta, chi segue il caso e il coordinatore."
      />
    </Modulo>
  );
}
