import './versione-node.mjs';
import { MOTORE } from './motore.mjs';
import { prepara } from './prepara.mjs';
import { processo } from './processo.mjs';

/** Measures the built program; only the measures themselves are compiled on the way. */
try {
  await prepara();
  const { codice } = await processo(process.execPath, [
    ...MOTORE,
    '--import',
    './scripts/typescript-al-volo.mjs',
    'test/bench/bench.ts',
    ...process.argv.slice(2),
  ]);
  process.exitCode = codice;
} catch (errore) {
  console.error(errore.message);
  process.exitCode = 1;
}
