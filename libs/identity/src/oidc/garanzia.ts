import { setTimeout as attendi } from 'node:timers/promises';
import { type Orologio, RifiutoHttp } from '#platform';
import type { Sessione, Sessioni } from '../sessione/sessioni.js';
import type { AccessoOidc } from './accesso-oidc.js';

/** How long the word of the issuer holds. */
const RINNOVO_MS = 5 * 60_000;
/** And how long at most, while the issuer does not answer: work goes on through a short outage of it, not through a long one. */
const TOLLERANZA_MS = 15 * 60_000;
/** Who asked and never came back is not waited for any longer. */
const RIPROVA_MS = 30_000;
const PASSO_MS = 100;

/**
 * Keeps a session true: while it is used, the issuer is asked every few minutes, without the browser, whether it still
 * vouches for the operator. Who was shut out there is out here within that time, and nobody notices anything else.
 */
export class Garanzia {
  constructor(
    private readonly sessioni: Sessioni,
    private readonly accesso: Pick<AccessoOidc, 'rinnova'>,
    private readonly orologio: Orologio,
  ) {}

  /** @throws RifiutoHttp 503 if the issuer has not answered for too long */
  async sessione(token: string): Promise<Sessione | undefined> {
    for (let attese = 0; ; attese++) {
      const sessione = await this.sessioni.viva(token);
      if (!sessione?.garantitaIl) return sessione;
      const da = this.orologio.adesso().getTime() - sessione.garantitaIl.getTime();
      if (da < RINNOVO_MS) return sessione;
      if (await this.sessioni.prenotaRinnovo(token, sessione.garantitaIl, RIPROVA_MS))
        return this.rinnovata(token, sessione, da);
      // Another request is asking. Its answer is awaited only where the last one is too old.
      if (da < TOLLERANZA_MS) return sessione;
      if (attese * PASSO_MS >= RIPROVA_MS) return undefined;
      await attendi(PASSO_MS);
    }
  }

  private async rinnovata(token: string, sessione: Sessione, da: number): Promise<Sessione | undefined> {
    const gestore = await this.sessioni.dalGestore(token);
    if (!gestore) return undefined;
    try {
      const nuovo = await this.accesso.rinnova(gestore);
      if (!nuovo) {
        await this.sessioni.chiudi(token);
        return undefined;
      }
      await this.sessioni.affida(token, nuovo);
      return sessione;
    } catch (errore) {
      if (errore instanceof RifiutoHttp && da < TOLLERANZA_MS) return sessione;
      throw errore;
    }
  }
}
