import './versione-node.mjs';
import { costruisci, costruito, unoAllaVolta } from './costruisci.mjs';
import { installa, installato } from './installa.mjs';

/** Packages and build as the sources want them; does nothing, and says nothing, when they already are. */
export async function prepara() {
  if (installato() && costruito()) return;
  await unoAllaVolta(async () => {
    if (!installato()) await installa();
    if (!costruito()) await costruisci();
  });
}
