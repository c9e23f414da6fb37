import { randomBytes } from 'node:crypto';
import { scrittoUnaVolta } from '#platform';
import { type ChiavePrivata, chiavePrivata, generaChiave } from './nota-firmata.js';

/** Its name is also the origin of the checkpoints: it must not be that of another installation of the same Ambito. */
const nomeNuovo = (ambito: string): string => `cartella-sociale/${ambito}/${randomBytes(4).toString('hex')}`;

/** The key that signs, made the first time it is asked for. Refused when others than its owner may read it. */
export async function chiaveInFile(percorso: string, ambito: string): Promise<ChiavePrivata> {
  const testo = await scrittoUnaVolta(percorso, () => `${generaChiave(nomeNuovo(ambito))}\n`);
  try {
    return chiavePrivata(testo);
  } catch {
    throw new Error(`${percorso} non contiene una chiave per firmare i checkpoint`);
  }
}
