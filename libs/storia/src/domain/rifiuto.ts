/**
 * A rule said no. `codice` is stable and for programs; `messaggio` is an Italian sentence for the person who asked,
 * and never carries personal data.
 */
export class Rifiuto {
  constructor(
    readonly codice: string,
    readonly messaggio: string,
    readonly dettagli: Readonly<Record<string, unknown>> = {},
  ) {}
}

export const rifiuto = (codice: string, messaggio: string, dettagli: Record<string, unknown> = {}): Rifiuto =>
  new Rifiuto(codice, messaggio, dettagli);

export const rifiutato = (esito: unknown): esito is Rifiuto => esito instanceof Rifiuto;

/** The refusal of a broken rule; nothing if it holds. Chains with `??`. */
export const rifiutaSe = (
  rotta: boolean,
  codice: string,
  messaggio: string,
  dettagli: Record<string, unknown> = {},
): Rifiuto | undefined => (rotta ? rifiuto(codice, messaggio, dettagli) : undefined);
