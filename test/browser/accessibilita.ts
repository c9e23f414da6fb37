import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violazione {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/* eslint-disable @typescript-eslint/no-explicit-any -- what runs in the page has not the types of these programs */
declare const globalThis: any, document: any;

/** What axe finds serious or critical, one line each; it comes in by the debugger, where the policy of the page allows no script. */
export async function barriere(pagina: Page): Promise<string[]> {
  if (!(await pagina.evaluate(() => 'axe' in globalThis))) await pagina.evaluate(AXE);
  const violazioni: Violazione[] = await pagina.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'] }).then((esito: any) => esito.violations),
  );
  return violazioni
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map((n) => `${id} (${help}): ${n.target.join(' ')} — ${n.failureSummary}`));
}

/** By how many pixels the page is wider than the window. */
export const traboccaDi = (pagina: Page): Promise<number> =>
  pagina.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
