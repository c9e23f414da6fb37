import type { VistaCancellazione } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { CampoOpzioni } from '../moduli/CampoOpzioni.tsx';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { useEtichette, useLista } from '../parole/useEtichette.ts';

interface Proprieta {
  readonly vista: VistaCancellazione;
  readonly onChiudi: () => void;
}

/** The first of the two people. A single text is asked for where it is read. */
export function ModuloRichiesta({ vista, onChiudi }: Proprieta) {
  const oggetti = useLista('oggettiCancellazione').filter((o) => o.codice !== 'testo');
  const fondamenti = useLista('fondamentiCancellazione');
  const etichetta = useEtichette();
  const { cartelle } = vista.fascicolo;
  const { valori, lega } = useCampi({ oggetto: '', cartella: cartelle[0]?.id ?? '', fondamento: '' });
  const una = valori.oggetto === 'cartella';
  return (
    <Modulo
      livello={2}
      titolo="Chiedi la cancellazione"
      spiegazione="La richiesta non cancella nulla: un’altra persona deve autorizzarla."
      atto={useAtto(`/api/persone/${vista.persona}/atti/chiedi-cancellazione`, vista.revision)}
      corpo={() => ({
        oggetto: valori.oggetto,
        fondamento: valori.fondamento,
        ...(una && { cartella: valori.cartella }),
      })}
      controlla={() =>
        mancanti(valori, {
          oggetto: 'Scegli che cosa va cancellato',
          fondamento: 'Scegli il fondamento',
          ...(una && { cartella: 'Scegli la cartella' }),
        })
      }
      etichettaInvio="Chiedi la cancellazione"
      fatto="Cancellazione chiesta"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoOpzioni {...lega('oggetto')} etichetta="Che cosa" opzioni={oggetti} />
      {una && (
        <CampoScelta
          {...lega('cartella')}
          etichetta="Cartella"
          opzioni={cartelle.map((c) => ({ codice: c.id, testo: etichetta('aree', c.area) }))}
        />
      )}
      <CampoOpzioni {...lega('fondamento')} etichetta="Fondamento" opzioni={fondamenti} />
    </Modulo>
  );
}
