import { access, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scrittoUnaVolta } from '#platform';
import { AttestazioneRifiutata } from './attestazione-rifiutata.js';
import { apriCheckpoint, type Checkpoint } from './checkpoint.js';
import type { ChiavePubblica } from './nota-firmata.js';

/** What anybody may read. */
const PUBBLICO = 0o644;
const NOME = /^(\d{12})-\d{8}T\d{9}Z\.checkpoint$/;
const CHIAVE = 'chiave-pubblica.txt';
/** Read together: a year of them is many small files. */
const INSIEME = 32;

export interface CheckpointFirmato extends Checkpoint {
  readonly nota: string;
}

/**
 * Signed checkpoints as files that are written once, in one place or two. What one place has and the other has not is
 * believed: who takes away or turns back one of them must find the other too.
 */
export class RaccoltaCheckpoint {
  constructor(
    readonly cartella: string,
    private readonly copia: string | null,
    private readonly chiave: ChiavePubblica,
  ) {}

  private get posti(): string[] {
    return this.copia === null ? [this.cartella] : [this.cartella, this.copia];
  }

  async ultimo(): Promise<CheckpointFirmato | undefined> {
    const ultimo = [...(await this.doveSono())].at(-1);
    return ultimo && this.leggi(...ultimo);
  }

  /** In the order in which they were signed. */
  async *tutti(): AsyncGenerator<CheckpointFirmato> {
    const nomi = await this.doveSono();
    for (let i = 0; i < nomi.length; i += INSIEME) {
      const letti = await Promise.allSettled(nomi.slice(i, i + INSIEME).map((nome) => this.leggi(...nome)));
      for (const letto of letti) {
        // The first of them that is wrong, whichever was read first.
        if (letto.status === 'rejected') throw letto.reason;
        yield letto.value;
      }
    }
  }

  /** The folder, and in it the public key that everything there is signed with. */
  async prepara(): Promise<void> {
    await mkdir(this.cartella, { recursive: true });
    await this.scrivi(this.cartella, CHIAVE, `${this.chiave.testo}\n`);
  }

  /** Durable in the first place when this resolves; `allinea` brings it to the second. */
  async aggiungi(c: Checkpoint, nota: string): Promise<void> {
    const nome = `${String(c.dimensione).padStart(12, '0')}-${c.ora.replace(/[-:.]/g, '')}.checkpoint`;
    await this.scrivi(this.cartella, nome, nota);
  }

  /**
   * Gives each place what only the other has. The second must be there already: a disk that is not mounted looks like an
   * empty folder.
   * @returns why the second could not be reached. Nothing is lost: it is given what it lacks the next time
   */
  async allinea(): Promise<Error | null> {
    if (this.copia === null) return null;
    try {
      await access(this.copia);
      await this.scrivi(this.copia, CHIAVE, `${this.chiave.testo}\n`);
      for (const [nome, posti] of await this.doveSono())
        for (const posto of this.posti)
          if (!posti.includes(posto)) await this.scrivi(posto, nome, await leggiFile(posti[0]!, nome));
      return null;
    } catch (errore) {
      if (errore instanceof AttestazioneRifiutata) throw errore;
      return errore as Error;
    }
  }

  private async scrivi(posto: string, nome: string, testo: string): Promise<void> {
    const presente = await scrittoUnaVolta(join(posto, nome), () => testo, PUBBLICO);
    if (presente !== testo)
      throw new AttestazioneRifiutata(
        nome === CHIAVE
          ? `I checkpoint in ${posto} sono di un’altra chiave: la chiave di firma è stata cambiata, o la cartella è di un’altra installazione.`
          : `${join(posto, nome)} non è il checkpoint che è stato firmato.`,
        dimensioneDi(nome),
      );
  }

  /** Names are of fixed width, so that their order is that of the sizes and, for one size, of time. */
  private async doveSono(): Promise<[nome: string, posti: string[]][]> {
    const trovati = new Map<string, string[]>();
    for (const posto of this.posti)
      for (const nome of await nomiIn(posto)) trovati.set(nome, [...(trovati.get(nome) ?? []), posto]);
    return [...trovati].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  private async leggi(nome: string, posti: readonly string[]): Promise<CheckpointFirmato> {
    const [nota, altra = nota] = await Promise.all(posti.map((posto) => leggiFile(posto, nome)));
    const c = nota === undefined ? undefined : apriCheckpoint(nota, this.chiave);
    if (nota === undefined || !c || nota !== altra || c.dimensione !== dimensioneDi(nome))
      throw new AttestazioneRifiutata(
        nota === altra
          ? `${join(posti[0]!, nome)} non è un checkpoint firmato con la chiave di questa installazione.`
          : `Il checkpoint ${nome} non è lo stesso nei due posti in cui è conservato.`,
        dimensioneDi(nome),
      );
    return { ...c, nota };
  }
}

const leggiFile = (posto: string, nome: string): Promise<string> => readFile(join(posto, nome), 'utf8');
const dimensioneDi = (nome: string): number => Number(NOME.exec(nome)?.[1] ?? 0);

async function nomiIn(posto: string): Promise<string[]> {
  try {
    return (await readdir(posto)).filter((nome) => NOME.test(nome));
  } catch (errore) {
    if ((errore as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw errore;
  }
}
