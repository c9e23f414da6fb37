import { setTimeout as attendi } from 'node:timers/promises';
import type { Job } from 'bullmq';
import type { Installazione } from '../installazione.js';
import { codaDi, type NomeCoda, NOMI_CODE, opzioniDi } from './code.js';
import { type Coda, type Connessione, connetti } from './connessione.js';
import { type ChiChiede, idDellaRichiesta, idPubblico } from './identificativo.js';
import type { EsitoLavoro, Incarico, LavoroVisto, ProgressoLavoro, TipoDiLavoro } from './lavoro.js';

type Lavoro = Job<Incarico, EsitoLavoro>;

/** Which request it comes from: the key that the client chose, and what it covers. */
export interface Richiedente {
  readonly operatore: ChiChiede;
  readonly idempotenza?: { readonly chiave: string; readonly impronta: string };
}

interface Annotato {
  /** Of the request, as it was sent. */
  readonly impronta?: string;
}

/** The same key was used for another request. */
export class ChiaveGiaUsata extends Error {}

/** Whether what was asked for is in the queue is not known: asked again with the same key, it is one job all the same. */
export class CodaIrraggiungibile extends Error {}

/** A queue that is away is waited for without end by its library; nobody who asks has so much patience. */
const LIMITE_MS = 5_000;

/**
 * Jobs are asked for here, and followed; who does them is a worker, in this process or in another. Opened when first
 * needed: a process that never asks holds no connection.
 */
export class Bacheca {
  private connessione: Connessione | undefined;
  private readonly code = new Map<NomeCoda, Coda>();

  constructor(private readonly installazione: Pick<Installazione, 'conf' | 'urlCode' | 'log'>) {}

  /**
   * Durable when it resolves. The same request is the same job, and so is what would be done twice in vain: two who ask
   * at once for a checkpoint, a verification or the same view get one job.
   * @throws ChiaveGiaUsata, CodaIrraggiungibile
   */
  chiedi(incarico: Incarico, richiedente: Richiedente): Promise<LavoroVisto> {
    return entroIlLimite(this.accoda(incarico, richiedente));
  }

  private async accoda(incarico: Incarico, { operatore, idempotenza }: Richiedente): Promise<LavoroVisto> {
    const { tipo } = incarico;
    const coda = this.coda(codaDi(tipo));
    const id = idDellaRichiesta(tipo, operatore, idempotenza?.chiave);
    const annotato: Annotato = idempotenza ? { impronta: idempotenza.impronta } : {};
    const aggiunto = await coda.add(
      tipo,
      { ...incarico, ...annotato },
      { ...opzioniDi(tipo), jobId: id, ...unicoFinche(incarico) },
    );
    const lavoro = (await coda.getJob(aggiunto.id as string)) ?? aggiunto;
    const diChi = (lavoro.data as Annotato).impronta;
    if (idempotenza && lavoro.id === id && diChi !== idempotenza.impronta) throw new ChiaveGiaUsata();
    return this.visto(lavoro);
  }

  /**
   * Whether the key of a request has already served for another.
   * @throws CodaIrraggiungibile
   */
  async spesaPerAltro(tipo: TipoDiLavoro, { operatore, idempotenza }: Richiedente): Promise<boolean> {
    if (!idempotenza) return false;
    const id = idDellaRichiesta(tipo, operatore, idempotenza.chiave);
    const lavoro = await entroIlLimite(this.coda(codaDi(tipo)).getJob(id));
    return lavoro !== undefined && (lavoro.data as Annotato).impronta !== idempotenza.impronta;
  }

  /** Those of the whole installation and of one Ambito, the last asked for first. */
  elenco(ambito: string): Promise<LavoroVisto[]> {
    return entroIlLimite(
      this.tutti().then((tutti) => {
        const lavori = tutti.filter((l) => diAmbito(l.data, ambito));
        return Promise.all(lavori.sort((a, b) => b.timestamp - a.timestamp).map((l) => this.visto(l)));
      }),
    );
  }

  uno(ambito: string, id: string): Promise<{ visto: LavoroVisto; incarico: Incarico } | undefined> {
    return entroIlLimite(
      this.trova(id).then(async (lavoro) =>
        lavoro && diAmbito(lavoro.data, ambito)
          ? { visto: await this.visto(lavoro), incarico: lavoro.data }
          : undefined,
      ),
    );
  }

  async chiudi(): Promise<void> {
    const chiuse = Promise.all([...this.code.values()].map((coda) => coda.close()));
    await entroIlLimite(chiuse).catch(() => undefined);
    this.code.clear();
    await this.connessione?.chiudi();
    this.connessione = undefined;
  }

