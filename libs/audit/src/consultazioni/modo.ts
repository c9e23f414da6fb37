import { AZIONI, type Azione, MATRICE } from '#identity';

/** How something was seen: by opening it, among others, by looking for it, behind a figure, in a copy. */
export const MODI = ['pagina', 'elenco', 'ricerca', 'indicatore', 'esportazione'] as const;
export type Modo = (typeof MODI)[number];

export function modoDi(azione: Azione): Modo {
  if (azione.startsWith('esporta-')) return 'esportazione';
  if (azione.startsWith('cerca-')) return 'ricerca';
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

export const azioniDi = (modo: Modo): Azione[] =>
  AZIONI.filter((a) => MATRICE[a].mostraDatiPersonali && modoDi(a) === modo);
