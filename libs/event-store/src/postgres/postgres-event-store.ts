import { createHmac } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { leggiInAmbito } from '#platform';
import type { Posizione } from '#storia';
import { bustaDi } from '../busta.js';
import type { EsitoAppend, EventoNelLog, Prenotazione, RichiestaAppend, RispostaNota } from '../event-store.js';
import { EventStore } from '../event-store.js';
import { Accorpamento, type InAttesa } from './accorpamento.js';

interface RigaEsito {
  comando: number;
  esito: 'ok' | 'repeated' | 'conflict' | 'reservation-taken' | 'key-reused' | 'id-reused';
  posizioni: string[] | null;
  chi: string | null;
  actual: number | null;
  spazio_preso: string | null;
}

/** An append with its bytes made, ready to leave. */
interface Comando extends InAttesa {
  readonly richiesta: RichiestaAppend;
  readonly adesso: string;
  readonly buste: readonly Buffer[];
  readonly prenota: readonly { readonly spazio: string; readonly chiave: Buffer; readonly stream: string }[];
  readonly libera: readonly { readonly spazio: string; readonly chiave: Buffer }[];
}

interface RigaEvento {
  posizione: string;
  registrato_il: Date;
  busta: string;
}

const COLONNE = 'posizione, registrato_il, busta';

export function eventoDaRiga(riga: RigaEvento): EventoNelLog {
  // Filled in, not copied: a rebuild makes millions of them.
  const evento = JSON.parse(riga.busta) as { -readonly [C in keyof EventoNelLog]: EventoNelLog[C] };
  evento.posizione = Number(riga.posizione);
  evento.registratoIl = riga.registrato_il.toISOString();
  return evento;
}

/**
 * An error sent by the server means that the transaction was rolled back, unless it says that the server is going away:
 * class 08 (connection) and 57P (shutdown, crash). Everything else (EPIPE looks like a SQLSTATE and is not) is silence.
 */
const rispostaPersa = (errore: unknown): boolean =>
  !(errore instanceof pg.DatabaseError) || /^(08|57P)/.test(errore.code ?? '08');

/** How long a listener that lost its connection waits before it tries again. */
const RIPRESA_MS = 250;

/**
 * Acknowledged is durable, whatever the role, the database or the server is set to: a commit that is not waited for is lost with
 * the machine. Only of this transaction, and never less than what is asked for already.
 */
const ATTESO_IL_DISCO = `set_config('synchronous_commit',
  CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true)`;

const REGISTRA = `SELECT r.*, ${ATTESO_IL_DISCO} FROM log.registra($1, $2::timestamptz[], $3::text[], $4::text[], $5::bytea[],
  $6::int[], $7::uuid[], $8::int[], $9::int[], $10::int[], $11::bytea,
  $12::int[], $13::text[], $14::bytea[], $15::uuid[], $16::int[], $17::text[], $18::bytea[]) r`;

/** Of commands of one Ambito, numbered from 1. */
function argomenti(comandi: readonly Comando[]): unknown[] {
  const ciascuno = <T>(parti: (comando: Comando, numero: number) => readonly T[]): T[] =>
    comandi.flatMap((c, i) => parti(c, i + 1));
  const scritture = ciascuno((c, numero) => c.richiesta.scritture.map((s) => ({ ...s, numero })));
  const prenota = ciascuno((c, numero) => c.prenota.map((p) => ({ ...p, numero })));
  const libera = ciascuno((c, numero) => c.libera.map((p) => ({ ...p, numero })));
  const buste = ciascuno((c) => c.buste);
  let fine = 0;
  return [
    comandi[0]?.ambito,
    comandi.map((c) => c.adesso),
    comandi.map((c) => c.richiesta.attore.id),
    comandi.map((c) => c.richiesta.idempotenza?.chiave ?? null),
    comandi.map(({ richiesta: { idempotenza } }) => idempotenza && Buffer.from(idempotenza.impronta, 'hex')),
    scritture.map((s) => s.numero),
    scritture.map((s) => s.stream.id),
    scritture.map((s) => s.attesa),
    scritture.flatMap((s, i) => s.eventi.map(() => i + 1)),
    buste.map((b) => (fine += b.length)),
    Buffer.concat(buste),
    prenota.map((p) => p.numero),
    prenota.map((p) => p.spazio),
    prenota.map((p) => p.chiave),
    prenota.map((p) => p.stream),
    libera.map((p) => p.numero),
    libera.map((p) => p.spazio),
    libera.map((p) => p.chiave),
  ];
}

