import type { CorpoDi, Valutazione } from '../../api/tipi.ts';
import { CampoData } from '../../moduli/CampoData.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useSessione } from '../../sessione/sessione.ts';
import { useAttoCartella } from '../contesto.ts';
import { CampoPersone } from './CampoPersone.tsx';
import { comeComponenti, erroriPersone, RIGA_VUOTA, rigaDiComponente, rigaDiOperatore } from './persone-equipe.ts';

interface Proprieta {
  readonly valutazione: Valutazione;
  readonly onChiudi: () => void;
}

export function ModuloEquipe({ valutazione, onChiudi }: Proprieta) {
  const atto = useAttoCartella('costituisci-equipe');
  const { operatore } = useSessione();
  const { valori, lega, imposta } = useCampi(() => ({
    il: oggi(),
    componenti:
      valutazione.equipe.length > 0
        ? valutazione.equipe.map(rigaDiComponente)
        : [rigaDiOperatore(operatore), RIGA_VUOTA()],
  }));
  return (
    <Modulo
      livello={4}
      titolo="Équipe della valutazione"
      atto={atto}
      corpo={(): CorpoDi<'costituisci-equipe'> => ({
        il: valori.il,
        valutazione: valutazione.id,
        componenti: comeComponenti(valori.componenti),
        nominativi: valori.componenti.map((c) => c.nome.trim()),
      })}
      controlla={() => ({
        ...mancanti(valori, { il: 'Indica da quando' }),
        ...erroriPersone(valori.componenti, 'componenti'),
      })}
      etichettaInvio="Costituisci l’équipe"
      fatto="Équipe costituita"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Costituita il" />
      <CampoPersone
        nome="componenti"
        etichetta="Componenti"
        righe={valori.componenti}
        onCambia={(componenti) => imposta({ componenti })}
      />
    </Modulo>
  );
}
