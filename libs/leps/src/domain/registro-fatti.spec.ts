import fc from 'fast-check';
import type { EventoCartella } from '#cartella';
import type { Correzione, Storico } from '#storia';
import { fattiAl, inCoda } from '#storia';
import { DEFINIZIONI } from './definizioni.js';
import { fattiDi, puoMuovereFatti } from './fatti-della-cartella.js';
import type { FattoLeps, FattoVero } from './fatto.js';
import { notiAl } from './fatto.js';
import { calcola } from './figura.js';
import {
  AMBITO,
  AS_ASST,
  AS_COMUNE,
  CasoDiProva,
  INFERMIERE,
  ISEO,
  LogDiProva,
  MARONE,
  ZONE,
} from './prova/log-di-prova.js';
import { aggiornaRegistro } from './registro-fatti.js';

const COMUNI = [ISEO, MARONE, ZONE];
const ANNI = [2025, 2026, 2027];
const OGGI = '2028-01-01';

// Few days, so that many facts share one and the order of the log decides.
const giorno = fc.constantFrom(...ANNI.flatMap((a) => ['01-15', '04-30', '07-01', '10-31'].map((g) => `${a}-${g}`)));
const versione = fc.integer({ min: 1, max: 2 });
const progetto = fc.constantFrom('pr1', 'pr2');
const valutazione = fc.constantFrom('v1', 'v2', 'v3');
const intervento = fc.constantFrom('i1', 'i2');
const percorso = fc.constantFrom('sad' as const, 'prevenzione-allontanamento' as const);
const bersaglio = fc.nat({ max: 1_000_000 });

/** An act on a case, in any order and with any date: a fold is total, and the register must follow whatever happens. */
type AttoACaso = (caso: CasoDiProva, eventi: readonly Storico[]) => void;
const scelto = (eventi: readonly Storico[], n: number) => eventi[n % eventi.length]?.id ?? 'nessuno';
const atto: fc.Arbitrary<AttoACaso> = fc.oneof(
  giorno.map(
    (il): AttoACaso =>
      (c) =>
        c.apri(il),
  ),
  fc.tuple(giorno, percorso).map(
    ([il, p]): AttoACaso =>
      (c) =>
        c.presaInCarico(il, p),
  ),
  fc
    .tuple(
      giorno,
      fc.record({
        valutazione,
        percorso,
        tipo: fc.constantFrom('preliminare' as const, 'multidimensionale' as const),
        partecipanti: fc.subarray([AS_COMUNE, AS_ASST, INFERMIERE]),
        esito: fc.record({
          complessita: fc.constant('complesso' as const),
          bisogno: fc.constantFrom('alto' as const, 'basso' as const),
          autosufficienza: fc.constantFrom('non-autosufficiente' as const, 'autosufficiente' as const),
        }),
      }),
    )
    .map(
      ([il, v]): AttoACaso =>
        (c) =>
          c.concludiValutazione(il, v),
    ),
  fc
    .tuple(
      giorno,
      fc.record({
        progetto,
        versione,
        percorso,
        tipo: fc.constantFrom('sad' as const, 'pai' as const),
        valutazione: fc.option(valutazione),
        pianoUnicoIntegrato: fc.boolean(),
      }),
    )
    .map(
      ([il, p]): AttoACaso =>
        (c) =>
          c.redigi(il, p),
    ),
  fc.tuple(giorno, fc.record({ progetto, versione, anzianoAllaData: fc.boolean() })).map(
    ([il, f]): AttoACaso =>
      (c) =>
        c.sottoscrivi(il, f),
  ),
  fc.tuple(giorno, intervento).map(
    ([il, i]): AttoACaso =>
      (c) =>
        c.autorizza(il, i),
  ),
  fc
    .tuple(
      giorno,
      fc.record({ intervento, minuti: fc.constantFrom(0, 60), prestazione: fc.constantFrom('A2.07', 'A2.13') }),
    )
    .map(
      ([al, e]): AttoACaso =>
        (c) =>
          c.eroga(al, e),
    ),
  giorno.map(
    (il): AttoACaso =>
      (c) =>
        c.valutazioneFinale(il),
  ),
  fc.tuple(giorno, fc.constantFrom('fine-progetto' as const, 'decesso' as const)).map(
    ([il, m]): AttoACaso =>
      (c) =>
        c.chiudi(il, m),
  ),
  giorno.map(
    (il): AttoACaso =>
      (c) =>
        c.riapri(il),
  ),
  fc.tuple(bersaglio, giorno).map(
    ([n, avvenutoIl]): AttoACaso =>
      (c, e) =>
        c.rettifica(scelto(e, n), { avvenutoIl }),
  ),
  fc.tuple(bersaglio, fc.constantFrom(...COMUNI)).map(
    ([n, comune]): AttoACaso =>
      (c, e) =>
        c.rettifica(scelto(e, n), { comune }),
  ),
  bersaglio.map(
    (n): AttoACaso =>
      (c, e) =>
        c.annulla(scelto(e, n)),
  ),
);

