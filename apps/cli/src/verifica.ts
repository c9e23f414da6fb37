import { verificaLog } from '#event-store';
import type { Installazione } from '#installazione';
import { Avanzamento } from './avanzamento.js';

/** Recomputes the whole log. The exit code is 0 for a log that holds, 3 for one that is broken. */
export async function verifica({ poolDelLog }: Installazione): Promise<number> {
  const avanzamento = new Avanzamento('verifica');
  const esito = await verificaLog(poolDelLog, (fatti, totale) => avanzamento.mostra(fatti, totale));
  avanzamento.fine();
  if (esito.integra) {
    process.stdout.write(`Il registro è integro: ${esito.eventi} eventi. Catena in testa: ${esito.testa.chain}\n`);
    return 0;
  }
  const { posizione, evento, motivo } = esito.rottura as NonNullable<typeof esito.rottura>;
  process.stdout.write(
    `Il registro NON è integro. Prima rottura alla posizione ${posizione}${evento ? ` (evento ${evento})` : ''}.\n${motivo}\n`,
  );
  return 3;
}
