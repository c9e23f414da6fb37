import { useState } from 'react';
import type { CasoDellaSeduta, Seduta } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { CampoAreaTesto } from '../moduli/CampoAreaTesto.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { nominativo } from '../parole/persona.ts';

interface Proprieta {
  readonly seduta: Seduta;
  readonly caso: CasoDellaSeduta;
  readonly onChiudi: () => void;
}

export function ModuloDiscuti({ seduta, caso, onChiudi }: Proprieta) {
  const { valori, lega } = useCampi({ decisione: '', dissenso: '' });
  // What was on screen when the discussion began to be written, whatever is recorded meanwhile.
  const [posizione] = useState(caso.posizione);
  return (
    <Modulo
      livello={4}
      titolo={`Discussione di ${nominativo(caso.persona)}`}
      spiegazione="Resta scritto anche il punto della storia che avete davanti: chi legge dopo apre il caso com’è adesso."
      atto={useAtto(`/api/sedute/${seduta.id}/atti/discuti-caso`)}
      corpo={() => ({
        cartella: caso.cartella,
        posizione,
        decisione: valori.decisione,
        ...(valori.dissenso.trim() && { dissenso: valori.dissenso }),
      })}
      controlla={() => mancanti(valori, { decisione: 'Scrivi che cosa è stato deciso' })}
      etichettaInvio="Registra la discussione"
      fatto="Discussione registrata"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoAreaTesto {...lega('decisione')} etichetta="Decisione" />
      <CampoAreaTesto {...lega('dissenso')} etichetta="Dissenso" facoltativo aiuto="Chi non è d’accordo, e perché." />
    </Modulo>
  );
}
