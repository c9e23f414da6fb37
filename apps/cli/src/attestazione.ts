import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AttestazioneImpossibile, AttestazioneRifiutata, type Selezione } from '#attestazione';
import type { Installazione } from '#installazione';
import { AvvioImpossibile } from '#platform';
import { Avanzamento } from './avanzamento.js';

const RIFIUTATA = 3;

/** Signs a checkpoint now. */
export async function checkpoint({ attestazione }: Installazione): Promise<number> {
  const chiave = await oSpiega(attestazione.prepara());
  const avanzamento = new Avanzamento('checkpoint');
  const sigillato = await oSpiega(attestazione.sigillaOra((fatti, totale) => avanzamento.mostra(fatti, totale)));
  avanzamento.fine();
  if (!sigillato) {
    process.stdout.write('Il registro è vuoto: non c’è ancora nulla da attestare.\n');
    return 0;
  }
  const { checkpoint: c, nuovo, copia } = sigillato;
  process.stdout.write(
    `${nuovo ? 'Firmato' : 'Nulla di nuovo dal'} checkpoint alla posizione ${c.dimensione} (${c.ora}).\nChiave pubblica: ${chiave}\n\n${c.nota}`,
  );
  if (copia) process.stderr.write(`La seconda cartella dei checkpoint non è raggiungibile: ${copia.message}\n`);
  return copia ? 1 : 0;
}

type Richiesta = Parameters<Installazione['attestazione']['esporta']>[0];

/** `[--cartella <id> | --ambito <nome>] --in <file> [--coerenza <file o cartella>]…`, read before anything is started. */
export async function richiestaDiFascicolo(argomenti: readonly string[]): Promise<Richiesta> {
  const uso = new AvvioImpossibile(
    'Uso: esporta [--cartella <id> | --ambito <nome>] --in <file> [--coerenza <checkpoint o cartella>]…',
    2,
  );
  let [selezione, file]: [Selezione, string] = [null, ''];
  const coerenza: string[] = [];
  for (let i = 0; i < argomenti.length; i += 2) {
    const [nome, valore] = [argomenti[i], argomenti[i + 1]];
    if (!valore) throw uso;
    if (nome === '--in') file = valore;
    else if (nome === '--coerenza') coerenza.push(...(await noteIn(valore)));
    else if (nome === '--cartella' && !selezione) selezione = { cartella: valore };
    else if (nome === '--ambito' && !selezione) selezione = { ambito: valore };
    else throw uso;
  }
  if (!file) throw uso;
  if (selezione && 'cartella' in selezione && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(selezione.cartella))
    throw new AvvioImpossibile('L’identificativo della cartella deve essere un UUID in minuscolo.', 2);
  if (await stat(file).catch(() => undefined))
    throw new AvvioImpossibile(`«${file}» esiste già: non lo sovrascrivo.`, 2);
  return { selezione, file, coerenza };
}

/** Writes a bundle. */
export async function esporta({ attestazione }: Installazione, richiesta: Richiesta): Promise<number> {
  const { file } = richiesta;
  const avanzamento = new Avanzamento('esporta');
  const eventi = await oSpiega(attestazione.esporta(richiesta, (fatti, totale) => avanzamento.mostra(fatti, totale)));
  avanzamento.fine();
  process.stdout.write(
    `Scritto ${file}: ${eventi} eventi. Si verifica con: verifica ${file} --chiave-pubblica ${await attestazione.prepara()}\n`,
  );
  if (eventi === 0) process.stdout.write('Attenzione: nel registro non c’è nessun evento da esportare.\n');
  return 0;
}

async function noteIn(percorso: string): Promise<string[]> {
  try {
    if (!(await stat(percorso)).isDirectory()) return [await readFile(percorso, 'utf8')];
    const nomi = (await readdir(percorso)).filter((nome) => nome.endsWith('.checkpoint'));
    return await Promise.all(nomi.map((nome) => readFile(join(percorso, nome), 'utf8')));
  } catch {
    throw new AvvioImpossibile(`«${percorso}» non si può leggere.`, 2);
  }
}

/** Whoever is at the terminal keeps the whole installation. */
export const diAmbito = (ambito: string | undefined): string => (ambito ? ` Ambito: ${ambito}.` : '');

async function oSpiega<T>(lavoro: Promise<T>): Promise<T> {
  try {
    return await lavoro;
  } catch (errore) {
    if (errore instanceof AttestazioneImpossibile) throw new AvvioImpossibile(errore.message, 2);
    if (errore instanceof AttestazioneRifiutata)
      throw new AvvioImpossibile(`Non attesto questo registro. ${errore.message}${diAmbito(errore.ambito)}`, RIFIUTATA);
    throw errore;
  }
}
