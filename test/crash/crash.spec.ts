import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import { fermaPostgresOrfano } from '#platform';
import { ClienteTenace, entra, type Inviata } from './cliente-tenace.js';
import { lavoroAlloSportello } from './lavoro-allo-sportello.js';
import { ProgrammaVero } from './programma-vero.js';
import { guarda, leggiIdempotenza, leggiLetture, leggiLog, type RigaDelLog } from './registro-visto.js';

/** Who dies: the program alone, the program and its PostgreSQL, or one session of PostgreSQL, which then restarts itself. */
type Morte = 'programma' | 'programma e database' | 'sessione del database';

const CLIENTI = 8;
const MORTI: readonly Morte[] = Array.from({ length: 24 }, (_, n) =>
  n % 9 === 8 ? 'sessione del database' : n % 4 === 3 ? 'programma e database' : 'programma',
);

describe('Il programma ucciso mentre lavora', () => {
  let dati: string;
  let programma: ProgrammaVero;

  beforeAll(async () => {
    // Named as the global set-up names its own: what a killed run leaves behind is stopped and removed by the next one.
    dati = await mkdtemp(join(tmpdir(), `cartella-prove-${process.pid}-`));
    await chmod(dati, 0o711);
    programma = new ProgrammaVero(dati);
    await programma.accendi();
  });
  afterAll(async () => {
    await programma.uccidi();
    await fermaPostgresOrfano(dati);
    await rm(dati, { recursive: true, force: true });
  });

  it('non perde ciò che ha confermato, non raddoppia nulla, e le viste sono quelle che darebbe il registro', async () => {
    expect(MORTI.filter((m) => m.startsWith('programma')).length).toBeGreaterThanOrEqual(20);
    const cartelle: string[] = [];
    const [operatrice, revisora] = await Promise.all(['as-1', 'rev-1'].map((o) => entra(programma.indirizzo, o)));
    const clienti = Array.from(
      { length: CLIENTI },
      (_, n) => new ClienteTenace(operatrice as string, lavoroAlloSportello(`cliente ${n + 1}`, cartelle)),
    );
    const inviate = (): Inviata[] => clienti.flatMap((c) => c.inviate);
    const vediDa = async <T>(chi: string, percorso: string): Promise<T> => {
      const risposta = await fetch(programma.indirizzo + percorso, { headers: { cookie: chi } });
      expect([percorso, risposta.status]).toEqual([percorso, 200]);
      return (await risposta.json()) as T;
    };
    const sospesi = { tutti: 0, accaduti: 0 };
    let visto: RigaDelLog[] = [];

    for (const morte of MORTI) {
      const prima = programma.postmaster;
      const basta = new AbortController();
      const lavoro = Promise.all(clienti.map((c) => c.lavora(programma.indirizzo, basta.signal)));
      await attendi(50 + Math.random() * 300);
      await muori(programma, morte);
      if (morte === 'sessione del database') {
        // The program lives on: it works again by itself, and nobody has to do anything.
        await attendi(500);
        basta.abort();
      }
      await lavoro.catch((causa: unknown) => {
        throw new Error(`${morte}; il programma ha detto: ${programma.detto}`, { cause: causa });
      });
      if (morte !== 'sessione del database') await programma.accendi();
      if (morte !== 'programma e database') expect(programma.postmaster?.pid).toBe(prima?.pid);

      // What was acknowledged before is there, before anyone asks again; and nothing that was there has changed.
      const dopo = await guarda(programma.databaseUrl, leggiLog);
      expect(dopo.slice(0, visto.length)).toEqual(visto);
      sonoNelLog(inviate(), dopo);

      for (const ripresa of await Promise.all(clienti.map((c) => c.riprendi(programma.indirizzo)))) {
        if (!ripresa) continue;
        sospesi.tutti++;
        if (ripresa.risposta?.ripetuto) sospesi.accaduti++;
      }
      visto = await guarda(programma.databaseUrl, leggiLog);
      expect(visto.map((e) => e.posizione)).toEqual(visto.map((_, i) => i + 1));
      sonoNelLog(inviate(), visto);
      // Each request happened once, and nothing else did, but for the operators that the first start enrols.
      const chieste = visto.filter((e) => !e.tipo.startsWith('Operatore'));
      expect(chieste).toHaveLength(inviate().flatMap((i) => i.tipi).length);
      expect(await vediDa(revisora as string, '/api/revisione/integrita')).toMatchObject({
        integra: true,
        eventi: visto.length,
        rottura: null,
      });
    }

    // It is a test only if requests were really cut in two: some had happened, some had not.
    expect(sospesi.tutti).toBeGreaterThan(MORTI.length);
    expect(sospesi.accaduti).toBeGreaterThan(0);
    expect(sospesi.accaduti).toBeLessThan(sospesi.tutti);

    const idempotenza = await guarda(programma.databaseUrl, leggiIdempotenza);
    // The keys themselves are not kept.
    const inOrdine = (posizioni: readonly (readonly number[] | undefined)[]) =>
      posizioni.map((p) => JSON.stringify(p)).sort();
    expect(inOrdine(idempotenza.map((r) => r.posizioni))).toEqual(
      inOrdine(inviate().map((i) => i.risposta?.eventi.map((e) => e.posizione))),
    );
    perStream(visto);

    // What people typed can be read again, by its keys: none was lost between the vault and the log.
    await vediDa(operatrice as string, `/api/scrivania?attendi=${visto.length}`);
    for (const cartella of cartelle) {
      const { voci } = await vediDa<{ voci: { tipo: string; dati: { testo?: string } }[] }>(
        operatrice as string,
        `/api/cartelle/${cartella}/cronologia`,
      );
      const scritte = inviate().filter((i) => i.percorso === `/api/cartelle/${cartella}/atti/annota-diario`);
      expect(voci.flatMap((v) => (v.tipo === 'DiarioAnnotato' ? [v.dati.testo] : [])).sort()).toEqual(
        scritte.map((i) => i.corpo['testo']).sort(),
      );
    }
    for (const { corpo, risposta } of inviate().filter((i) => i.percorso === '/api/persone')) {
      const { cognome, nome } = corpo;
      expect(await vediDa(operatrice as string, `/api/persone/${risposta?.id}`)).toMatchObject({ cognome, nome });
    }

    const letture = await guarda(programma.databaseUrl, leggiLetture);
    const lette = (letture['cartella'] ?? []).reduce(
      (n, riga) => n + (JSON.parse(riga) as { revision: number }).revision + 1,
      0,
    );
    expect(lette).toBe(visto.filter((e) => e.busta.includes('"categoria":"cartella"')).length);
    expect(await programma.spegni()).toBe(0);
    expect(programma.postmaster).toBeUndefined();
    const { codice, detto } = await programma.esegui('rebuild');
    expect([codice, detto]).toEqual([0, expect.stringContaining('cartelle')]);
    await programma.accendi();
    expect(await guarda(programma.databaseUrl, leggiLetture)).toEqual(letture);
    expect(await programma.spegni()).toBe(0);
  }, 300_000);
});

