import './versione-node.mjs';
import { programma } from './programma.mjs';

await programma(process.argv.slice(2));
