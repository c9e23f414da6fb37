import type { Configurazione, Log } from '#platform';

export async function caricaEsempio(_conf: Configurazione, _adminUrl: string, _log: Log): Promise<void> {
}
