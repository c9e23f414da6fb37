import { setTimeout as attendi } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import type { Log } from '#platform';
import type { Posizione } from '#storia';
import { BLOCCHI } from './blocchi.js';
import { CheckpointMosso, messaggioDi } from './colpevole.js';
import { comincia } from './comincia.js';
import { TUTTE } from './partizioni.js';
import { EventoFermo, Piega } from './piega.js';
import type { Proiezione } from './proiezione.js';
import { Ricostruzione, RicostruzioneInCorso } from './ricostruzione.js';
import { PRESENTI, Spartizione } from './spartizione.js';

/** An event that could not be folded: it and those of its stream that follow wait, the others go on. */
export interface EventoParcheggiato {
  readonly posizione: Posizione;
  readonly tipo: string;
  readonly messaggio: string;
  readonly inAttesa: number;
  readonly dal: string;
}

export interface StatoProiezione {
  readonly nome: string;
  readonly versione: number;
  /** Of the part of the streams that is furthest behind. */
  readonly posizione: Posizione;
  readonly errore: { readonly posizione: Posizione; readonly messaggio: string } | null;
  readonly parcheggiati: readonly EventoParcheggiato[];
  /** Fresh tables are being filled, or were not needed. */
  readonly inRicostruzione: boolean;
  /** There are tables to go back to. */
  readonly precedente: boolean;
}

/** The more events in a batch, the fewer times the row of the same stream is written. */
const LOTTO = 20_000;
const POLLING_MS = 1_000;
const RIPOSO_DOPO_ERRORE_MS = 1_000;
/** A log longer than this is folded into fresh tables, stream by stream, and not from its first event on. */
const LOG_BREVE = 5_000;
/** Shown to anybody: a long list says no more than its beginning. */
const PARCHEGGIATI_MOSTRATI = 20;

/**
 * Feeds the tables that serve. Processes share the streams, and each projection goes on by itself. Tables of an older
 * version keep serving while new ones are made beside them.
 */
