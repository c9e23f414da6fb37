import { apriInstallazione, eseguiComandi } from '#installazione';
import { type Configurazione, type Log, OrologioSimulato } from '#platform';
import { giornoARoma } from '#storia';
import { Avanzamento } from './avanzamento.js';

/**
 * Loads the invented lives of the Ambito Sebino, through the same commands as the UI and a clock of their own, so that
 * what was known on each day has a history. Only into an empty log: real and invented cases never mix.
 */
export async function caricaEsempio(conf: Configurazione, adminUrl: string, log: Log): Promise<void> {
  const oggi = giornoARoma(new Date());
  const orologio = new OrologioSimulato('2025-01-01T07:00:00Z');
  const installazione = await apriInstallazione(conf, adminUrl, log, orologio);
  try {
    // Of the sample operators there may be already: they belong to these lives.
    const fatti = await installazione.store.leggiTutto({
      dopo: 0,
      limite: 1,
      categorie: ['persona', 'accesso', 'cartella'],
    });
    if (fatti.length > 0) {
      process.stdout.write('Il registro contiene già dei fatti: i dati di esempio si caricano solo in uno vuoto.\n');
      return;
    }
    // Only who asks for the sample loads its code.
    const { generaEsempio } = await import('#esempio');
    const comandi = await eseguiComandi(installazione);
    const avanzamento = new Avanzamento('esempio');
    try {
      await generaEsempio({
        esegui: comandi.esegui,
        orologio,
        oggi,
        progresso: (fatti, totale) => avanzamento.mostra(fatti, totale),
      });
    } finally {
      avanzamento.fine();
      await comandi.chiudi();
    }
  } finally {
    await installazione.chiudi();
  }
}
