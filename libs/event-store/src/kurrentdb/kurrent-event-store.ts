import { createHmac } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import {
  AppendRecordSizeExceededError,
  AccessDeniedError,
  BACKWARDS,
  binaryEvent,
  END,
  FORWARDS,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  NO_STREAM,
  NotLeaderError,
  START,
  StreamDeletedError,
  StreamNotFoundError,
  StreamTombstonedError,
  TransactionMaxSizeExceededError,
  UnavailableError,
  UnknownError,
  UnsupportedError,
  WrongExpectedVersionError,
  type AppendStreamRequest,
  type KurrentDBClient,
  type RecordedEvent,
} from '@kurrent/kurrentdb-client';
import type { Posizione } from '#storia';
import { bustaDi, CHAIN_INIZIALE, chainDi, improntaDi, leafDi } from '../busta.js';
import type { EsitoAppend, EventoNelLog, Prenotazione, RichiestaAppend, RispostaNota } from '../event-store.js';
import { EventStore } from '../event-store.js';
import type { EsitoVerifica } from '../postgres/verifica.js';

/** How often an append is tried again when others write at the same time: each time somebody else has succeeded. */
const TENTATIVI = 200;

/** How often a read is tried on a line that breaks: asking twice does no harm. */
const LETTURE = 4;

/** How many reads go out at once. */
const INSIEME = 32;

const RIPRESA_MS = 250;

const LOTTO = 1_000;

/** Of how many streams the Ambito is remembered. */
const RICORDATI = 50_000;

/** What the server refuses, or never got: certainly not written. Anything else that fails may have been. */
const RIFIUTI = [
  NotLeaderError,
  AccessDeniedError,
  InvalidArgumentError,
  UnsupportedError,
  MaxAppendSizeExceededError,
  AppendRecordSizeExceededError,
  TransactionMaxSizeExceededError,
  StreamDeletedError,
  StreamTombstonedError,
];
const maiPartita = (errore: unknown): boolean =>
  RIFIUTI.some((r) => errore instanceof r) ||
  (errore instanceof UnavailableError && /No connection established|ECONNREFUSED/.test(errore.message));

interface Testa {
  /** Of the register: the position less one; -1 when the log is empty. */
  readonly revision: number;
  readonly registratoIl: string;
  readonly chain: Buffer;
}

interface Riserva {
  readonly revision: number;
  readonly di: string | null;
}

interface Segno {
  readonly posizione: Posizione;
  readonly impronta: string;
  readonly ambito: string;
}

/**
 * The log in a KurrentDB cluster, 25.1 or later. One stream, the register, holds every event: its revisions are the
 * positions, so that they have no gaps and are in the order of the commits. In the same multi-stream append go a link in
 * the stream of the event, a mark for its id, the idempotency key and the reservations, each a stream of its own, with its
 * expected revision: all of them, or none. See docs/decisions/0011-two-adapters.md for what it costs and what it lacks.
 */
export class KurrentEventStore extends EventStore {
  private testaNota: Testa | undefined;
  private coda: Promise<unknown> = Promise.resolve();
  /** Streams already seen, and whose they are: it never changes. */
  private readonly ambiti = new Map<string, string>();

  /**
   * @param segreto key of the hashes under which reservations and idempotency keys are kept
   * @param prefisso of the names of all its streams: two logs on one cluster do not touch
   */
  constructor(
    private readonly client: KurrentDBClient,
    private readonly segreto: Buffer,
    private readonly prefisso = 'cartella.',
  ) {
    super();
  }

  private readonly registro = (): string => `${this.prefisso}registro`;
  private readonly storia = (stream: string): string => `${this.prefisso}storia-${stream}`;
  private readonly segno = (evento: string): string => `${this.prefisso}evento-${evento}`;
  private readonly riserva = (ambito: string, p: Prenotazione): string =>
    `${this.prefisso}riserva-${this.hash('riserva', ambito, p.spazio, p.valore)}`;
  private readonly chiave = (ambito: string, attore: string, chiave: string): string =>
    `${this.prefisso}chiave-${this.hash('chiave', ambito, attore, chiave)}`;

  private hash(...parti: string[]): string {
    return createHmac('sha256', this.segreto).update(JSON.stringify(parti)).digest('hex');
  }

