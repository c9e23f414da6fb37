import type { EventStore } from '../event-store.js';
import type { EsitoVerifica } from '../postgres/verifica.js';

/** Loaded only by who uses it: the client has a native part, that is not made for every machine. */
export async function apriKurrentdb(
  url: string,
  segreto: Buffer,
  prefisso?: string,
): Promise<{ readonly store: EventStore; verifica(): Promise<EsitoVerifica>; chiudi(): Promise<void> }> {
  const [{ KurrentDBClient }, { KurrentEventStore }] = await Promise.all([
    import('@kurrent/kurrentdb-client'),
    import('./kurrent-event-store.js'),
  ]);
  const client = KurrentDBClient.connectionString(url);
  const store = new KurrentEventStore(client, segreto, prefisso);
  return { store, verifica: () => store.verifica(), chiudi: () => client.dispose() };
}
