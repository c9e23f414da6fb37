/**
 * Why a case, a person or an accesso is being read, said once and sent with every request about it until the page is left for good.
 * In memory only: neither the address nor the disk of a shared computer learns it.
 */
const detti = new Map<string, string>();

const ID = /^\/api\/(?:accessi|cartelle|persone)\/([0-9a-f-]{36})/;

export const diciMotivo = (id: string, motivo: string): void => void detti.set(id, motivo);

export function motivoPer(percorso: string): string | undefined {
  const id = ID.exec(percorso)?.[1];
  return id === undefined ? undefined : detti.get(id);
}
