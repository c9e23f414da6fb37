import fc from 'fast-check';
import type { ComandoCorrezione, Correzione, DataCivile, Storico } from '#storia';
import { decidiSuStoria, eCorrezione, fineMese, giornoDi, meseDi, piuGiorni, rifiutato, statoAl } from '#storia';
import { ATTI, attiPossibili } from '../atti-possibili.js';
import type { Atto, ComandoCartella } from '../comandi.js';
import type { EventoCartella } from '../eventi.js';
import { mancanze } from '../mancanze.js';
import type { StatoCartella } from '../stato.js';
import { DOMINI, MOTIVI_CHIUSURA, PERCORSI, PROFESSIONI } from '../vocabolario.js';
import { atto, cartella } from './un-caso.js';

/**
 * Lives of cases made by people who try everything: they go on, they go back in time, they insist on what is refused, they
 * rectify and annul. What the rules accept of it is a history.
 */

export type StoriaCartella = readonly Storico<EventoCartella | Correzione>[];

export interface Tentativo {
  readonly comando: ComandoCartella | ComandoCorrezione;
  readonly oggi: DataCivile;
  /** The acts that were possible when it was tried. */
  readonly possibili: readonly Atto[];
  /** Code of the refusal, if it was refused. */
  readonly rifiuto: string | null;
}

export interface Vita {
  readonly storia: StoriaCartella;
  readonly oggi: DataCivile;
  readonly tentativi: readonly Tentativo[];
}

export interface Mossa {
  /** `avanti` does what is missing; `possibile` and `qualunque` pick an act among those, at random. */
  readonly verso: 'avanti' | 'possibile' | 'qualunque' | 'rettifica' | 'annulla';
  /** Two free numbers, to pick targets and values. */
  readonly a: number;
  readonly b: number;
  /** Days that pass before the move, and how far back the fact is dated. */
  readonly giorni: number;
  readonly indietro: number;
  readonly chi: string;
}

const INIZIO = '2025-01-10';
const DI_CHI_DECIDE = ['apri-richiesta', 'approva-progetto', 'respingi-progetto'];
const CHI = ['as-1', 'as-2', 'coord-1', 'ets-1'];

export const mossa: fc.Arbitrary<Mossa> = fc.record({
  verso: fc.oneof(
    { weight: 9, arbitrary: fc.constant('avanti' as const) },
    { weight: 5, arbitrary: fc.constant('possibile' as const) },
    { weight: 2, arbitrary: fc.constant('qualunque' as const) },
    { weight: 2, arbitrary: fc.constant('rettifica' as const) },
    { weight: 1, arbitrary: fc.constant('annulla' as const) },
  ),
  a: fc.nat(97),
  b: fc.nat(97),
  giorni: fc.nat(15),
  indietro: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -3, max: 90 }) },
  ),
  chi: fc.constantFrom(...CHI),
});

export const mosseGenerate: fc.Arbitrary<Mossa[]> = fc.array(mossa, { minLength: 5, maxLength: 140, size: 'max' });

export const vitaGenerata: fc.Arbitrary<Vita> = mosseGenerate.map((mosse) => vivi(mosse));

/** `letta`: what of the history is read when a decision is taken. */
export function vivi(mosse: readonly Mossa[], letta = (storia: StoriaCartella) => storia): Vita {
  let storia: StoriaCartella = [];
  let oggi: DataCivile = INIZIO;
  const tentativi: Tentativo[] = [];
  for (const m of mosse) {
    oggi = piuGiorni(oggi, m.giorni);
    const stato = statoAl<StatoCartella, EventoCartella>(cartella, storia);
    const comando = comandoPer(m, stato, storia, oggi, tentativi.length);
    if (!comando) continue;
    // Who goes on does it properly: what one wrote another decides.
    const chi = m.verso !== 'avanti' ? m.chi : DI_CHI_DECIDE.includes(comando.atto) ? 'coord-1' : 'as-1';
    const attore = { id: chi, ruolo: 'assistente-sociale', ente: 'comune-1', livello: 2 as const };
    const esito = decidiSuStoria(cartella, letta(storia), comando, { attore, oggi }, (_, i) => ({
      id: `e${storia.length + i}`,
      comune: m.b % 5 === 0 ? '017160' : '017206',
    }));
    const rifiuto = rifiutato(esito) ? esito.codice : null;
    tentativi.push({ comando, oggi, possibili: attiPossibili(stato), rifiuto });
    if (!rifiutato(esito)) storia = [...storia, ...esito];
  }
  return { storia, oggi, tentativi };
}

const tra = <T>(cose: readonly T[], n: number): T | undefined => cose[n % (cose.length || 1)];

