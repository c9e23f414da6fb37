import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { npm } from './processo.mjs';
import { nella } from './radice.mjs';

const IMPRONTA = nella('node_modules', '.impronta-lock');

/** Some packages have native parts: node_modules carried to another machine is not installed there. */
const MACCHINA = `${process.platform}-${process.arch}-${process.versions.modules}`;

const impronta = () =>
  `${MACCHINA} ${createHash('sha256')
    .update(readFileSync(nella('package-lock.json')))
    .digest('hex')}`;

export function installato() {
  const scritta = existsSync(IMPRONTA) ? readFileSync(IMPRONTA, 'utf8') : '';
  if (scritta === impronta()) return true;
  const altrove = scritta !== '' && !scritta.startsWith(`${MACCHINA} `);
  if (altrove || !coerente()) return false;
  // Installed by hand, and well: nothing to do over again.
  writeFileSync(IMPRONTA, impronta());
  return true;
}

export async function installa() {
  console.log('Installo i pacchetti che servono…');
  const { codice } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (codice !== 0) throw new Error("L'installazione dei pacchetti (npm ci) non è riuscita.");
  writeFileSync(IMPRONTA, impronta());
}

/** npm leaves in node_modules a lock of what it really put there. */
function coerente() {
  const reale = nella('node_modules', '.package-lock.json');
  if (!existsSync(reale)) return false;
  const voluti = JSON.parse(readFileSync(nella('package-lock.json'), 'utf8')).packages;
  const presenti = JSON.parse(readFileSync(reale, 'utf8')).packages;
  return Object.entries(voluti).every(
    ([dove, { version, optional }]) =>
      dove === '' || (presenti[dove] ? presenti[dove].version === version : optional === true),
  );
}
