// Says which routes of the built program the matrix of permissions does not name: a program that has some is not built.
import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { nella } from './radice.mjs';

const { eController, fuoriMatrice } = await import('#identity');
const file = readdirSync(nella('dist', 'libs'), { recursive: true })
  .filter((nome) => nome.endsWith('.js'))
  .map((nome) => nella('dist', 'libs', nome))
  // By what they say and not by their name: a controller in a file of any name is one.
  .filter((nome) => /\bController\(/.test(readFileSync(nome, 'utf8')));
const moduli = await Promise.all(file.map((nome) => import(pathToFileURL(nome).href)));
const fuori = fuoriMatrice(new Set(moduli.flatMap((m) => Object.values(m).filter(eController))));
if (fuori.length > 0) {
  process.stderr.write(`Routes and matrix (libs/identity/src/domain/matrice.ts) differ:\n${fuori.join('\n')}\n`);
  process.exit(1);
}
