import type { DataCivile, Rifiuto } from '#storia';
import { giornoDi, rifiutaSe } from '#storia';
import { aperta, cicloCorrente, delCiclo, seNonAperta } from './ciclo.js';
import { progettoDelCiclo, ultimaVersione, versioneInVigore } from './progetto.js';
import type { Ammissioni, Decisioni, Evoluzioni, Possibilita } from './sezione.js';
import { contenutoDi, scritto } from './sezione.js';
import type { Autorizzazione, Intervento, StatoCartella, VersioneDiProgetto } from './stato.js';

type Atti =
  'autorizza-intervento' | 'attiva-intervento' | 'sospendi-intervento' | 'riprendi-intervento' | 'cessa-intervento';
type Tipi =
  'InterventoAutorizzato' | 'InterventoAttivato' | 'InterventoSospeso' | 'InterventoRipreso' | 'InterventoCessato';

/** Active, suspended or not: what keeps a case open. */
export const inEssere = ({ stato }: Intervento): boolean => stato === 'attivo' || stato === 'sospeso';

/** The authorisation in force for a period: the last act that covers it whole. */
export const autorizzazionePer = (
  intervento: Intervento,
  dal: DataCivile,
  al: DataCivile,
): Autorizzazione | undefined => intervento.autorizzazioni.findLast((a) => a.dal <= dal && al <= a.al);

export const decidiInterventi: Decisioni<Atti> = {
  'autorizza-intervento': (stato, comando) => {
    const gia = stato.interventi.find(({ id }) => id === comando.intervento);
    return (
      rifiutaSe(
        comando.urgente && !scritto(comando.motivoUrgenza),
        'motivo-mancante',
        'Un intervento urgente si autorizza prima del progetto solo scrivendo il motivo dell’urgenza.',
      ) ??
      rifiutaSe(
        gia !== undefined && gia.prestazione !== comando.prestazione,
        'prestazione-diversa',
        'Una nuova autorizzazione dello stesso intervento riguarda la stessa prestazione: per un’altra serve un nuovo intervento.',
      ) ?? { tipo: 'InterventoAutorizzato', avvenutoIl: comando.il, dati: contenutoDi(comando) }
    );
  },
  'attiva-intervento': (_, { il, intervento }) => ({
    tipo: 'InterventoAttivato',
    avvenutoIl: il,
    dati: { intervento },
  }),
  'sospendi-intervento': (_, { il, intervento, motivo }) => ({
    tipo: 'InterventoSospeso',
    avvenutoIl: il,
    dati: { intervento, motivo },
  }),
  'riprendi-intervento': (_, { il, intervento }) => ({
    tipo: 'InterventoRipreso',
    avvenutoIl: il,
    dati: { intervento },
  }),
  'cessa-intervento': (_, { il, intervento, motivo }) => ({
    tipo: 'InterventoCessato',
    avvenutoIl: il,
    dati: { intervento, motivo },
  }),
};

const interventoDelCiclo = (stato: StatoCartella, id: string): Intervento | undefined =>
  delCiclo(stato, stato.interventi).find((i) => i.id === id);

const prevede = (versione: VersioneDiProgetto | undefined, prestazione: string): boolean =>
  versione !== undefined && versione.interventi.some((i) => i.prestazione === prestazione);

function seNonAutorizzabile(stato: StatoCartella, progetto: string | null, prestazione: string): Rifiuto | undefined {
  const trovato = progettoDelCiclo(stato, progetto);
  const ultima = ultimaVersione(trovato);
  const utili = [versioneInVigore(trovato), ultima?.stato === 'approvata' ? ultima : undefined].filter(
    (v) => v !== undefined,
  );
  return (
    rifiutaSe(
      utili.length === 0,
      'progetto-non-approvato',
      'Un intervento si autorizza su un progetto approvato o sottoscritto; altrimenti solo se è urgente.',
    ) ??
    rifiutaSe(
      !utili.some((v) => prevede(v, prestazione)),
      'prestazione-non-prevista',
      'La prestazione non è tra quelle previste dal progetto: prima va rimodulato.',
    )
  );
}

