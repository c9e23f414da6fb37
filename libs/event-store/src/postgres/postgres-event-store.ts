import { createHmac } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { leggiInAmbito } from '#platform';
import type { Posizione } from '#storia';
import { bustaDi } from '../busta.js';
import type { EsitoAppend, EventoNelLog, Prenotazione, RichiestaAppend, RispostaNota } from '../event-store.js';
import { EventStore } from '../event-store.js';

interface RigaEsito {
  esito: 'ok' | 'repeated' | 'conflict' | 'reservation-taken' | 'key-reused' | 'id-reused';
  posizioni: string[] | null;
  chi: string | null;
  actual: number | null;
  spazio_preso: string | null;
}

interface RigaEvento {
  posizione: string;
  registrato_il: Date;
  busta: string;
}

const COLONNE = 'posizione, registrato_il, busta';

export const eventoDaRiga = (riga: RigaEvento): EventoNelLog => ({
  ...(JSON.parse(riga.busta) as Omit<EventoNelLog, 'posizione' | 'registratoIl'>),
  posizione: Number(riga.posizione),
  registratoIl: riga.registrato_il.toISOString(),
});

/**
 * An error sent by the server means that the transaction was rolled back, unless it says that the server is going away:
 * class 08 (connection) and 57P (shutdown, crash). Everything else (EPIPE looks like a SQLSTATE and is not) is silence.
 */
const rispostaPersa = (errore: unknown): boolean =>
  !(errore instanceof pg.DatabaseError) || /^(08|57P)/.test(errore.code ?? '08');

/** How long a listener that lost its connection waits before it tries again. */
const RIPRESA_MS = 250;

