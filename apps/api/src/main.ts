import 'reflect-metadata';
import { accendiServer, servizio } from '#installazione';

servizio(async (installazione, { log, arresto, conf }) => {
  const server = await accendiServer(installazione);
  arresto.registra('server', () => server.chiudi());
  log.info('API pronta', { porta: conf.porta });
});
