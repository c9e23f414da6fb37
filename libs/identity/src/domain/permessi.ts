import { rifiuto, type Rifiuto } from '#storia';
import { AZIONI, type Azione } from './azioni.js';
import { MATRICE, type Portata } from './matrice.js';
import type { Operatore } from './operatore.js';

/**
 * What the scopes need to know of a thing, today. A person belongs to several Comuni: of residence, of accessi, of cases.
 * What is absent is not known to apply.
 */
export interface FattiRisorsa {
  readonly comuni: readonly string[];
  readonly valutazioneMultidimensionale?: boolean;
  /** Ids of the operators who answer for the case: its case manager and who it is assigned to. */
  readonly responsabili?: readonly string[];
  /** Enti that deliver an authorised intervento of the case. */
  readonly enti?: readonly string[];
  /** Operators convened to a seduta under way that has the case on its agenda. */
  readonly convocati?: readonly string[];
  /** Operators shut out of the case for a conflict of interest. */
  readonly esclusi?: readonly string[];
  /** A stricter class of the case, and the operators who may know of it all the same. */
  readonly tutela?: { readonly classe: string; readonly abilitati: readonly string[] } | null;
  /** Operators who have broken the glass on the case, and whose time is not over. */
  readonly inDeroga?: readonly string[];
}

export const portataDi = (operatore: Operatore, azione: Azione): Portata =>
  MATRICE[azione].chi[operatore.ruolo] ?? 'nessuno';

/**
 * Whether the operator may, and if not why. Without a resource: whether it may on any. A list has no resource: its handler
 * cuts it to `portataDi`.
 */
export function puo(operatore: Operatore, azione: Azione, risorsa?: FattiRisorsa): Rifiuto | undefined {
  const portata = portataDi(operatore, azione);
  if (portata === 'nessuno') {
    return rifiuto('non-permesso', 'Il tuo ruolo non prevede questa operazione.', { azione, portata });
  }
  if (risorsa === undefined || copre(operatore, portata, risorsa)) return undefined;
  return rifiuto(
    'non-permesso',
    portata === 'valutazione'
      ? 'Il tuo ruolo riguarda solo i casi in valutazione multidimensionale.'
      : 'Questa operazione riguarda un Comune che non è fra i tuoi.',
    { azione, portata },
  );
}

function copre(operatore: Operatore, portata: Exclude<Portata, 'nessuno'>, risorsa: FattiRisorsa): boolean {
  switch (portata) {
    case 'ambito':
      return true;
    case 'valutazione':
      return risorsa.valutazioneMultidimensionale === true;
    case 'comuni':
      return risorsa.comuni.some((c) => operatore.comuni.includes(c));
  }
}

/** What to offer this operator: every action it may do on something. */
export const permessiDi = (operatore: Operatore): Azione[] => AZIONI.filter((a) => !puo(operatore, a));

/**
 * Whether the text of a riservata note may be read by someone who already reads the case: its author, who is responsible
 * for the case, the coordinatore of its Comune. The revisore sees that it exists and not what it says: verifying the
 * history does not need its words.
 */
export function vedeRiservata(
  operatore: Operatore,
  nota: { readonly autore: string },
  cartella: { readonly comune: string | null; readonly caseManager: string | null; readonly assegnataA: string | null },
): boolean {
  return (
    [nota.autore, cartella.caseManager, cartella.assegnataA].includes(operatore.id) ||
    (operatore.ruolo === 'coordinatore' && cartella.comune !== null && operatore.comuni.includes(cartella.comune))
  );
}
