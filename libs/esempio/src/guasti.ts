import type { Caso } from './caso.js';
import type { Profilo } from './profili.js';

export interface Guasto {
  /** What is wrong in the data. */
  readonly cosa: string;
  /** How many, out of 300 SAD cases. */
  readonly quanti: number;
  /** The profiles whose lives can bear it. */
  readonly in: readonly string[];
  /** Where the product shows it. */
  readonly siVede: string;
}

const ATTIVI = ['in-erogazione', 'chiuso-2026', 'chiuso-2025'] as const;

/** The faults planted in the sample, as they happen in real registers. At most one per life. */
export const GUASTI = {
  'persona-doppia': {
    cosa: 'La stessa persona registrata una seconda volta, con un’altra grafia e senza codice fiscale, e un nuovo accesso.',
    quanti: 8,
    in: ['in-erogazione', 'sospeso'],
    siVede: 'Ricerca persone: due schede simili; l’accesso della seconda resta tra gli aperti o è solo orientato.',
  },
  'cognome-errato': {
    cosa: 'Cognome scritto male alla registrazione e corretto dopo settimane.',
    quanti: 4,
    in: ['in-erogazione', 'chiuso-2026'],
    siVede: 'Scheda della persona: anagrafica aggiornata; la vista “noto al” mostra ancora il vecchio.',
  },
  'senza-codice-fiscale': {
    cosa: 'Persona senza codice fiscale; per una su due arriva dopo mesi.',
    quanti: 7,
    in: ['in-erogazione', 'in-valutazione', 'in-accesso'],
    siVede: 'Scheda della persona; ricerca per codice fiscale senza esito.',
  },
  'area-sbagliata': {
    cosa: 'Cartella aperta nell’area sbagliata, annullata, e aperta di nuovo da un secondo accesso.',
    quanti: 5,
    in: ['in-erogazione', 'in-valutazione', 'minori-valutato-2026'],
    siVede: 'Cronologia della cartella annullata; due accessi della stessa persona.',
  },
  'informativa-mancante': {
    cosa: 'Informativa mai consegnata, in un caso che va avanti lo stesso.',
    quanti: 9,
    in: ['attesa-equipe', 'in-erogazione', 'progetto-in-approvazione', 'minori-firmato-2026'],
    siVede: 'Scheda: informativa assente; in accesso è tra le cose che mancano.',
  },
  'risposte-errate': {
    cosa: 'Risposte di uno strumento invertite e rettificate: il punteggio è ricalcolato.',
    quanti: 4,
    in: ['in-erogazione', 'progetto-in-bozza'],
    siVede: 'Valutazione: punteggio prima e dopo la rettifica.',
  },
  'partecipanti-errati': {
    cosa: 'Valutazione conclusa senza indicare l’assistente sociale che c’era; rettificata dopo settimane.',
    quanti: 6,
    in: [...ATTIVI, 'minori-firmato-2025'],
    siVede: 'L4.2: il numeratore sale dalla posizione della rettifica, la figura precedente resta com’era.',
  },
  'data-errata': {
    cosa: 'Conclusione della valutazione datata al giorno in cui è stata scritta, un mese dopo; data rettificata.',
    quanti: 6,
    in: ['in-erogazione', 'minori-valutato-2025'],
    siVede: 'Giorni in fase; per i minori valutati a dicembre, L2.2 di due anni.',
  },
  'erogazione-doppia': {
    cosa: 'Le ore di un mese registrate due volte; la seconda è annullata.',
    quanti: 10,
    in: [...ATTIVI],
    siVede: 'Ore del mese nelle viste “noto al” fra le due date; cronologia con l’annullo.',
  },
  'minuti-errati': {
    cosa: 'Ore scritte al posto dei minuti e rettificate: importo ricalcolato.',
    quanti: 5,
    in: [...ATTIVI],
    siVede: 'Importo e minuti del mese prima e dopo la rettifica.',
  },
  'annullo-per-errore': {
    cosa: 'Un’erogazione giusta annullata per sbaglio, e l’annullo annullato.',
    quanti: 2,
    in: ['in-erogazione'],
    siVede: 'Cronologia: una correzione corretta; le ore tornano.',
  },
  'ore-mai-arrivate': {
    cosa: 'Due mesi di servizio di cui le ore non sono mai state registrate.',
    quanti: 6,
    in: ['in-erogazione', 'chiuso-2026'],
    siVede: 'Erogazioni: mesi vuoti fra due mesi pieni.',
  },
} as const satisfies Readonly<Record<string, Guasto>>;

export type CodiceGuasto = keyof typeof GUASTI;

export const haGuasto = ({ guasto }: Caso, codice: CodiceGuasto): boolean => guasto === codice;

interface Posto {
  readonly profilo: Profilo;
  readonly k: number;
}

/**
 * Which life bears which fault. The place alone decides: the lives of a profile are dealt out one by one, a fault after the
 * other, so every fault is there however small the sample is, as far as there are lives.
 */
export function guastiPerPosto(posti: readonly Posto[], casi: number): Map<Posto, CodiceGuasto> {
  const dati = new Map<Posto, CodiceGuasto>();
  for (const [codice, { quanti, in: profili }] of Object.entries(GUASTI) as [CodiceGuasto, Guasto][]) {
    let mancano = Math.max(1, Math.round((quanti * casi) / 300));
    // One from each profile in turn.
    const file = profili.map((p) => posti.filter((posto) => posto.profilo.codice === p && !dati.has(posto)));
    while (mancano > 0 && file.some((f) => f.length > 0)) {
      for (const fila of file) {
        const posto = mancano > 0 ? fila.shift() : undefined;
        if (!posto) continue;
        dati.set(posto, codice);
        mancano--;
      }
    }
  }
  return dati;
}
