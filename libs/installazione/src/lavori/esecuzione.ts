import { type Job, UnrecoverableError } from 'bullmq';
import { AttestazioneRifiutata } from '#attestazione';
import type { EsitoFatti } from '#audit';
import { RicostruzioneInCorso } from '#projections';
import type { Installazione } from '../installazione.js';
import type { Esportazioni } from './esportazioni.js';
import { idPubblico } from './identificativo.js';
import type { EsitoCheckpoint, EsitoLavoro, EsitoRebuild, Incarico, ProgressoLavoro } from './lavoro.js';

type Lavoro = Job<Incarico, EsitoLavoro>;
type IncaricoRebuild = Extract<Incarico, { tipo: 'rebuild' }>;
type Progresso = (fatti: number, totale: number) => void;

/** A person looks at it: more often is of no use, and costs a write each time. */
const INTERVALLO_PROGRESSO_MS = 250;

/**
 * What is done of a job, once or more: a queue that loses nothing hands over again what a dead worker had in hand, also
 * when it had just finished. So each effect, done twice, is as done once; the reason stands beside each.
 */
export class Esecuzione {
  constructor(
    private readonly installazione: Installazione,
    private readonly esportazioni: Esportazioni,
    private readonly cE: (lavoro: string) => Promise<boolean>,
  ) {}

  async esegui(lavoro: Lavoro): Promise<EsitoLavoro> {
    try {
      const progresso = new Avanzamento(lavoro);
      const esito = await this.fai(lavoro, progresso.mostra);
      await progresso.scritto();
      return esito;
    } catch (errore) {
      this.installazione.log.warn('Un lavoro non è riuscito', { errore, lavoro: lavoro.name });
      throw spiegato(errore);
    }
  }

  private fai(lavoro: Lavoro, progresso: Progresso): Promise<EsitoLavoro> {
    const { data: incarico } = lavoro;
    switch (incarico.tipo) {
      case 'checkpoint':
        return this.sigilla(progresso);
      case 'verifica':
        return this.verifica(progresso);
      case 'esporta':
        // The file is named after the job, and is never written again: a second time finds it.
        return this.esportazioni.scrivi(
          idPubblico(lavoro.id as string),
          incarico.selezione,
          this.installazione.attestazione,
          progresso,
        );
      case 'rebuild':
        return this.ricostruisci(lavoro, incarico, progresso);
    }
  }

  /** At the same head there is one checkpoint: whoever comes later finds it. */
  private async sigilla(progresso: Progresso): Promise<EsitoCheckpoint> {
    const { attestazione, log } = this.installazione;
    const sigillato = await attestazione.sigillaOra(progresso);
    if (sigillato?.copia)
      log.warn('La seconda cartella dei checkpoint non è raggiungibile', { errore: sigillato.copia });
    return { posizione: sigillato?.checkpoint.dimensione ?? 0 };
  }

  /**
   * It reads, and forgets what has had its time: done twice it says the same twice. What it leaves is read by people of every
   * Ambito: that the consultations of one are broken, and not of which. That is in the log of who keeps the program.
   */
  private async verifica(progresso: Progresso): Promise<EsitoFatti> {
    const { log } = this.installazione;
    await this.esportazioni.tieni(this.cE);
    await this.installazione.dimentica();
    const esito = await this.installazione.verifica(progresso);
    const { eventi, durataMs } = esito;
    if (!esito.rottura) {
      log.info('Il registro è integro', { quanti: eventi, durataMs });
      return esito;
    }
    const { ambito, ...rottura } = esito.rottura;
    log.error(`Il registro NON è integro: ${rottura.motivo}`, {
      posizione: rottura.posizione,
      durataMs,
      ...(ambito && { ambito }),
    });
    return { ...esito, rottura };
  }

  /**
   * The tables are exchanged in one transaction, but a second exchange would take away those kept for going back. So the
   * tables that served when the job first began are written in the job: those that have gone since are not made again.
   */
  private async ricostruisci(lavoro: Lavoro, incarico: IncaricoRebuild, progresso: Progresso): Promise<EsitoRebuild> {
    const { vista, serventi: annotate } = incarico;
    const { runner } = this.installazione;
    const scelte = runner.proiezioni.filter((p) => vista === 'tutte' || p.nome === vista);
    const adesso = await this.serventi();
    if (!annotate) await lavoro.updateData({ ...incarico, serventi: adesso });
    const daFare = scelte.filter(({ nome }) => !annotate || annotate[nome] === adesso[nome]);
    if (daFare.length > 0) await runner.ricostruzione.esegui(daFare, progresso);
    return { viste: scelte.map((p) => p.nome) };
  }

  /** Which set of tables serves, for each projection: no two sets have the same number. */
  private async serventi(): Promise<Record<string, string>> {
    const righe: { proiezione: string; generazione: string }[] = await this.installazione.letture.query(
      `SELECT proiezione, max(generazione) AS generazione FROM letture.checkpoint WHERE posto = 'letture' GROUP BY 1`,
    );
    return Object.fromEntries(righe.map((r) => [r.proiezione, r.generazione]));
  }
}

class Avanzamento {
  private quando = 0;
  private ultimo: Promise<void> = Promise.resolve();

  constructor(private readonly lavoro: Lavoro) {}

  readonly mostra: Progresso = (fatti, totale) => {
    if (Date.now() - this.quando < INTERVALLO_PROGRESSO_MS && fatti < totale) return;
    this.quando = Date.now();
    const progresso: ProgressoLavoro = { fatti, totale };
    // It is only to be looked at: the job goes on without.
    this.ultimo = this.ultimo.then(() => this.lavoro.updateProgress(progresso)).catch(() => undefined);
  };

  /** The last word on it comes before the result. */
  scritto(): Promise<void> {
    return this.ultimo;
  }
}

/** What of an error may stay in the queue, and be shown: our own sentences. Of the others, the log says more. */
function spiegato(errore: unknown): Error {
  // What the database denies it will deny again.
  if (errore instanceof AttestazioneRifiutata) return new UnrecoverableError(errore.message);
  if (errore instanceof RicostruzioneInCorso) return new Error(errore.message);
  return new Error('Il lavoro non è riuscito: il motivo è nel registro di servizio.');
}