export class Runner {
  private acceso = false;
  /** How many times it was told that something was written. */
  private avvisi = 0;
  private readonly dormienti = new Set<AbortController>();
  private giri: Promise<void>[] = [];
  private smetti: () => Promise<void> = () => Promise.resolve();
  private readonly spartizione: Spartizione;
  readonly ricostruzione: Ricostruzione;

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: EventStore,
    readonly proiezioni: readonly Proiezione[],
    private readonly log: Log,
    private readonly lotto = LOTTO,
  ) {
    this.spartizione = new Spartizione(dataSource);
    this.ricostruzione = new Ricostruzione(dataSource, store, log);
  }

  async avvia(): Promise<void> {
    this.acceso = true;
    this.smetti = await this.store.ascolta(() => this.sveglia());
    await this.spartizione.aggiorna().catch((errore: unknown) => this.senzaParti(errore));
    this.giri = [this.spartisci(), ...this.proiezioni.map((p) => this.gira(p))];
  }

  async ferma(): Promise<void> {
    this.acceso = false;
    this.sveglia();
    await Promise.all(this.giri);
    await this.spartizione.smetti();
    await this.smetti();
  }

  /** Folds up to the head, and no further, whatever other processes do. */
  async raggiungi(proiezione: Proiezione): Promise<void> {
    const testa = await this.store.testa();
    const piega = this.piega(proiezione.altra());
    while (!piega.aperta || piega.posizione < testa) {
      try {
        if (!piega.aperta && !(await this.apri(piega, TUTTE))) return;
        await piega.passo(this.lotto);
      } catch (errore) {
        piega.chiudi();
        if (!(errore instanceof CheckpointMosso)) throw errore;
      }
    }
  }

  /** How many processes carry the projections on, here or elsewhere. */
  async presenti(): Promise<number> {
    const [riga]: { presenti: string }[] = await this.dataSource.query(PRESENTI, [BLOCCHI.presenza]);
    return Number(riga?.presenti);
  }

  async stati(): Promise<StatoProiezione[]> {
    const checkpoint: { proiezione: string; versione: number; posizione: string; errore: StatoProiezione['errore'] }[] =
      await this.dataSource.query(
        `SELECT proiezione, min(versione) AS versione, min(posizione) AS posizione,
           (array_agg(errore) FILTER (WHERE errore IS NOT NULL))[1] AS errore
         FROM letture.checkpoint WHERE posto = 'letture' GROUP BY proiezione`,
      );
    const altri: { proiezione: string; precedente: boolean; nuova: boolean }[] = await this.dataSource.query(
      `SELECT proiezione, bool_or(posto = 'letture_precedente') AS precedente, bool_or(posto = 'letture_nuova') AND EXISTS (
         SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
         WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted
           AND l.classid = $1 AND l.objid = (hashtext(proiezione)::bigint & 4294967295)) AS nuova
       FROM letture.checkpoint WHERE posto <> 'letture' GROUP BY proiezione`,
      [BLOCCHI.ricostruzione],
    );
    const ferme: (EventoParcheggiato & { proiezione: string })[] = await this.dataSource.query(
      `SELECT proiezione, posizione::float8 AS posizione, tipo, messaggio, in_attesa AS "inAttesa",
         to_char(dal AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS dal
       FROM letture.parcheggio WHERE posto = 'letture' ORDER BY posizione`,
    );
    return this.proiezioni.map(({ nome, versione }) => {
      const riga = checkpoint.find((r) => r.proiezione === nome);
      const altro = altri.find((r) => r.proiezione === nome);
      return {
        nome,
        versione: riga?.versione ?? versione,
        posizione: Number(riga?.posizione ?? 0),
        errore: riga?.errore ?? null,
        parcheggiati: ferme
          .filter((f) => f.proiezione === nome)
          .slice(0, PARCHEGGIATI_MOSTRATI)
          .map(({ proiezione: _, ...evento }) => evento),
        inRicostruzione: altro?.nuova ?? false,
        precedente: altro?.precedente ?? false,
      };
    });
  }

  /** Keeps its share of the streams fair, and takes over from who died. */
  private async spartisci(): Promise<void> {
    while (this.acceso) {
      await this.riposa();
      if (!this.acceso) return;
      const prima = this.spartizione.mie;
      try {
        await this.spartizione.aggiorna();
        if (this.spartizione.mie.has(0)) await this.ricostruzione.rimuoviResti();
      } catch (errore) {
        this.senzaParti(errore);
        await attendi(RIPOSO_DOPO_ERRORE_MS);
      }
      if (this.spartizione.mie !== prima) this.sveglia();
    }
  }

  private senzaParti(errore: unknown): void {
    if (this.acceso) this.log.warn('Il proiettore non sa quale parte del lavoro è sua, e riprova', { errore });
  }

  private async gira(proiezione: Proiezione): Promise<void> {
    const piega = this.piega(proiezione);
    let mie: ReadonlySet<number> = new Set();
    let falliti = 0;
    // Who worked on these before may have left word of a fault.
    let segnalato = true;
    while (this.acceso) {
      const { avvisi } = this;
      try {
        if (mie !== this.spartizione.mie) {
          mie = this.spartizione.mie;
          piega.chiudi();
          segnalato = true;
        }
        const pronta = mie.size > 0 && (piega.aperta || (await this.apri(piega, [...mie])));
        const da = pronta ? piega.posizione : 0;
        const a = pronta ? await piega.passo(this.lotto) : 0;
        if (a === da) {
          if (pronta && segnalato) {
            await this.ripresa(proiezione, [...mie]);
            segnalato = false;
          }
          if (pronta) falliti = 0;
          if (avvisi === this.avvisi) await this.riposa();
        }
      } catch (errore) {
        const da = piega.aperta ? piega.posizione : undefined;
        segnalato = true;
        piega.chiudi();
        if (errore instanceof CheckpointMosso || !this.acceso) continue;
        // Once may be a connection that fell, or two transactions that met.
        if (++falliti > 1 || errore instanceof EventoFermo) await this.segnala(proiezione, [...mie], da, errore);
        await attendi(falliti > 1 ? RIPOSO_DOPO_ERRORE_MS : 50);
      }
    }
    proiezione.dimentica();
  }

  private piega(proiezione: Proiezione): Piega {
    return new Piega(this.dataSource, this.store, proiezione, 'letture', this.log);
  }

  /** True when the tables that serve are of this version. Older ones go on serving while fresh ones are made. */
  private async apri(piega: Piega, partizioni: readonly number[]): Promise<boolean> {
    const { proiezione } = piega;
    let versione = await piega.apri(partizioni);
    if (versione === undefined) {
      // Over a long log, restored or imported, empty tables count as a version to be made again.
      const lungo = (await this.store.testa()) > LOG_BREVE;
      await comincia(this.dataSource, proiezione.nome, lungo ? 0 : proiezione.versione);
      versione = await piega.apri(partizioni);
    }
    if (versione === proiezione.versione) return true;
    if (versione !== undefined && versione > proiezione.versione) {
      this.log.warn('Le tabelle di questa vista sono di un programma più recente: questo non le aggiorna', {
        proiezione: proiezione.nome,
      });
      return false;
    }
    try {
      this.log.info('La vista è di una versione precedente: si ricostruisce accanto a quella che serve', {
        proiezione: proiezione.nome,
      });
      await this.ricostruzione.esegui([proiezione]);
    } catch (errore) {
      if (errore instanceof RicostruzioneInCorso) return false;
      throw errore;
    }
    return (await piega.apri(partizioni)) === proiezione.versione;
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

  /** @param da where it was about to read on; undefined if it did not get to know */
  private async segnala(
    { nome }: Proiezione,
    partizioni: readonly number[],
    da: Posizione | undefined,
    errore: unknown,
  ): Promise<void> {
    this.log.error('La proiezione si è fermata e riproverà', { proiezione: nome, errore });
    const evento = errore instanceof EventoFermo ? errore.evento : undefined;
    await this.dataSource
      .query(
        `UPDATE letture.checkpoint
         SET errore = jsonb_build_object('posizione', coalesce($3::bigint, posizione), 'messaggio', $4::text)
         WHERE proiezione = $1 AND posto = 'letture' AND partizione = ANY($2::int[])`,
        [nome, partizioni, evento?.posizione ?? da, `${evento ? `${evento.tipo}: ` : ''}${messaggioDi(errore)}`],
      )
      .catch(() => undefined);
  }

  /** There is nothing left to fold: whatever had stopped it is over. */
  private async ripresa({ nome }: Proiezione, partizioni: readonly number[]): Promise<void> {
    await this.dataSource.query(
      `UPDATE letture.checkpoint SET errore = NULL
       WHERE proiezione = $1 AND posto = 'letture' AND partizione = ANY($2::int[]) AND errore IS NOT NULL`,
      [nome, partizioni],
    );
  }
}
