import fc from 'fast-check';
import type { EventoCartella, StatoCartella } from '#cartella';
import { FASI, regoleCartella } from '#cartella';
import { calcola, definizione, fattiDi, type FattoLeps } from '#leps';
import { comuniDellAmbito, giorniSeduteInCorso, limiteFase } from '#nomenclatore';
import type { EventoPersona } from '#persone';
import { codiceFiscaleValido } from '#persone';
import { OrologioSimulato, RifiutoHttp } from '#platform';
import type { EventoAnnullato, EventoRettificato, Storico } from '#storia';
import { fattiAl, fattiRifiutati, giorniTra, giornoARoma, piuGiorni, rifiuto, statoAl } from '#storia';
import { type EventoSeduta, seduta, type StatoSeduta } from '#uvm';
import { generaEsempio, pianifica, type RiepilogoEsempio } from './genera-esempio.js';
import { GUASTI } from './guasti.js';
import { PROFILI } from './profili.js';
import { LogInMemoria } from './prova/log-in-memoria.js';

const OGGI = '2026-11-22';

async function carica(oggi: string, altro: { seme?: string; casi?: number } = {}) {
  const orologio = new OrologioSimulato('2025-01-01T06:00:00.000Z');
  const log = new LogInMemoria(orologio);
  const riepilogo = await generaEsempio({ esegui: log.esegui, orologio, oggi, ...altro });
  return { log, riepilogo };
}

/** The facts of every case, as known now or up to a position. */
const fattiLeps = (log: LogInMemoria, posizione = Number.MAX_SAFE_INTEGER): FattoLeps[] =>
  log.storie<EventoCartella>('cartella').flatMap(([id, eventi]) =>
    fattiDi({ id, ambito: 'sebino' }, fattiAl<EventoCartella>(eventi, { finoA: '9999-12-31', posizione })).map((f) => ({
      ...f,
      notoDa: 0,
      notoFino: null,
    })),
  );

const figura = (fatti: readonly FattoLeps[], codice: string, anno: number) =>
  calcola(definizione(codice)!, fatti, anno, { oggi: OGGI }).figura;

const quota = (fatti: readonly FattoLeps[], codice: string, anno: number): number => {
  const { numeratore, denominatore } = figura(fatti, codice, anno);
  return numeratore / denominatore!;
};

let log: LogInMemoria;
let riepilogo: RiepilogoEsempio;
let stati: StatoCartella[];

beforeAll(async () => {
  ({ log, riepilogo } = await carica(OGGI));
  stati = log
    .storie<EventoCartella>('cartella')
    .map(([, eventi]) => statoAl<StatoCartella, EventoCartella>(regoleCartella, eventi));
});

describe('il campione intero', () => {
  it('sta nei limiti: meno di 12.000 comandi, da 10.000 a 15.000 eventi', () => {
    expect(riepilogo.comandi).toBeLessThanOrEqual(12_000);
    expect(riepilogo.eventi).toBeGreaterThan(10_000);
    expect(riepilogo.eventi).toBeLessThan(15_000);
    expect(log.tutti()).toHaveLength(riepilogo.eventi);
  });

  it('entra nel log in ordine di tempo, dal gennaio 2025 al giorno prima di oggi', () => {
    const registrati = log.tutti().map((e) => e.registratoIl);
    expect(registrati).toEqual([...registrati].sort());
    expect(riepilogo.dal! < '2025-02-01').toBe(true);
    expect(riepilogo.al! < OGGI).toBe(true);
    expect(giorniTra(riepilogo.al!, OGGI)).toBeLessThan(6);
  });

  it('nessun fatto è scritto prima di accadere; i più lo sono entro una settimana, alcuni dopo settimane', () => {
    const ritardi = log.tutti().map((e) => giorniTra(e.avvenutoIl, giornoARoma(e.registratoIl)));
    expect(Math.min(...ritardi)).toBe(0);
    expect(ritardi.filter((r) => r <= 7).length / ritardi.length).toBeGreaterThan(0.7);
    expect(ritardi.filter((r) => r > 14).length).toBeGreaterThan(300);
  });

  it('non infrange nessuna regola', () => {
    for (const [, eventi] of log.storie<EventoCartella>('cartella')) {
      expect(fattiRifiutati<StatoCartella, EventoCartella>(regoleCartella, eventi)).toEqual([]);
    }
  });

  it('copre i dodici Comuni, più casi dove ci sono più anziani', () => {
    const per = new Map<string, number>();
    for (const { comune, area } of stati) if (area === 'anziani') per.set(comune!, (per.get(comune!) ?? 0) + 1);
    const anziani = comuniDellAmbito('sebino').reduce((n, c) => n + c.eta.da65, 0);
    const casi = [...per.values()].reduce((a, b) => a + b, 0);
    for (const { istat, eta } of comuniDellAmbito('sebino')) {
      expect(Math.abs((per.get(istat) ?? 0) - (casi * eta.da65) / anziani)).toBeLessThan(8);
      expect(per.get(istat)).toBeGreaterThan(0);
    }
  });
});