function esitoDi(riga: RigaEsito): EsitoAppend {
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

export class PostgresEventStore extends EventStore {
  private readonly accorpamento = new Accorpamento<Comando, EsitoAppend>((comandi) => this.registra(comandi));

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
    let comando: Comando;
    try {
      comando = this.comando(richiesta);
    } catch (causa) {
      return { esito: 'not-persisted', causa };
    }
    return this.accorpamento.append(comando);
  }

  private comando(richiesta: RichiestaAppend): Comando {
    const { ambito, attore, scritture, idempotenza } = richiesta;
    const conChiave = <P extends Prenotazione>(p: P) => ({ ...p, chiave: this.chiave(ambito, p) });
    const prenota = (richiesta.prenota ?? []).map(conChiave);
    const libera = (richiesta.libera ?? []).map(conChiave);
    const buste = scritture.flatMap((s) => s.eventi.map((_, i) => Buffer.from(bustaDi(richiesta, s, i))));
    return {
      richiesta,
      ambito,
      adesso: richiesta.adesso.toISOString(),
      buste,
      prenota,
      libera,
      contesi: [
        ...scritture.flatMap((s) => [s.stream.id, ...s.eventi.map((e) => e.id)]),
        ...[...prenota, ...libera].map((p) => p.chiave.toString('base64')),
        ...(idempotenza ? [JSON.stringify([ambito, attore.id, idempotenza.chiave])] : []),
      ],
      byte: buste.reduce((somma, b) => somma + b.length, 0),
    };
  }

  /** One transaction, one statement, one round trip; an answer for each, whatever happens. */
  private async registra(comandi: readonly Comando[]): Promise<EsitoAppend[]> {
    let client: pg.PoolClient;
    try {
      client = await this.scrittura.connect();
    } catch (causa) {
      return comandi.map(() => ({ esito: 'not-persisted', causa }));
    }
    try {
      const { rows } = await client.query<RigaEsito>({
        name: 'log-registra',
        text: REGISTRA,
        values: argomenti(comandi),
      });
      client.release();
      const esiti = new Map(rows.map((riga) => [riga.comando, esitoDi(riga)]));
      return comandi.map((_, i) => esiti.get(i + 1) as EsitoAppend);
    } catch (causa) {
      const persa = rispostaPersa(causa);
      client.release(persa);
      if (persa || comandi.length === 1) {
        return comandi.map(() => ({ esito: persa ? 'unknown' : 'not-persisted', causa }));
      }
      // One of them cannot be taken, and nothing was written of any: by halves, until it is alone.
      const meta = comandi.length >> 1;
      return [...(await this.registra(comandi.slice(0, meta))), ...(await this.registra(comandi.slice(meta)))];
    }
  }

  private chiave(ambito: string, { spazio, valore }: Prenotazione): Buffer {
    return createHmac('sha256', this.segreto)
      .update(JSON.stringify([ambito, spazio, valore]))
      .digest();
  }

  override async rispostaNota(ambito: string, attore: string, chiave: string): Promise<RispostaNota | undefined> {
    const { rows } = await this.scrittura.query<{ impronta: Buffer; posizioni: string[] }>({
      name: 'log-risposta',
      text: 'SELECT * FROM log.risposta($1, $2, $3)',
      values: [ambito, attore, chiave],
    });
    const riga = rows[0];
    return riga && { impronta: riga.impronta.toString('hex'), posizioni: riga.posizioni.map(Number) };
  }

  override async detentore(ambito: string, prenotazione: Prenotazione): Promise<string | null> {
    const { rows } = await this.scrittura.query<{ detentore: string | null }>({
      name: 'log-detentore',
      text: 'SELECT log.detentore($1, $2, $3)',
      values: [ambito, prenotazione.spazio, this.chiave(ambito, prenotazione)],
    });
    return rows[0]?.detentore ?? null;
  }

  override async leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]> {
    const { rows } = await this.scrittura.query<RigaEvento>({
      name: 'log-storia',
      text: 'SELECT * FROM log.storia($1, $2)',
      values: [ambito, stream],
    });
    return rows.map(eventoDaRiga);
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
    const leggi = (da: pg.Pool | pg.PoolClient) =>
      da.query<RigaEvento>(
        `SELECT ${COLONNE} FROM log.evento
         WHERE posizione > $1 AND posizione <= $2 AND ($3::text[] IS NULL OR categoria = ANY($3))
         ORDER BY posizione LIMIT $4`,
        [r.dopo, r.finoA ?? Number.MAX_SAFE_INTEGER, r.categorie ?? null, r.limite],
      );
    const { rows } = await (r.ambito === undefined
      ? leggi(this.lettura)
      : leggiInAmbito(this.scrittura, r.ambito, leggi));
    return rows.map(eventoDaRiga);
  }

  override async ultimoFinoA(ambito: string, posizione: Posizione): Promise<EventoNelLog | undefined> {
    const { rows } = await leggiInAmbito(this.scrittura, ambito, (client) =>
      client.query<RigaEvento>(
        `SELECT ${COLONNE} FROM log.evento WHERE posizione <= $1 ORDER BY posizione DESC LIMIT 1`,
        [posizione],
      ),
    );
    return rows.map(eventoDaRiga)[0];
  }

  override async leggiPerStream(r: Parameters<NonNullable<EventStore['leggiPerStream']>>[0]): Promise<EventoNelLog[]> {
    const client = await this.lettura.connect();
    try {
      // The planner takes the first of many for few, and would sort the rest of the log for each batch.
      await client.query('BEGIN READ ONLY');
      await client.query('SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off');
      const { rows } = await client.query<RigaEvento>(
        `SELECT ${COLONNE} FROM log.evento
         WHERE (stream, revision) > ($1, $2) AND posizione <= $3 AND categoria = ANY($4)
         ORDER BY stream, revision LIMIT $5`,
        [
          r.dopo?.stream.id ?? '00000000-0000-0000-0000-000000000000',
          r.dopo?.revision ?? -1,
          r.finoA,
          r.categorie,
          r.limite,
        ],
      );
      await client.query('COMMIT');
      client.release();
      return rows.map(eventoDaRiga);
    } catch (errore) {
      client.release(true);
      throw errore;
    }
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
