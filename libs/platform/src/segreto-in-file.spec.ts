import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { segretoInFile } from './segreto-in-file.js';

const cartelle: string[] = [];
const cartella = (): string => {
  cartelle.push(mkdtempSync(join(tmpdir(), 'cartella-segreto-')));
  return cartelle.at(-1)!;
};
afterAll(() => cartelle.forEach((c) => rmSync(c, { recursive: true })));

describe('Un segreto in un file', () => {
  it('nasce la prima volta, leggibile solo dal suo padrone, e poi resta quello', async () => {
    const file = join(cartella(), 'chiavi', 'ruoli.key');
    const segreto = await segretoInFile(file);
    expect(segreto).toMatch(/^[0-9a-f]{64}$/);
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(await segretoInFile(file)).toBe(segreto);
    expect(await segretoInFile(join(cartella(), 'altro.key'))).not.toBe(segreto);
  });

  it('è lo stesso per tutti quelli che lo chiedono insieme, e non lascia altri file', async () => {
    const dove = cartella();
    const segreti = await Promise.all(Array.from({ length: 20 }, () => segretoInFile(join(dove, 'ruoli.key'))));
    expect(new Set(segreti).size).toBe(1);
    expect(readdirSync(dove)).toEqual(['ruoli.key']);
  });

  it('che altri possono leggere o scrivere non si usa più', async () => {
    const file = join(cartella(), 'ruoli.key');
    const segreto = await segretoInFile(file);
    for (const permessi of [0o640, 0o604, 0o620]) {
      chmodSync(file, permessi);
      await expect(segretoInFile(file)).rejects.toThrow('da altri utenti');
    }
    chmodSync(file, 0o400);
    expect(await segretoInFile(file)).toBe(segreto);
  });

  it('se il file è rovinato lo dice, e non lo sostituisce', async () => {
    const file = join(cartella(), 'ruoli.key');
    writeFileSync(file, 'rovinato', { mode: 0o600 });
    await expect(segretoInFile(file)).rejects.toThrow('non contiene un segreto');
  });
});
