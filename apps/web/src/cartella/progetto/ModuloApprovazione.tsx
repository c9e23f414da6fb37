import type { VersioneDiProgetto } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useAttoCartella, useCartella } from '../contesto.ts';
import { dimensioniScoperte } from '../scelte-progetto.ts';

interface Proprieta {
  readonly atto: 'approva-progetto' | 'respingi-progetto';
  readonly progetto: string;
  readonly versione: VersioneDiProgetto;
  readonly onChiudi: () => void;
}

/** A decision always has a reason; approving over an uncovered critical dimension has a second one. */
export function ModuloApprovazione({ atto: nome, progetto, versione, onChiudi }: Proprieta) {
  const { scheda } = useCartella();
  const etichetta = useEtichette();
  const atto = useAttoCartella(nome);
  const approva = nome === 'approva-progetto';
  const scoperte = approva ? dimensioniScoperte(scheda.stato, versione.valutazione, versione.obiettivi) : [];
  const { valori, lega } = useCampi({ il: oggi(), motivo: '', motivoSenzaObiettivo: '' });
  return (
    <Modulo
      livello={4}
      titolo={approva ? 'Approvazione del progetto' : 'Rifiuto del progetto'}
      atto={atto}
      corpo={() => ({
        il: valori.il,
        progetto,
        motivo: valori.motivo,
        ...(scoperte.length > 0 && { motivoSenzaObiettivo: valori.motivoSenzaObiettivo }),
      })}
      controlla={() =>
        mancanti(valori, {
          il: 'Indica il giorno della decisione',
          motivo: 'Scrivi il motivo della decisione',
          ...(scoperte.length > 0 && {
            motivoSenzaObiettivo: 'Scrivi perché la dimensione critica resta senza obiettivo',
          }),
        })
      }
      etichettaInvio={approva ? 'Approva il progetto' : 'Respingi il progetto'}
      fatto={approva ? 'Progetto approvato' : 'Progetto respinto'}
      onFatto={onChiudi}
      onAnnulla={onChiudi}
      pericolo={!approva}
    >
      <CampoData {...lega('il')} etichetta="Deciso il" />
      <CampoAreaTesto {...lega('motivo')} etichetta="Motivo della decisione" />
      {scoperte.length > 0 && (
        <CampoAreaTesto
          {...lega('motivoSenzaObiettivo')}
          etichetta="Perché manca un obiettivo"
          aiuto={`Dimensioni critiche senza obiettivo: ${scoperte.map((d) => etichetta('domini', d).toLowerCase()).join(', ')}.`}
        />
      )}
    </Modulo>
  );
}
