import { createContext, useContext } from 'react';

/** Field name → message. Names are dotted paths, as the API gives them: `obiettivi.0.descrizione`. */
export type Errori = Readonly<Record<string, string>>;

export interface StatoModulo {
  readonly errori: Errori;
  /** Prefix of the ids of the fields, different for each form on the page. */
  readonly prefisso: string;
}
export const ContestoModulo = createContext<StatoModulo>({ errori: {}, prefisso: 'campo' });

export const normalizzaCampo = (campo: string): string => campo.replace(/\[(\d+)\]/g, '.$1').replace(/^corpo\./, '');
export const idCampo = (prefisso: string, nome: string): string => `${prefisso}-${nome.replaceAll('.', '-')}`;

export function useCampo(nome: string): { id: string; errore: string | undefined } {
  const { errori, prefisso } = useContext(ContestoModulo);
  return { id: idCampo(prefisso, nome), errore: errori[nome] };
}

/** Messages for what was left empty. */
export function mancanti<T extends object>(valori: T, messaggi: Partial<Record<keyof T & string, string>>): Errori {
  const errori: Record<string, string> = {};
  for (const [campo, messaggio] of Object.entries(messaggi) as [keyof T & string, string][]) {
    const valore = valori[campo] as unknown;
    const vuoto = typeof valore === 'string' ? valore.trim() === '' : valore === null || valore === undefined;
    if (vuoto) errori[campo] = messaggio;
  }
  return errori;
}
