import 'reflect-metadata';
import { avviaLavori, servizio } from '#installazione';

servizio(async (installazione, { log, arresto }) => {
  const lavori = await avviaLavori(installazione);
  arresto.registra('lavori', () => lavori.ferma());
  log.info('Lavori avviati');
});
