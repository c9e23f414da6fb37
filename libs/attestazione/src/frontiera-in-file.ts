import { readFile, rename, writeFile } from 'node:fs/promises';
import { Frontiera } from './albero/frontiera.js';

// A cache: it is believed only when its root is the signed one, and made again from the leaves when it is not.

export async function leggiFrontiera(percorso: string): Promise<Frontiera | undefined> {
  try {
    const { dimensione, cime } = JSON.parse(await readFile(percorso, 'utf8')) as { dimensione: number; cime: string[] };
    return Frontiera.da({ dimensione, cime: cime.map((c) => Buffer.from(c, 'base64')) });
  } catch {
    return undefined;
  }
}

export async function scriviFrontiera(percorso: string, { dimensione, sottoalberi }: Frontiera): Promise<void> {
  const provvisorio = `${percorso}.${process.pid}`;
  await writeFile(provvisorio, JSON.stringify({ dimensione, cime: sottoalberi.map((c) => c.toString('base64')) }));
  await rename(provvisorio, percorso);
}
