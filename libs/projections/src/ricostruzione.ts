import { setTimeout as attendi } from 'node:timers/promises';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { EventoNelLog, EventStore } from '#event-store';
import type { Log } from '#platform';
import type { Posizione } from '#storia';
import { BLOCCHI, connessionePerBlocchi } from './blocchi.js';
import { CheckpointMosso } from './colpevole.js';
import { comincia } from './comincia.js';
import type { DifferenzaTabella } from './confronto.js';
import { confrontaTabelle } from './confronto.js';
import type { Posto } from './migrazioni.js';
import { PARTIZIONI, partizioneDi, TUTTE } from './partizioni.js';
import { Piega } from './piega.js';
import type { Proiezione } from './proiezione.js';

export type Progresso = (fatti: Posizione, totale: Posizione) => void;

/** Whole streams come in batches of this many events, more or less: each row is written once, and memory stays small. */
const LOTTO_INTERI = 4_000;
/** Batches under way together: while one is being written another is opened and folded. */
const CORSIE = 2;
const LOTTO_IN_ORDINE = 20_000;
/** Shorter than PostgreSQL's deadlock timeout: the exchange gives way before anybody who reads is harmed. */
const ATTESA_TABELLE = `SET LOCAL lock_timeout = '400ms'`;
const TENTATIVI_DI_SCAMBIO = 100;

/** Somebody is making the tables of this projection again already. */
export class RicostruzioneInCorso extends Error {
  constructor(readonly proiezione: string) {
    super(`La vista «${proiezione}» si sta già ricostruendo.`);
  }
}

/** There is nothing to go back to. */
export class NienteDiPrecedente extends Error {
  constructor(proiezione: string, versione: number | undefined, attesa: number) {
    super(
      versione === undefined
        ? `La vista «${proiezione}» non ha tabelle precedenti a cui tornare.`
        : `Le tabelle precedenti della vista «${proiezione}» sono della versione ${versione}, questo programma è della ${attesa}: si torna indietro con il programma di allora.`,
    );
  }
}

/**
 * Makes read models again beside those that serve: fresh tables are filled, catch up, and are exchanged with the others in
 * one transaction with their checkpoint. Who reads sees the old rows or the new, never fewer. Killed half-way, it leaves
 * tables that nobody reads, and the next one begins by dropping them.
 */