function comandoPer(
  m: Mossa,
  stato: StatoCartella,
  storia: StoriaCartella,
  oggi: DataCivile,
  numero: number,
): ComandoCartella | ComandoCorrezione | undefined {
  if (m.verso === 'annulla') {
    const evento = tra(storia.slice(-10), m.a);
    return evento && { atto: 'annulla-evento', evento: evento.id, motivo: 'Registrato per errore.' };
  }
  if (m.verso === 'rettifica') {
    const evento = tra(storia, m.a);
    return evento && rettificaPer(evento, m);
  }
  const avanti = mancanze(stato).flatMap((x) => x.atto ?? []);
  const scelti: readonly Atto[] =
    m.verso === 'qualunque' ? ATTI : m.verso === 'avanti' && avanti.length > 0 ? avanti : attiPossibili(stato);
  const nome = tra(scelti, m.a);
  return nome && comandoDi(nome, m, stato, piuGiorni(oggi, -m.indietro), numero);
}

/** A command of that act on the things of this state, sensible more often than not. */
export function comandoDi(
  nome: Atto,
  { a, b }: Pick<Mossa, 'a' | 'b'>,
  stato: StatoCartella,
  il: DataCivile,
  numero: number,
): ComandoCartella {
  const ciclo = stato.cicli.length - 1;
  const critica = (n: number) => tra(DOMINI, n) as (typeof DOMINI)[number];
  const inCorso = stato.valutazioni.findLast((v) => v.conclusaIl === null) ?? tra(stato.valutazioni, b);
  const conclusa = stato.valutazioni.findLast((v) => v.conclusaIl !== null && v.ciclo === ciclo);
  const progetto = b % 7 === 0 ? tra(stato.progetti, b) : stato.progetti.at(-1);
  const intervento = (...stati: string[]) =>
    (stato.interventi.findLast((i) => stati.includes(i.stato)) ?? tra(stato.interventi, b))?.id ?? 'i-nessuno';
  const valutazione = inCorso?.id ?? 'v-nessuna';
  const versione = { il, progetto: progetto?.id ?? 'pr-nessuno' };
  const persone = (quante: number) =>
    Array.from({ length: quante }, (_, i) => ({
      professione: tra(PROFESSIONI, b % 11 === 0 ? b : b + i) as (typeof PROFESSIONI)[number],
      tipoEnte: i === 0 ? ('comune' as const) : ('asst' as const),
      ente: `ente-${i}`,
    }));
  const contenuto = (id: string) => {
    const obiettivi = (conclusa?.dimensioniCritiche ?? [critica(b)])
      .slice(b % 13 === 0 ? 1 : 0)
      .map((dimensione, i) => ({ id: `${id}-o${numero}-${i}`, dimensione }));
    return {
      il,
      progetto: id,
      valutazione: conclusa?.id ?? (b % 3 === 0 ? 'v-nessuna' : null),
      ...(!conclusa && { motivoSenzaValutazione: 'Intervento urgente.' }),
      obiettivi,
      testiObiettivi: Object.fromEntries(
        obiettivi.map((o) => [o.id, { descrizione: 'Stare meglio', partenza: '', atteso: '' }]),
      ),
      interventi: [{ id: `ip-${numero}`, prestazione: b % 10 === 0 ? 'A1.01' : 'A2.07', minutiMensili: 600 }],
    };
  };
  switch (nome) {
    case 'apri':
      return atto(nome, { il, accessoIl: piuGiorni(il, (b % 20) - 18) });
    case 'attiva-presa-in-carico':
      return atto(nome, { il, percorso: tra(PERCORSI, b) ?? 'sad' });
    case 'avvia-valutazione':
      return atto(nome, {
        il,
        valutazione: b % 9 === 0 ? valutazione : `v-${numero}`,
        tipo: a % 3 === 0 ? 'preliminare' : 'multidimensionale',
      });
    case 'costituisci-equipe': {
      const componenti = persone((b % 3) + 1);
      return atto(nome, { il, valutazione, componenti, nominativi: componenti.map((_, i) => `Nome ${i}`) });
    }
    case 'somministra-strumento':
      return atto(nome, { il, valutazione, risposte: [b % 2, b % 3, a % 2] });
    case 'concludi-valutazione': {
      const partecipanti = persone(b % 5 === 0 ? 1 : 2);
      return atto(nome, {
        il,
        valutazione,
        partecipanti,
        nominativi: partecipanti.map((_, i) => `Nome ${i}`),
        dimensioniCritiche: [...new Set([critica(b), critica(a)])],
      });
    }
    case 'redigi-progetto': {
      const rifare = progetto && progetto.ciclo === ciclo && b % 4 !== 0 ? progetto.id : undefined;
      return atto(nome, contenuto(rifare ?? `pr-${numero}`));
    }
    case 'rimodula-progetto':
      return atto(nome, contenuto(versione.progetto));
    case 'richiedi-approvazione':
    case 'ritira-richiesta':
    case 'apri-richiesta':
    case 'respingi-progetto':
    case 'sottoscrivi-progetto':
      return atto(nome, versione);
    case 'approva-progetto':
      return atto(nome, {
        ...versione,
        ...(a % 4 === 0 && { motivoSenzaObiettivo: 'Se ne occupa un altro servizio.' }),
      });
    case 'autorizza-intervento': {
      const gia = b % 4 === 0 ? stato.interventi.at(-1) : undefined;
      const urgente = gia?.urgente ?? a % 6 === 0;
      return atto(nome, {
        il,
        intervento: gia?.id ?? `i-${numero}`,
        urgente,
        ...(urgente && { motivoUrgenza: 'Dimissione improvvisa.' }),
        progetto: gia ? gia.progetto : urgente ? null : versione.progetto,
        prestazione: gia?.prestazione ?? tra(progetto?.versioni.at(-1)?.interventi ?? [], 0)?.prestazione ?? 'A2.07',
        dal: piuGiorni(giornoDi(il), (b % 30) - 25),
        al: piuGiorni(giornoDi(il), 30 + a * 2),
        minutiMensili: 300 + 60 * (a % 10),
      });
    }
    case 'attiva-intervento':
      return atto(nome, { il, intervento: intervento('autorizzato') });
    case 'sospendi-intervento':
      return atto(nome, { il, intervento: intervento('attivo') });
    case 'riprendi-intervento':
      return atto(nome, { il, intervento: intervento('sospeso') });
    case 'cessa-intervento':
      return atto(nome, { il, intervento: intervento('attivo', 'sospeso') });
    case 'registra-erogazione': {
      const id = intervento('attivo', 'sospeso', 'cessato');
      const attivatoIl = giornoDi(stato.interventi.find((i) => i.id === id)?.attivatoIl ?? il);
      const al = b % 19 === 0 ? fineMese(il) : piuGiorni(il, -(a % 20));
      const prima = [piuGiorni(al, -(b % 12)), `${meseDi(al)}-01`, attivatoIl].sort();
      return atto(nome, {
        il,
        erogazione: b % 9 === 0 ? 'er-0' : `er-${numero}`,
        intervento: id,
        dal: prima[b % 8 === 0 ? 0 : 2] as string,
        al,
        minuti: 30 + a * 5,
      });
    }
    case 'svolgi-valutazione-finale':
      return atto(nome, {
        il,
        obiettivi: (progetto?.versioni.at(-1)?.obiettivi ?? []).map(({ id }) => ({
          obiettivo: id,
          raggiunto: 'si' as const,
        })),
      });
    case 'consegna':
      return atto(nome, { il, da: b % 5 === 0 ? 'as-9' : (stato.caseManager ?? 'as-9'), a: tra(CHI, b) as string });
    case 'disponi-tutela':
      return atto(nome, { il, abilitati: [tra(CHI, b) as string] });
    case 'escludi-operatore':
      return atto(nome, { il, operatore: b % 3 === 0 ? 'as-9' : (tra(CHI, b) as string) });
    case 'revoca-esclusione':
      return atto(nome, { il, operatore: stato.esclusi.at(-1)?.operatore ?? 'as-9' });
    case 'chiudi':
      return atto(nome, { il, motivo: tra(MOTIVI_CHIUSURA, b) ?? 'decesso' });
    default:
      return atto(nome, { il } as never);
  }
}

