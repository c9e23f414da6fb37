import type { Installazione } from '#installazione';
import { diAmbito } from './attestazione.js';
import { Avanzamento } from './avanzamento.js';

/**
 * Recomputes the whole log and compares it with the checkpoints kept outside the database. The exit code is 0 for a log
 * that holds, 3 for one that is broken.
 */
export async function verifica(installazione: Installazione): Promise<number> {
  const avanzamento = new Avanzamento('verifica');
  const esito = await installazione.verifica((fatti, totale) => avanzamento.mostra(fatti, totale));
  avanzamento.fine();
  const attestato = !installazione.attestazione.possibile
    ? 'Il registro è in KurrentDB: non ci sono checkpoint firmati con cui confrontarlo.'
    : esito.confrontati > 0
      ? `Checkpoint firmati che lo confermano: ${esito.confrontati}. Ultima posizione provata: ${esito.provataFinoA}.`
      : esito.integra
        ? 'Nessun checkpoint firmato lo attesta ancora.'
        : 'Nessun checkpoint firmato conferma ciò che precede.';
  if (esito.integra) {
    process.stdout.write(
      `Il registro è integro: ${esito.eventi} eventi. Catena in testa: ${esito.testa.chain}\n${attestato}\n`,
    );
    return 0;
  }
  const { posizione, evento, motivo, ambito } = esito.rottura as NonNullable<typeof esito.rottura>;
  process.stdout.write(
    `Il registro NON è integro. Prima rottura alla posizione ${posizione}${evento ? ` (evento ${evento})` : ''}.\n${motivo}${diAmbito(ambito)}\n${attestato}\n`,
  );
  return 3;
}
