// Runs the sources as they are, without a build: `node --conditions=sorgente --import ./scripts/typescript-al-volo.mjs x.ts`.
// Jest transforms what tests import, but not its own global set-up, nor the processes that tests start.
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

if (isMainThread) register(import.meta.url);

const configurazione = JSON.parse(readFileSync(new URL('../.swcrc', import.meta.url), 'utf8'));

export async function resolve(nome, contesto, prossimo) {
  if (/^\.{1,2}\/.*\.js$/.test(nome) && contesto.parentURL?.endsWith('.ts')) {
    const sorgente = new URL(nome.replace(/\.js$/, '.ts'), contesto.parentURL);
    if (existsSync(sorgente)) return { url: sorgente.href, shortCircuit: true };
  }
  return prossimo(nome, contesto);
}

export async function load(url, contesto, prossimo) {
  if (!url.endsWith('.ts')) return prossimo(url, contesto);
  const filename = fileURLToPath(url);
  const { code } = await transform(readFileSync(filename, 'utf8'), { ...configurazione, filename, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
}