function seNonNelloStato(
  stato: StatoCartella,
  id: string,
  stati: readonly Intervento['stato'][],
  codice: string,
  messaggio: string,
): Rifiuto | undefined {
  const intervento = interventoDelCiclo(stato, id);
  return (
    seNonAperta(stato) ??
    rifiutaSe(
      intervento === undefined,
      'intervento-inesistente',
      'A quella data l’intervento indicato non era stato autorizzato in questo ciclo della cartella.',
    ) ??
    rifiutaSe(intervento !== undefined && !stati.includes(intervento.stato), codice, messaggio)
  );
}

const sottoProgettoFirmato = (stato: StatoCartella, intervento: Intervento): boolean =>
  intervento.urgente || prevede(versioneInVigore(progettoDelCiclo(stato, intervento.progetto)), intervento.prestazione);

export const ammettiInterventi: Ammissioni<Tipi> = {
  InterventoAutorizzato: (stato, { dati }) => {
    const gia = stato.interventi.find(({ id }) => id === dati.intervento);
    return (
      seNonAperta(stato) ??
      rifiutaSe(dati.dal > dati.al, 'periodo-non-valido', 'Il periodo autorizzato finisce prima di cominciare.') ??
      rifiutaSe(
        gia !== undefined && gia.ciclo !== cicloCorrente(stato),
        'intervento-di-altro-ciclo',
        'L’intervento indicato appartiene a un ciclo precedente della cartella: se ne autorizza uno nuovo.',
      ) ??
      rifiutaSe(
        gia !== undefined && gia.cessatoIl !== null && giornoDi(gia.cessatoIl) < dati.dal,
        'intervento-cessato',
        'L’intervento è cessato prima del periodo che si vuole autorizzare.',
      ) ??
      rifiutaSe(
        gia !== undefined && gia.urgente !== dati.urgente,
        'urgenza-diversa',
        'Una nuova autorizzazione non cambia la natura dell’intervento, urgente o da progetto: serve un nuovo intervento.',
      ) ??
      (dati.urgente ? undefined : seNonAutorizzabile(stato, dati.progetto, dati.prestazione)) ??
      rifiutaSe(
        dati.urgente && dati.progetto !== null && !progettoDelCiclo(stato, dati.progetto),
        'progetto-inesistente',
        'A quella data il progetto indicato non esisteva in questo ciclo della cartella.',
      )
    );
  },
  InterventoAttivato: (stato, { avvenutoIl, dati }) => {
    const intervento = interventoDelCiclo(stato, dati.intervento);
    const giorno = giornoDi(avvenutoIl);
    return (
      seNonNelloStato(
        stato,
        dati.intervento,
        ['autorizzato'],
        'intervento-gia-attivato',
        'L’intervento è già stato attivato o è cessato.',
      ) ??
      rifiutaSe(
        intervento !== undefined && !sottoProgettoFirmato(stato, intervento),
        'progetto-non-sottoscritto',
        'Un intervento si attiva solo se il progetto che lo prevede è sottoscritto; fanno eccezione gli urgenti.',
      ) ??
      rifiutaSe(
        intervento !== undefined && !autorizzazionePer(intervento, giorno, giorno),
        'fuori-periodo-autorizzato',
        'A quella data l’intervento non è autorizzato: la data di attivazione deve cadere nel periodo autorizzato.',
      )
    );
  },
  InterventoSospeso: (stato, { avvenutoIl, dati }) => {
    const oltre = (interventoDelCiclo(stato, dati.intervento)?.erogazioni ?? []).filter(
      ({ al }) => al >= giornoDi(avvenutoIl),
    );
    return (
      seNonNelloStato(
        stato,
        dati.intervento,
        ['attivo'],
        'intervento-non-attivo',
        'Si sospende solo un intervento attivo.',
      ) ??
      rifiutaSe(
        oltre.length > 0,
        'erogazione-gia-registrata',
        'Per quel giorno risulta già un’erogazione: l’intervento si può sospendere dal giorno dopo.',
        { erogazioni: oltre.map(({ evento }) => evento) },
      )
    );
  },
  InterventoRipreso: (stato, { dati }) =>
    seNonNelloStato(
      stato,
      dati.intervento,
      ['sospeso'],
      'intervento-non-sospeso',
      'Si riprende solo un intervento sospeso.',
    ),
  InterventoCessato: (stato, { dati }) =>
    seNonNelloStato(
      stato,
      dati.intervento,
      ['autorizzato', 'attivo', 'sospeso'],
      'intervento-gia-cessato',
      'L’intervento è già cessato.',
    ),
};

