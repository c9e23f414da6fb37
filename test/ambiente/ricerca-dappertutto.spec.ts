import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forme, neiFile } from './ricerca-dappertutto.js';

const PAROLA = 'Ppettegolèzzo';

describe('La ricerca delle parole cancellate', () => {
  let cartella: string;
  beforeAll(async () => {
    cartella = await mkdtemp(join(tmpdir(), 'cartella-ricerca-'));
  });
  afterAll(() => rm(cartella, { recursive: true, force: true }));

  it.each<[string, string]>([
    ['com’è', PAROLA],
    ['in maiuscolo', PAROLA.toUpperCase()],
    ['con l’accento separato dalla lettera', PAROLA.normalize('NFD')],
    ['senza accento', 'ppettegolezzo'],
    ['in un JSON che scrive in ASCII', '{"t":"Ppettegol\\u00e8zzo"}'],
    ['in quel JSON, in una riga di COPY', '1\t{"t":"Ppettegol\\\\u00E8zzo"}'],
    ['in un indirizzo', `?cerca=${encodeURIComponent(PAROLA)}`],
    ['in un bytea esadecimale', `\\x00${Buffer.from(PAROLA).toString('hex')}`],
    ['in un bytea in ottale', 'Ppettegol\\\\303\\\\250zzo'],
    ...[0, 1, 2].map((n): [string, string] => [
      `in base64, ${n} byte più in là`,
      Buffer.from(' '.repeat(n) + PAROLA).toString('base64'),
    ]),
  ])('la trova %s', async (_, testo) => {
    const file = join(cartella, 'file');
    await writeFile(file, Buffer.concat([Buffer.from([0, 255]), Buffer.from(testo), Buffer.from([254, 0])]));
    expect(await neiFile(cartella, [PAROLA])).toEqual([`${file}: ${PAROLA}`]);
    expect(forme([PAROLA]).some((forma) => testo.toLowerCase().includes(forma))).toBe(true);
    expect(await neiFile(cartella, ['Ppettegolàccio'])).toEqual([]);
  });
});
