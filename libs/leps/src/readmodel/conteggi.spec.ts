import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRAZIONI_LOG } from '#event-store';
import { leggi, type Letture, MIGRAZIONI_PROIEZIONI } from '#projections';
import { annoDi } from '#storia';

import { databaseDiProva, type DatabaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { DEFINIZIONI } from '../domain/definizioni.js';
import { notiAl } from '../domain/fatto.js';
import { calcola, esamina, figuraDa } from '../domain/figura.js';
import { postiDi } from '../domain/posto.js';
import { AMBITO, AS_ASST, ISEO, LogDiProva, MARONE, ZONE } from '../domain/prova/log-di-prova.js';
import { Conteggi } from './conteggi.js';
import { FattoLetto } from './fatto-leps.entity.js';
import { fattiDellaFigura } from './fatti.js';
import { MIGRAZIONI_LEPS } from './migrazioni.js';
import { VERSIONE_LEPS } from './versione.js';

/** Counted beside the facts by the database, or worked out from the facts: the same figure. */

const log = new LogDiProva();
const ANNI = [2024, 2025, 2026];
let db: DatabaseDiProva;
let letture: DataSource;
let admin: pg.Client;

beforeAll(async () => {
  for (const [n, comune] of [ISEO, MARONE, ZONE, ISEO, ISEO, MARONE].entries()) {
    const caso = log.caso();
    caso.comune = comune;
    const anno = ANNI[n % 3] as number;
    caso.apri(`${anno}-01-10`);
    caso.presaInCarico(`${anno}-01-11`, n % 2 ? 'sad' : 'prevenzione-allontanamento');
    caso.concludiValutazione(`${anno}-02-01`, {
      valutazione: 'v1',
      percorso: n % 2 ? 'sad' : 'prevenzione-allontanamento',
      ...(n === 4 && { partecipanti: [AS_ASST] }),
      ...(n === 5 && { tipo: 'preliminare' as const }),
    });
    caso.redigi(`${anno}-02-02`, { percorso: n % 2 ? 'sad' : 'prevenzione-allontanamento', tipo: 'sad' });
    caso.sottoscrivi(`${anno}-02-03`, { anzianoAllaData: n !== 3 });
  }
  // Facts of before stop being known, so that a figure of a past position has something to remember.
  const corretto = log.caso();
  corretto.apri('2025-03-01');
  const evento = corretto.concludiValutazione('2025-03-02', { percorso: 'prevenzione-allontanamento' });
  corretto.annulla(evento);
  log.caso().sadCompleto(2025);
  log.caso().sadCompleto(2026, { senza: ['erogazione'] });

  db = await databaseDiProva([...MIGRAZIONI_LOG, ...MIGRAZIONI_PROIEZIONI, ...MIGRAZIONI_LEPS]);
  admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
  await admin.query(
    `INSERT INTO letture.fatto_leps (ambito, cartella, chiave, noto_da, noto_fino, anno, comune, posti, fatto)
     SELECT ambito, cartella, chiave, noto_da, noto_fino, anno, comune, posti, fatto
     FROM jsonb_populate_recordset(NULL::letture.fatto_leps, $1)`,
    [
      JSON.stringify(
        log.registro.map(({ notoDa, notoFino, ...fatto }) => ({
          ...fatto,
          noto_da: notoDa,
          noto_fino: notoFino,
          anno: annoDi(fatto.il),
          posti: postiDi(fatto),
          fatto,
        })),
      ),
    ],
  );
  letture = await new DataSource({ type: 'postgres', url: db.reader, entities: [FattoLetto] }).initialize();
});
afterAll(async () => {
  await letture?.destroy();
  await admin?.end();
  await db?.chiudi();
});

const servono = async (versione: number): Promise<void> => {
  await admin.query(
    `INSERT INTO letture.checkpoint (proiezione, posto, partizione, generazione, versione, posizione)
     VALUES ('leps', 'letture', 0, 1, $1, 0)
     ON CONFLICT (proiezione, posto, partizione) DO UPDATE SET versione = excluded.versione`,
    [versione],
  );
};

async function confronta(): Promise<number> {
  let contati = 0;
  for (const posizione of [null, log.testa, log.testa - 1, 12, 1]) {
    const noti = notiAl(log.registro, posizione ?? undefined);
    for (const anno of ANNI) {
      for (const comune of [null, ISEO, MARONE, '017062']) {
        const domanda = { comune, oggi: '2026-06-01' };
        const conteggi = await leggi(letture as Letture, AMBITO, (m) => Conteggi.letti(m, posizione, [anno - 1, anno]));
        for (const d of DEFINIZIONI) {
          const { figura, contati: attesi, esclusi } = calcola(d, noti, anno, domanda);
          expect(figuraDa(d, conteggi.di(d, comune), anno, domanda)).toEqual(figura);
          const suoi = await leggi(letture as Letture, AMBITO, (m) =>
            fattiDellaFigura(m, d, { anno, comune, posizione }),
          );
          expect(esamina(d, suoi, anno, comune)).toEqual({ contati: attesi, esclusi });
          contati += attesi.length;
        }
      }
    }
  }
  return contati;
}

describe('Le figure contate', () => {
  it('sono quelle dei fatti, per ogni Comune, anno e posizione; con le stesse righe', async () => {
    await servono(VERSIONE_LEPS);
    expect(await confronta()).toBeGreaterThan(100);
  });

  it('con posti di definizioni di prima si contano i fatti, e non quei posti', async () => {
    await servono(VERSIONE_LEPS - 1);
    await admin.query(`UPDATE letture.fatto_leps SET posti = '{}'`);
    expect(await confronta()).toBeGreaterThan(100);
    // The control: with those places believed, the figures are others.
    await servono(VERSIONE_LEPS);
    await expect(confronta()).rejects.toThrow();
  });

  it('di un altro Ambito non si conta nulla', async () => {
    const altrove = await leggi(letture as Letture, 'altrove', (m) => Conteggi.letti(m, null, ANNI));
    for (const d of DEFINIZIONI) expect(altrove.di(d, null)(2025)).toEqual({ numeratore: 0, denominatore: 0 });
  });
});
