import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Redis } from 'ioredis';
import pg from 'pg';
import { apriKurrentdb } from '#event-store';
import { apertoAdAltri, creaLog, erroreSenzaDati, IMPOSTAZIONI, leggiConfigurazione } from '#platform';
import { ServerDiProva } from '../ambiente/server-di-prova.js';

/** A secret comes from the environment, or from a file that others cannot read; and goes out of the program by no way. */

const CLI = join(process.cwd(), 'dist/apps/cli/src/main.js');
const PAROLA = 'Zzparolachiave';
/** Each of the secrets, with a value that would be accepted and that would be recognised. */
const SEGRETI: Readonly<Record<string, string>> = {
  DATABASE_URL: `postgres://utente:${PAROLA}@127.0.0.1:9/cartella`,
  KURRENTDB_URL: `kurrentdb://utente:${PAROLA}@127.0.0.1:9?tls=false`,
  SEGRETO_RUOLI: PAROLA.repeat(4),
  MASTER_KEY: 'c0de'.repeat(16),
  MASTER_KEY_PRECEDENTE: 'beef'.repeat(16),
  CHECKPOINT_KEY: `PRIVATE+KEY+prova+0a0b0c0d+${'A'.repeat(44)}`,
  REDIS_URL: `redis://utente:${PAROLA}@127.0.0.1:9`,
  OIDC_CLIENT_SECRET: PAROLA,
};
const VALORI = [PAROLA, 'c0de'.repeat(16), 'beef'.repeat(16), 'A'.repeat(43)];
const dice = (testo: string): string[] => VALORI.filter((v) => testo.includes(v));

let cartella: string;
beforeAll(() => {
  cartella = mkdtempSync(join(tmpdir(), 'cartella-segreti-'));
});
afterAll(() => rmSync(cartella, { recursive: true, force: true }));

function inFile(nome: string, permessi: number): Record<string, string> {
  const file = join(cartella, `${nome}-${permessi.toString(8)}`);
  writeFileSync(file, `${SEGRETI[nome]}\n`);
  chmodSync(file, permessi);
  return { [`${nome}_FILE`]: file };
}

const ACCANTO: Readonly<Record<string, Record<string, string>>> = {
  KURRENTDB_URL: { EVENT_STORE: 'kurrentdb' },
  MASTER_KEY_PRECEDENTE: { MASTER_KEY: 'ab'.repeat(32) },
  OIDC_CLIENT_SECRET: { OIDC_ISSUER: 'https://identita.example', OIDC_CLIENT_ID: 'cartella' },
};

it('tutto ciò che apre qualcosa è un segreto: non c’è impostazione con una password o una chiave che non lo sia', () => {
  const segreti = IMPOSTAZIONI.filter((i) => 'segreto' in i).map((i): string => i.nome);
  expect(segreti.sort()).toEqual(Object.keys(SEGRETI).sort());
  const somigliano = IMPOSTAZIONI.map((i): string => i.nome).filter((n) =>
    /KEY|SECRET|SEGRETO|PASSWORD|TOKEN|_URL$/.test(n),
  );
  expect(somigliano.filter((n) => !segreti.includes(n))).toEqual(['BASE_URL']);
});

describe.each(Object.keys(SEGRETI))('%s', (nome) => {
  const leggi = (ambiente: Record<string, string>) =>
    JSON.stringify(leggiConfigurazione({ ...ACCANTO[nome], ...ambiente }));

  it('viene dall’ambiente, o da un file che legge solo il suo padrone', () => {
    const daAmbiente = leggi({ [nome]: SEGRETI[nome]! });
    for (const permessi of [0o600, 0o400]) expect(leggi(inFile(nome, permessi))).toBe(daAmbiente);
  });

  it.each([0o640, 0o660, 0o604, 0o644, 0o666, 0o777, 0o620, 0o602])(
    'è rifiutato da un file con permessi %o, con la ragione e il rimedio, e senza dirlo',
    (permessi) => {
      expect(() => leggi(inFile(nome, permessi))).toThrow(
        expect.objectContaining({
          codiceUscita: 2,
          message: expect.stringMatching(
            new RegExp(`  ${nome}_FILE: .* da altri utenti \\(permessi ${permessi.toString(8)}\\): .*chmod 600$`, 'm'),
          ),
        }),
      );
      try {
        leggi(inFile(nome, permessi));
      } catch (errore) {
        expect(dice((errore as Error).message)).toEqual([]);
      }
    },
  );

  it('sbagliato, o dato due volte, non è ripetuto nel rifiuto', () => {
    for (const ambiente of [
      { [nome]: SEGRETI[nome]!, ...inFile(nome, 0o600) },
      { [nome]: `${SEGRETI[nome]!.slice(0, -3)} §`, PORT: 'x' },
    ]) {
      try {
        leggi(ambiente);
        throw new Error('accettato');
      } catch (errore) {
        expect((errore as Error).message).toMatch(/^Configurazione non valida/);
        expect(dice((errore as Error).message)).toEqual([]);
      }
    }
  });
});

