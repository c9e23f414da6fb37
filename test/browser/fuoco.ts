import type { Page } from 'playwright-core';

/** The element that has the focus, as a person who uses only the keyboard finds it. */
export interface Fuoco {
  /** The same number for the same element. */
  readonly numero: number;
  readonly nome: string;
  readonly elemento: string;
  readonly tipo: string;
  /** Names of the groups, forms and regions around it, the innermost first. */
  readonly gruppi: readonly string[];
  readonly valore: string;
  readonly spuntato: boolean;
  /** Only for a `select`. */
  readonly opzioni: readonly string[];
  readonly scelta: number;
  readonly testo: string;
  readonly errato: boolean;
  /** What is said after the name: the help, the error. */
  readonly descrizione: string;
  /** It takes part in the order of Tab, and is not only a place where the focus was put. */
  readonly conTab: boolean;
  readonly segnato: boolean;
  /** Some of it is in sight, and not all under something else. */
  readonly scoperto: boolean;
}

/**
 * Null when nothing has it. The names are those the browser gives to assistive technologies; each costs it a whole tree,
 * so that those of the groups are asked for only where they matter.
 */
export const fuocoDi = (pagina: Page, conGruppi = false): Promise<Fuoco | null> => pagina.evaluate(leggi, conGruppi);

/* eslint-disable @typescript-eslint/no-explicit-any -- it runs in the page, whose types are not those of these programs */
declare const document: any, getComputedStyle: any, innerWidth: number, innerHeight: number, globalThis: any;

function leggi(conGruppi: boolean): Fuoco | null {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const numeri = (globalThis.numeriDegliElementi ??= new WeakMap());
  if (!numeri.has(e)) numeri.set(e, (globalThis.ultimoNumero = (globalThis.ultimoNumero ?? 0) + 1));
  const nomeDi = (x: any): string => (x.computedName ?? '').replace(/\s+/g, ' ').trim();
  const bordo = (x: any): boolean => {
    if (!x) return false;
    const stile = getComputedStyle(x);
    return stile.outlineStyle !== 'none' && parseFloat(stile.outlineWidth) >= 1;
  };
  // A control drawn by its label has the mark on what is drawn.
  const disegnato = getComputedStyle(e).opacity === '0' ? (e.nextElementSibling ?? e.closest('label')) : e;
  const etichetta = e.labels?.[0];
  const riquadro = disegnato.getBoundingClientRect();
  const punti = [0.5, 0.05, 0.95].flatMap((x) =>
    [0.5, 0.1, 0.9].map((y) => [riquadro.left + riquadro.width * x, riquadro.top + riquadro.height * y]),
  );
  const gruppi: string[] = [];
  for (let su = e.parentElement; conGruppi && su; su = su.parentElement)
    if (su.matches('fieldset, form, section, article, dialog, nav, [role]') && nomeDi(su)) gruppi.push(nomeDi(su));
  return {
    numero: numeri.get(e),
    nome: nomeDi(e),
    elemento: e.localName,
    tipo: e.type ?? '',
    gruppi,
    valore: e.value ?? '',
    spuntato: e.checked === true,
    opzioni: e.localName === 'select' ? Array.from(e.options, (o: any) => o.text) : [],
    scelta: e.selectedIndex ?? -1,
    testo: (e.innerText ?? '').replace(/\s+/g, ' ').trim(),
    errato: e.getAttribute('aria-invalid') === 'true',
    descrizione: (e.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id: string) => document.getElementById(id)?.innerText ?? '')
      .join(' ')
      .trim(),
    conTab: e.tabIndex >= 0,
    // The calendar inside a date is the browser's own button, and is marked by it.
    segnato: bordo(disegnato) || (e.type === 'date' && !e.matches(':focus')),
    scoperto: punti.some(([x, y]) => {
      if (x! < 0 || y! < 0 || x! > innerWidth || y! > innerHeight) return false;
      const sopra = document.elementFromPoint(x, y);
      return sopra && (disegnato.contains(sopra) || sopra.contains(disegnato) || etichetta?.contains(sopra));
    }),
  };
}