const passo = fc.record({ chi: fc.nat({ max: 2 }), dove: fc.constantFrom(...COMUNI), atto });
/** Each case opens first and then anything may happen, now in order and now not. */
const storiaACaso = fc
  .record({ ordinati: fc.boolean(), passi: fc.array(passo, { minLength: 1, maxLength: 60 }) })
  .map(({ passi }) => {
    const log = new LogDiProva();
    const casi = ['a', 'b', 'c'].map((id) => new CasoDiProva(log, `caso-${id}`));
    for (const caso of casi) caso.apri('2025-01-01');
    for (const { chi, dove, atto: fai } of passi) {
      const caso = casi[chi] as CasoDiProva;
      caso.comune = dove;
      fai(caso, log.eventiDi(caso.id) as Storico[]);
    }
    return log;
  });

const senzaConoscenza = ({ notoDa: _, notoFino: __, ...f }: FattoLeps): FattoVero => f;
const perChiave = (a: FattoVero, b: FattoVero) => (a.cartella + a.chiave < b.cartella + b.chiave ? -1 : 1);
const casiDi = (log: LogDiProva) => [...new Set(log.log.map((r) => r.cartella))];

it('il registro, letto a qualunque posizione, dice ciò che la storia diceva a quella posizione', () => {
  fc.assert(
    fc.property(storiaACaso, (log) => {
      for (let k = 1; k <= log.testa; k++) {
        const attesi = casiDi(log).flatMap((c) => log.veriDi(c, k));
        expect(notiAl(log.registro, k).map(senzaConoscenza).sort(perChiave)).toEqual(attesi.sort(perChiave));
      }
    }),
    { numRuns: 150 },
  );
});

it('una figura letta a una posizione non cambia mai per ciò che arriva dopo', () => {
  fc.assert(
    fc.property(storiaACaso, storiaACaso, fc.array(passo, { maxLength: 30 }), (log, _, altri) => {
      const k = log.testa;
      const figure = () =>
        DEFINIZIONI.flatMap((d) => ANNI.map((anno) => calcola(d, notiAl(log.registro, k), anno, { oggi: OGGI })));
      const senzaFino = (calcoli: ReturnType<typeof figure>) =>
        JSON.stringify(calcoli, (chiave, v) => (chiave === 'notoFino' ? undefined : v));
      const prima = senzaFino(figure());
      for (const { chi, dove, atto: fai } of altri) {
        const caso = new CasoDiProva(log, casiDi(log)[chi] as string);
        caso.comune = dove;
        fai(caso, log.eventiDi(caso.id) as Storico[]);
      }
      expect(senzaFino(figure())).toBe(prima);
    }),
    { numRuns: 100 },
  );
});

it('contati ed esclusi sono tutti i candidati, il numero è le sue righe, i Comuni sommano all’Ambito', () => {
  fc.assert(
    fc.property(storiaACaso, fc.constantFrom(...DEFINIZIONI), fc.constantFrom(...ANNI), (log, definizione, anno) => {
      const fatti = notiAl(log.registro);
      const { figura, contati, esclusi } = calcola(definizione, fatti, anno, { oggi: OGGI });

      const candidati = fatti.filter((f) => f.il.startsWith(String(anno)) && definizione.candidato(f));
      expect(new Set([...contati, ...esclusi].map((e) => e.fatto))).toEqual(new Set(candidati));
      expect(contati.length + esclusi.length).toBe(candidati.length);
      for (const { fatto, motivo } of esclusi) {
        expect(motivo).toBe(definizione.criteri.find((c) => !c.vale(fatto))?.motivo);
      }

      const righe = (parte: string) => contati.filter((c) => c.nel === parte || c.nel === 'entrambi').length;
      expect(figura.numeratore).toBe(righe('numeratore'));
      expect(figura.denominatore).toBe(definizione.tipo === 'conteggio' ? null : righe('denominatore'));
      if (definizione.tipo === 'conteggio') expect(contati).toHaveLength(figura.numeratore);

      const perComune = COMUNI.map((comune) => calcola(definizione, fatti, anno, { oggi: OGGI, comune }).figura);
      expect(perComune.reduce((n, f) => n + f.numeratore, 0)).toBe(figura.numeratore);
      expect(perComune.reduce((n, f) => n + (f.denominatore ?? 0), 0)).toBe(figura.denominatore ?? 0);
    }),
  );
});

