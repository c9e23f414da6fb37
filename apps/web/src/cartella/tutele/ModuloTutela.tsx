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
import { CampoAbilitati } from './CampoAbilitati.tsx';
import { useAbilitati } from './useAbilitati.ts';

/** Another tutela takes the place of the one in force: what it says is where one begins. */
export function ModuloTutela({ onChiudi }: { readonly onChiudi: () => void }) {
  const { tutela } = useCartella().scheda.stato;
  const nominati = useAbilitati();
  const atto = useAttoCartella('disponi-tutela');
  const classi = useLista('classiDiTutela');
  const { valori, lega } = useCampi<{
    il: string;
    classe: string;
    abilitati: readonly string[];
    revisioneIl: string;
    motivo: string;
  }>({
    il: oggi(),
    classe: tutela?.classe ?? '',
    // Who has left the ente since is not named again without being chosen.
    abilitati: nominati.ancora,
    revisioneIl: tutela?.revisioneIl ?? '',
    motivo: '',
  });
  return (
    <Modulo
      titolo={tutela ? 'Cambio della tutela' : 'Tutela del caso'}
      spiegazione="Da questo momento il caso e la persona spariscono da ricerche, elenchi e pagine di chi non è abilitato, e nessuno di loro viene a sapere che ci sono. Nelle figure restano."
      atto={atto}
      corpo={() => {
        const { revisioneIl, ...altro } = valori;
        return { ...altro, ...(revisioneIl && { revisioneIl }) } as CorpoDi<'disponi-tutela'>;
      }}
      controlla={() => {
        const { il, classe, motivo } = valori;
        return mancanti(
          { il, classe, motivo },
          { il: 'Indica da quando', classe: 'Scegli la classe', motivo: 'Scrivi perché serve la tutela' },
        );
      }}
      etichettaInvio={tutela ? 'Cambia la tutela' : 'Disponi la tutela'}
      fatto="Tutela disposta"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoOpzioni {...lega('classe')} etichetta="Classe" opzioni={classi} />
      <CampoAbilitati
        {...lega('abilitati')}
        etichetta="Persone abilitate"
        aiuto="Oltre a chi segue il caso, a chi coordina il Comune e a chi ha un mandato di revisione, che entrano sempre."
      />
      <CampoData {...lega('il')} etichetta="Dal giorno" />
      <CampoData {...lega('revisioneIl')} etichetta="Da riesaminare il" facoltativo ancheFutura />
      <CampoAreaTesto {...lega('motivo')} etichetta="Motivo" />
    </Modulo>
  );
}
