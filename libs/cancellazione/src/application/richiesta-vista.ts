import type { Cancellazione, TestoIndicato } from '#persone';
import type { EventiDelCaso } from './eventi-del-caso.js';
import { cheSiVedono, type Vede } from './fascicolo.js';

export type VedeTesto = (testo: Pick<TestoIndicato, 'stream' | 'evento'>) => Promise<boolean>;

/** A text is there for who opens its accesso, or its case and in it that very event. */
export const vedeTestoDi =
  (vede: Vede, eventi: EventiDelCaso): VedeTesto =>
  async ({ stream, evento }) =>
    (await vede('accesso', stream)) ||
    ((await vede('cartella', stream)) && (await eventi(stream, 'noti')).some((e) => e.id === evento));

/** A request without what is not for the operator; undefined where nothing of it is. The person itself it may know of. */
export async function richiestaVista<T extends Pick<Cancellazione, 'oggetto' | 'cartelle' | 'testi'>>(
  richiesta: T,
  vede: Vede,
  vedeTesto: VedeTesto,
): Promise<T | undefined> {
  const cartelle = await cheSiVedono(richiesta.cartelle, (id) => vede('cartella', id));
  const testi = await cheSiVedono(richiesta.testi, vedeTesto);
  if (richiesta.oggetto !== 'persona' && cartelle.length + testi.length === 0) return undefined;
  return { ...richiesta, cartelle, testi };
}