it('dove puoMuovereFatti dice di no, i fatti non si muovono', () => {
  let saltati = 0;
  fc.assert(
    fc.property(storiaACaso, (log) => {
      for (const cartella of casiDi(log)) {
        const storia: Storico<EventoCartella | Correzione>[] = [];
        for (const evento of log.eventiDi(cartella)) {
          const prima = fattiAl<EventoCartella>(storia);
          storia.push(evento);
          const muove = puoMuovereFatti(evento, {
            inCoda: inCoda(prima.at(-1) as Storico | undefined, evento as Storico),
            maiChiusa: prima.every((f) => f.tipo !== 'CartellaChiusa'),
          });
          if (muove) continue;
          saltati++;
          const caso = { id: cartella, ambito: AMBITO };
          expect(fattiDi(caso, fattiAl<EventoCartella>(storia))).toEqual(fattiDi(caso, prima));
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(saltati).toBeGreaterThan(300);
});

describe('muovono i fatti', () => {
  const storia = () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.sadCompleto(2026, { senza: ['erogazione'] });
    const prima = log.veriDi(caso.id);
    return { log, caso, mosso: () => JSON.stringify(log.veriDi(caso.id)) !== JSON.stringify(prima) };
  };
  const ultimo = (log: LogDiProva) => log.log.at(-1)!.evento;

  it('le ore registrate dopo la chiusura, anche nel suo stesso giorno', () => {
    const { log, caso, mosso } = storia();
    caso.eroga('2026-11-30');
    expect(mosso()).toBe(true);
    expect(puoMuovereFatti(ultimo(log), { inCoda: true, maiChiusa: false })).toBe(true);
    expect(puoMuovereFatti(ultimo(log), { inCoda: true, maiChiusa: true })).toBe(false);
  });

  it('un’autorizzazione retrodatata che dà un intervento a ore già registrate', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    caso.eroga('2026-02-28', { intervento: 'i2' });
    caso.chiudi('2026-03-31', 'decesso');
    expect(log.registro.at(-1)).toMatchObject({ prestazioniErogate: [] });
    caso.autorizza('2026-01-02', 'i2');
    expect(notiAl(log.registro)).toMatchObject([{ prestazioniErogate: ['A2.07'] }]);
    expect(puoMuovereFatti(ultimo(log), { inCoda: false, maiChiusa: false })).toBe(true);
  });
});

describe('un fatto del registro', () => {
  const log = new LogDiProva();
  const caso = log.caso();
  caso.apri('2026-01-01');
  caso.concludiValutazione('2026-02-01', { valutazione: 'v1' });
  const aperto = log.registro[0] as FattoLeps;
  const vero = senzaConoscenza(aperto);

  it('si apre alla posizione dell’evento che lo rende vero', () =>
    expect(aperto).toMatchObject({ chiave: 'valutazione:v1', notoDa: 2, notoFino: null }));

  it('resta com’è se nulla è cambiato, anche con le chiavi in un altro ordine', () => {
    const rimescolato = Object.fromEntries(Object.entries(aperto).reverse()) as unknown as FattoLeps;
    expect(aggiornaRegistro([rimescolato], [vero], 9)).toEqual({ chiusi: [], aperti: [] });
  });

  it('si chiude e si riapre se il suo contenuto cambia, anche solo in profondità', () => {
    const cambiato = { ...vero, eventi: [{ ...vero.eventi[0]!, avvenutoIl: '2026-02-02' }] };
    const { chiusi, aperti } = aggiornaRegistro([aperto], [cambiato], 9);
    expect(chiusi).toEqual([{ ...aperto, notoFino: 9 }]);
    expect(aperti).toEqual([{ ...cambiato, notoDa: 9, notoFino: null }]);
  });

  it('si chiude se non è più vero', () =>
    expect(aggiornaRegistro([aperto], [], 9)).toEqual({ chiusi: [{ ...aperto, notoFino: 9 }], aperti: [] }));

  it('è noto dalla sua posizione compresa fino a quella di chiusura esclusa', () => {
    const fatto = { ...aperto, notoFino: 9 };
    expect([1, 2, 8, 9].map((k) => notiAl([fatto], k).length)).toEqual([0, 1, 1, 0]);
    expect(notiAl([fatto])).toHaveLength(0);
  });
});

it('senza apertura, o con l’apertura annullata, non ci sono fatti', () => {
  const log = new LogDiProva();
  const caso = log.caso();
  const apertura = caso.sadCompleto(2026) && log.log[0]!.evento.id;
  expect(log.veriDi(caso.id).length).toBeGreaterThan(0);
  caso.annulla(apertura);
  expect(log.veriDi(caso.id)).toEqual([]);
  expect(notiAl(log.registro)).toEqual([]);
});
