import type { Installazione } from '#installazione';
import { AvvioImpossibile } from '#platform';
import { Avanzamento } from './avanzamento.js';

/** Folds the log again into empty tables: one view, or all of them. */
export async function rebuild({ runner }: Installazione, nome: string | undefined): Promise<void> {
  const scelte = runner.proiezioni.filter((p) => nome === undefined || p.nome === nome);
  if (scelte.length === 0) {
    throw new AvvioImpossibile(
      `La vista «${nome}» non esiste. Ci sono: ${runner.proiezioni.map((p) => p.nome).join(', ')}.`,
    );
  }
  for (const proiezione of scelte) {
    const avanzamento = new Avanzamento(proiezione.nome);
    await runner.azzera(proiezione);
    await runner.raggiungi(proiezione, (fatti, totale) => avanzamento.mostra(fatti, totale));
    avanzamento.fine();
  }
}
