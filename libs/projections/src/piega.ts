import type { DataSource, EntityManager } from 'typeorm';
import type { EventoNelLog, EventStore } from '#event-store';
import type { Log } from '#platform';
import type { Posizione } from '#storia';
import { eDistruzione } from '#storia';
import { CheckpointMosso, colpaDellEvento, erroreDelMomento, messaggioDi } from './colpevole.js';
import type { Posto } from './migrazioni.js';
import { partizioneDi } from './partizioni.js';
import type { Proiezione } from './proiezione.js';

/** Beyond so many it is not the events, it is the program or the vault: the projection stops instead. */
const PARCHEGGIO_MASSIMO = 100;

const DA_QUI = `c.proiezione = $1 AND c.posto = $2 AND c.partizione = u.partizione
  AND c.posizione = u.da AND c.generazione = $5 AND c.versione = $6`;
const MOSSO = `UPDATE letture.checkpoint c SET posizione = greatest(c.posizione, $7), errore = NULL, aggiornato_il = now()
  FROM unnest($3::int[], $4::bigint[]) u(partizione, da) WHERE ${DA_QUI} RETURNING 1`;
const TENUTO = `SELECT FROM letture.checkpoint c, unnest($3::int[], $4::bigint[]) u(partizione, da) WHERE ${DA_QUI} FOR SHARE OF c`;

interface Serie {
  readonly generazione: string;
  readonly versione: number;
}

/**
 * One projection carried on in one set of tables, for some parts of the streams. A batch and its checkpoint are one
 * transaction, and the checkpoint moves only from where this process read it: whatever dies, and whoever else is running,
 * each event is folded exactly once. An event that cannot be folded is parked with those of its stream that follow: the
 * other streams go on.
 */