describe('le sedute dell’équipe', () => {
  const sedute = () =>
    log.storie<EventoSeduta>('seduta').map(([, eventi]) => statoAl<StatoSeduta, EventoSeduta>(seduta, eventi));

  it('una si è tenuta, con i suoi casi discussi; la prossima è convocata e i suoi casi si possono già studiare', () => {
    const [tenuta, prossima, ...altre] = sedute().sort((a, b) => (a.giorno < b.giorno ? -1 : 1));
    expect(altre).toEqual([]);
    expect(tenuta).toMatchObject({ condizione: 'conclusa' });
    expect(tenuta!.casi.length).toBeGreaterThan(3);
    expect(tenuta!.casi.every((c) => c.discusso !== null)).toBe(true);
    const { dal, al } = giorniSeduteInCorso(OGGI);
    expect([prossima!.condizione, prossima!.giorno > OGGI, dal <= prossima!.giorno, prossima!.giorno <= al]).toEqual([
      'convocata',
      true,
      true,
      true,
    ]);
    expect(prossima!.casi.length).toBeGreaterThan(3);
    for (const { casi, componenti } of [tenuta!, prossima!]) {
      expect(componenti.map((c) => c.operatore)).toContain('uvm-1');
      expect(new Set(casi.map((c) => c.cartella)).size).toBe(casi.length);
    }
  });

  it('non infrangono nessuna regola', () => {
    for (const [, eventi] of log.storie<EventoSeduta>('seduta')) {
      expect(fattiRifiutati<StatoSeduta, EventoSeduta>(seduta, eventi)).toEqual([]);
    }
  });
});

describe('dove sono i casi', () => {
  const aperti = () => stati.filter((s) => s.condizione === 'aperta');

  it.each(FASI)('alcuni sono in %s', (fase) => {
    expect(stati.filter((s) => s.fase === fase).length).toBeGreaterThan(15);
  });

  it.each(['accesso', 'valutazione', 'progetto'] as const)(
    'in %s alcuni sono fermi oltre il limite, altri no',
    (fase) => {
      const qui = aperti().filter((s) => s.fase === fase);
      const fermi = qui.filter((s) => giorniTra(s.faseDal!, OGGI) > limiteFase(fase, OGGI)!);
      expect(fermi.length).toBeGreaterThan(3);
      expect(fermi.length).toBeLessThan(qui.length);
    },
  );

  it('molti in erogazione con le ore di ogni mese, sotto l’autorizzato', () => {
    const conOre = aperti().filter((s) => s.interventi.some((i) => i.stato === 'attivo' && i.erogazioni.length >= 4));
    expect(conOre.length).toBeGreaterThan(60);
    const sospesi = aperti().filter((s) => s.interventi.some((i) => i.stato === 'sospeso'));
    expect(sospesi.length).toBeGreaterThan(7);
  });

  it('chiusi con e senza valutazione finale, riaperti, rimodulati, respinti, urgenti, con note riservate', () => {
    const cicli = stati.flatMap((s) => s.cicli);
    expect(cicli.filter((c) => c.chiusoIl && c.valutazioneFinale).length).toBeGreaterThan(50);
    expect(cicli.filter((c) => c.chiusoIl && !c.valutazioneFinale).length).toBeGreaterThan(25);
    for (const motivo of ['decesso', 'trasferimento', 'rinuncia', 'obiettivi-raggiunti', 'fine-progetto']) {
      expect(cicli.some((c) => c.motivo === motivo)).toBe(true);
    }
    expect(cicli.filter((c) => c.riapertura)).toHaveLength(12);
    const versioni = stati.flatMap((s) => s.progetti.map((p) => p.versioni));
    expect(versioni.filter((v) => v.some((x) => x.stato === 'respinta')).length).toBeGreaterThan(10);
    expect(versioni.filter((v) => v.filter((x) => x.stato === 'sottoscritta').length > 1).length).toBeGreaterThan(10);
    expect(stati.filter((s) => s.interventi.some((i) => i.urgente)).length).toBeGreaterThan(7);
    expect(stati.flatMap((s) => s.diario).filter((x) => x.riservata).length).toBeGreaterThan(20);
    expect(stati.filter((s) => s.followUp.length > 0).length).toBeGreaterThan(10);
  });

  it('rivalutati dopo un anno di servizio', () => {
    const rivalutati = stati.filter((s) =>
      s.valutazioni.some((v) =>
        s.interventi.some((i) => i.attivatoIl !== null && giorniTra(i.attivatoIl, v.avviataIl) > 280),
      ),
    );
    expect(rivalutati.length).toBeGreaterThan(20);
  });

  it('ore arrivate dopo la chiusura', () => {
    const tardive = log.storie<EventoCartella>('cartella').filter(([, eventi]) => {
      const chiusura = eventi.findIndex((e) => e.tipo === 'CartellaChiusa');
      return chiusura >= 0 && eventi.slice(chiusura).some((e) => e.tipo === 'ErogazioneRegistrata');
    });
    expect(tardive.length).toBeGreaterThan(15);
  });

  it('ogni profilo è rappresentato', () => {
    for (const { codice, materia } of PROFILI) {
      if (materia !== 'contatto') expect(riepilogo.profili[codice]?.length).toBeGreaterThan(0);
    }
  });
});

