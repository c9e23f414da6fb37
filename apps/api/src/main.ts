import 'reflect-metadata';
import { rifiutaInProduzione } from '#identity';
import { accendiServer, servizio } from '#installazione';

servizio(
  async (installazione, { log, arresto, conf }) => {
    const server = await accendiServer(installazione);
    arresto.registra('server', () => server.chiudi());
    log.info('API pronta', { porta: conf.porta });
  },
  ({ produzione, oidc }) => rifiutaInProduzione(produzione, oidc),
);
