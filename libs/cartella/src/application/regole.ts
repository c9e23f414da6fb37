import { STRUMENTI } from '#nomenclatore';
import { creaCartella } from '../domain/cartella.js';

/** The rules of the case, with the instruments the Ambito uses. */
export const regoleCartella = creaCartella((codice) => {
  const definizione = STRUMENTI.find((s) => s.codice === codice);
  return (
    definizione && {
      ...definizione,
      voci: definizione.voci.map(({ voce, livelli }) => ({ voce, punti: livelli.map((l) => l.punti) })),
    }
  );
});
