import type { Permesso, Sessione } from '../api/tipi.ts';

export interface VoceMenu {
  readonly indirizzo: string;
  readonly testo: string;
  readonly icona: string;
  /** The permission without which it would lead to a refusal. */
  readonly permesso: Permesso;
}

export const MENU: readonly VoceMenu[] = [
  { indirizzo: '/', testo: 'Scrivania', icona: 'it-inbox', permesso: 'vedi-scrivania' },
  { indirizzo: '/nuovo-accesso', testo: 'Nuovo accesso', icona: 'it-plus-circle', permesso: 'registra-accesso' },
  { indirizzo: '/cartelle', testo: 'Cartelle', icona: 'it-folder', permesso: 'elenca-cartelle' },
  { indirizzo: '/leps', testo: 'LEPS', icona: 'it-chart-line', permesso: 'vedi-leps' },
  { indirizzo: '/revisione', testo: 'Revisione', icona: 'it-locked', permesso: 'verifica-integrita' },
];

/** What is offered, not what is allowed: the gate of the API decides, and says so. */
export const menuPer = ({ permessi }: Sessione): readonly VoceMenu[] =>
  MENU.filter((v) => permessi.includes(v.permesso));

export const puo = ({ permessi }: Sessione, permesso: Permesso): boolean => permessi.includes(permesso);