export class Piega {
  private serie: Serie | undefined;
  private readonly posizioni = new Map<number, Posizione>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: EventStore,
    readonly proiezione: Proiezione,
    private readonly posto: Posto,
    private readonly log: Log,
    private readonly parcheggiati = new Set<string>(),
  ) {}

  /** Where the part that is furthest behind is. */
  get posizione(): Posizione {
    return Math.min(...this.posizioni.values());
  }

  /**
   * Reads where these parts are, and tries again what is parked of them.
   * @returns the version of the tables; undefined if there are none
   */
  async apri(partizioni: readonly number[]): Promise<number | undefined> {
    this.chiudi();
    const righe: { partizione: number; generazione: string; versione: number; posizione: string }[] =
      await this.dataSource.query(
        `SELECT partizione, generazione, versione, posizione FROM letture.checkpoint
         WHERE proiezione = $1 AND posto = $2 AND partizione = ANY($3::int[])`,
        [this.proiezione.nome, this.posto, partizioni],
      );
    const [prima] = righe;
    if (!prima || righe.length !== partizioni.length) return undefined;
    if (prima.versione !== this.proiezione.versione) return prima.versione;
    this.serie = prima;
    for (const { partizione, posizione } of righe) this.posizioni.set(partizione, Number(posizione));
    const ferme: { stream: string; posizione: string }[] = await this.dataSource.query(
      `SELECT stream, posizione FROM letture.parcheggio
       WHERE proiezione = $1 AND posto = $2 AND partizione = ANY($3::int[]) ORDER BY posizione`,
      [this.proiezione.nome, this.posto, partizioni],
    );
    for (const { stream } of ferme) this.parcheggiati.add(stream);
    for (const { stream, posizione } of ferme) await this.riprova(stream, Number(posizione));
    return prima.versione;
  }

  /** Knows nothing any more: it is opened again before it goes on. */
  chiudi(): void {
    this.serie = undefined;
    this.posizioni.clear();
    this.parcheggiati.clear();
    this.proiezione.dimentica();
  }

  /** The same tables, to be filled by two at once with streams that are not the same. What either parks, both know. */
  altra(): Piega {
    const altra = new Piega(
      this.dataSource,
      this.store,
      this.proiezione.altra(),
      this.posto,
      this.log,
      this.parcheggiati,
    );
    altra.serie = this.serie;
    for (const [partizione, posizione] of this.posizioni) altra.posizioni.set(partizione, posizione);
    return altra;
  }

  get aperta(): boolean {
    return this.serie !== undefined;
  }

  /** One batch, in the order of the log. Returns the position reached: the same, if there was nothing to read. */
  async passo(limite: number, finoA?: Posizione): Promise<Posizione> {
    const da = this.posizione;
    const testa = finoA ?? (await this.store.testa());
    if (testa <= da) return da;
    const { categorie } = this.proiezione;
    const eventi = await this.store.leggiTutto({ dopo: da, finoA: testa, limite, categorie });
    const a = eventi.length < limite ? testa : (eventi.at(-1)?.posizione ?? testa);
    await this.lavora(
      eventi.filter((e) => e.posizione > (this.posizioni.get(partizioneDi(e.stream.id)) ?? Infinity)),
      a,
    );
    return this.posizione;
  }

  /** Whole streams, one after the other, into tables that do not serve yet: the checkpoint moves when all are folded. */
  async interi(eventi: readonly EventoNelLog[]): Promise<void> {
    const suoi = eventi.filter((e) => (this.proiezione.categorie as readonly string[]).includes(e.stream.categoria));
    if (suoi.length > 0) await this.lavora(suoi);
    // None of them comes back.
    this.proiezione.dimentica();
  }

  /** Says that everything up to a position is folded. */
  async segna(a: Posizione): Promise<void> {
    await this.scrivi([], a);
  }

  /** @param a where the checkpoint is afterwards; without it, where it is now */
  private async lavora(eventi: readonly EventoNelLog[], a?: Posizione): Promise<void> {
    try {
      await this.scrivi(eventi, a);
    } catch (errore) {
      this.proiezione.dimentica();
      if (erroreDelMomento(errore) || eventi.length === 0) throw errore;
      if (eventi.length === 1) return await this.parcheggia(eventi[0] as EventoNelLog, errore, a);
      // Smaller and smaller, until the culprit is alone.
      const meta = eventi.length >> 1;
      const prima = eventi.slice(0, meta);
      await this.lavora(prima, a === undefined ? undefined : prima.at(-1)?.posizione);
      await this.lavora(eventi.slice(meta), a);
    }
  }

  private async scrivi(eventi: readonly EventoNelLog[], a?: Posizione): Promise<void> {
    const ferme = this.parcheggiati.size === 0 ? [] : eventi.filter((e) => this.parcheggiati.has(e.stream.id));
    const libere = ferme.length === 0 ? eventi : eventi.filter((e) => !this.parcheggiati.has(e.stream.id));
    await this.inTransazione(a, async (scrittura) => {
      if (libere.length > 0) await this.proiezione.applica(libere, scrittura);
      if (ferme.length > 0) await this.accoda(ferme, scrittura);
      const distrutte = eventi.filter((e) => eDistruzione(e));
      if (distrutte.length > 0) await this.ripulisci(distrutte, scrittura);
    });
  }

  /**
   * The checkpoint first of all, and so holding its rows: who comes second finds them moved before it folds anything. The
   * commit does not wait for the disk: what a crash of the machine forgets, the checkpoint forgets too, and it is folded again.
   * @param a without it the checkpoint stays where it is, and others may be writing other streams
   */
  private async inTransazione(a: Posizione | undefined, lavoro: (m: EntityManager) => Promise<void>): Promise<void> {
    const { serie } = this;
    if (!serie) throw new CheckpointMosso();
    const partizioni = [...this.posizioni.keys()];
    await this.dataSource.transaction(async (scrittura) => {
      const [esito]: { mosse: string }[] = await scrittura.query(
        `WITH mosse AS (${a === undefined ? TENUTO : MOSSO})
         SELECT (SELECT count(*) FROM mosse) AS mosse,
           set_config('synchronous_commit', 'off', true), set_config('search_path', $2, true)`,
        [
          this.proiezione.nome,
          this.posto,
          partizioni,
          [...this.posizioni.values()],
          serie.generazione,
          serie.versione,
          ...(a === undefined ? [] : [a]),
        ],
      );
      if (Number(esito?.mosse) !== partizioni.length) throw new CheckpointMosso();
      await lavoro(scrittura);
    });
    if (a !== undefined) for (const [p, da] of this.posizioni) this.posizioni.set(p, Math.max(da, a));
  }

  /**
   * Holds its tables for the transaction of whoever lets them serve. Others may have been made in their place, and empty,
   * since the last event was folded: it is the generation that tells, as nothing is written any more.
   */
  async tieni(m: EntityManager): Promise<void> {
    const { serie } = this;
    if (!serie) throw new CheckpointMosso();
    const tenute: unknown[] = await m.query(
      `SELECT partizione FROM letture.checkpoint
       WHERE proiezione = $1 AND posto = $2 AND generazione = $3 AND versione = $4 ORDER BY partizione FOR UPDATE`,
      [this.proiezione.nome, this.posto, serie.generazione, serie.versione],
    );
    if (tenute.length !== this.posizioni.size) throw new CheckpointMosso();
  }

  private async parcheggia(evento: EventoNelLog, errore: unknown, a: Posizione | undefined): Promise<void> {
    if (!colpaDellEvento(errore) || this.parcheggiati.size >= PARCHEGGIO_MASSIMO) {
      throw new EventoFermo(evento, errore);
    }
    await this.inTransazione(a, async (scrittura) => {
      await scrittura.query(
        `INSERT INTO letture.parcheggio (proiezione, posto, stream, ambito, partizione, posizione, tipo, messaggio)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          this.proiezione.nome,
          this.posto,
          evento.stream.id,
          evento.ambito,
          partizioneDi(evento.stream.id),
          evento.posizione,
          evento.tipo,
          messaggioDi(errore),
        ],
      );
      // What was opened with keys that are gone does not wait for anybody.
      if (eDistruzione(evento)) await this.ripulisci([evento], scrittura, [evento.stream.id]);
    });
    this.parcheggiati.add(evento.stream.id);
    this.log.error('Un evento non si può leggere: la vista lo mette da parte, con quelli che lo seguono', {
      proiezione: this.proiezione.nome,
      posizione: evento.posizione,
      codice: evento.tipo,
      errore,
    });
  }

  private async accoda(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    await scrittura.query(
      `UPDATE letture.parcheggio p SET in_attesa = in_attesa + u.quanti
       FROM (SELECT stream, count(*) AS quanti FROM unnest($3::uuid[]) s(stream) GROUP BY stream) u
       WHERE p.proiezione = $1 AND p.posto = $2 AND p.stream = u.stream`,
      [this.proiezione.nome, this.posto, eventi.map((e) => e.stream.id)],
    );
  }

  /**
   * Data were destroyed. The tables kept for going back hold them still, and nobody folds those: they go. So do the rows of
   * a stream that waits in the parking, which will not be written again soon.
   */
  private async ripulisci(
    distruzioni: readonly EventoNelLog[],
    scrittura: EntityManager,
    ferme = distruzioni.map((e) => e.stream.id).filter((id) => this.parcheggiati.has(id)),
  ): Promise<void> {
    const { nome } = this.proiezione;
    if (this.posto === 'letture') await scrittura.query(`SELECT letture.sgombera($1, 'letture_precedente')`, [nome]);
    if (ferme.length === 0) return;
    const tabelle: { nome: string; colonna: string }[] = await scrittura.query(
      'SELECT nome, colonna_stream AS colonna FROM letture.tabella WHERE proiezione = $1',
      [nome],
    );
    for (const { nome: tabella, colonna } of tabelle) {
      await scrittura.query(`DELETE FROM ${tabella} WHERE ${colonna} = ANY($1::uuid[])`, [ferme]);
    }
  }

  /** Folds what is parked of a stream, all of it or nothing. */
  private async riprova(stream: string, dal: Posizione): Promise<void> {
    const finoA = this.posizioni.get(partizioneDi(stream)) as Posizione;
    const storia = (await this.store.leggiStreams([stream], finoA)).get(stream) ?? [];
    const eventi = storia.filter((e) => e.posizione >= dal);
    const quale = [this.proiezione.nome, this.posto, stream];
    try {
      await this.inTransazione(undefined, async (scrittura) => {
        await scrittura.query(
          'DELETE FROM letture.parcheggio WHERE proiezione = $1 AND posto = $2 AND stream = $3',
          quale,
        );
        if (eventi.length > 0) await this.proiezione.applica(eventi, scrittura);
      });
    } catch (errore) {
      this.proiezione.dimentica();
      if (erroreDelMomento(errore)) throw errore;
      return;
    }
    this.parcheggiati.delete(stream);
    this.log.info('Un evento messo da parte ora si legge', { proiezione: this.proiezione.nome, posizione: dal });
  }
}

/** It cannot be folded and cannot be parked: the projection stops there, visibly. */
export class EventoFermo extends Error {
  constructor(
    readonly evento: EventoNelLog,
    causa: unknown,
  ) {
    super(messaggioDi(causa), { cause: causa });
  }
}