export class Ricostruzione {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: EventStore,
    private readonly log: Log,
  ) {}

  /** All of them are fed by one read of the log. */
  async esegui(proiezioni: readonly Proiezione[], progresso: Progresso = () => undefined): Promise<void> {
    await this.solo(proiezioni, async () => {
      const testa = await this.store.testa();
      const pieghe = await Promise.all(proiezioni.map((p) => this.nuova(p)));
      await this.riempi(pieghe, testa, progresso);
      for (const piega of pieghe) {
        await piega.segna(testa);
        await this.dataSource.query(`SELECT letture.analizza($1, 'letture_nuova')`, [piega.proiezione.nome]);
        await this.raggiungi(piega, await this.store.testa());
        await this.scambia(piega, 'letture_nuova');
      }
      progresso(testa, testa);
    });
  }

  /** Lets the tables that served before serve again, once they have caught up. Those that serve now are kept in their place. */
  async torna(proiezione: Proiezione): Promise<void> {
    await this.solo([proiezione], async () => {
      const piega = this.piega(proiezione, 'letture_precedente');
      const versione = await piega.apri(TUTTE);
      if (versione !== proiezione.versione) {
        throw new NienteDiPrecedente(proiezione.nome, versione, proiezione.versione);
      }
      await this.raggiungi(piega, await this.store.testa());
      await this.scambia(piega, 'letture_precedente');
    });
  }

  /**
   * Makes fresh tables as far as those that serve have got, and tells row by row what would change. Nothing is exchanged,
   * and the fresh tables are dropped.
   */
  async confronta(
    proiezione: Proiezione,
    massimo: number,
    progresso: Progresso = () => undefined,
  ): Promise<DifferenzaTabella[]> {
    return this.solo([proiezione], async () => {
      const { nome } = proiezione;
      const piega = await this.nuova(proiezione);
      try {
        const allora = await this.serventi(this.dataSource.manager, nome);
        const da = Math.min(...allora.values());
        await this.riempi([piega], da, progresso);
        return await this.dataSource.transaction(async (m) => {
          // While these rows are held nobody moves the tables that serve.
          await m.query(
            `SELECT FROM letture.checkpoint WHERE proiezione = $1 AND posto = 'letture' ORDER BY partizione FOR UPDATE`,
            [nome],
          );
          const serventi = await this.serventi(m, nome);
          const a = Math.max(...serventi.values());
          const eventi = await this.store.leggiTutto({
            dopo: da,
            finoA: a,
            limite: Number.MAX_SAFE_INTEGER,
            categorie: proiezione.categorie,
          });
          await piega.interi(
            eventi.filter((e) => e.posizione <= (serventi.get(partizioneDi(e.stream.id)) as Posizione)),
          );
          return confrontaTabelle(m, nome, massimo);
        });
      } finally {
        await this.dataSource.query(`SELECT letture.sgombera($1, 'letture_nuova')`, [nome]).catch(() => undefined);
      }
    });
  }

  /** Drops what a rebuild that died left behind: it holds data, and nobody folds it any more. */
  async rimuoviResti(): Promise<void> {
    const resti: { proiezione: string }[] = await this.dataSource.query(
      `SELECT DISTINCT proiezione FROM letture.checkpoint WHERE posto = 'letture_nuova'`,
    );
    for (const { proiezione } of resti) {
      await this.dataSource.transaction(async (m) => {
        const [libero]: { libero: boolean }[] = await m.query(
          'SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS libero',
          [BLOCCHI.ricostruzione, proiezione],
        );
        if (libero?.libero) await m.query(`SELECT letture.sgombera($1, 'letture_nuova')`, [proiezione]);
      });
    }
  }

  /** Nobody else makes them while this does; who dies lets go. */
  private async solo<T>(proiezioni: readonly Proiezione[], lavoro: () => Promise<T>): Promise<T> {
    const connessione = await connessionePerBlocchi(this.dataSource);
    try {
      for (const { nome } of proiezioni) await prendi(connessione, nome);
      return await lavoro();
    } finally {
      await connessione.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
      await connessione.release().catch(() => undefined);
    }
  }

  private piega(proiezione: Proiezione, posto: Posto): Piega {
    return new Piega(this.dataSource, this.store, proiezione.altra(), posto, this.log);
  }

  private async nuova(proiezione: Proiezione): Promise<Piega> {
    const { nome, versione } = proiezione;
    await comincia(this.dataSource, nome, 0);
    await this.dataSource.query('SELECT letture.prepara_nuova($1, $2, $3)', [nome, versione, PARTIZIONI]);
    const piega = this.piega(proiezione, 'letture_nuova');
    await piega.apri(TUTTE);
    return piega;
  }

  /** Folds whole streams, as they were at a position. No batch has streams of another: they need not wait for each other. */
  private async riempi(pieghe: readonly Piega[], finoA: Posizione, progresso: Progresso): Promise<void> {
    const categorie = [...new Set(pieghe.flatMap((p) => p.proiezione.categorie))];
    const lotti = this.interi(finoA, categorie);
    let fatti = 0;
    const corsia = async (sue: readonly Piega[]): Promise<void> => {
      for (let lotto = await lotti.next(); !lotto.done; lotto = await lotti.next()) {
        const eventi = lotto.value;
        await Promise.all(sue.map((p) => p.interi(eventi)));
        fatti += eventi.length;
        progresso(Math.min(fatti, finoA), finoA);
      }
    };
    if (!this.store.leggiPerStream) {
      // A store that has no order by stream is read in that of the log.
      await Promise.all(pieghe.map((p) => this.raggiungi(p, finoA)));
      return;
    }
    const corsie = Array.from({ length: CORSIE }, (_, n) => (n === 0 ? pieghe : pieghe.map((p) => p.altra())));
    const esiti = await Promise.allSettled(corsie.map(corsia));
    for (const esito of esiti) if (esito.status === 'rejected') throw esito.reason;
  }

  /** Batches of whole streams; the next one is read while somebody works on this. */
  private async *interi(finoA: Posizione, categorie: readonly string[]): AsyncGenerator<readonly EventoNelLog[], void> {
    const leggi = async (dopo: EventoNelLog | null): Promise<EventoNelLog[]> =>
      (await this.store.leggiPerStream?.({ dopo, finoA, limite: LOTTO_INTERI, categorie })) ?? [];
    let letti = leggi(null);
    for (;;) {
      let eventi = await letti;
      let inizio = inizioUltimo(eventi);
      for (let ancora = eventi; ancora.length === LOTTO_INTERI && inizio === 0; inizio = inizioUltimo(eventi)) {
        // A stream longer than a batch is a batch.
        ancora = await leggi(ancora.at(-1) as EventoNelLog);
        eventi = [...eventi, ...ancora];
      }
      const completi = eventi.length < LOTTO_INTERI ? eventi : eventi.slice(0, inizio || undefined);
      const ultimo = completi.at(-1);
      if (!ultimo) return;
      letti = leggi(ultimo);
      // Nobody may be waiting for it when it fails: who asks for the next batch is told.
      letti.catch(() => undefined);
      yield completi;
    }
  }

  private async raggiungi(piega: Piega, testa: Posizione): Promise<void> {
    while (piega.posizione < testa) await piega.passo(LOTTO_IN_ORDINE, testa);
  }

  private async scambia(piega: Piega, con: Posto): Promise<void> {
    const { nome } = piega.proiezione;
    for (let tentativo = 1; ; tentativo++) {
      try {
        await this.dataSource.transaction(async (m) => {
          await m.query(ATTESA_TABELLE);
          // Held, nobody moves the tables that serve: these catch up with them, and no page goes back in time.
          await m.query(
            `SELECT FROM letture.checkpoint WHERE proiezione = $1 AND posto = 'letture' ORDER BY partizione FOR UPDATE`,
            [nome],
          );
          const serventi = await this.serventi(m, nome);
          await this.raggiungi(piega, Math.max(0, ...serventi.values()));
          await piega.tieni(m);
          await m.query('SELECT letture.scambia($1, $2)', [nome, con]);
        });
        return;
      } catch (errore) {
        // Somebody reads for longer than that: everybody goes on, and it is tried again.
        const occupate = (errore as { code?: string }).code === '55P03';
        if (!occupate || tentativo >= TENTATIVI_DI_SCAMBIO) throw errore;
        await attendi(50 + Math.random() * 200);
        await this.raggiungi(piega, await this.store.testa());
      }
    }
  }

  private async serventi(m: EntityManager, nome: string): Promise<Map<number, Posizione>> {
    const righe: { partizione: number; posizione: string }[] = await m.query(
      `SELECT partizione, posizione FROM letture.checkpoint WHERE proiezione = $1 AND posto = 'letture'`,
      [nome],
    );
    if (righe.length === 0) throw new CheckpointMosso();
    return new Map(righe.map((r) => [r.partizione, Number(r.posizione)]));
  }
}

async function prendi(connessione: QueryRunner, nome: string): Promise<void> {
  const [riga]: { preso: boolean }[] = await connessione.query(
    'SELECT pg_try_advisory_lock($1, hashtext($2)) AS preso',
    [BLOCCHI.ricostruzione, nome],
  );
  if (!riga?.preso) throw new RicostruzioneInCorso(nome);
}

/** Where the last stream of a batch begins. */
function inizioUltimo(eventi: readonly EventoNelLog[]): number {
  const ultimo = eventi.at(-1)?.stream.id;
  return Math.max(
    0,
    eventi.findIndex((e) => e.stream.id === ultimo),
  );
}
