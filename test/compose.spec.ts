import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { IMPOSTAZIONI, leggiConfigurazione } from '#platform';

const RADICE = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const testo = (file: string): string => readFileSync(join(RADICE, file), 'utf8');

interface Servizio {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

const compose = parse(testo('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Servizio>;
  volumes: Record<string, unknown>;
};
const servizi = Object.entries(compose.services);
const nostri = servizi.filter(([, s]) => s.build?.target === 'programma');
const comandi = [...testo('apps/cli/src/comandi.ts').matchAll(/nome: '([\w-]+)'/g)].map(([, nome]) => nome);
const dockerfile = testo('infra/docker/Dockerfile');

/** `${NAME}`, `${NAME:-default}` and `${NAME:?message}`, as Compose replaces them. */
function conValori(valore: string, ambiente: Readonly<Record<string, string>>): string {
  return valore.replace(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_, nome: string, come: string | undefined, resto: string) => {
      const dato = ambiente[nome];
      if (dato) return dato;
      if (come === '?') throw new Error(`${nome}: ${resto}`);
      return resto ?? '';
    },
  );
}

const esempio = Object.fromEntries(
  testo('infra/docker/env.esempio')
    .split('\n')
    .filter((riga) => /^\w+=/.test(riga))
    .map((riga) => [riga.slice(0, riga.indexOf('=')), riga.slice(riga.indexOf('=') + 1)]),
);
const riempito: Readonly<Record<string, string>> = {
  ...esempio,
  POSTGRES_PASSWORD: 'a1'.repeat(32),
  SEGRETO_RUOLI: 'b2'.repeat(32),
  MASTER_KEY: 'c3'.repeat(32),
};

describe('docker-compose.yml', () => {
  it('ha i servizi del sistema, ciascuno con un’immagine di versione scelta', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['api', 'kurrentdb', 'migrazioni', 'postgres', 'projector', 'redis', 'web', 'worker'].sort(),
    );
    for (const [nome, { image, build }] of servizi) {
      if (build) expect(existsSync(join(RADICE, build.context, build.dockerfile))).toBe(true);
      else expect([nome, image]).toEqual([nome, expect.stringMatching(/^[\w./-]+:\d+(\.\d+)*$/)]);
    }
    expect(servizi.filter(([, s]) => s.profiles).map(([nome]) => nome)).toEqual(['kurrentdb']);
  });

