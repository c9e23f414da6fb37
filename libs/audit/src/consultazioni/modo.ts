import { AZIONI, type Azione, MATRICE } from '#identity';

/** Refused, they tell that somebody is there: as a search does. */
const CERCANO: readonly Azione[] = ['registra-persona', 'attribuisci-codice-fiscale'];

/** How something was seen: by opening it, among others, by looking for it, behind a figure, in a copy. */
export const MODI = ['pagina', 'elenco', 'ricerca', 'indicatore', 'esportazione'] as const;
export type Modo = (typeof MODI)[number];

export function modoDi(azione: Azione): Modo {
  if (azione.startsWith('esporta-')) return 'esportazione';
  if (azione.startsWith('cerca-') || CERCANO.includes(azione)) return 'ricerca';
  switch (MATRICE[azione].su) {
    case 'cartella':
    case 'accesso':
    case 'persona':
      return 'pagina';
    case 'comune':
      return 'indicatore';
    default:
      return 'elenco';
  }
}

/** Writes too: what refuses one may show. */
export const azioniDi = (modo: Modo): Azione[] => AZIONI.filter((a) => modoDi(a) === modo);