describe('le figure LEPS', () => {
  const fatti = () => fattiLeps(log);

  it('L2.2: poco sopra il 40 % nel 2025, sotto il 60 % nel 2026', () => {
    expect(quota(fatti(), 'L2.2', 2025)).toBeGreaterThanOrEqual(0.4);
    expect(quota(fatti(), 'L2.2', 2025)).toBeLessThan(0.45);
    expect(quota(fatti(), 'L2.2', 2026)).toBeGreaterThan(0.45);
    expect(quota(fatti(), 'L2.2', 2026)).toBeLessThan(0.6);
  });

  it('L4.2: sopra il 50 % nel 2025, sopra il 75 % nel 2026', () => {
    expect(quota(fatti(), 'L4.2', 2025)).toBeGreaterThan(0.5);
    expect(quota(fatti(), 'L4.2', 2025)).toBeLessThan(0.65);
    expect(quota(fatti(), 'L4.2', 2026)).toBeGreaterThan(0.75);
    expect(quota(fatti(), 'L4.2', 2026)).toBeLessThan(0.9);
  });

  it('L5.1: intorno al 60 % nel 2025', () => {
    expect(quota(fatti(), 'L5.1', 2025)).toBeGreaterThan(0.56);
    expect(quota(fatti(), 'L5.1', 2025)).toBeLessThan(0.64);
  });

  it('L5.3: anno base nel 2025, crescita nel 2026, con esclusi per ogni motivo che le regole lasciano', () => {
    const [base, dopo] = [figura(fatti(), 'L5.3', 2025), figura(fatti(), 'L5.3', 2026)];
    expect(base.stato).toBe('anno-base');
    expect(dopo.numeratore).toBeGreaterThan(base.numeratore);
    const esclusi = [2025, 2026].flatMap((a) => calcola(definizione('L5.3')!, fatti(), a, { oggi: OGGI }).esclusi);
    expect(new Set(esclusi.map((e) => e.motivo)).size).toBeGreaterThanOrEqual(3);
  });

  it('la rettifica dei partecipanti muove L4.2 da quando è nota', () => {
    const rettifiche = log
      .tutti()
      .filter((e): e is Storico<EventoRettificato> => e.tipo === 'EventoRettificato')
      .filter((e) => e.dati.modifiche && 'partecipanti' in e.dati.modifiche);
    expect(rettifiche.length).toBeGreaterThanOrEqual(5);
    for (const { posizione } of rettifiche) {
      const somma = (p: number) =>
        [2025, 2026].reduce((n, anno) => n + figura(fattiLeps(log, p), 'L4.2', anno).numeratore, 0);
      expect(somma(posizione)).toBe(somma(posizione - 1) + 1);
    }
  });
});

describe('i guasti piantati', () => {
  const eventi = (tipo: string) => log.tutti().filter((e) => e.tipo === tipo);

  it.each(Object.entries(GUASTI))('%s: ci sono tutti', (codice, { quanti }) => {
    expect(riepilogo.guasti[codice]?.length).toBe(quanti);
  });

  it('si vedono nel log', () => {
    const annullati = eventi('EventoAnnullato') as Storico<EventoAnnullato>[];
    const di = (tipo: string) => annullati.filter((e) => e.dati.tipoCorretto === tipo).length;
    expect(di('ErogazioneRegistrata')).toBeGreaterThanOrEqual(10);
    expect(di('CartellaAperta')).toBe(5);
    expect(di('EventoAnnullato')).toBeGreaterThanOrEqual(1);
    const rettificati = eventi('EventoRettificato') as Storico<EventoRettificato>[];
    expect(rettificati.filter((e) => e.dati.avvenutoIl && !e.dati.modifiche).length).toBeGreaterThanOrEqual(5);
    expect(rettificati.filter((e) => e.dati.modifiche && 'minuti' in e.dati.modifiche).length).toBeGreaterThanOrEqual(
      4,
    );
    expect(
      stati.filter((s) => s.condizione === 'aperta' && s.fase !== 'accesso' && !s.informativaIl).length,
    ).toBeGreaterThan(5);
    const senza = log
      .storie<EventoPersona>('persona')
      .filter(([, e]) => !e.some((x) => x.tipo === 'CodiceFiscaleAttribuito'));
    expect(senza.length).toBeGreaterThanOrEqual(10);
  });
});

