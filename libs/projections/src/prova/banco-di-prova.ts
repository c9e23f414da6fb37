import { randomUUID } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { EventoNelLog } from '#event-store';
import { MIGRAZIONI_LOG, PostgresEventStore } from '#event-store';
import { LOG_MUTO } from '#platform';
import type { Categoria } from '#storia';
import { type DatabaseDiProva, databaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { MIGRAZIONI_PROIEZIONI, protezioneDi } from '../migrazioni.js';
import type { Proiezione } from '../proiezione.js';
import { scriviRighe } from '../proiezione.js';
import { Runner } from '../runner.js';

const MIGRAZIONI = [
  ...MIGRAZIONI_LOG,
  ...MIGRAZIONI_PROIEZIONI,
  {
    nome: 'prova-conti',
    sql: `
      CREATE TABLE letture.conto (ambito text NOT NULL, stream uuid, tipo text, volte integer NOT NULL, PRIMARY KEY (stream, tipo));
      CREATE TABLE letture.letto (ambito text NOT NULL, posizione bigint PRIMARY KEY, stream uuid NOT NULL);
      CREATE INDEX per_stream ON letture.letto (stream);
      ALTER TABLE letture.letto ALTER COLUMN stream SET STATISTICS 0;
      CREATE TABLE letture.altrui (ambito text NOT NULL, posizione bigint PRIMARY KEY, stream uuid NOT NULL);
      ${protezioneDi('letture.conto', 'conti', { stream: 'stream', soloChiari: true })}
      ${protezioneDi('letture.letto', 'conti', { stream: 'stream' })}
      ${protezioneDi('letture.altrui', 'sana', { stream: 'stream' })}`,
  },
];

type Gancio = (eventi: readonly EventoNelLog[], scrittura: EntityManager) => Promise<void> | void;

/** What a test makes happen around a fold. */
export interface Ganci {
  prima: Gancio;
  dopo: Gancio;
}

/** Counts by adding, so that an event folded twice shows; and fails on purpose where a test wants. */
export class Conti implements Proiezione {
  readonly nome: string = 'conti';
  readonly categorie: readonly Categoria[] = ['cartella'];
  dimenticanze = 0;

  constructor(
    readonly versione = 1,
    readonly ganci: Ganci = { prima: () => undefined, dopo: () => undefined },
    /** What each version makes of a type. */
    private readonly letto: (tipo: string) => string = (tipo) => tipo,
  ) {}

  async applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    await this.ganci.prima(eventi, scrittura);
    await scrittura.query(
      `INSERT INTO conto SELECT 'sebino', stream, tipo, count(*)
       FROM unnest($1::uuid[], $2::text[]) t(stream, tipo) GROUP BY stream, tipo ORDER BY stream, tipo
       ON CONFLICT (stream, tipo) DO UPDATE SET volte = conto.volte + excluded.volte`,
      [eventi.map((e) => e.stream.id), eventi.map((e) => this.letto(e.tipo))],
    );
    await scrittura.query(`INSERT INTO letto SELECT 'sebino', p, s FROM unnest($1::bigint[], $2::uuid[]) t(p, s)`, [
      eventi.map((e) => e.posizione),
      eventi.map((e) => e.stream.id),
    ]);
    await this.ganci.dopo(eventi, scrittura);
  }

  dimentica(): void {
    this.dimenticanze++;
  }

  altra(): Conti {
    return new Conti(this.versione, this.ganci, this.letto);
  }
}

/** Another projection, over other tables. */
export class Sana implements Proiezione {
  readonly nome = 'sana';
  readonly versione = 1;
  readonly categorie: readonly Categoria[] = ['persona'];

  async applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    const righe = eventi.map((e) => ({ ambito: 'sebino', posizione: e.posizione, stream: e.stream.id }));
    await scriviRighe(scrittura, 'altrui', ['posizione'], righe);
  }

  dimentica(): void {}

  altra(): Sana {
    return new Sana();
  }
}

export const seTipo = (tipo: string, fai: () => void): Gancio => {
  return (eventi) => {
    if (eventi.some((e) => e.tipo === tipo)) fai();
  };
};

export const scoppia = (): never => {
  throw new Error('questo evento non si sa piegare');
};

export const volte = (n: number, tipo = 'Fatto'): string[] => Array.from({ length: n }, () => tipo);

/** A real log, real tables, and as many runners as a test wants. */
export class Banco {
  readonly admin: pg.Pool;
  readonly store: PostgresEventStore;
  private readonly chiusure: (() => Promise<unknown>)[] = [];
  private readonly accesi = new Set<Runner>();
  private readonly revisioni = new Map<string, number>();

