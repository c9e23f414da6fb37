import 'reflect-metadata';
import { servizio } from '#installazione';

servizio(async ({ runner }, { log, arresto }) => {
  await runner.avvia();
  arresto.registra('viste', () => runner.ferma());
  log.info('Proiezioni avviate', { quanti: runner.proiezioni.length });
});