/** What people rectify, field by field; some values cannot pass. */
function rettificaPer(evento: Storico<EventoCartella | Correzione>, { a, b, indietro }: Mossa): ComandoCorrezione {
  const comuni = { atto: 'rettifica-evento' as const, evento: evento.id, motivo: 'Errore di trascrizione.' };
  if (eCorrezione(evento)) return { ...comuni, comune: '017160' };
  const dati = evento.dati as Readonly<Record<string, unknown>>;
  const nome = Object.keys(dati)[b % Object.keys(dati).length] as string;
  const valore = dati[nome];
  switch (a % 4) {
    case 0:
      return { ...comuni, avvenutoIl: piuGiorni(evento.avvenutoIl, (b % 40) - 20) };
    case 1:
      return { ...comuni, comune: '017160', avvenutoIl: piuGiorni(evento.avvenutoIl, -Math.abs(indietro)) };
    default:
      return { ...comuni, modifiche: { [nome]: diverso(nome, valore, b) } };
  }
}

function diverso(nome: string, valore: unknown, n: number): unknown {
  if (Array.isArray(valore)) return n % 2 === 0 ? valore.slice(0, -1) : [...valore].reverse();
  if (typeof valore === 'number') return Math.max(1, valore + (n % 200) - 100);
  if (typeof valore === 'boolean') return !valore;
  if (nome === 'dal' || nome === 'al') return piuGiorni(valore as string, (n % 11) - 5);
  if (nome === 'percorso') return tra(PERCORSI, n);
  if (nome === 'tipo') return n % 2 === 0 ? 'multidimensionale' : 'preliminare';
  if (nome === 'prestazione') return n % 2 === 0 ? 'A2.07' : 'A1.01';
  if (typeof valore === 'string') return n % 5 === 0 ? ' ' : `${valore} (corretto)`;
  return valore;
}
