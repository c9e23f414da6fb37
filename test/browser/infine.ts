import { setTimeout as attesa } from 'node:timers/promises';

const TEMPO = 15_000;

/** An assertion on a screen that is still changing: it must hold within a while. */
export async function infine(afferma: () => Promise<void>): Promise<void> {
  const fine = Date.now() + TEMPO;
  for (;;) {
    try {
      return await afferma();
    } catch (errore) {
      if (Date.now() > fine) throw errore;
      await attesa(40);
    }
  }
}
