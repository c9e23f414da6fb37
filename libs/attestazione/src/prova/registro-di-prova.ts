import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { MIGRAZIONI_CONSULTAZIONI, RegistroConsultazioni, TesteDelleConsultazioni } from '#audit';
import { CHAIN_INIZIALE, chainDi, improntaDi, leafDi, MIGRAZIONI_LOG, PostgresEventStore } from '#event-store';
import { OrologioSimulato } from '#platform';
import { ChiaviPrincipali, Vault } from '#vault';
import { databaseDiProva, type DatabaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { Attestazione } from '../attestazione.js';

/** Two cases, and a person: their streams take turns in the log. */
export const CARTELLA = '0a2b3c4d-0000-4000-8000-000000000001';
const STREAM = [
  { categoria: 'cartella', id: CARTELLA },
  { categoria: 'persona', id: '0a2b3c4d-0000-4000-8000-000000000002' },
  { categoria: 'cartella', id: '0a2b3c4d-0000-4000-8000-000000000003' },
] as const;
/** Line separators that JSON leaves as they are, and that many readers of lines take for an end of line. */
const DIFFICILE = 'riga\u2028sola\u0085 con «accenti» e 👵🏽';

interface RigaGrezza {
  posizione: string;
  registrato_il: Date;
  busta: string;
}

/** A log on a real PostgreSQL, who attests it, and a superuser who can do it any harm. */
export class RegistroDiProva {
  readonly orologio = new OrologioSimulato('2026-04-01T08:00:00.000Z');
  private eventi = 0;
  private readonly store: PostgresEventStore;

  private constructor(
    private readonly db: DatabaseDiProva,
    /** Superuser, whom the guardians of the log do not stop. */
    readonly admin: pg.Client,
    readonly lettura: pg.Pool,
    private readonly scrittura: pg.Pool,
    readonly cartella: string,
  ) {
    this.store = new PostgresEventStore(scrittura, lettura, Buffer.alloc(32, 7));
  }

  static async aperto(eventi = 0): Promise<RegistroDiProva> {
    const db = await databaseDiProva([...MIGRAZIONI_LOG, ...MIGRAZIONI_CONSULTAZIONI]);
    const admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
    await admin.query(`SET session_replication_role = 'replica'`);
    const pool = (url: string) => new pg.Pool({ connectionString: url, max: 4 }).on('error', () => undefined);
    const cartella = await mkdtemp(join(tmpdir(), 'cartella-attestazione-'));
    const registro = new RegistroDiProva(db, admin, pool(db.projector), pool(db.writer), cartella);
    await registro.scrivi(eventi);
    return registro;
  }

  async chiudi(): Promise<void> {
    await this.lettura.end();
    await this.scrittura.end();
    await this.admin.end();
    await this.db.chiudi();
    await rm(this.cartella, { recursive: true });
  }

  attestazione({ dati = 'dati', copia = null as string | null } = {}): Attestazione {
    const cartellaDati = join(this.cartella, dati);
    const checkpoint = { chiave: null, cartella: join(cartellaDati, 'checkpoint'), copia, ogniMinuti: 10 };
    const conf = { cartellaDati, ambito: 'sebino', checkpoint };
    return new Attestazione(conf, this.lettura, this.orologio, new TesteDelleConsultazioni());
  }

  /** So many more events, one a minute. */
  async scrivi(quanti: number): Promise<void> {
    for (let i = 0; i < quanti; i++) {
      const n = this.eventi++;
      this.orologio.avanza(60_000);
      const esito = await this.store.append({
        ambito: 'sebino',
        attore: { id: 'as-1', ruolo: 'assistente-sociale', ente: 'ambito-sebino', livello: 2 },
        provenienza: { tipo: 'operatore' },
        correlazione: randomUUID(),
        causazione: null,
        adesso: this.orologio.adesso(),
        scritture: [
          {
            stream: STREAM[n % STREAM.length]!,
            attesa: Math.floor(n / STREAM.length) - 1,
            eventi: [
              {
                id: uuidv7(),
                tipo: 'NotaRegistrata',
                versione: 1,
                avvenutoIl: '2026-03-30',
                comune: '016086',
                dati: { n, sigillato: DIFFICILE },
              },
            ],
          },
        ],
      });
      if (esito.esito !== 'ok') throw new Error(`l’append doveva riuscire: ${JSON.stringify(esito)}`);
    }
  }

  async consulta(): Promise<void> {
    await new RegistroConsultazioni(
      this.scrittura,
      this.orologio,
      new Vault(this.scrittura, ChiaviPrincipali.di(Buffer.alloc(32))),
    ).registra({
      ambito: 'sebino',
      operatore: 'as-1',
      ruolo: 'assistente-sociale',
      ente: 'ambito-sebino',
      livello: 2,
      azione: 'vedi-cartella',
      correlazione: randomUUID(),
      soggetto: { tipo: 'cartella', id: CARTELLA },
      nesso: 'responsabile',
      mostrati: [{ tipo: 'cartella', id: CARTELLA }],
      cosa: {},
      parole: null,
      motivo: null,
    });
  }

  /** Changes the bytes of an event, and nothing else. */
  async cambia(posizione: number): Promise<void> {
    await this.admin.query(
      `UPDATE log.evento SET busta = replace(busta, '2026-03-30', '2025-01-01') WHERE posizione = $1`,
      [posizione],
    );
  }

  /** Takes off everything after a position, head included, as a restore of an old copy would. */
  async taglia(dopo: number): Promise<void> {
    await this.admin.query('DELETE FROM log.evento WHERE posizione > $1', [dopo]);
    await this.rifai(dopo + 1);
    this.eventi = dopo;
  }

  /** Computes again all that the log computes, from a position on: what a forger who knows the procedure would do. */
  async rifai(da: number): Promise<void> {
    const { rows } = await this.admin.query<RigaGrezza>(
      'SELECT posizione, registrato_il, busta FROM log.evento WHERE posizione >= $1 ORDER BY posizione',
      [da],
    );
    const prima = await this.admin.query<{ chain: Buffer }>('SELECT chain FROM log.evento WHERE posizione = $1', [
      da - 1,
    ]);
    let chain = prima.rows[0]?.chain ?? CHAIN_INIZIALE;
    for (const { posizione, registrato_il, busta } of rows) {
      const impronta = improntaDi(busta);
      const leaf = leafDi(Number(posizione), registrato_il.toISOString(), impronta);
      chain = chainDi(chain, leaf);
      await this.admin.query('UPDATE log.evento SET impronta = $2, leaf = $3, chain = $4 WHERE posizione = $1', [
        posizione,
        impronta,
        leaf,
        chain,
      ]);
    }
    await this.admin.query(
      'UPDATE log.testa SET chain = $1, posizione = (SELECT coalesce(max(posizione), 0) FROM log.evento)',
      [chain],
    );
  }
}