  /** One at a time: two of the same process would only get in each other's way. */
  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const esito = this.coda.then(() => this.aTurno(richiesta));
    this.coda = esito.catch(() => undefined);
    return esito;
  }

  private async aTurno(r: RichiestaAppend): Promise<EsitoAppend> {
    let richieste: AppendStreamRequest[];
    let testa: Testa;
    let buste: string[];
    try {
      buste = r.scritture.flatMap((s) => s.eventi.map((_, i) => bustaDi(r, s, i)));
      const impossibile = nonHaSenso(r);
      if (impossibile) return impossibile;
    } catch (causa) {
      return { esito: 'not-persisted', causa };
    }
    // What is written over something that is there must be known first; the rest is found out by the expected revisions.
    let daSapere = (r.prenota ?? []).length + (r.libera ?? []).length > 0;
    for (let tentativo = 0; tentativo < TENTATIVI; tentativo++) {
      try {
        const riserve = new Map<string, Riserva>();
        if (daSapere) this.testaNota = await this.leggiTesta();
        const rifiuto = daSapere ? await this.spiega(r, buste, riserve) : await this.estraneo(r);
        if (rifiuto) {
          // Reads are many and not of one instant: a refusal holds if nobody has written meanwhile.
          const ferma = !daSapere || rifiuto.esito === 'ok' || (await this.testa()) === this.testaNota!.revision + 1;
          if (ferma) return rifiuto;
          continue;
        }
        testa = this.testaNota ?? (await this.leggiTesta());
        richieste = this.richieste(r, buste, testa, riserve);
      } catch (causa) {
        return { esito: 'not-persisted', causa };
      }
      const ultima = richieste[0]!.events.at(-1)!.data as Buffer;
      try {
        await this.client.multiStreamAppend(richieste);
      } catch (causa) {
        this.testaNota = undefined;
        if (causa instanceof NotLeaderError && tentativo === 0) continue;
        if (!(causa instanceof WrongExpectedVersionError))
          return { esito: maiPartita(causa) ? 'not-persisted' : 'unknown', causa };
        if (causa.streamName !== this.registro()) daSapere = true;
        continue;
      }
      const { registratoIl, chain } = this.apri(ultima).di;
      this.testaNota = { revision: testa.revision + buste.length, registratoIl, chain: Buffer.from(chain, 'hex') };
      const prima = testa.revision + 2;
      return { esito: 'ok', posizioni: buste.map((_, i) => prima + i), ripetuto: false };
    }
    return { esito: 'not-persisted', causa: new Error('Troppi scrivono insieme') };
  }

  /** A stream is of one Ambito: for who comes from another it does not exist. */
  private async estraneo(r: RichiestaAppend): Promise<EsitoAppend | undefined> {
    for (const { stream, attesa } of r.scritture) {
      if (attesa < 0) continue;
      const ambito = await this.ambitoDi(stream.id);
      if (ambito !== r.ambito) return { esito: 'conflict', stream: stream.id, actual: -1 };
    }
    return undefined;
  }

  private async ambitoDi(stream: string): Promise<string | undefined> {
    const noto = this.ambiti.get(stream);
    if (noto !== undefined) return noto;
    const [primo] = await this.leggi(this.storia(stream), { resolveLinkTos: true, maxCount: 1 });
    if (!primo) return undefined;
    const { ambito } = this.evento(primo);
    if (this.ambiti.size >= RICORDATI) this.ambiti.clear();
    this.ambiti.set(stream, ambito);
    return ambito;
  }

  /** Why it cannot be written, in the order in which every store answers; or how its reservations are. */
  private async spiega(
    r: RichiestaAppend,
    buste: readonly string[],
    riserve: Map<string, Riserva>,
  ): Promise<EsitoAppend | undefined> {
    if (r.idempotenza) {
      const nota = await this.rispostaNota(r.ambito, r.attore.id, r.idempotenza.chiave);
      if (nota && nota.impronta !== r.idempotenza.impronta) return { esito: 'key-reused' };
      if (nota) return { esito: 'ok', posizioni: nota.posizioni, ripetuto: true };
    }
    const ids = r.scritture.flatMap((s) => s.eventi.map((e) => e.id));
    const segni = await aGruppi(ids, async (id) => this.contenuto<Segno>(await this.ultimo(this.segno(id))));
    if (segni.some((s) => s !== undefined)) {
      if (segni.some((s) => s && s.ambito !== r.ambito))
        return { esito: 'not-persisted', causa: new Error('Un evento con questo id non si può scrivere') };
      const diverso = segni.findIndex((s, i) => s?.impronta !== improntaDi(buste[i]!).toString('hex'));
      if (diverso < 0) return { esito: 'ok', posizioni: segni.map((s) => s!.posizione), ripetuto: true };
      return { esito: 'id-reused', evento: ids[segni[diverso] ? diverso : segni.findIndex((s) => s)]! };
    }
    for (const { stream, attesa } of r.scritture) {
      const ultimo = await this.ultimo(this.storia(stream.id));
      const actual = ultimo && (await this.ambitoDi(stream.id)) === r.ambito ? Number(ultimo.revision) : -1;
      if (actual !== attesa || (ultimo && actual < 0)) return { esito: 'conflict', stream: stream.id, actual };
    }
    for (const p of [...(r.libera ?? []), ...(r.prenota ?? [])]) {
      const nome = this.riserva(r.ambito, p);
      if (riserve.has(nome)) continue;
      const ultima = await this.ultimo(nome);
      riserve.set(nome, { revision: Number(ultima?.revision ?? -1), di: this.contenuto<Riserva>(ultima)?.di ?? null });
    }
    const liberi = new Set((r.libera ?? []).map((p) => this.riserva(r.ambito, p)));
    for (const p of r.prenota ?? []) {
      const da = riserve.get(this.riserva(r.ambito, p))?.di;
      if (da && da !== p.stream && !liberi.has(this.riserva(r.ambito, p)))
        return { esito: 'reservation-taken', spazio: p.spazio, da };
    }
    return undefined;
  }

  /** All that one append writes, the register first. */
  private richieste(
    r: RichiestaAppend,
    buste: readonly string[],
    testa: Testa,
    riserve: ReadonlyMap<string, Riserva>,
  ): AppendStreamRequest[] {
    const adesso = r.adesso.toISOString();
    const registratoIl = adesso > testa.registratoIl ? adesso : testa.registratoIl;
    const eventi = r.scritture.flatMap((s) => s.eventi);
    const registro: AppendStreamRequest['events'] = [];
    const segni: AppendStreamRequest[] = [];
    let { chain } = testa;
    for (const [i, busta] of buste.entries()) {
      const posizione = testa.revision + 2 + i;
      const impronta = improntaDi(busta);
      chain = chainDi(chain, leafDi(posizione, registratoIl, impronta));
      const intestazione = JSON.stringify({ chain: chain.toString('hex'), registratoIl });
      registro.push(binaryEvent({ type: eventi[i]!.tipo, data: Buffer.from(`${intestazione}\n${busta}`) }));
      const segno: Segno = { posizione, impronta: impronta.toString('hex'), ambito: r.ambito };
      segni.push(scrittura(this.segno(eventi[i]!.id), -1, 'Segno', segno));
    }
    let fatti = testa.revision + 1;
    const storie = r.scritture.map((s) => ({
      streamName: this.storia(s.stream.id),
      expectedState: stato(s.attesa),
      events: s.eventi.map(() => binaryEvent({ type: '$>', data: Buffer.from(`${fatti++}@${this.registro()}`) })),
    }));
    const di = new Map<string, string | null>((r.libera ?? []).map((p) => [this.riserva(r.ambito, p), null]));
    for (const p of r.prenota ?? []) di.set(this.riserva(r.ambito, p), p.stream);
    const prenotazioni = [...di]
      .filter(([nome, chi]) => chi !== riserve.get(nome)?.di)
      .map(([nome, chi]) => scrittura(nome, riserve.get(nome)!.revision, 'Riserva', { di: chi }));
    const posizioni = buste.map((_, i) => testa.revision + 2 + i);
    const risposta = r.idempotenza && [
      scrittura(this.chiave(r.ambito, r.attore.id, r.idempotenza.chiave), -1, 'Risposta', {
        impronta: r.idempotenza.impronta,
        posizioni,
      }),
    ];
    return [
      { streamName: this.registro(), expectedState: stato(testa.revision), events: registro },
      ...(risposta ?? []),
      ...segni,
      ...storie,
      ...prenotazioni,
    ];
  }

  private async leggiTesta(): Promise<Testa> {
    const ultimo = await this.ultimo(this.registro());
    if (!ultimo) return { revision: -1, registratoIl: '', chain: CHAIN_INIZIALE };
    const { registratoIl, chain } = this.apri(ultimo.data as Uint8Array).di;
    return { revision: Number(ultimo.revision), registratoIl, chain: Buffer.from(chain, 'hex') };
  }

  private apri(data: Uint8Array): { di: { chain: string; registratoIl: string }; busta: string } {
    const testo = Buffer.from(data).toString('utf8');
    const capo = testo.indexOf('\n');
    return { di: JSON.parse(testo.slice(0, capo)) as never, busta: testo.slice(capo + 1) };
  }

  private evento(scritto: RecordedEvent): EventoNelLog {
    const { di, busta } = this.apri(scritto.data as Uint8Array);
    return {
      ...(JSON.parse(busta) as Omit<EventoNelLog, 'posizione' | 'registratoIl'>),
      posizione: Number(scritto.revision) + 1,
      registratoIl: di.registratoIl,
    };
  }

  private contenuto<T>(scritto: RecordedEvent | undefined): T | undefined {
    return scritto && (JSON.parse(Buffer.from(scritto.data as Uint8Array).toString('utf8')) as T);
  }

  /** Always from the leader: a follower may not have yet what was already acknowledged. */
  private async leggi(
    stream: string,
    opzioni: NonNullable<Parameters<KurrentDBClient['readStream']>[1]>,
  ): Promise<RecordedEvent[]> {
    for (let volta = 1; ; volta++) {
      const letti: RecordedEvent[] = [];
      try {
        for await (const { event } of this.client.readStream(stream, { requiresLeader: true, ...opzioni })) {
          if (event) letti.push(event);
        }
        return letti;
      } catch (errore) {
        if (errore instanceof StreamNotFoundError) return [];
        if (volta === LETTURE || !(errore instanceof UnavailableError || errore instanceof UnknownError)) throw errore;
        await attendi(volta * 20);
      }
    }
  }

  private async ultimo(stream: string): Promise<RecordedEvent | undefined> {
    const [ultimo] = await this.leggi(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
    return ultimo;
  }

  override async rispostaNota(ambito: string, attore: string, chiave: string): Promise<RispostaNota | undefined> {
    return this.contenuto<RispostaNota>(await this.ultimo(this.chiave(ambito, attore, chiave)));
  }

  override async detentore(ambito: string, prenotazione: Prenotazione): Promise<string | null> {
    return this.contenuto<Riserva>(await this.ultimo(this.riserva(ambito, prenotazione)))?.di ?? null;
  }

  override async leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]> {
    const eventi = await this.intero(stream);
    return eventi[0]?.ambito === ambito ? eventi : [];
  }

  private async intero(stream: string): Promise<EventoNelLog[]> {
    const scritti = await this.leggi(this.storia(stream), {
      direction: FORWARDS,
      fromRevision: START,
      resolveLinkTos: true,
    });
    return scritti.map((e) => this.evento(e));
  }

  override async leggiStreams(streams: readonly string[], finoA: Posizione): Promise<Map<string, EventoNelLog[]>> {
    const storie = await aGruppi(streams, async (stream) => {
      const eventi = await this.intero(stream);
      return [stream, eventi.filter((e) => e.posizione <= finoA)] as const;
    });
    return new Map(storie.filter(([, eventi]) => eventi.length > 0));
  }

  /** Categories and Ambiti are chosen here, not by the server: all the events in between are read. */
  override async leggiTutto(r: Parameters<EventStore['leggiTutto']>[0]): Promise<EventoNelLog[]> {
    const scelti: EventoNelLog[] = [];
    const fine = r.finoA ?? Number.MAX_SAFE_INTEGER;
    for (let dopo = Math.max(r.dopo, 0); scelti.length < r.limite && dopo < fine;) {
      const chiesti = Math.min(
        r.categorie || r.ambito !== undefined ? Math.max(r.limite, 500) : r.limite - scelti.length,
        fine - dopo,
      );
      const letti = await this.leggi(this.registro(), { fromRevision: BigInt(dopo), maxCount: chiesti });
      const eventi = letti.map((e) => this.evento(e));
      scelti.push(
        ...eventi
          .filter((e) => !r.categorie || r.categorie.includes(e.stream.categoria))
          .filter((e) => r.ambito === undefined || e.ambito === r.ambito),
      );
      if (letti.length < chiesti) break;
      dopo = eventi.at(-1)!.posizione;
    }
    return scelti.slice(0, r.limite);
  }

  override async ultimoFinoA(ambito: string, posizione: Posizione): Promise<EventoNelLog | undefined> {
    for (let fine = Math.min(posizione, await this.testa()); fine > 0; fine -= 500) {
      const dopo = Math.max(fine - 500, 0);
      const sue = await this.leggiTutto({ ambito, dopo, finoA: fine, limite: 500 });
      if (sue.length > 0) return sue.at(-1);
    }
    return undefined;
  }

  override async testa(): Promise<Posizione> {
    return Number((await this.ultimo(this.registro()))?.revision ?? -1) + 1;
  }

  /** Walks the register and recomputes all of it from its bytes; names the first event that is not what was written. */
  async verifica(): Promise<EsitoVerifica> {
    const inizio = Date.now();
    const revisioni = new Map<string, number>();
    let chain: Buffer = CHAIN_INIZIALE;
    let registratoIl = '';
    let posizione = 0;
    for (;;) {
      const letti = await this.leggi(this.registro(), { fromRevision: BigInt(posizione), maxCount: LOTTO });
      for (const scritto of letti) {
        posizione++;
        const { di, busta } = this.apri(scritto.data as Uint8Array);
        const e = this.evento(scritto);
        const attesa = (revisioni.get(e.stream.id) ?? -1) + 1;
        const seguito = chainDi(chain, leafDi(posizione, di.registratoIl, improntaDi(busta)));
        const motivo =
          e.posizione !== posizione || e.revision !== attesa
            ? 'L’evento non è al suo posto.'
            : di.registratoIl < registratoIl
              ? 'È registrato prima dell’evento che lo precede.'
              : di.chain !== seguito.toString('hex')
                ? 'L’evento non è quello che fu scritto: la catena si interrompe qui.'
                : undefined;
        if (motivo) {
          const rottura = { posizione, evento: e.id, motivo };
          const testa = { posizione: posizione - 1, chain: chain.toString('hex') };
          return { integra: false, eventi: posizione - 1, testa, rottura, durataMs: Date.now() - inizio };
        }
        revisioni.set(e.stream.id, e.revision);
        [chain, registratoIl] = [seguito, di.registratoIl];
      }
      if (letti.length < LOTTO)
        return {
          integra: true,
          eventi: posizione,
          testa: { posizione, chain: chain.toString('hex') },
          rottura: null,
          durataMs: Date.now() - inizio,
        };
    }
  }

  override async ascolta(quando: () => void): Promise<() => Promise<void>> {
    let smesso = false;
    const collega = (): Promise<() => Promise<void>> =>
      new Promise((pronto, fallito) => {
        const ascolto = this.client.subscribeToStream(this.registro(), { fromRevision: END, requiresLeader: true });
        let confermato = false;
        ascolto.on('data', quando);
        ascolto.once('confirmation', () => {
          confermato = true;
          pronto(() => ascolto.unsubscribe().catch(() => undefined));
        });
        ascolto.on('error', (errore) => {
          fallito(errore);
          if (confermato) void riprendi();
          confermato = false;
        });
        ascolto.once('end', () => {
          if (confermato && !smesso) void riprendi();
          confermato = false;
        });
      });
    const riprendi = async (): Promise<void> => {
      while (!smesso) {
        await attendi(RIPRESA_MS, undefined, { ref: false });
        if (smesso) return;
        const nuovo = await collega().catch(() => undefined);
        if (!nuovo) continue;
        smetti = nuovo;
        if (smesso) return smetti();
        // Something may have been written while nobody listened.
        return quando();
      }
    };
    let smetti = await collega();
    return async () => {
      smesso = true;
      await smetti();
    };
  }
}

