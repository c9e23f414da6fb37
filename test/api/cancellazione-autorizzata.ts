import { setTimeout as attendi } from 'node:timers/promises';
import type { ServerDiProva } from '../ambiente/server-di-prova.js';

/** The page of who decides on the erasures of a person. */
export const cancellazioneDi = async (server: ServerDiProva, persona: string) =>
  (await server.entra('coord-1')).leggi(`/api/persone/${persona}/cancellazione`);

/** Asked for by one, authorised by another. */
export async function autorizzata(
  server: ServerDiProva,
  persona: string,
  richiesta: object,
  autorizzazione: string,
): Promise<void> {
  const as = await server.entra('as-1');
  await as.scrivi(`/api/persone/${persona}/atti/chiedi-cancellazione`, richiesta);
  const { cancellazioni } = await cancellazioneDi(server, persona);
  const coord = await server.entra('coord-1');
  await coord.scrivi(`/api/persone/${persona}/atti/autorizza-cancellazione`, {
    cancellazione: cancellazioni.at(-1).id,
    autorizzazione,
  });
}

/** Until the traces left in the files are gone. */
export async function ripulita(server: ServerDiProva, persona: string): Promise<void> {
  for (const fine = Date.now() + 60_000; Date.now() < fine; await attendi(100)) {
    const { cancellazioni } = await cancellazioneDi(server, persona);
    if (cancellazioni.at(-1).tracce?.ripuliteIl) return;
  }
  throw new Error(`le tracce non sono state ripulite: ${server.log.at(-1)}`);
}