  coda(nome: NomeCoda): Coda {
    const aperta = this.code.get(nome);
    if (aperta) return aperta;
    this.connessione ??= connetti(this.installazione);
    const coda = this.connessione.coda(nome, {});
    coda.on('error', (errore) => this.installazione.log.error('La coda dei lavori non risponde', { errore }));
    this.code.set(nome, coda);
    return coda;
  }

  private async visto(letto: Lavoro): Promise<LavoroVisto> {
    const stato = statoDi(await letto.getState(), letto.attemptsMade);
    // It may have ended between the two readings: what it left is read after its end.
    const finito = stato === 'fatto' || stato === 'non-riuscito';
    const ancora = finito && !letto.finishedOn && this.coda(codaDi(letto.data.tipo)).getJob(letto.id as string);
    const lavoro = (await ancora) || letto;
    const { data: incarico, timestamp, processedOn, finishedOn } = lavoro;
    return {
      id: idPubblico(lavoro.id as string),
      tipo: incarico.tipo,
      oggetto: oggettoDi(incarico),
      stato,
      progresso: typeof lavoro.progress === 'object' ? (lavoro.progress as ProgressoLavoro) : null,
      esito: stato === 'fatto' ? lavoro.returnvalue : null,
      errore: stato === 'non-riuscito' || stato === 'da-riprovare' ? motivoDi(lavoro.failedReason) : null,
      chiestoIl: new Date(timestamp).toISOString(),
      iniziatoIl: processedOn ? new Date(processedOn).toISOString() : null,
      finitoIl: finishedOn ? new Date(finishedOn).toISOString() : null,
      tentativi: lavoro.attemptsStarted,
    };
  }

  private async tutti(): Promise<Lavoro[]> {
    const perCoda = await Promise.all(
      NOMI_CODE.map((nome) => this.coda(nome).getJobs(['waiting', 'delayed', 'active', 'completed', 'failed'])),
    );
    // In the order in which a job goes through them: one that moves meanwhile may be there twice, or gone, never missed.
    return [...new Map(perCoda.flat().map((l) => [l?.id, l])).values()].filter((l) => l?.id !== undefined);
  }

  private async trova(id: string): Promise<Lavoro | undefined> {
    for (const nome of NOMI_CODE) {
      const lavoro = await this.coda(nome).getJob(id);
      if (lavoro) return lavoro;
    }
    return (await this.tutti()).find((l) => idPubblico(l.id as string) === id);
  }
}

async function entroIlLimite<T>(lavoro: Promise<T>): Promise<T> {
  const limite = new AbortController();
  const scaduto = attendi(LIMITE_MS, undefined, { signal: limite.signal }).then(
    () => Promise.reject(new CodaIrraggiungibile()),
    () => new Promise<never>(() => undefined),
  );
  return Promise.race([lavoro, scaduto]).finally(() => limite.abort());
}

/** An export is of who asked for it: two who ask get two. */
function unicoFinche(incarico: Incarico): { deduplication?: { id: string } } {
  if (incarico.tipo === 'esporta') return {};
  return { deduplication: { id: incarico.tipo === 'rebuild' ? `rebuild-${incarico.vista}` : incarico.tipo } };
}

const diAmbito = (incarico: Incarico, ambito: string): boolean =>
  incarico.tipo !== 'esporta' || incarico.ambito === ambito;

/** Ours are sentences already; this one is the library's, for a job that many workers died of. */
const motivoDi = (motivo: string | undefined): string | null =>
  motivo?.startsWith('job stalled')
    ? 'Troppe volte chi lo faceva si è fermato a metà: non si ritenta più.'
    : (motivo ?? null);

function statoDi(stato: string, tentativi: number): LavoroVisto['stato'] {
  switch (stato) {
    case 'active':
      return 'in-corso';
    case 'completed':
      return 'fatto';
    case 'failed':
      return 'non-riuscito';
    case 'delayed':
      return tentativi > 0 ? 'da-riprovare' : 'previsto';
    default:
      return 'in-attesa';
  }
}

function oggettoDi(incarico: Incarico): LavoroVisto['oggetto'] {
  if (incarico.tipo === 'rebuild') return incarico.vista;
  if (incarico.tipo !== 'esporta') return null;
  if (incarico.selezione === null) return 'registro';
  return 'cartella' in incarico.selezione ? 'cartella' : 'ambito';
}
