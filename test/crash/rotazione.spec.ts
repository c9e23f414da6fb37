import { spawn } from 'node:child_process';
import { createDecipheriv, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { apriInstallazione, type Installazione, preparaDatabase } from '#installazione';
import { creaLog, leggiConfigurazione } from '#platform';
import { type DaAprire, type Soggetto } from '#vault';
import { type DatabaseVuoto, databaseVuoto, SEGRETO_DI_PROVA } from '../ambiente/database-di-prova.js';

/**
 * `cartella chiavi ruota` really killed at a given point, and run again. The database stops it there, on a lock of ours, and
 * says that it is waiting: then it is killed, and then the lock is let go.
 */

const FERMA = 4_242;
/** More than two lots of the rotation. */
const PERSONE = 1_300;
const LENTO = 120_000;
const SEBINO = 'sebino';

interface Punto {
  readonly trigger: string;
  /** When, by what the transaction sees. */
  readonly quando: string;
  /** What the killed process leaves durable, of `tutte`. */
  readonly passate: (tutte: number) => number;
}

const RIAVVOLTE = `(SELECT count(*) FROM vault.chiave JOIN vault.principale ON principale = attuale)`;

const PUNTI: Readonly<Record<string, Punto>> = {
  'prima che la nuova valga per chi scrive': {
    trigger: 'BEFORE INSERT OR UPDATE ON vault.principale FOR EACH STATEMENT',
    quando: 'true',
    passate: () => 0,
  },
  'prima di riavvolgere qualcosa': {
    trigger: 'BEFORE UPDATE ON vault.segreto FOR EACH STATEMENT',
    quando: 'true',
    passate: () => 0,
  },
  'nel mezzo di un lotto, che va perso': {
    trigger: 'AFTER UPDATE ON vault.chiave FOR EACH STATEMENT',
    quando: `${RIAVVOLTE} >= 1000`,
    passate: () => 501,
  },
  'mentre un lotto si conferma, che resta': {
    trigger: 'AFTER UPDATE ON vault.chiave DEFERRABLE INITIALLY DEFERRED FOR EACH ROW',
    quando: `${RIAVVOLTE} >= 1000`,
    passate: () => 1001,
  },
  'riavvolte tutte, con la nuova ancora da mettere al suo posto': {
    trigger: 'AFTER UPDATE ON vault.chiave REFERENCING NEW TABLE AS nuove FOR EACH STATEMENT',
    quando: 'NOT EXISTS (SELECT FROM nuove)',
    passate: (tutte) => tutte,
  },
};

let db: DatabaseVuoto;
let dati: string;
let admin: pg.Client;
let chiusi: DaAprire[];
let distrutta: DaAprire;
const soggetti: Soggetto[] = Array.from({ length: PERSONE }, () => ({ tipo: 'persona', id: randomUUID() }));

beforeAll(async () => {
  db = await databaseVuoto();
  dati = await mkdtemp(join(tmpdir(), 'cartella-rotazione-'));
  admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
  await preparaDatabase(conf(), db.adminUrl);
  await conInstallazione(async ({ vault }) => {
    const sigillate = await sigillati({ vault }, soggetti);
    [distrutta, chiusi] = [sigillate[0]!, sigillate.slice(1)];
    const chiavi = await vault.chiaviDi(SEBINO, [soggetti[0]!]);
    await vault.distruggi(SEBINO, chiavi, 'DET 1/2026', new Date());
  });
}, LENTO);
afterAll(async () => {
  await admin?.end();
  await db?.chiudi();
  await rm(dati, { recursive: true, force: true });
});

const conf = (altro: Record<string, string> = {}) =>
  leggiConfigurazione({ DATA_DIR: dati, SEGRETO_RUOLI: SEGRETO_DI_PROVA, ...altro });
const file = (nome: 'principale' | 'principale-nuova') => join(dati, 'chiavi', `${nome}.key`);
const chiaveIn = async (nome: Parameters<typeof file>[0]): Promise<Buffer> =>
  Buffer.from((await readFile(file(nome), 'utf8')).trim(), 'hex');

/** As the program opens it. @returns what it said in the log, too */
async function conInstallazione<T>(
  fai: (i: Installazione) => Promise<T>,
  ambiente: Readonly<Record<string, string>> = {},
): Promise<{ esito: T; detto: string }> {
  let detto = '';
  const log = creaLog({ livello: 'warn', destinazione: { write: (riga) => void (detto += riga) } });
  const installazione = await apriInstallazione(conf(ambiente), db.adminUrl, log);
  const esito = await fai(installazione).finally(() => installazione.chiudi());
  return { esito, detto };
}

async function sigillati({ vault }: Pick<Installazione, 'vault'>, quali: readonly Soggetto[]): Promise<DaAprire[]> {
  const eventi = quali.map((soggetto) => ({
    id: randomUUID(),
    tipo: 'Detto',
    dati: { parole: soggetto.id },
    soggetto,
  }));
  const chiuse = await vault.sigilla(SEBINO, eventi, () => undefined);
  return eventi.map(({ id, tipo }, i) => ({ id, tipo, ambito: SEBINO, dati: chiuse[i]! }));
}

/** Nothing was lost: all that was sealed opens, what was destroyed does not, and new things are sealed. */
async function tuttoSiLegge(installazione: Installazione): Promise<void> {
  const [persa, ...lette] = await installazione.vault.apri([distrutta, ...chiusi]);
  expect(persa).toEqual({ dati: {}, oscurati: ['*'] });
  expect(lette.map((l) => l.dati['parole'])).toEqual(soggetti.slice(1).map((s) => s.id));
  const nuovo: Soggetto = { tipo: 'persona', id: randomUUID() };
  chiusi.push(...(await sigillati(installazione, [nuovo])));
  soggetti.push(nuovo);
  expect((await installazione.vault.apri(chiusi.slice(-1)))[0]!.dati).toEqual({ parole: nuovo.id });
}

/** How many keys and secrets a master key opens, tried on each without any code of ours; and how many there are. */
async function aperteDa(chiave: Buffer): Promise<{ aperte: number; tutte: number }> {
  const { rows } = await admin.query<{ avvolta: Buffer; contesto: string }>(
    `SELECT avvolta, nome AS contesto FROM vault.segreto
     UNION ALL SELECT avvolta, ambito || '|' || tipo_soggetto || '|' || soggetto FROM vault.chiave WHERE principale IS NOT NULL`,
  );
  const siApre = ({ avvolta, contesto }: (typeof rows)[number]): boolean => {
    try {
      const cifrario = createDecipheriv('aes-256-gcm', chiave, avvolta.subarray(0, 12));
      cifrario.setAAD(Buffer.from(contesto)).setAuthTag(avvolta.subarray(12, 28));
      return Buffer.concat([cifrario.update(avvolta.subarray(28)), cifrario.final()]).length === 32;
    } catch {
      return false;
    }
  };
  return { aperte: rows.filter(siApre).length, tutte: rows.length };
}

/** The command, in a process of its own, from the sources. */
function ruota(ambiente: Readonly<Record<string, string>> = {}) {
  const programma = ['--conditions=sorgente', '--import', './scripts/typescript-al-volo.mjs', 'apps/cli/src/main.ts'];
  const processo = spawn(process.execPath, [...programma, 'chiavi', 'ruota'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: db.adminUrl,
      DATA_DIR: dati,
      SEGRETO_RUOLI: SEGRETO_DI_PROVA,
      LOG_LEVEL: 'warn',
      ...ambiente,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let detto = '';
  for (const uscita of [processo.stdout, processo.stderr]) uscita.on('data', (testo) => (detto += String(testo)));
  const fine = once(processo, 'close').then(([codice]) => ({ codice: codice as number | null, detto }));
  return { processo, fine };
}

async function uccisa(punto: Punto, ambiente: Readonly<Record<string, string>> = {}): Promise<void> {
  const { processo, fine } = await fermata(punto, ambiente);
  processo.kill('SIGKILL');
  expect((await fine).codice).toBeNull();
  await libera();
}

/** Until the database says that it waits there. */
async function fermata({ trigger, quando }: Punto, ambiente: Readonly<Record<string, string>> = {}) {
  const vincolo = trigger.includes('DEFERRABLE') ? 'CONSTRAINT' : '';
  await admin.query(`
    CREATE FUNCTION public.ferma() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF ${quando} THEN PERFORM pg_advisory_xact_lock(${FERMA}); END IF;
      RETURN NULL;
    END $$;
    CREATE ${vincolo} TRIGGER ferma ${trigger} EXECUTE FUNCTION public.ferma()`);
  await admin.query(`SELECT pg_advisory_lock(${FERMA})`);
  const { processo, fine } = ruota(ambiente);
  let finita: unknown;
  void fine.then((esito) => (finita = esito));
  while (!(await inAttesa())) {
    if (finita) throw new Error(`è finita senza fermarsi: ${JSON.stringify(finita)}`);
    await attendi(20);
  }
  return { processo, fine };
}

const inAttesa = async (): Promise<boolean> =>
  (
    await admin.query(
      `SELECT FROM pg_locks JOIN pg_database d ON d.oid = database AND d.datname = current_database()
       WHERE locktype = 'advisory' AND objid = ${FERMA} AND NOT granted`,
    )
  ).rowCount !== 0;

/** Lets go who waits there, and waits for the database to have done with the dead. */
async function libera(): Promise<void> {
  await admin.query(`SELECT pg_advisory_unlock(${FERMA})`);
  const altri = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;
  while ((await admin.query(altri)).rowCount !== 0) await attendi(20);
  await admin.query('DROP FUNCTION public.ferma CASCADE');
}

describe('La rotazione della chiave principale uccisa', () => {
  it.each(Object.entries(PUNTI))(
    '%s: intanto si legge e si scrive; ripresa, dice dov’era e finisce',
    async (_, punto) => {
      const vecchia = await chiaveIn('principale');
      const { tutte } = await aperteDa(vecchia);
      await uccisa(punto);
      const nuova = await chiaveIn('principale-nuova');
      expect(await chiaveIn('principale')).toEqual(vecchia);
      const passate = punto.passate(tutte);
      expect(await aperteDa(nuova)).toEqual({ aperte: passate, tutte });
      expect(await aperteDa(vecchia)).toEqual({ aperte: tutte - passate, tutte });

      const ripresa = ruota();
      const { codice, detto } = await ripresa.fine;
      const dove = `Riprendo una rotazione interrotta. Chiavi già passate alla nuova: ${passate} di ${tutte}.`;
      expect([codice, detto]).toEqual([0, expect.stringContaining(dove)]);
      expect(detto.includes('Restava da mettere la nuova al posto')).toBe(passate === tutte);
      expect(detto).toContain('La chiave principale è cambiata');
      expect(await chiaveIn('principale')).toEqual(nuova);
      await expect(chiaveIn('principale-nuova')).rejects.toThrow('ENOENT');
      expect(await aperteDa(nuova)).toEqual({ aperte: tutte, tutte });
      expect(await aperteDa(vecchia)).toEqual({ aperte: 0, tutte });
      const { detto: nelLog } = await conInstallazione(tuttoSiLegge);
      expect(nelLog).toBe('');
    },
    LENTO,
  );

  it(
    'più volte di seguito, finisce lo stesso; chi la trova a metà lo sa, e legge e scrive',
    async () => {
      const vecchia = await chiaveIn('principale');
      for (const punto of Object.values(PUNTI)) {
        await uccisa(punto);
        const { aperte, tutte } = await aperteDa(await chiaveIn('principale-nuova'));
        const { detto } = await conInstallazione(tuttoSiLegge);
        expect(detto).toContain('La rotazione della chiave principale non è finita');
        expect(detto).toContain(`"quanti":${tutte - aperte}`);
      }
      const nuova = await chiaveIn('principale-nuova');
      expect((await ruota().fine).codice).toBe(0);
      const { tutte } = await aperteDa(nuova);
      expect(await aperteDa(nuova)).toEqual({ aperte: tutte, tutte });
      expect(await aperteDa(vecchia)).toEqual({ aperte: 0, tutte });
      await conInstallazione(tuttoSiLegge);
    },
    LENTO,
  );

  it(
    'a metà, senza una delle due chiavi non si parte, e si dice quale situazione è',
    async () => {
      await uccisa(PUNTI['nel mezzo di un lotto, che va perso']!);
      for (const nome of ['principale', 'principale-nuova'] as const) {
        await rename(file(nome), `${file(nome)}-tolta`);
        await expect(conInstallazione(tuttoSiLegge)).rejects.toThrow(
          /è a metà \(chiavi già passate alla nuova: 50\d di \d+\), .*Rimettere quella che manca/,
        );
        // Nor is another made in its place.
        await expect(chiaveIn(nome)).rejects.toThrow('ENOENT');
        await rename(`${file(nome)}-tolta`, file(nome));
      }
      expect((await ruota().fine).codice).toBe(0);
      await conInstallazione(tuttoSiLegge);
    },
    LENTO,
  );

  it(
    'non ne corrono due insieme',
    async () => {
      const prima = await fermata(PUNTI['prima di riavvolgere qualcosa']!);
      const { codice, detto } = await ruota().fine;
      expect([codice, detto]).toEqual([
        1,
        expect.stringContaining('Un’altra rotazione della chiave principale è in corso'),
      ]);
      await libera();
      expect((await prima.fine).codice).toBe(0);
      await conInstallazione(tuttoSiLegge);
    },
    LENTO,
  );

  it(
    'con le chiavi nell’ambiente, a metà vuole tutte e due; ripresa, finisce',
    async () => {
      const vecchia = (await chiaveIn('principale')).toString('hex');
      const nuova = '5a'.repeat(32);
      const entrambe = { MASTER_KEY: nuova, MASTER_KEY_PRECEDENTE: vecchia };
      await uccisa(PUNTI['nel mezzo di un lotto, che va perso']!, entrambe);
      for (const sola of [nuova, vecchia]) {
        await expect(conInstallazione(tuttoSiLegge, { MASTER_KEY: sola })).rejects.toThrow(
          /è a metà .*Mettere in MASTER_KEY quella nuova e in MASTER_KEY_PRECEDENTE quella di prima/,
        );
      }
      expect((await conInstallazione(tuttoSiLegge, entrambe)).detto).toContain('non è finita');
      const { codice, detto } = await ruota(entrambe).fine;
      expect([codice, detto]).toEqual([0, expect.stringContaining('Riprendo una rotazione interrotta.')]);
      expect((await aperteDa(Buffer.from(vecchia, 'hex'))).aperte).toBe(0);
      expect((await conInstallazione(tuttoSiLegge, { MASTER_KEY: nuova })).detto).toBe('');
    },
    LENTO,
  );
});
