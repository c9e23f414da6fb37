import type { Obiettivo } from '#nomenclatore';
import { indicatoreLeps } from '#nomenclatore';

/** The kinds of target of the indicators that have a definition here. */
export type ObiettivoDiFigura = Extract<Obiettivo, { tipo: 'soglia' | 'minimo' | 'crescita' }>;

export interface ObiettivoFigura {
  readonly tipo: ObiettivoDiFigura['tipo'];
  readonly testo: string;
}

/** Null for an empty cell of the source and for a year outside its tables. */
export function obiettivoDi(codice: string, anno: number): ObiettivoDiFigura | null {
  const obiettivo = indicatoreLeps(codice).obiettivi[anno] ?? null;
  if (obiettivo?.tipo === 'riduzione' || obiettivo?.tipo === 'traguardo') {
    throw new Error(`a target of kind ${obiettivo.tipo} has no figure here (${codice})`);
  }
  return obiettivo;
}

/** An empty cell that the next year is compared with: the base year. */
export function precedeUnConfronto(codice: string, anno: number): boolean {
  const { obiettivi } = indicatoreLeps(codice);
  const prossimo = obiettivi[anno + 1]?.tipo;
  return obiettivi[anno] === null && (prossimo === 'crescita' || prossimo === 'riduzione');
}

/** Integers only: a share is compared by cross-multiplication, never as a rounded percentage. Growth is strict. */
export function raggiunge(
  obiettivo: ObiettivoDiFigura,
  numeratore: number,
  denominatore: number | null,
  precedente: number | null,
): boolean {
  switch (obiettivo.tipo) {
    case 'soglia': {
      const [quota, richiesta] = [numeratore * 100, obiettivo.percentuale * (denominatore as number)];
      return obiettivo.operatore === '=' ? quota === richiesta : quota >= richiesta;
    }
    case 'minimo':
      return numeratore >= obiettivo.valore;
    case 'crescita':
      return numeratore > (precedente as number);
  }
}

/** `precedente` is the value of the year before, where it is known. */
export function testoObiettivo(obiettivo: ObiettivoDiFigura, precedente: number | null = null): string {
  switch (obiettivo.tipo) {
    case 'soglia':
      return obiettivo.operatore === '='
        ? `pari al ${obiettivo.percentuale} %`
        : `almeno il ${obiettivo.percentuale} %`;
    case 'minimo':
      return `almeno ${obiettivo.valore}`;
    case 'crescita':
      return precedente === null ? "più dell'anno precedente" : `più dell'anno precedente (${precedente})`;
  }
}