/** What no log can take, whatever it holds. */
function nonHaSenso(r: RichiestaAppend): EsitoAppend | undefined {
  const no = (motivo: string): EsitoAppend => ({ esito: 'not-persisted', causa: new Error(motivo) });
  if (r.ambito === '') return no('Un append è di un Ambito');
  const ids = r.scritture.flatMap((s) => s.eventi.map((e) => e.id));
  const doppio = ids.find((id, i) => ids.indexOf(id) !== i);
  if (doppio !== undefined) return { esito: 'id-reused', evento: doppio };
  const chi = new Map<string, string>();
  for (const { spazio, valore, stream } of r.prenota ?? []) {
    const nome = JSON.stringify([spazio, valore]);
    if ((chi.get(nome) ?? stream) !== stream) return no('Due stream vogliono la stessa cosa');
    chi.set(nome, stream);
  }
  return undefined;
}

const stato = (revision: number): bigint | typeof NO_STREAM => (revision < 0 ? NO_STREAM : BigInt(revision));

const scrittura = (streamName: string, attesa: number, tipo: string, dati: object): AppendStreamRequest => ({
  streamName,
  expectedState: stato(attesa),
  events: [binaryEvent({ type: tipo, data: Buffer.from(JSON.stringify(dati)) })],
});

async function aGruppi<T, R>(cose: readonly T[], fai: (cosa: T) => Promise<R>): Promise<R[]> {
  const fatte: R[] = [];
  for (let i = 0; i < cose.length; i += INSIEME) {
    fatte.push(...(await Promise.all(cose.slice(i, i + INSIEME).map(fai))));
  }
  return fatte;
}
