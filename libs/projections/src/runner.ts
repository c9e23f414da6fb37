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

const LOTTO = 2_000;
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
  private sveglia: () => void = () => undefined;
  private giri: Promise<void>[] = [];
  private smetti: () => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: EventStore,
    readonly proiezioni: readonly Proiezione[],
    private readonly log: Log,
  ) {}

  async avvia(): Promise<void> {
    this.acceso = true;
    const dormienti = new Set<() => void>();
    this.sveglia = () => {
      for (const svegliati of dormienti) svegliati();
      dormienti.clear();
    };
    this.smetti = await this.store.ascolta(() => this.sveglia());
    this.giri = this.proiezioni.map((p) => this.gira(p, dormienti));
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

  private async gira(proiezione: Proiezione, dormienti: Set<() => void>): Promise<void> {
    let posizione: Posizione | undefined;
    while (this.acceso) {
      try {
        posizione ??= await this.checkpoint(proiezione);
        const raggiunta = await this.passo(proiezione, posizione);
        if (raggiunta === posizione) {
          const stop = new AbortController();
          await Promise.race([
            new Promise<void>((svegliati) => dormienti.add(svegliati)),
            attendi(POLLING_MS, undefined, { signal: stop.signal }).catch(() => undefined),
          ]);
          stop.abort();
        }
        posizione = raggiunta;
      } catch (errore) {
        proiezione.dimentica();
        posizione = undefined;
        if (errore instanceof CheckpointMosso || !this.acceso) continue;
        await this.segnala(proiezione, errore);
        await attendi(RIPOSO_DOPO_ERRORE_MS);
      }
    }
  }

  /** One batch. Returns the position reached: the same, if there was nothing to read. */
  private async passo(proiezione: Proiezione, da: Posizione): Promise<Posizione> {
    const testa = await this.store.testa();
    if (testa <= da) return da;
    const eventi = await this.store.leggiTutto({
      dopo: da,
      finoA: testa,
      limite: LOTTO,
      categorie: proiezione.categorie,
    });
    const a = eventi.length < LOTTO ? testa : (eventi.at(-1)?.posizione ?? testa);
    try {
      await this.dataSource.transaction(async (scrittura) => {
        if (eventi.length > 0) await proiezione.applica(eventi, scrittura);
        const mosse: unknown[] = await scrittura.query(
          `WITH mosso AS (
             UPDATE letture.checkpoint SET posizione = $3, errore = NULL, aggiornato_il = now()
             WHERE proiezione = $1 AND posizione = $2 RETURNING 1)
           SELECT * FROM mosso`,
          [proiezione.nome, da, a],
        );
        if (mosse.length !== 1) throw new CheckpointMosso();
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

  private async segnala(proiezione: Proiezione, errore: unknown): Promise<void> {
    // Anybody may read it in /status: what the database quotes of a row stays out.
    const { messaggio, codice } = erroreSenzaDati(errore);
    this.log.error('La proiezione si è fermata e riproverà', { proiezione: proiezione.nome, errore });
    await this.dataSource
      .query(
        'UPDATE letture.checkpoint SET errore = jsonb_build_object($2::text, posizione, $3::text, $4::text) WHERE proiezione = $1',
        [proiezione.nome, 'posizione', 'messaggio', messaggio ?? codice ?? 'errore'],
      )
      .catch(() => undefined);
  }
}