  it('costruisce stadi che il Dockerfile contiene', () => {
    const stadi = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, stadio]) => stadio);
    for (const [, { build }] of servizi) if (build) expect(stadi).toContain(build.target);
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it.each(servizi)(
    'fa aspettare a %s solo servizi che ci sono, e che sanno dire quando sono pronti',
    (_, { depends_on }) => {
      for (const [altro, { condition }] of Object.entries(depends_on ?? {})) {
        const atteso = compose.services[altro];
        expect([altro, atteso === undefined]).toEqual([altro, false]);
        expect(atteso!.profiles).toBeUndefined();
        if (condition === 'service_healthy')
          expect([altro, atteso!.healthcheck?.test]).toEqual([altro, expect.any(Array)]);
        else expect([altro, condition]).toEqual(['migrazioni', 'service_completed_successfully']);
      }
    },
  );

  it('dichiara i volumi che usa', () => {
    const usati = servizi.flatMap(([, s]) => (s.volumes ?? []).map((v) => v.split(':')[0]!));
    expect([...new Set(usati)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it.each([...nostri, ['l’immagine', { command: immagineAvvia() } as Servizio]] as [string, Servizio][])(
    'fa eseguire a %s un programma che esiste',
    (_, { command }) => {
      const [node, programma, sottocomando] = command!;
      expect(node).toBe('node');
      const app = /^dist\/apps\/(\w+)\/src\/main\.js$/.exec(programma!)?.[1];
      expect(existsSync(join(RADICE, `apps/${app}/src/main.ts`))).toBe(true);
      if (app === 'cli') expect(comandi).toContain(sottocomando);
      else expect(sottocomando).toBeUndefined();
    },
  );

  function immagineAvvia(): string[] {
    return JSON.parse(/^CMD (.+)$/m.exec(dockerfile)![1]!) as string[];
  }

  it.each(nostri)(
    'dà a %s solo impostazioni che esistono, con valori che il programma accetta',
    (_, { environment }) => {
      const nomi = IMPOSTAZIONI.map((i): string => i.nome);
      for (const nome of Object.keys(environment!)) expect(nomi).toContain(nome);
      const valori = Object.fromEntries(Object.entries(environment!).map(([n, v]) => [n, conValori(v, riempito)]));
      const conf = leggiConfigurazione(valori);
      expect(conf.produzione).toBe(true);
      expect(conf.redisUrl).not.toBeNull();
    },
  );

  it.each(nostri)('non lascia partire %s senza i suoi segreti', (_, { environment }) => {
    for (const nome of ['SEGRETO_RUOLI', 'MASTER_KEY'])
      expect(() => conValori(environment![nome]!, { ...riempito, [nome]: '' })).toThrow(nome);
  });

  it('con il registro in KurrentDB, api, projector e worker lo cercano nel servizio di quel profilo', () => {
    const scelto = Object.fromEntries(
      [...testo('infra/docker/env.esempio').matchAll(/\b(EVENT_STORE|KURRENTDB_URL)=(kurrentdb\S*)/g)].map((m) => [
        m[1]!,
        m[2]!,
      ]),
    );
    for (const nome of ['api', 'projector', 'worker']) {
      const dati = Object.entries(compose.services[nome]!.environment!);
      const valori = Object.fromEntries(dati.map(([n, v]) => [n, conValori(v, { ...riempito, ...scelto })]));
      const { hostname, port } = new URL(leggiConfigurazione(valori).kurrentdbUrl!);
      expect(compose.services[hostname]!.profiles).toEqual(['kurrentdb']);
      expect(compose.services[hostname]!.healthcheck!.test.join(' ')).toContain(`:${port}/`);
    }
  });

  it('fa entrare nel database come amministratore solo chi crea i ruoli', () => {
    const entrano = nostri.filter(
      ([, s]) => new URL(conValori(s.environment!['DATABASE_URL']!, riempito)).password !== '',
    );
    expect(entrano.map(([nome]) => nome)).toEqual(['migrazioni']);
    for (const [nome, { environment }] of nostri) {
      const vede = JSON.stringify(environment).includes('POSTGRES_PASSWORD');
      expect([nome, vede]).toEqual([nome, nome === 'migrazioni']);
    }
  });

  it('fa tenere a PostgreSQL un registro senza dati di persone, come quello incorporato', () => {
    const incorporato = testo('libs/platform/src/postgres/server.ts');
    for (const nome of ['log_min_error_statement', 'log_error_verbosity', 'log_statement', 'wal_recycle']) {
      const valore = new RegExp(`${nome}: '(\\w+)'`).exec(incorporato)![1]!;
      expect(compose.services['postgres']!.command).toContain(`--${nome}=${valore}`);
    }
  });

  it('dice ad api quanti proxy ha davanti: il servizio web, che aggiunge ciò che vede', () => {
    const { environment } = compose.services['api']!;
    expect(conValori(environment!['TRUST_PROXY']!, {})).toBe('1');
    expect(testo('infra/docker/nginx.conf')).toContain('X-Forwarded-For $proxy_add_x_forwarded_for;');
  });

  it('espone solo il servizio web, e sulla sola macchina finché non si chiede altro', () => {
    expect(servizi.filter(([, s]) => s.ports).map(([nome]) => nome)).toEqual(['web']);
    expect(conValori(compose.services['web']!.ports![0]!, {})).toBe('127.0.0.1:8080:8080');
  });

  it('controlla api e web chiedendo /status, che nginx passa alla porta su cui api ascolta', () => {
    const porta = compose.services['api']!.environment!['PORT'];
    for (const [, { healthcheck }] of servizi)
      for (const parola of healthcheck?.test ?? []) expect(typeof parola).toBe('string');
    expect(compose.services['api']!.healthcheck!.test.join(' ')).toContain(`http://127.0.0.1:${porta}/status`);
    expect(compose.services['web']!.healthcheck!.test.join(' ')).toContain('/status');
    const nginx = testo('infra/docker/nginx.conf');
    expect(nginx).toContain(`proxy_pass http://api:${porta};`);
    expect(nginx).toMatch(/location ~ \^\/\([\w|]*\bapi\b[\w|]*\bstatus\b/);
  });

  it('non contiene segreti, e l’esempio di .env nomina tutto ciò che si può dare', () => {
    const chiesti = new Set([...testo('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, nome]) => nome!));
    expect(Object.keys(esempio).sort()).toEqual([...chiesti].sort());
    for (const nome of ['POSTGRES_PASSWORD', 'SEGRETO_RUOLI', 'MASTER_KEY', 'OIDC_CLIENT_SECRET'])
      expect(esempio[nome]).toBe('');
  });
});
