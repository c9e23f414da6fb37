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
  { indirizzo: '/interventi', testo: 'I nostri interventi', icona: 'it-list', permesso: 'elenca-interventi-ente' },
  { indirizzo: '/sedute', testo: 'Sedute', icona: 'it-calendar', permesso: 'elenca-sedute' },
  { indirizzo: '/consegne', testo: 'Consegne', icona: 'it-exchange-circle', permesso: 'elenca-consegne' },
  { indirizzo: '/utenze', testo: 'Utenze', icona: 'it-user', permesso: 'elenca-utenze' },
  { indirizzo: '/leps', testo: 'LEPS', icona: 'it-chart-line', permesso: 'vedi-leps' },
  { indirizzo: '/deroghe', testo: 'Fuori competenza', icona: 'it-unlocked', permesso: 'esamina-deroga' },
  { indirizzo: '/revisione', testo: 'Revisione', icona: 'it-locked', permesso: 'verifica-integrita' },
  { indirizzo: '/lavori', testo: 'Lavori', icona: 'it-settings', permesso: 'vedi-lavori' },
  { indirizzo: '/permessi', testo: 'Permessi', icona: 'it-key', permesso: 'vedi-permessi' },
];

/** What is offered, not what is allowed: the gate of the API decides, and says so. */
export const menuPer = ({ permessi }: Sessione): readonly VoceMenu[] =>
  MENU.filter((v) => permessi.includes(v.permesso));

export const puo = ({ permessi }: Sessione, permesso: Permesso): boolean => permessi.includes(permesso);