describe('le persone', () => {
  it('hanno codici fiscali validi, unici, che nessuno può portare', () => {
    const codici = log
      .storie<EventoPersona>('persona')
      .flatMap(([, eventi]) => eventi)
      .flatMap((e) => (e.tipo === 'CodiceFiscaleAttribuito' ? [e.dati.codiceFiscale] : []));
    expect(codici.length).toBeGreaterThan(350);
    expect(new Set(codici).size).toBe(codici.length);
    for (const codice of codici) {
      expect(codiceFiscaleValido(codice)).toBe(true);
      // No Comune and no foreign State has a cadastral code that begins with X.
      expect(codice[11]).toBe('X');
    }
  });
});

describe('lo stesso seme', () => {
  /** The bodies, with what the server gives replaced by its place. */
  const inviati = (seme: string) => {
    const noti = { id: (n: string) => `<${n}>`, evento: (n: string, t: string) => `<${n}:${t}>` };
    return pianifica({ oggi: OGGI, seme, casi: 60 }).map(({ passi }) =>
      passi.map(({ corpo, ...passo }) => ({
        ...passo,
        corpo: typeof corpo === 'function' ? corpo(noti as never) : corpo,
      })),
    );
  };

  it('dà gli stessi corpi nello stesso ordine; un altro seme no', () => {
    expect(inviati('a')).toEqual(inviati('a'));
    expect(inviati('a')).not.toEqual(inviati('b'));
  });

  it('scrive lo stesso log, a parte gli identificativi dati dal server', async () => {
    const senzaId = (l: LogInMemoria) => {
      const nomi = new Map<string, string>();
      for (const [i, [id, { eventi }]] of [...l.stream].entries()) {
        nomi.set(id, `s${i}`);
        for (const e of eventi) nomi.set(e.id, `e${e.posizione}`);
      }
      return JSON.stringify(l.tutti()).replace(
        /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
        (id) => nomi.get(id) ?? id,
      );
    };
    const [a, b] = [await carica(OGGI, { casi: 40 }), await carica(OGGI, { casi: 40 })];
    expect(senzaId(a.log)).toBe(senzaId(b.log));
  });
});

describe('un comando rifiutato', () => {
  it('ferma il caricamento e dice quale passo, senza parole di nessuno', async () => {
    const orologio = new OrologioSimulato('2025-01-01T06:00:00.000Z');
    const esegui = () => Promise.reject(new RifiutoHttp(rifiuto('una-regola', 'No: Maria Rossi.'), 409));
    await expect(generaEsempio({ esegui, orologio, oggi: OGGI, casi: 5 })).rejects.toThrow(
      /^una-regola per registra-persona del \d{4}-\d\d-\d\d \(caso \d+, [a-z0-9-]+\/\d+(, [a-z-]+)?\)$/,
    );
  });
});

describe('a qualunque seme, misura e giorno', () => {
  it('nessun comando è rifiutato', async () => {
    const giorno = fc.integer({ min: 5, max: 1300 }).map((n) => piuGiorni('2025-01-01', n));
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.integer({ min: 0, max: 25 }), giorno, async (seme, casi, oggi) => {
        const { log: suo } = await carica(oggi, { seme, casi });
        expect(suo.tutti().every((e) => giornoARoma(e.registratoIl) < oggi)).toBe(true);
      }),
      // Always the same ones: the sample that people load is one, and this tells when a change breaks its neighbours.
      // The example: a service that had just begun was suspended before it.
      { numRuns: 25, seed: 5, examples: [['', 17, '2025-04-01']] },
    );
  });

  it('le figure restano nelle loro fasce', async () => {
    const fatti = fattiLeps((await carica(OGGI, { seme: 'un altro' })).log);
    expect(quota(fatti, 'L2.2', 2025)).toBeGreaterThanOrEqual(0.4);
    expect(quota(fatti, 'L2.2', 2026)).toBeLessThan(0.6);
    expect(quota(fatti, 'L4.2', 2025)).toBeGreaterThan(0.5);
    expect(quota(fatti, 'L4.2', 2026)).toBeGreaterThan(0.75);
    expect(quota(fatti, 'L5.1', 2025)).toBeGreaterThan(0.55);
    expect(quota(fatti, 'L5.1', 2025)).toBeLessThan(0.65);
    expect(figura(fatti, 'L5.3', 2026).numeratore).toBeGreaterThan(figura(fatti, 'L5.3', 2025).numeratore);
  });
});
