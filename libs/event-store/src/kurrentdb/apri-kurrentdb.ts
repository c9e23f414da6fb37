import type { EventStore } from '../event-store.js';

/** Loaded only by who uses it: the client has a native part, that is not made for every machine. */
export async function apriKurrentdb(
  url: string,
  segreto: Buffer,
  prefisso?: string,
): Promise<{ readonly store: EventStore; chiudi(): Promise<void> }> {
  const [{ KurrentDBClient }, { KurrentEventStore }] = await Promise.all([
    import('@kurrent/kurrentdb-client'),
    import('./kurrent-event-store.js'),
  ]);
  const client = KurrentDBClient.connectionString(url);
  return { store: new KurrentEventStore(client, segreto, prefisso), chiudi: () => client.dispose() };
}
