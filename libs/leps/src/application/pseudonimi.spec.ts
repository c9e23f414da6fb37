import { randomBytes, randomUUID } from 'node:crypto';
import type { FattoLeps } from '../domain/fatto.js';
import { pseudonimi } from './pseudonimi.js';

const segreto = randomBytes(32);
const fatto = (cartella: string, chiave: string) => ({ cartella, chiave }) as FattoLeps;

it('un caso ha lo stesso pseudonimo per chiunque e per sempre; altri in un altro Ambito, o con un altro segreto', () => {
  const caso = randomUUID();
  const suo = pseudonimi(segreto, 'sebino').pseudonimo(caso);
  expect(pseudonimi(Buffer.from(segreto), 'sebino').pseudonimo(caso)).toBe(suo);
  expect(suo).toMatch(/^[0-9A-F]{10}$/);
  expect(pseudonimi(segreto, 'pavese').pseudonimo(caso)).not.toBe(suo);
  expect(pseudonimi(randomBytes(32), 'sebino').pseudonimo(caso)).not.toBe(suo);
});

it('casi con lo stesso principio, o la stessa fine, hanno pseudonimi che non si somigliano; le righe hanno una chiave ciascuna', () => {
  const { pseudonimo, chiave } = pseudonimi(segreto, 'sebino');
  const casi = Array.from({ length: 2_000 }, (_, i) => `0199aaaa-bbbb-7ccc-8ddd-${String(i).padStart(12, '0')}`);
  expect(new Set(casi.map(pseudonimo)).size).toBe(casi.length);
  const righe = casi.flatMap((c) => ['ciclo:e1', 'progetto:p1'].map((k) => chiave(fatto(c, k))));
  expect(new Set(righe).size).toBe(righe.length);
  for (const nome of [...casi.slice(0, 50).map(pseudonimo), ...righe.slice(0, 50)])
    expect(nome).not.toMatch(/0199aaaa|bbbb7ccc|ciclo|progetto/i);
});