export const cambiaIntervento = (
  stato: StatoCartella,
  id: string,
  come: (i: Intervento) => Intervento,
): Partial<StatoCartella> => ({ interventi: stato.interventi.map((i) => (i.id === id ? come(i) : i)) });

export const evolviInterventi: Evoluzioni<Tipi> = {
  InterventoAutorizzato: (stato, { id, avvenutoIl, dati }) => {
    const { dal, al, minutiMensili, centesimiOra, fonte, erogatore } = dati;
    const autorizzazione = { evento: id, il: avvenutoIl, dal, al, minutiMensili, centesimiOra, fonte, erogatore };
    if (stato.interventi.some((i) => i.id === dati.intervento)) {
      return cambiaIntervento(stato, dati.intervento, (i) => ({
        ...i,
        erogatore,
        autorizzazioni: [...i.autorizzazioni, autorizzazione],
      }));
    }
    const nuovo: Intervento = {
      id: dati.intervento,
      ciclo: cicloCorrente(stato),
      progetto: dati.progetto,
      urgente: dati.urgente,
      motivoUrgenza: dati.motivoUrgenza,
      prestazione: dati.prestazione,
      erogatore,
      stato: 'autorizzato',
      autorizzazioni: [autorizzazione],
      attivatoIl: null,
      sospensioni: [],
      cessatoIl: null,
      erogazioni: [],
    };
    return { interventi: [...stato.interventi, nuovo] };
  },
  InterventoAttivato: (stato, { avvenutoIl, dati }) =>
    cambiaIntervento(stato, dati.intervento, (i) => ({ ...i, stato: 'attivo', attivatoIl: avvenutoIl })),
  InterventoSospeso: (stato, { avvenutoIl, dati }) =>
    cambiaIntervento(stato, dati.intervento, (i) => ({
      ...i,
      stato: 'sospeso',
      sospensioni: [...i.sospensioni, { dal: avvenutoIl, al: null, motivo: dati.motivo }],
    })),
  InterventoRipreso: (stato, { avvenutoIl, dati }) =>
    cambiaIntervento(stato, dati.intervento, (i) => ({
      ...i,
      stato: 'attivo',
      sospensioni: i.sospensioni.map((s) => (s.al === null ? { ...s, al: avvenutoIl } : s)),
    })),
  InterventoCessato: (stato, { avvenutoIl, dati }) =>
    cambiaIntervento(stato, dati.intervento, (i) => ({
      ...i,
      stato: 'cessato',
      cessatoIl: avvenutoIl,
      motivoCessazione: dati.motivo,
    })),
};

const conUno =
  (...stati: Intervento['stato'][]) =>
  (stato: StatoCartella): boolean =>
    aperta(stato) && delCiclo(stato, stato.interventi).some((i) => stati.includes(i.stato));

export const possibileInterventi: Possibilita<Atti> = {
  'autorizza-intervento': aperta,
  'attiva-intervento': (stato) =>
    aperta(stato) &&
    delCiclo(stato, stato.interventi).some((i) => i.stato === 'autorizzato' && sottoProgettoFirmato(stato, i)),
  'sospendi-intervento': conUno('attivo'),
  'riprendi-intervento': conUno('sospeso'),
  'cessa-intervento': conUno('autorizzato', 'attivo', 'sospeso'),
};