  private constructor(readonly db: DatabaseDiProva) {
    this.admin = this.pool(db.adminUrl);
    this.store = new PostgresEventStore(this.pool(db.writer), this.pool(db.projector), Buffer.alloc(32));
  }

  static async apri(): Promise<Banco> {
    return new Banco(await databaseDiProva(MIGRAZIONI));
  }

  async chiudi(): Promise<void> {
    await this.spegni();
    for (const chiudi of this.chiusure.splice(0).reverse()) await chiudi();
    await this.db.chiudi();
  }

  pool(url: string): pg.Pool {
    const p = new pg.Pool({ connectionString: url, max: 6 });
    p.on('error', () => undefined);
    this.chiusure.push(() => p.end());
    return p;
  }

  async sorgente(url: string, applicationName = 'prova'): Promise<DataSource> {
    const ds = await new DataSource({
      type: 'postgres',
      url,
      poolSize: 12,
      logging: false,
      applicationName,
      poolErrorHandler: () => undefined,
    }).initialize();
    this.chiusure.push(() => ds.destroy());
    return ds;
  }

  async runner(proiezioni: readonly Proiezione[], nome?: string): Promise<Runner> {
    return new Runner(await this.sorgente(this.db.projector, nome), this.store, proiezioni, LOG_MUTO, 2_000);
  }

  async acceso(...proiezioni: Proiezione[]): Promise<Runner> {
    return this.accendi(await this.runner(proiezioni));
  }

  async accendi(runner: Runner): Promise<Runner> {
    await runner.avvia();
    this.accesi.add(runner);
    return runner;
  }

  async spegni(): Promise<void> {
    const accesi = [...this.accesi];
    this.accesi.clear();
    await Promise.all(accesi.map((r) => r.ferma()));
  }

  /** Appends to a stream, a new one unless it is told which. Returns the last position. */
  async scrive(
    tipi: readonly string[],
    { categoria = 'cartella', stream = randomUUID() }: { categoria?: Categoria; stream?: string } = {},
  ): Promise<number> {
    const attesa = this.revisioni.get(stream) ?? -1;
    this.revisioni.set(stream, attesa + tipi.length);
    const esito = await this.store.append({
      ambito: 'sebino',
      attore: { id: 'as-1', ruolo: 'r', ente: 'e', livello: 2 },
      provenienza: { tipo: 'operatore' },
      correlazione: 'c',
      causazione: null,
      scritture: [
        {
          stream: { categoria, id: stream },
          attesa,
          eventi: tipi.map((tipo) => ({
            id: randomUUID(),
            tipo,
            versione: 1,
            avvenutoIl: '2026-01-01',
            comune: '016086',
            dati: {},
          })),
        },
      ],
      adesso: new Date('2026-02-01T00:00:00Z'),
    });
    if (esito.esito !== 'ok') throw new Error(esito.esito);
    return esito.posizioni.at(-1) as number;
  }

  async conti(posto = 'letture'): Promise<Record<string, number>> {
    const { rows } = await this.admin.query<{ tipo: string; volte: number }>(
      `SELECT tipo, sum(volte)::int AS volte FROM ${posto}.conto GROUP BY tipo ORDER BY tipo`,
    );
    return Object.fromEntries(rows.map((r) => [r.tipo, r.volte]));
  }

  async letti(posto = 'letture'): Promise<number[]> {
    const { rows } = await this.admin.query<{ posizione: string }>(`SELECT posizione FROM ${posto}.letto ORDER BY 1`);
    return rows.map((r) => Number(r.posizione));
  }

  async checkpoint(nome = 'conti', posto = 'letture') {
    const { rows } = await this.admin.query<{ versione: number; posizione: string; errore: unknown }>(
      `SELECT min(versione) AS versione, min(posizione) AS posizione,
         (array_agg(errore) FILTER (WHERE errore IS NOT NULL))[1] AS errore
       FROM letture.checkpoint WHERE proiezione = $1 AND posto = $2 HAVING count(*) > 0`,
      [nome, posto],
    );
    return rows[0];
  }

  aPosizione(posizione: number, nome = 'conti') {
    return finche(
      () => this.checkpoint(nome),
      (c) => Number(c?.posizione) >= posizione,
    );
  }
}

export const finche = async <T>(guarda: () => Promise<T>, va: (t: T) => boolean, pazienza = 10_000): Promise<T> => {
  for (const fine = Date.now() + pazienza; ; await attendi(10)) {
    const visto = await guarda();
    if (va(visto)) return visto;
    if (Date.now() > fine) throw new Error(`Non è arrivato: ${JSON.stringify(visto)}`);
  }
};

export const finoA = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
