import './versione-node.mjs';
import { programma } from './programma.mjs';

await programma(['avvia', ...process.argv.slice(2)]);
