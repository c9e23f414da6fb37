import { createHmac } from 'node:crypto';

/** A master key that wraps something, and that nobody here has. Never "erased". */
export class ChiavePrincipaleIgnota extends Error {
  constructor(id: string) {
    super(`La chiave principale ${id} non è fra quelle date a questo programma`);
  }
}

/** How a master key is named beside what it wraps: it tells two keys apart and says nothing of either. */
export const idDellaPrincipale = (chiave: Buffer): string =>
  createHmac('sha256', chiave).update('id').digest('hex').slice(0, 16);

/**
 * The master keys this program was given: one, or two while one takes the place of the other. They never enter the
 * database. A key that is not known yet is looked for again where keys are kept: a rotation may have just put it there.
 */
export class ChiaviPrincipali {
  private note: ReadonlyMap<string, Buffer>;

  private constructor(
    private readonly carica: () => Promise<readonly Buffer[]>,
    chiavi: readonly Buffer[],
  ) {
    this.note = perId(chiavi);
  }

  /** Keys that will not change. */
  static di(...chiavi: readonly Buffer[]): ChiaviPrincipali {
    return new ChiaviPrincipali(() => Promise.resolve(chiavi), chiavi);
  }

  /** @param carica the keys as they are kept now, the one to start with first */
  static async da(carica: () => Promise<readonly Buffer[]>): Promise<ChiaviPrincipali> {
    return new ChiaviPrincipali(carica, await carica());
  }

  /** The one that a vault which has none yet starts with. */
  get prima(): string {
    return [...this.note.keys()][0] as string;
  }

  async conosce(id: string): Promise<boolean> {
    if (!this.note.has(id)) this.note = perId(await this.carica());
    return this.note.has(id);
  }

  async conId(id: string): Promise<Buffer> {
    await this.conosce(id);
    const chiave = this.note.get(id);
    if (!chiave) throw new ChiavePrincipaleIgnota(id);
    return chiave;
  }
}

function perId(chiavi: readonly Buffer[]): ReadonlyMap<string, Buffer> {
  if (chiavi.length === 0 || chiavi.some((c) => c.length !== 32)) {
    throw new TypeError('La chiave principale deve essere di 32 byte');
  }
  return new Map(chiavi.map((c) => [idDellaPrincipale(c), c]));
}
