import { useQuery } from '@tanstack/react-query';
import { leggiCronologia } from '../api/letture.ts';
import type { Passo } from '../api/tipi.ts';
import { DatiEvento } from '../cartella/dati/DatiEvento.tsx';
import { data } from '../parole/date.ts';

interface Proprieta {
  readonly cartella: string;
  readonly passo: Passo;
}

/** What the event says, as far as it may be read: of a correction also which fact it is about, and why. */
export function ContenutoPasso({ cartella, passo }: Proprieta) {
  const { data: voci } = useQuery(leggiCronologia(cartella));
  const voce = voci?.find((v) => v.evento === passo.evento);
  if (!voce) return null;
  const corretto = voce.corregge === null ? undefined : voci?.find((v) => v.evento === voce.corregge);
  return (
    <>
      <h3>Che cosa dice l’evento</h3>
      {corretto && (
        <p>
          Riguarda: {corretto.titolo} del {data(corretto.avvenutoIl)}, evento n. {corretto.posizione}.
        </p>
      )}
      <DatiEvento dati={voce.dati} oscurati={voce.oscurati} />
    </>
  );
}
