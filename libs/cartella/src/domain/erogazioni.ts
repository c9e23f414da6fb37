import type { Rifiuto, Violazione } from '#storia';
import { giorniTra, giornoDi, meseDi, rifiutaSe, rifiuto } from '#storia';
import { autorizzazionePer, cambiaIntervento } from './interventi.js';
import type { Ammissioni, Decisioni, Evoluzioni, Possibilita } from './sezione.js';
import type { Erogazione, Intervento, StatoCartella } from './stato.js';

const MINUTI_IN_UN_GIORNO = 1_440;

/** Rounded half up, in integers. */
export const centesimiDi = (minuti: number, centesimiOra: number): number =>
  Math.floor((minuti * centesimiOra + 30) / 60);

/** What an erogazione takes from the intervento and from the authorisation of its period. */
export function daIntervento(
  intervento: Intervento,
  { dal, al, minuti }: Pick<Erogazione, 'dal' | 'al' | 'minuti'>,
): { prestazione: string; erogatore: string; centesimi: number } {
  const autorizzazione = autorizzazionePer(intervento, dal, al) ?? intervento.autorizzazioni.at(-1);
  return {
    prestazione: intervento.prestazione,
    erogatore: autorizzazione?.erogatore ?? intervento.erogatore,
    centesimi: centesimiDi(minuti, autorizzazione?.centesimiOra ?? 0),
  };
}

const inesistente = (): Rifiuto =>
  rifiuto('intervento-inesistente', 'L’intervento indicato non esiste in questa cartella.');

export const decidiErogazioni: Decisioni<'registra-erogazione'> = {
  'registra-erogazione': (stato, { erogazione, intervento, dal, al, minuti }, { attore }) => {
    const trovato = stato.interventi.find(({ id }) => id === intervento);
    if (!trovato) return inesistente();
    const suoi = daIntervento(trovato, { dal, al, minuti });
    return (
      // An intervento may pass from one ente to another: each records the hours of its own periods.
      rifiutaSe(
        attore.ruolo === 'ente-erogatore' && attore.ente !== suoi.erogatore,
        'periodo-non-affidato',
        'In quel periodo l’intervento non è affidato al tuo ente.',
      ) ?? {
        tipo: 'ErogazioneRegistrata',
        avvenutoIl: al,
        dati: { erogazione, intervento, dal, al, minuti, ...suoi },
      }
    );
  },
};

/** The day of the suspension is out, the day of the resumption is in. */
const sospesoTra = ({ sospensioni }: Intervento, dal: string, al: string): boolean =>
  sospensioni.some((s) => {
    const [da, a] = [giornoDi(s.dal), s.al === null ? null : giornoDi(s.al)];
    return da <= al && (a === null || (dal < a && da < a));
  });

/**
 * The hours of the ente already told of days within the period count with the new ones: a day is not exceeded by halves. Those
 * of another ente do not, as who delivers is not told of them.
 */
function seNonStannoNelPeriodo(
  { erogazioni }: Intervento,
  { dal, al, minuti, erogatore }: Pick<Erogazione, 'dal' | 'al' | 'minuti' | 'erogatore'>,
): Rifiuto | undefined {
  const massimo = (giorniTra(dal, al) + 1) * MINUTI_IN_UN_GIORNO;
  const registrati = erogazioni
    .filter((e) => e.erogatore === erogatore && dal <= e.dal && e.al <= al)
    .reduce((somma, e) => somma + e.minuti, 0);
  return rifiutaSe(
    !Number.isInteger(minuti) || minuti <= 0 || registrati + minuti > massimo,
    'minuti-non-validi',
    dal === al
      ? 'In un giorno non stanno più di 24 ore: controlla la durata, o il periodo.'
      : `Dal primo all’ultimo giorno del periodo non stanno più di ${massimo / 60} ore: controlla la durata, o il periodo.`,
    { campo: 'minuti', massimo, registrati },
  );
}