async function muori(programma: ProgrammaVero, morte: Morte): Promise<void> {
  const { pid } = programma.postmaster as { pid: number };
  switch (morte) {
    case 'programma':
      await programma.uccidi();
      // Its PostgreSQL is an orphan now, and goes on.
      process.kill(pid, 0);
      break;
    case 'programma e database':
      process.kill(pid, 'SIGKILL');
      await programma.uccidi();
      break;
    case 'sessione del database': {
      const sessione = await guarda(programma.databaseUrl, async (client) => {
        const { rows } = await client.query<{ pid: number }>(
          `SELECT pid FROM pg_stat_activity WHERE usename LIKE '%writer' ORDER BY state = 'active' DESC LIMIT 1`,
        );
        return rows[0]?.pid as number;
      });
      process.kill(sessione, 'SIGKILL');
    }
  }
}

/** Every acknowledged event, in the place where it was said to be. */
function sonoNelLog(inviate: readonly Inviata[], log: readonly RigaDelLog[]): void {
  const trovati = inviate.flatMap(({ risposta, tipi, chiave }) =>
    (risposta?.eventi ?? []).map(({ posizione }, i) => {
      const riga = log[posizione - 1];
      return { chiave, id: riga?.id, tipo: riga?.tipo, atteso: tipi[i], posizione: riga?.posizione };
    }),
  );
  const confermati = inviate.flatMap(({ risposta, tipi, chiave }) =>
    (risposta?.eventi ?? []).map((e, i) => ({ chiave, ...e, atteso: tipi[i] })),
  );
  expect(trovati).toEqual(confermati);
  for (const { tipi, risposta } of inviate) if (risposta) expect(risposta.eventi.map((e) => e.tipo)).toEqual(tipi);
}

/** Revisions of each stream without gaps, as asked. */
function perStream(log: readonly RigaDelLog[]): void {
  const revisioni = new Map<string, number[]>();
  for (const { stream, revision } of log) revisioni.set(stream, [...(revisioni.get(stream) ?? []), revision]);
  for (const sue of revisioni.values()) expect(sue).toEqual(sue.map((_, i) => i));
}
