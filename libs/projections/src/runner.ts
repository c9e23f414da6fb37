import { setTimeout as attendi } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { EventStore } from '#event-store';
import { erroreSenzaDati, type Log } from '#platform';
import type { Posizione } from '#storia';
import type { Proiezione } from './proiezione.js';

export interface StatoProiezione {
  readonly nome: string;
  readonly posizione: Posizione;
  readonly errore: { readonly posizione: Posizione; readonly messaggio: string } | null;
}

/** The more events in a batch, the fewer times the row of the same stream is written. */
const LOTTO = 20_000;
const POLLING_MS = 1_000;
const RIPOSO_DOPO_ERRORE_MS = 2_000;

/** Somebody else moved the checkpoint: what this process has in memory is no longer the last word. */
class CheckpointMosso extends Error {}

/**
 * Feeds projections from the log. A batch and its checkpoint are one transaction, and the checkpoint moves only from
 * where this process read it: whatever dies, and whoever else is running, each event is folded exactly once.
 * An event that cannot be folded stops its projection, visibly, and nothing after it is folded.
 */
export class Runner {
  private acceso = false;
  /** How many times it was told that something was written. */
  private avvisi = 0;
  private readonly dormienti = new Set<AbortController>();
  private giri: Promise<void>[] = [];
  private smetti: () => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: EventStore,
    readonly proiezioni: readonly Proiezione[],
    private readonly log: Log,
    private readonly lotto = LOTTO,
  ) {}

  async avvia(): Promise<void> {
    this.acceso = true;
    this.smetti = await this.store.ascolta(() => this.sveglia());
    this.giri = this.proiezioni.map((p) => this.gira(p));
  }

  async ferma(): Promise<void> {
    this.acceso = false;
    this.sveglia();
    await Promise.all(this.giri);
    await this.smetti();
  }

  /** Folds up to the head, and no further. */
  async raggiungi(
    proiezione: Proiezione,
    progresso: (posizione: Posizione, testa: Posizione) => void = () => undefined,
  ) {
    const testa = await this.store.testa();
    for (let posizione = await this.checkpoint(proiezione); posizione < testa;) {
      posizione = await this.passo(proiezione, posizione);
      progresso(posizione, testa);
    }
  }

  /** Empties the tables of a projection and sets it back to the beginning, in one transaction. */
  async azzera(proiezione: Proiezione): Promise<void> {
    proiezione.dimentica();
    await this.dataSource.transaction((m) => this.daCapo(m, proiezione));
  }

  async stati(): Promise<StatoProiezione[]> {
    const righe: { proiezione: string; posizione: string; errore: StatoProiezione['errore'] }[] =
      await this.dataSource.query('SELECT proiezione, posizione, errore FROM letture.checkpoint');
    return this.proiezioni.map(({ nome }) => {
      const riga = righe.find((r) => r.proiezione === nome);
      return { nome, posizione: Number(riga?.posizione ?? 0), errore: riga?.errore ?? null };
    });
  }

  private async gira(proiezione: Proiezione): Promise<void> {
    let posizione: Posizione | undefined;
    let lotto = this.lotto;
    let segnalata = true;
    while (this.acceso) {
      const { avvisi } = this;
      try {
        posizione ??= await this.checkpoint(proiezione);
        const raggiunta = await this.passo(proiezione, posizione, lotto);
        lotto = Math.min(this.lotto, lotto * 2);
        if (raggiunta === posizione) {
          if (segnalata) await this.ripresa(proiezione);
          segnalata = false;
          if (avvisi === this.avvisi) await this.riposa();
        }
        posizione = raggiunta;
      } catch (errore) {
        const da = posizione;
        posizione = undefined;
        proiezione.dimentica();
        if (errore instanceof CheckpointMosso || !this.acceso) continue;
        if (lotto > 1) {
          // Smaller and smaller, until what comes before the culprit is folded and the culprit is alone.
          lotto = Math.ceil(lotto / 2);
          continue;
        }
        await this.segnala(proiezione, da, errore);
        segnalata = true;
        await attendi(RIPOSO_DOPO_ERRORE_MS);
      }
    }
  }

  private sveglia(): void {
    this.avvisi++;
    for (const sonno of this.dormienti) sonno.abort();
  }

  /** Until something is written; a look now and then, in case nobody told. */
  private async riposa(): Promise<void> {
    const sonno = new AbortController();
    this.dormienti.add(sonno);
    await attendi(POLLING_MS, undefined, { signal: sonno.signal }).catch(() => undefined);
    this.dormienti.delete(sonno);
  }

  /** One batch. Returns the position reached: the same, if there was nothing to read. */
  private async passo(proiezione: Proiezione, da: Posizione, limite = this.lotto): Promise<Posizione> {
    const testa = await this.store.testa();
    if (testa <= da) return da;
    const eventi = await this.store.leggiTutto({
      dopo: da,
      finoA: testa,
      limite,
      categorie: proiezione.categorie,
    });
    const a = eventi.length < limite ? testa : (eventi.at(-1)?.posizione ?? testa);
    try {
      await this.dataSource.transaction(async (scrittura) => {
        // First of all, and so holding the row: who comes second finds it moved before it folds anything. The commit does
        // not wait for the disk: what a crash of the machine forgets, the checkpoint forgets too, and it is folded again.
        const mosse: unknown[] = await scrittura.query(
          `WITH mosso AS (
             UPDATE letture.checkpoint SET posizione = $3, errore = NULL, aggiornato_il = now()
             WHERE proiezione = $1 AND posizione = $2 AND versione = $4 RETURNING 1)
           SELECT set_config('synchronous_commit', 'off', true) FROM mosso`,
          [proiezione.nome, da, a, proiezione.versione],
        );
        if (mosse.length !== 1) throw new CheckpointMosso();
        if (eventi.length > 0) await proiezione.applica(eventi, scrittura);
      });
    } catch (errore) {
      proiezione.dimentica();
      throw errore;
    }
    return a;
  }

  /** Where the projection is; a new one, or a new version of it, starts from the beginning with empty tables. */
  private async checkpoint(proiezione: Proiezione): Promise<Posizione> {
    return this.dataSource.transaction(async (m) => {
      await m.query(`SELECT pg_advisory_xact_lock(hashtextextended('proiezione ' || $1, 0))`, [proiezione.nome]);
      const [riga]: { versione: number; posizione: string }[] = await m.query(
        'SELECT versione, posizione FROM letture.checkpoint WHERE proiezione = $1',
        [proiezione.nome],
      );
      if (riga?.versione === proiezione.versione) return Number(riga.posizione);
      await this.daCapo(m, proiezione);
      return 0;
    });
  }

  private async daCapo(m: EntityManager, { nome, versione, tabelle }: Proiezione): Promise<void> {
    await m.query(
      `INSERT INTO letture.checkpoint (proiezione, versione, posizione) VALUES ($1, $2, 0)
       ON CONFLICT (proiezione) DO UPDATE SET versione = excluded.versione, posizione = 0, errore = NULL`,
      [nome, versione],
    );
    await m.query(`TRUNCATE ${tabelle.join(', ')}`);
  }

  /** @param da where it was about to read on; undefined if it did not get to know */
  private async segnala(proiezione: Proiezione, da: Posizione | undefined, errore: unknown): Promise<void> {
    this.log.error('La proiezione si è fermata e riproverà', { proiezione: proiezione.nome, errore });
    const { nome, categorie } = proiezione;
    const [fermata] =
      da === undefined ? [] : await this.store.leggiTutto({ dopo: da, limite: 1, categorie }).catch(() => []);
    // Anybody may read it in /status: what the database quotes of a row stays out.
    const { messaggio, codice } = erroreSenzaDati(errore);
    const detto = `${fermata ? `${fermata.tipo}: ` : ''}${String(messaggio ?? codice ?? 'errore')}`;
    await this.dataSource
      .query(
        `UPDATE letture.checkpoint
         SET errore = jsonb_build_object('posizione', coalesce($2::bigint, posizione), 'messaggio', $3::text)
         WHERE proiezione = $1 AND ($4::bigint IS NULL OR posizione = $4)`,
        [nome, fermata?.posizione, detto, da],
      )
      .catch(() => undefined);
  }

  /** There is nothing left to fold: whatever had stopped it is over. */
  private async ripresa({ nome }: Proiezione): Promise<void> {
    await this.dataSource.query(
      'UPDATE letture.checkpoint SET errore = NULL WHERE proiezione = $1 AND errore IS NOT NULL',
      [nome],
    );
  }
}
