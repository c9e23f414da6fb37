import { randomUUID } from 'node:crypto';
import type { Lavoro } from './cliente-tenace.js';

const COMUNE = '017085';

/**
 * From the door to the diary: one stream, two streams in one append, something that must be unique, rules that would refuse
 * a second time, and notes on cases that others are writing on.
 * @param cartelle the cases opened so far by every client
 */
export function* lavoroAlloSportello(nome: string, cartelle: string[]): Lavoro {
  for (let giro = 1; ; giro++) {
    const persona = yield {
      percorso: '/api/persone',
      corpo: {
        cognome: `Prova ${nome}`,
        nome: `Giro ${giro}`,
        nascita: '1940-05-01',
        sesso: 'F',
        comune: COMUNE,
        tipoCodiceFiscale: 'assente',
      },
      tipi: ['PersonaRegistrata', 'ResidenzaVariata'],
    };
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
    cartelle.push(cartella.id);
    for (let n = 0; n < 5; n++) {
      const aperta = cartelle.at(-1 - (n % 2)) ?? cartella.id;
      const nota = { genere: 'colloquio', riservata: false, testo: `Nota ${randomUUID()}` };
      yield atto(aperta, 'annota-diario', nota, 'DiarioAnnotato');
    }
  }
}

const atto = (cartella: string, nome: string, corpo: Record<string, unknown>, tipo: string) => ({
  percorso: `/api/cartelle/${cartella}/atti/${nome}`,
  corpo,
  tipi: [tipo],
});
