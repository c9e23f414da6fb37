import { parseArgs } from 'node:util';
import type { Installazione } from '#installazione';
import { AvvioImpossibile } from '#platform';
import { NienteDiPrecedente, type Proiezione, RicostruzioneInCorso, stampaDifferenze } from '#projections';
import { Avanzamento } from './avanzamento.js';

/** Differences that are printed; of the others, how many. */
const RIGHE_STAMPATE = 1_000;

/**
 * Folds the log again into fresh tables, beside those that serve, and exchanges them: one view, or all of them with one
 * read. With `--confronta` it only tells what would change; with `--torna` it goes back to the tables of before.
 * @returns the exit code: 1 when there are differences
 */
export async function rebuild({ runner }: Installazione, argomenti: readonly string[]): Promise<number> {
  const { nome, confronta, torna } = opzioniDi(argomenti);
  const scelte = runner.proiezioni.filter((p) => nome === undefined || p.nome === nome);
  if (scelte.length === 0) {
    throw new AvvioImpossibile(
      `La vista «${nome}» non esiste. Ci sono: ${runner.proiezioni.map((p) => p.nome).join(', ')}.`,
      2,
    );
  }
  try {
    if (torna) {
      for (const proiezione of scelte) {
        await runner.ricostruzione.torna(proiezione);
        process.stdout.write(`${proiezione.nome}: servono di nuovo le tabelle di prima\n`);
      }
      return 0;
    }
    if (confronta) return await diverse(runner.ricostruzione, scelte);
    const avanzamento = new Avanzamento(nome ?? 'tutte');
    await runner.ricostruzione.esegui(scelte, (fatti, totale) => avanzamento.mostra(fatti, totale));
    avanzamento.fine();
    process.stdout.write(`Ricostruite: ${scelte.map((p) => p.nome).join(', ')}\n`);
    return 0;
  } catch (errore) {
    if (errore instanceof RicostruzioneInCorso || errore instanceof NienteDiPrecedente) {
      throw new AvvioImpossibile(errore.message);
    }
    throw errore;
  }
}

function opzioniDi(argomenti: readonly string[]): { nome: string | undefined; confronta: boolean; torna: boolean } {
  let letti;
  try {
    letti = parseArgs({
      args: [...argomenti],
      allowPositionals: true,
      options: { confronta: { type: 'boolean', default: false }, torna: { type: 'boolean', default: false } },
    });
  } catch {
    throw new AvvioImpossibile('rebuild [vista] [--confronta | --torna]', 2);
  }
  const { confronta, torna } = letti.values;
  if ((confronta && torna) || letti.positionals.length > 1) {
    throw new AvvioImpossibile('rebuild [vista] [--confronta | --torna]', 2);
  }
  return { nome: letti.positionals[0], confronta, torna };
}

async function diverse(
  ricostruzione: Installazione['runner']['ricostruzione'],
  scelte: readonly Proiezione[],
): Promise<number> {
  let totale = 0;
  for (const proiezione of scelte) {
    for (const tabella of await ricostruzione.confronta(proiezione, RIGHE_STAMPATE)) {
      process.stdout.write(`${stampaDifferenze(tabella).join('\n')}\n`);
      totale += tabella.diverse;
    }
  }
  return totale > 0 ? 1 : 0;
}
