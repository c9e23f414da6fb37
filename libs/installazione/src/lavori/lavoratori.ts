import { setTimeout as attendi } from 'node:timers/promises';
import type { Installazione } from '../installazione.js';
import { Bacheca } from './bacheca.js';
import { NOMI_CODE, opzioniDi } from './code.js';
import { connetti } from './connessione.js';
import { Esecuzione } from './esecuzione.js';
import { Esportazioni } from './esportazioni.js';

/** Every night, when nobody works. */
const ORARIO = { pattern: '0 15 3 * * *', tz: 'Europe/Rome' };
/** Jobs of the same worker under way together, in each queue. */
const INSIEME = { checkpoint: 1, lavori: 2 } as const;
/**
 * How many times a job may be taken from a dead worker: far more than the default of one, as a job is not at fault for
 * how its worker died. One that kills every worker ends all the same, and says so.
 */
const MORTI_SOPPORTATE = 100;
/** What is under way at the stop is given so long; then it is left to the next start, which does it again. */
const ATTESA_ARRESTO_MS = 10_000;

/** How soon the work of a dead worker is taken over. */
export interface Ritmo {
  readonly lockDuration: number;
  readonly stalledInterval: number;
}
const RITMO: Ritmo = { lockDuration: 30_000, stalledInterval: 15_000 };

export interface Lavori {
  readonly bacheca: Bacheca;
  ferma(): Promise<void>;
}

/** Does the work nobody waits for, and asks by itself for what has its hour. Several can work on the same queues. */
export async function avviaLavori(installazione: Installazione, ritmo: Ritmo = RITMO): Promise<Lavori> {
  const { log, conf, attestazione } = installazione;
  if (attestazione.possibile) await attestazione.prepara();
  const bacheca = new Bacheca(installazione);
  const connessione = connetti(installazione);
  const esecuzione = new Esecuzione(
    installazione,
    new Esportazioni(conf.cartellaDati),
    async (lavoro) => (await bacheca.coda('lavori').getJob(lavoro)) !== undefined,
  );
  await bacheca.coda('lavori').waitUntilReady();
  const lavoratori = NOMI_CODE.map((nome) => {
    const lavoratore = connessione.lavoratore(nome, (lavoro) => esecuzione.esegui(lavoro), {
      ...ritmo,
      concurrency: INSIEME[nome],
      maxStalledCount: MORTI_SOPPORTATE,
    });
    lavoratore.on('error', (errore) => log.error('La coda dei lavori non risponde', { errore }));
    lavoratore.on('failed', (lavoro, errore) =>
      log.error('Lavoro non riuscito', { errore, ...(lavoro && { lavoro: lavoro.name }) }),
    );
    lavoratore.on('stalled', (id) => log.warn('Un lavoro interrotto è ripreso', { codice: id }));
    return lavoratore;
  });
  await bacheca.coda('lavori').upsertJobScheduler('verifica-notturna', ORARIO, {
    name: 'verifica',
    data: { tipo: 'verifica' },
    opts: opzioniDi('verifica'),
  });
  const checkpoint = bacheca.coda('checkpoint');
  if (attestazione.possibile) {
    await checkpoint.upsertJobScheduler(
      'checkpoint',
      { every: conf.checkpoint.ogniMinuti * 60_000 },
      { name: 'checkpoint', data: { tipo: 'checkpoint' }, opts: opzioniDi('checkpoint') },
    );
  } else await checkpoint.removeJobScheduler('checkpoint');
  return {
    bacheca,
    ferma: async () => {
      const limite = new AbortController();
      const finiti = Promise.all(lavoratori.map((l) => l.close())).then(() => true);
      const scaduto = attendi(ATTESA_ARRESTO_MS, false, { signal: limite.signal }).catch(() => true);
      if (!(await Promise.race([finiti, scaduto]))) await Promise.all(lavoratori.map((l) => l.close(true)));
      limite.abort();
      await bacheca.chiudi();
      await connessione.chiudi();
    },
  };
}
