import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attestazione, Selezione } from '#attestazione';
import type { EsitoEsportazione } from './lavoro.js';

const NOME = /^([0-9a-f-]{36})\.jsonl(\.\d+)?$/;
/** The last line of a bundle is a signed note: never longer than this. */
const CHIUSURA_MASSIMA = 4_096;

/**
 * The bundles that jobs write, one file for each job, named after it. What is in them is sealed as it is in the log: who
 * loses its key is unreadable in them as well, so that an erasure has nothing to do here.
 */
export class Esportazioni {
  private readonly cartella: string;

  constructor(cartellaDati: string) {
    this.cartella = join(cartellaDati, 'esportazioni');
  }

  file(lavoro: string): string {
    return join(this.cartella, `${lavoro}.jsonl`);
  }

  /**
   * A bundle appears under its name only when it is whole and on disk, and never changes after: who comes again finds it,
   * and says of it the same.
   */
  async scrivi(
    lavoro: string,
    selezione: Selezione,
    attestazione: Attestazione,
    progresso: (fatti: number, totale: number) => void,
  ): Promise<EsitoEsportazione> {
    await mkdir(this.cartella, { recursive: true, mode: 0o700 });
    const file = this.file(lavoro);
    // Of who was killed half-way; it may have had this process id.
    await this.togli((id, parziale) => id === lavoro && parziale);
    if (!(await this.ha(lavoro))) {
      try {
        await attestazione.esporta({ selezione, file, coerenza: [] }, progresso);
      } catch (errore) {
        // Somebody who was taken for dead has written it meanwhile.
        if (!(await this.ha(lavoro))) throw errore;
      }
    }
    await sincronizza(this.cartella);
    return esitoDi(file);
  }

  async ha(lavoro: string): Promise<boolean> {
    return (await stat(this.file(lavoro)).catch(() => undefined)) !== undefined;
  }

  /** Bundles are kept as long as their jobs are. */
  async tieni(cE: (lavoro: string) => Promise<boolean>): Promise<void> {
    await this.togli(async (id) => !(await cE(id)));
  }

  private async togli(quali: (lavoro: string, parziale: boolean) => boolean | Promise<boolean>): Promise<void> {
    const nomi = await readdir(this.cartella).catch(() => []);
    for (const nome of nomi) {
      const [, id, parziale] = NOME.exec(nome) ?? [];
      if (id && (await quali(id, parziale !== undefined)))
        await unlink(join(this.cartella, nome)).catch(() => undefined);
    }
  }
}

async function esitoDi(file: string): Promise<EsitoEsportazione> {
  const hash = createHash('sha256');
  let byte = 0;
  let coda = Buffer.alloc(0);
  for await (const pezzo of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(pezzo);
    byte += pezzo.length;
    coda = Buffer.concat([coda, pezzo]).subarray(-CHIUSURA_MASSIMA);
  }
  const ultima = coda.toString('utf8').trimEnd().split('\n').at(-1) as string;
  const { fine } = JSON.parse(ultima) as { fine: string };
  return { eventi: Number(/^eventi (\d+)$/m.exec(fine)?.[1]), byte, sha256: hash.digest('hex') };
}

/** A name is durable when its folder is. Windows cannot open one, and does not need to. */
async function sincronizza(cartella: string): Promise<void> {
  if (process.platform === 'win32') return;
  const aperta = await open(cartella, 'r');
  await aperta.sync().finally(() => aperta.close());
}