export class PostgresEventStore extends EventStore {
  /**
   * @param scrittura pool of the writer role: appends, and reads of one Ambito
   * @param lettura pool of the projector role: reads of the whole log
   * @param segreto key of the hashes under which reservations are kept
   */
  constructor(
    private readonly scrittura: pg.Pool,
    private readonly lettura: pg.Pool,
    private readonly segreto: Buffer,
  ) {
    super();
    for (const pool of [scrittura, lettura]) {
      // A connection that breaks while in use fails its query, and besides emits an error that would end the process.
      pool.on('connect', (client) => client.on('error', () => undefined));
    }
  }

  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    let client: pg.PoolClient;
    let values: unknown[];
    try {
      values = this.argomenti(richiesta);
      client = await this.scrittura.connect();
    } catch (causa) {
      return { esito: 'not-persisted', causa };
    }
    try {
      const { rows } = await client.query<RigaEsito>({
        name: 'log-registra',
        text: `SELECT * FROM log.registra($1,$2,$3::uuid[],$4::int[],$5::text[],$6::text[],$7::bytea[],$8::uuid[],$9::text[],$10::bytea[],$11,$12,$13::bytea)`,
        values,
      });
      client.release();
      return this.esito(rows[0] as RigaEsito);
    } catch (causa) {
      const persa = rispostaPersa(causa);
      client.release(persa);
      return { esito: persa ? 'unknown' : 'not-persisted', causa };
    }
  }

  private argomenti(r: RichiestaAppend): unknown[] {
    const prenota = r.prenota ?? [];
    const libera = r.libera ?? [];
    return [
      r.ambito,
      r.adesso.toISOString(),
      r.scritture.map((s) => s.stream.id),
      r.scritture.map((s) => s.attesa),
      r.scritture.flatMap((s) => s.eventi.map((_, i) => bustaDi(r, s, i))),
      prenota.map((p) => p.spazio),
      prenota.map((p) => this.chiave(r.ambito, p)),
      prenota.map((p) => p.stream),
      libera.map((p) => p.spazio),
      libera.map((p) => this.chiave(r.ambito, p)),
      r.attore.id,
      r.idempotenza?.chiave ?? null,
      r.idempotenza ? Buffer.from(r.idempotenza.impronta, 'hex') : null,
    ];
  }

  private chiave(ambito: string, { spazio, valore }: Prenotazione): Buffer {
    return createHmac('sha256', this.segreto)
      .update(JSON.stringify([ambito, spazio, valore]))
      .digest();
  }

  private esito(riga: RigaEsito): EsitoAppend {
    switch (riga.esito) {
      case 'ok':
      case 'repeated':
        return { esito: 'ok', posizioni: (riga.posizioni ?? []).map(Number), ripetuto: riga.esito === 'repeated' };
      case 'conflict':
        return { esito: 'conflict', stream: riga.chi as string, actual: riga.actual as number };
      case 'reservation-taken':
        return { esito: 'reservation-taken', spazio: riga.spazio_preso as string, da: riga.chi as string };
      case 'key-reused':
        return { esito: 'key-reused' };
      case 'id-reused':
        return { esito: 'id-reused', evento: riga.chi as string };
    }
  }

  override async rispostaNota(ambito: string, attore: string, chiave: string): Promise<RispostaNota | undefined> {
    const [riga] = await this.dellAmbito<{ impronta: Buffer; posizioni: string[] }>(
      ambito,
      'SELECT impronta, posizioni FROM log.idempotenza WHERE attore = $1 AND chiave = $2',
      [attore, chiave],
    );
    return riga && { impronta: riga.impronta.toString('hex'), posizioni: riga.posizioni.map(Number) };
  }

  override async leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]> {
    const righe = await this.dellAmbito<RigaEvento>(
      ambito,
      `SELECT ${COLONNE} FROM log.evento WHERE stream = $1 ORDER BY revision`,
      [stream],
    );
    return righe.map(eventoDaRiga);
  }

  private dellAmbito<R extends pg.QueryResultRow>(ambito: string, sql: string, valori: unknown[]): Promise<R[]> {
    return leggiInAmbito(this.scrittura, ambito, async (client) => (await client.query<R>(sql, valori)).rows);
  }

  override async leggiStreams(streams: readonly string[], finoA: Posizione): Promise<Map<string, EventoNelLog[]>> {
    const { rows } = await this.lettura.query<RigaEvento>(
      `SELECT ${COLONNE} FROM log.evento WHERE stream = ANY($1::uuid[]) AND posizione <= $2 ORDER BY posizione`,
      [streams, finoA],
    );
    const storie = new Map<string, EventoNelLog[]>();
    for (const evento of rows.map(eventoDaRiga)) {
      const storia = storie.get(evento.stream.id);
      if (storia) storia.push(evento);
      else storie.set(evento.stream.id, [evento]);
    }
    return storie;
  }

  override async leggiTutto(r: Parameters<EventStore['leggiTutto']>[0]): Promise<EventoNelLog[]> {
    const { rows } = await this.lettura.query<RigaEvento>(
      `SELECT ${COLONNE} FROM log.evento
       WHERE posizione > $1 AND posizione <= $2 AND ($3::text[] IS NULL OR categoria = ANY($3))
       ORDER BY posizione LIMIT $4`,
      [r.dopo, r.finoA ?? Number.MAX_SAFE_INTEGER, r.categorie ?? null, r.limite],
    );
    return rows.map(eventoDaRiga);
  }

  override async testa(): Promise<Posizione> {
    const { rows } = await this.lettura.query<{ posizione: string }>('SELECT posizione FROM log.testa');
    return Number(rows[0]?.posizione ?? 0);
  }

  override async ascolta(quando: () => void): Promise<() => Promise<void>> {
    const smesso = new AbortController();
    const collega = async (): Promise<pg.Client> => {
      const nuovo = new pg.Client(this.lettura.options);
      nuovo.on('notification', quando).on('error', () => undefined);
      await nuovo.connect();
      await nuovo.query('LISTEN log');
      return nuovo.once('end', () => void riprendi());
    };
    const riprendi = async (): Promise<void> => {
      for (;;) {
        await attendi(RIPRESA_MS, undefined, { signal: smesso.signal, ref: false }).catch(() => undefined);
        if (smesso.signal.aborted) return;
        const nuovo = await collega().catch(() => undefined);
        if (!nuovo) continue;
        client = nuovo;
        if (smesso.signal.aborted) return client.end();
        // Something may have been written while nobody listened.
        return quando();
      }
    };
    let client = await collega();
    return () => {
      smesso.abort();
      return client.end();
    };
  }
}
