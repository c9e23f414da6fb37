import { createHash } from 'node:crypto';

/** More sessions than one process serves in a day. */
const MASSIMO = 10_000;

/**
 * Whose sessions have been let in by this process, by the cookies they came with: who comes with the same again is counted as
 * that operator. Who comes with one that was never let in is counted by address, however many cookies they invent.
 */
export class Conosciuti {
  private readonly operatori = new Map<string, string>();

  di(cookie: string): string | undefined {
    return this.operatori.get(impronta(cookie));
  }

  ricorda(cookie: string, operatore: string): void {
    const chiave = impronta(cookie);
    // The last one used is the last one forgotten.
    this.operatori.delete(chiave);
    this.operatori.set(chiave, operatore);
    if (this.operatori.size <= MASSIMO) return;
    const [piuVecchio] = this.operatori.keys();
    this.operatori.delete(piuVecchio as string);
  }

  dimentica(cookie: string): void {
    this.operatori.delete(impronta(cookie));
  }
}

const impronta = (cookie: string): string => createHash('sha256').update(cookie).digest('base64url');