export const ammettiErogazioni: Ammissioni<'ErogazioneRegistrata'> = {
  // Not only in an open case: hours may arrive after the closure, and are judged by the state of their period (rule 6).
  ErogazioneRegistrata: (stato, { avvenutoIl, dati }) => {
    const { erogazione, intervento: id, dal, al } = dati;
    const intervento = stato.interventi.find((i) => i.id === id);
    if (!intervento) return inesistente();
    const chiusoIl = stato.cicli[intervento.ciclo]?.chiusoIl ?? null;
    return (
      rifiutaSe(
        stato.interventi.some((i) => i.erogazioni.some((e) => e.id === erogazione)),
        'erogazione-gia-registrata',
        'Questa erogazione è già stata registrata.',
      ) ??
      rifiutaSe(
        dal > al || meseDi(dal) !== meseDi(al),
        'periodo-non-valido',
        'Il periodo di un’erogazione va da un giorno a uno successivo dello stesso mese.',
      ) ??
      rifiutaSe(
        giornoDi(avvenutoIl) !== al,
        'data-diversa-dal-periodo',
        'Un’erogazione avviene nell’ultimo giorno del suo periodo: le due date vanno corrette insieme.',
      ) ??
      seNonStannoNelPeriodo(intervento, dati) ??
      rifiutaSe(
        chiusoIl !== null && al > giornoDi(chiusoIl),
        'periodo-dopo-la-chiusura',
        'Il periodo finisce dopo la chiusura della cartella: si accettano solo ore erogate prima.',
      ) ??
      rifiutaSe(
        intervento.attivatoIl === null ||
          dal < giornoDi(intervento.attivatoIl) ||
          // The last day of an intervento is a day of service.
          (intervento.cessatoIl !== null && al > giornoDi(intervento.cessatoIl)),
        'intervento-non-attivo',
        'In quel periodo l’intervento non era attivo: si registrano solo ore tra l’attivazione e la cessazione.',
      ) ??
      rifiutaSe(
        sospesoTra(intervento, dal, al),
        'intervento-sospeso',
        'In quel periodo l’intervento era sospeso: le ore vanno registrate per i soli giorni di servizio.',
      )
    );
  },
};

export const evolviErogazioni: Evoluzioni<'ErogazioneRegistrata'> = {
  ErogazioneRegistrata: (stato, { id, dati }) => {
    const { dal, al, minuti, centesimi, erogatore } = dati;
    const erogazione = { id: dati.erogazione, evento: id, dal, al, minuti, centesimi, erogatore };
    return cambiaIntervento(stato, dati.intervento, (i) => ({ ...i, erogazioni: [...i.erogazioni, erogazione] }));
  },
};

/**
 * Rule 6, authorised period and quantity. An authorisation given afterwards for the same period cures it, so this is
 * judged on the whole history: the minutes of a month, per intervento, against the last authorisation that covers them.
 */
export const violazioniDelleErogazioni = (stato: StatoCartella): Violazione[] =>
  stato.interventi.flatMap((intervento) =>
    intervento.erogazioni.flatMap((erogazione) => {
      const no = oltreAutorizzato(intervento, erogazione);
      return no ? [{ evento: erogazione.evento, rifiuto: no }] : [];
    }),
  );

function oltreAutorizzato(intervento: Intervento, { evento, dal, al, minuti }: Erogazione): Rifiuto | undefined {
  const autorizzazione = autorizzazionePer(intervento, dal, al);
  if (!autorizzazione) {
    return rifiuto(
      'periodo-non-autorizzato',
      'Il periodo non è coperto da un’autorizzazione: se serve, va prima autorizzato.',
      { dal, al },
    );
  }
  const mese = meseDi(al);
  const registrati = intervento.erogazioni
    .filter((e) => e.evento !== evento && meseDi(e.al) === mese)
    .reduce((somma, e) => somma + e.minuti, 0);
  const { minutiMensili } = autorizzazione;
  return rifiutaSe(
    registrati + minuti > minutiMensili,
    'oltre-autorizzato',
    `Nel mese sono autorizzati ${minutiMensili} minuti e ne risulterebbero ${registrati + minuti}: serve una nuova autorizzazione che li aumenti.`,
    {
      intervento: intervento.id,
      mese,
      autorizzati: minutiMensili,
      registrati,
      richiesti: minuti,
      eccedenza: registrati + minuti - minutiMensili,
    },
  );
}

export const possibileErogazioni: Possibilita<'registra-erogazione'> = {
  'registra-erogazione': (stato) => stato.interventi.some(({ attivatoIl }) => attivatoIl !== null),
};
