import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { AmbienteDiProva, Passo } from '../../conformita/caso.js';
import type { RichiestaAppend } from '../../event-store.js';
import { KurrentEventStore } from '../kurrent-event-store.js';
import { LineaTcp } from './linea-tcp.js';
import { ServerKurrent } from './server-kurrent.js';

const RADICE = resolve(fileURLToPath(import.meta.url), '../../../../../..');
const SEGRETO = Buffer.alloc(32, 7);

const modulo = (nome: string): string => JSON.stringify(new URL(nome, import.meta.url).href);

const APERTURA = `
  import { apriKurrentdb } from ${modulo('../apri-kurrentdb.ts')};
  const [url, prefisso, che] = process.argv.slice(1);
  const { store } = await apriKurrentdb(url, Buffer.alloc(32, 7), prefisso);
`;

const SCRIVENTE = `${APERTURA}
  import { nuovoStream, richiesta, scrivi, suStream } from ${modulo('../../conformita/richiesta-di-prova.ts')};
  for (let i = 0; i < Number(che); i++) await scrivi(store, richiesta([suStream(nuovoStream(), -1)]));
  process.exit(0);
`;

/** Says when it is connected, then sends one append when told; it never ends by itself. */
const VITTIMA = `${APERTURA}
  import { once } from 'node:events';
  await store.testa();
  console.log('pronta');
  await once(process.stdin, 'data');
  const domanda = JSON.parse(che);
  await store.append({ ...domanda, adesso: new Date(domanda.adesso) });
  await new Promise(() => setInterval(() => undefined, 1000));
`;

/** An empty log on a server of ours, or a part of its own on a real one. */
export class AmbienteKurrent implements AmbienteDiProva {
  readonly store: KurrentEventStore;
  private readonly altri: KurrentEventStore[];
  private readonly prefisso = `prova-${randomUUID()}.`;
  private readonly daChiudere: (() => unknown)[] = [];

  private constructor(
    private readonly url: (connessione: string, porta?: number) => string,
    private readonly server?: ServerKurrent,
    private readonly linee: readonly LineaTcp[] = [],
  ) {
    this.store = this.deposito(linee[0]?.porta);
    this.altri = [this.deposito(linee[1]?.porta), this.deposito(linee[2]?.porta)];
  }

  static async nostro(): Promise<AmbienteKurrent> {
    const server = await ServerKurrent.acceso();
    const linee = await Promise.all([0, 1, 2, 3].map(() => LineaTcp.tesa(server.porta)));
    // Nobody listens there any more.
    linee[3]!.chiudi();
    const url = (connessione: string, porta = server.porta): string =>
      `kurrentdb://127.0.0.1:${porta}?tls=false&connectionName=${connessione}`;
    return new AmbienteKurrent(url, server, linee);
  }

  static vero(url: string): Promise<AmbienteKurrent> {
    return Promise.resolve(new AmbienteKurrent(() => url));
  }

  async chiudi(): Promise<void> {
    for (const chiudi of this.daChiudere) await chiudi();
    for (const linea of this.linee) linea.chiudi();
    this.server?.spegni();
  }

  private deposito(porta?: number, connessione: string = randomUUID()): KurrentEventStore {
    const client = KurrentDBClient.connectionString(this.url(connessione, porta));
    this.daChiudere.push(() => client.dispose());
    return new KurrentEventStore(client, SEGRETO, this.prefisso);
  }

  readonly altro = (): KurrentEventStore => {
    this.altri.reverse();
    return this.altri[0]!;
  };

  private lancia(programma: string, url: string, che: string): ChildProcessWithoutNullStreams {
    const argomenti = ['--conditions=sorgente', '--import', join(RADICE, 'scripts/typescript-al-volo.mjs')];
    return spawn(
      process.execPath,
      [...argomenti, '--input-type=module', '--eval', programma, '--', url, this.prefisso, che],
      { cwd: RADICE, env: { ...process.env, NODE_OPTIONS: '' } },
    );
  }

  readonly processi = {
    scrivono: async (quanti: number, volte: number): Promise<void> => {
      await Promise.all(
        Array.from({ length: quanti }, async () => {
          const processo = this.lancia(SCRIVENTE, this.url(randomUUID()), String(volte));
          let errori = '';
          processo.stderr.on('data', (pezzo) => (errori += String(pezzo)));
          const [codice] = (await once(processo, 'close')) as [number];
          if (codice !== 0) throw new Error(`Un processo è finito con ${codice}: ${errori}`);
        }),
      );
    },

    ucciso: async (passo: Passo, domanda: RichiestaAppend): Promise<void> => {
      const connessione = randomUUID();
      const processo = this.lancia(VITTIMA, this.url(connessione), JSON.stringify(domanda));
      let errori = '';
      processo.stderr.on('data', (pezzo) => (errori += String(pezzo)));
      const finito = once(processo, 'close') as Promise<[number | null, string | null]>;
      await Promise.race([once(processo.stdout, 'data'), finito]);
      if (passo === 'prima') processo.kill('SIGKILL');
      else {
        this.server!.guasta(connessione, { come: passo, inQuel: () => void processo.kill('SIGKILL') });
        processo.stdin.write('vai\n');
      }
      const [, segnale] = await finito;
      if (segnale !== 'SIGKILL') throw new Error(`Il processo non è stato ucciso: ${errori}`);
    },
  };

  readonly guasti = {
    irraggiungibile: (): KurrentEventStore => this.deposito(this.linee[3]!.porta),

    lineaSpezzata: async (passo: Exclude<Passo, 'prima'>): Promise<KurrentEventStore> => {
      const connessione = randomUUID();
      const linea = await LineaTcp.tesa(this.server!.porta);
      this.daChiudere.push(() => linea.chiudi());
      const store = this.deposito(linea.porta, connessione);
      await store.testa();
      this.server!.guasta(connessione, { come: passo, inQuel: () => linea.taglia() });
      return store;
    },

    interrompi: async (): Promise<void> => {
      for (const linea of this.linee) linea.taglia();
      await new Promise((r) => setTimeout(r, 1));
    },
  };
}