it('un file di root per il gruppo del programma, come lo consegna un orchestratore, si può leggere; per tutti, no', () => {
  const chi = process.getuid;
  try {
    Object.defineProperty(process, 'getuid', { value: () => 1000, configurable: true });
    expect(apertoAdAltri({ mode: 0o100440, uid: 0 })).toBeUndefined();
    expect(apertoAdAltri({ mode: 0o100440, uid: 1000 })).toMatch('permessi 440');
    expect(apertoAdAltri({ mode: 0o100460, uid: 0 })).toMatch('permessi 460');
    expect(apertoAdAltri({ mode: 0o100444, uid: 0 })).toMatch('permessi 444');
  } finally {
    Object.defineProperty(process, 'getuid', { value: chi, configurable: true });
  }
});

describe('Quando ciò che un segreto apre non risponde', () => {
  it('gli errori di PostgreSQL, di Redis e di KurrentDB nel log non hanno credenziali', async () => {
    const errori: unknown[] = [];
    await new pg.Client({ connectionString: SEGRETI['DATABASE_URL'] }).connect().catch((e: unknown) => errori.push(e));
    const redis = new Redis(SEGRETI['REDIS_URL']!, {
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
      lazyConnect: true,
    });
    redis.on('error', (e) => errori.push(e));
    await redis.connect().catch((e: unknown) => errori.push(e));
    redis.disconnect();
    const kurrent = await apriKurrentdb(SEGRETI['KURRENTDB_URL']!, Buffer.alloc(32));
    await kurrent.store.testa().catch((e: unknown) => errori.push(e));
    await kurrent.chiudi();
    await apriKurrentdb(`kurrentdb://utente:${PAROLA}@[non-un-indirizzo`, Buffer.alloc(32)).catch((e: unknown) =>
      errori.push(e),
    );
    expect(errori.length).toBeGreaterThanOrEqual(4);
    // An address in the words of an error, with or without a password in it.
    errori.push(new Error(`cannot connect to ${SEGRETI['DATABASE_URL']}`, { cause: new Error(SEGRETI['REDIS_URL']) }));
    let scritto = '';
    const destinazione = new Writable({
      write(pezzo: Buffer, _, fatto) {
        scritto += pezzo.toString();
        fatto();
      },
    });
    const log = creaLog({ livello: 'debug', destinazione });
    for (const errore of errori) log.error('Non risponde', { errore });
    expect(scritto).toMatch(/ECONNREFUSED|Unavailable|UNAVAILABLE/i);
    expect(dice(scritto)).toEqual([]);
    expect(JSON.stringify(erroreSenzaDati(errori.at(-1)))).toContain('postgres://…@127.0.0.1:9/cartella');
  }, 60_000);

  it.each([
    ['il database', { DATABASE_URL: SEGRETI['DATABASE_URL']! }],
    ['un segreto leggibile da tutti', { DATABASE_URL: SEGRETI['DATABASE_URL']!, MASTER_KEY_FILE: '§' }],
    ['un indirizzo storto', { DATABASE_URL: `mysql://utente:${PAROLA}@x/y`, REDIS_URL: `http://:${PAROLA}@x` }],
  ])(
    'il programma vero si ferma davanti a %s senza dire nessun segreto',
    async (_, ambiente: Record<string, string>) => {
      if (!existsSync(CLI))
        throw new Error('Il programma non è costruito: «npm run build», oppure le prove con «npm test».');
      const env = {
        PATH: process.env['PATH'],
        DATA_DIR: cartella,
        SEGRETO_RUOLI: SEGRETI['SEGRETO_RUOLI'],
        LOG_LEVEL: 'debug',
        ...ambiente,
        ...(ambiente['MASTER_KEY_FILE'] && inFile('MASTER_KEY', 0o644)),
      };
      const { codice, detto } = await new Promise<{ codice: number; detto: string }>((risolvi) => {
        execFile(process.execPath, [CLI, 'migra'], { env }, (errore, fuori, male) =>
          risolvi({ codice: errore ? Number(errore.code ?? 1) : 0, detto: fuori + male }),
        );
      });
      expect(codice).toBeGreaterThan(0);
      expect(detto).not.toBe('');
      expect(dice(detto)).toEqual([]);
    },
    60_000,
  );
});

describe('Nessuna risposta', () => {
  it('dice come è impostato il programma', async () => {
    const server = await ServerDiProva.acceso({ ambiente: { OIDC_CLIENT_SECRET: PAROLA } });
    try {
      const { conf } = server.installazione;
      const valori = [...VALORI, conf.chiavePrincipale!.toString('hex'), conf.segretoRuoli!, conf.cartellaDati];
      for (const percorso of [
        '/status',
        '/api/openapi.json',
        '/api/sessione',
        '/api/env',
        '/api/config',
        '/.env',
        '/oidc/.well-known/openid-configuration',
      ]) {
        for (const chi of [server.senzaSessione(), await server.entra('sis-1')]) {
          const { testo } = await chi.get(percorso);
          expect([percorso, valori.filter((v) => testo.includes(v))]).toEqual([percorso, []]);
        }
      }
      const log = server.log.join('\n');
      expect(
        [...VALORI, conf.chiavePrincipale!.toString('hex'), conf.segretoRuoli!].filter((v) => log.includes(v)),
      ).toEqual([]);
    } finally {
      await server.chiudi();
    }
  });
});
