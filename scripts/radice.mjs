import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const RADICE = dirname(dirname(fileURLToPath(import.meta.url)));
export const nella = (...percorso) => join(RADICE, ...percorso);
