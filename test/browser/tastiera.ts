import type { Page } from 'playwright-core';
import { fuocoDi, type Fuoco } from './fuoco.js';

/** A text is the whole name, but for the note that a field is optional. */
export type Nome = string | RegExp;

export interface Dove {
  /** Name of a group, form or region around it. */
  readonly nel?: Nome;
  readonly indietro?: boolean;
}

/** More stops than any page has. */
const ENTRO = 250;
/** A date has a stop for each of its parts and one for its calendar. */
const FERMATE_IN_UN_CAMPO = 5;

/** Two hands on a keyboard and no mouse. At every stop it looks at whether the focus can be seen. */
export class Tastiera {
  private ultimo = -1;
  private fermo = 0;

  constructor(private readonly pagina: Page) {}

  fuoco(conGruppi = false): Promise<Fuoco | null> {
    return fuocoDi(this.pagina, conGruppi);
  }

  premi(tasto: string): Promise<void> {
    return this.pagina.keyboard.press(tasto);
  }

  /** One Tab. */
  async avanza(indietro = false): Promise<Fuoco | null> {
    await this.premi(indietro ? 'Shift+Tab' : 'Tab');
    const fuoco = await this.fuoco();
    if (!fuoco) {
      this.ultimo = -1;
      return null;
    }
    if (!fuoco.segnato) throw new Error(`Il fuoco non si vede su ${detto(fuoco)}`);
    if (!fuoco.scoperto) throw new Error(`Il fuoco è coperto, o fuori dalla vista, su ${detto(fuoco)}`);
    this.fermo = fuoco.numero === this.ultimo ? this.fermo + 1 : 0;
    this.ultimo = fuoco.numero;
    if (this.fermo > FERMATE_IN_UN_CAMPO) throw new Error(`Con Tab non si esce da ${detto(fuoco)}`);
    return fuoco;
  }

  /** Tab until what has this name has the focus. */
  async vai(nome: Nome, { nel, indietro = false }: Dove = {}): Promise<Fuoco> {
    const cosa = `«${String(nome)}»${nel ? ` in «${String(nel)}»` : ''}`;
    return this.finche(
      (f) => f.conTab && siChiama(f.nome, nome),
      ({ gruppi }) => nel === undefined || gruppi.some((g) => siChiama(g, nel)),
      cosa,
      indietro,
    );
  }

  /** To a button or a link, and Enter. */
  async aziona(nome: Nome, dove: Dove = {}): Promise<void> {
    await this.vai(nome, dove);
    await this.premi('Enter');
  }

  /** In place of what is there. */
  async scrivi(etichetta: Nome, testo: string, dove: Dove = {}): Promise<void> {
    await this.vai(etichetta, dove);
    await this.premi('Control+A');
    await this.premi('Delete');
    await this.pagina.keyboard.type(testo);
    const valore = (await this.fuoco())?.valore;
    if (valore !== testo) throw new Error(`In «${String(etichetta)}» si legge «${valore}» e non «${testo}»`);
  }

  /** @param giorno `YYYY-MM-DD` */
  async data(etichetta: Nome, giorno: string, dove: Dove = {}): Promise<void> {
    await this.vai(etichetta, dove);
    const [anno, mese, di] = giorno.split('-');
    await this.pagina.keyboard.type(`${mese}${di}${anno}`);
    const valore = (await this.fuoco())?.valore;
    if (valore !== giorno) throw new Error(`In «${String(etichetta)}» si legge «${valore}» e non «${giorno}»`);
  }

  /** In a list that drops down, with the arrows. */
  async scegli(etichetta: Nome, opzione: Nome, dove: Dove = {}): Promise<void> {
    const { opzioni, scelta, elemento } = await this.vai(etichetta, dove);
    const meta = opzioni.findIndex((o) => siChiama(o, opzione));
    if (elemento !== 'select' || meta < 0) throw new Error(`«${String(opzione)}» non è fra ${opzioni.join(', ')}`);
    for (let i = Math.abs(meta - scelta); i > 0; i--) await this.premi(meta > scelta ? 'ArrowDown' : 'ArrowUp');
    const ora = await this.fuoco();
    if (ora?.scelta !== meta) throw new Error(`«${String(etichetta)}» è rimasto su ${ora?.opzioni[ora.scelta]}`);
  }

  /** One of the radio buttons of a group. */
  async segna(gruppo: Nome, opzione: Nome, { indietro = false }: Dove = {}): Promise<void> {
    let fuoco = await this.finche(
      ({ tipo }) => tipo === 'radio',
      ({ gruppi }) => siChiama(gruppi[0] ?? '', gruppo),
      `il gruppo «${String(gruppo)}»`,
      indietro,
    );
    const visti = [fuoco.nome];
    while (!siChiama(fuoco.nome, opzione)) {
      await this.premi('ArrowDown');
      fuoco = (await this.fuoco())!;
      if (!fuoco || visti.includes(fuoco.nome)) throw new Error(`«${String(opzione)}» non è fra ${visti.join(', ')}`);
      visti.push(fuoco.nome);
    }
    if (!fuoco.spuntato) await this.premi('Space');
    if (!(await this.fuoco())?.spuntato) throw new Error(`«${String(opzione)}» non si lascia scegliere`);
  }

  async spunta(etichetta: Nome, dove: Dove = {}): Promise<void> {
    const { spuntato } = await this.vai(etichetta, dove);
    await this.premi('Space');
    if ((await this.fuoco())?.spuntato === spuntato) throw new Error(`«${String(etichetta)}» non cambia con lo spazio`);
  }

  /** Every stop of the page, in order, until it comes back to the first. */
  async giro(): Promise<string[]> {
    const fermate = new Map<number, string>();
    for (let i = 0; i < ENTRO; i++) {
      const fuoco = await this.avanza();
      if (!fuoco) continue;
      if (this.fermo === 0 && fermate.has(fuoco.numero)) return [...fermate.values()];
      fermate.set(fuoco.numero, detto(fuoco));
    }
    throw new Error(`La pagina non finisce con ${ENTRO} Tab`);
  }

  private async finche(
    forse: (fuoco: Fuoco) => boolean,
    certo: (conGruppi: Fuoco) => boolean,
    cosa: string,
    indietro: boolean,
  ): Promise<Fuoco> {
    const visti: string[] = [];
    let fuoco = await this.fuoco();
    for (let i = 0; i < ENTRO; i++) {
      if (fuoco && forse(fuoco)) {
        fuoco = (await this.fuoco(true))!;
        if (certo(fuoco)) return fuoco;
      }
      visti.push(fuoco ? detto(fuoco) : '–');
      fuoco = await this.avanza(indietro);
    }
    throw new Error(`Con Tab non si arriva a ${cosa}. Si passa da:\n${[...new Set(visti)].join('\n')}`);
  }
}

const detto = ({ nome, elemento, tipo, gruppi }: Fuoco): string =>
  `«${nome}» (${[elemento, tipo, ...gruppi].filter(Boolean).join(', ')})`;

export function siChiama(nome: string, voluto: Nome): boolean {
  if (voluto instanceof RegExp) return voluto.test(nome);
  return nome === voluto || nome === `${voluto} (facoltativo)`;
}
