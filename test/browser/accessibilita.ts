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

/** How many stops the page has for who goes through it with Tab: of the radio buttons of a group, one. */
export const fermateDi = (pagina: Page): Promise<number> =>
  pagina.evaluate(() => {
    const gruppi = new Set<unknown>();
    return Array.from<any>(
      document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
    ).filter((e) => {
      if (e.tabIndex < 0 || e.disabled || !e.checkVisibility({ visibilityProperty: true })) return false;
      if (e.type !== 'radio') return true;
      const nuovo = !gruppi.has(e.name);
      gruppi.add(e.name);
      return nuovo;
    }).length;
  });

/** By how many pixels the page is wider than the window. */
export const traboccaDi = (pagina: Page): Promise<number> =>
  pagina.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
