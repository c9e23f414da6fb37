import { randomUUID } from 'node:crypto';
import type { Lavoro } from './cliente-tenace.js';

const COMUNE = '017085';

/** A note of a diary, by the words that make it different from every other. */
export interface Nota {
  readonly cartella: string;
  readonly testo: string;
}

/** What the clients have in common: cases that several of them write on at once. */
export interface Comune {
  readonly cartelle: string[];
  readonly note: Nota[];
  readonly cognomi: Map<string, string>;
}

/**
 * From the door to the diary: one stream, two streams in one append, something that must be unique, rules that would refuse
 * a second time, and notes on cases that others are writing on.
 */
export function* lavoroAlloSportello(nome: string, comune: Comune): Lavoro {
  for (let giro = 1; ; giro++) {
    const cognome = `Prova ${nome}`;
    const persona = yield {
      percorso: '/api/persone',
      corpo: {
        cognome,
        nome: `Giro ${giro}`,
        nascita: '1940-05-01',
        sesso: 'F',
        comune: COMUNE,
        tipoCodiceFiscale: 'assente',
      },
      tipi: ['PersonaRegistrata', 'ResidenzaVariata'],
    };
    comune.cognomi.set(persona.id, cognome);
    const accesso = yield {
      percorso: '/api/accessi',
      corpo: {
        canale: 'telefono',
        punto: 'segretariato',
        segnalante: 'familiare',
        persona: persona.id,
        richiesta: 'Aiuto in casa',
        comune: COMUNE,
        noto: 'nuovo',
      },
      tipi: ['AccessoRegistrato'],
    };
    yield {
      percorso: `/api/accessi/${accesso.id}/atti/compila-triage`,
      corpo: { risposte: [1, 1, 1, 1, 1, 1, 1, 1] },
      tipi: ['TriageCompilato'],
    };
    const cartella = yield {
      percorso: `/api/accessi/${accesso.id}/atti/apri-cartella`,
      corpo: { area: 'anziani' },
      tipi: ['AccessoConcluso', 'CartellaAperta'],
    };
    yield atto(cartella.id, 'consegna-informativa', { modalita: 'cartacea' }, 'InformativaConsegnata');
    yield atto(cartella.id, 'attiva-presa-in-carico', { percorso: 'sad' }, 'PresaInCaricoAttivata');
    yield atto(
      cartella.id,
      'individua-case-manager',
      { operatore: 'as-1', ambito: 'sociale' },
      'CaseManagerIndividuato',
    );
    comune.cartelle.push(cartella.id);
    for (let n = 0; n < 5; n++) {
      const tra = comune.cartelle.slice(-2);
      const nota = { cartella: tra[n % tra.length] as string, testo: `Nota ${randomUUID()}` };
      comune.note.push(nota);
      yield atto(
        nota.cartella,
        'annota-diario',
        { genere: 'colloquio', riservata: false, testo: nota.testo },
        'DiarioAnnotato',
      );
    }
  }
}

const atto = (cartella: string, nome: string, corpo: object, tipo: string) => ({
  percorso: `/api/cartelle/${cartella}/atti/${nome}`,
  corpo,
  tipi: [tipo],
});
