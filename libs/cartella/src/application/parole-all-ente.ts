import { RifiutoHttp } from '#platform';
import type { EventoRegistrato } from '#storia';
import { eCorrezione, rifiuto } from '#storia';

/** What an ente may know of the history of a case: the hours of its own service, and their corrections. */
export const storiaPerLEnte =
  (ente: string, intervento: string) =>
  (storia: readonly EventoRegistrato[]): readonly EventoRegistrato[] => {
    const note = new Set<string>();
    return storia.filter((e) => {
      const dati = e.dati as { readonly erogatore?: string; readonly intervento?: string };
      const sua = eCorrezione(e)
        ? note.has(e.dati.evento)
        : e.tipo === 'ErogazioneRegistrata' && dati.erogatore === ente && dati.intervento === intervento;
      if (sua) note.add(e.id);
      return sua;
    });
  };

/** Refusals that are about what the ente sent, or about periods it knows of: their words are good as they are. */
const COME_SONO = [
  'erogazione-gia-registrata',
  'periodo-non-valido',
  'minuti-non-validi',
  'data-non-valida',
  'data-futura',
  'intervento-non-attivo',
  'intervento-sospeso',
  'periodo-non-affidato',
  'periodo-non-autorizzato',
  'revisione-superata',
  'chiave-riusata',
  'non-trovato',
];

const OLTRE = rifiuto(
  'oltre-autorizzato',
  'Con queste ore il mese supererebbe quelle autorizzate: serve prima una nuova autorizzazione del servizio.',
);
const NON_ATTIVO = rifiuto(
  'intervento-non-attivo',
  'In quel periodo l’intervento non era attivo: si registrano solo ore tra l’attivazione e la cessazione.',
);
const CHIEDERE = rifiuto('ore-non-registrabili', 'Queste ore non si possono registrare: se ne parli con il servizio.');

/**
 * A refusal in words that tell an ente no more than it may know. The month may hold another ente's hours, the case may be
 * closed, its data erased: those are not told.
 */
export function comeLoSaLEnte(errore: unknown): never {
  if (!(errore instanceof RifiutoHttp) || errore.status >= 500) throw errore;
  const { codice } = errore.rifiuto;
  if (COME_SONO.includes(codice)) throw errore;
  const no = codice === 'oltre-autorizzato' ? OLTRE : codice === 'periodo-dopo-la-chiusura' ? NON_ATTIVO : CHIEDERE;
  throw new RifiutoHttp(no, 409, errore);
}
