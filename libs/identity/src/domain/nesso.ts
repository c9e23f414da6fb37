import { CARATTERI_MOTIVO, motivoSensato, PAROLE_MOTIVO, valoreIl } from '#nomenclatore';
import { type DataCivile, rifiutaSe, rifiuto, type Rifiuto } from '#storia';
import type { Azione } from './azioni.js';
import type { Riga } from './matrice.js';
import type { Operatore } from './operatore.js';
import { derogaDi, type FattiRisorsa, neRisponde, soloInDeroga } from './permessi.js';

/**
 * What ties an operator to what is read, on the day it is read. It is recorded with the consultation, because it changes:
 * who reads without any is what this field's scandals look like.
 * - `deroga`: the glass was broken, and nothing else would have let them in, whatever else ties them to the case;
 * - `comune`: of a Comune of the operator, and nobody answers for it yet, or nobody ever does (persone and accessi). Not of the
 *   Comune of an accesso: whoever registers one chooses it.
 */
export const NESSI = [
  'responsabile',
  'squadra',
  'coordinatore',
  'comune',
  'seduta',
  'ente',
  'deroga',
  'mandato',
] as const;
export type Nesso = (typeof NESSI)[number];

/** The strongest there is for what is asked; null: none. */
export function nessoDi(operatore: Operatore, azione: Azione, oggi: DataCivile, risorsa: FattiRisorsa): Nesso | null {
  const { id, ruolo, ente, colleghi } = operatore;
  const { responsabili = [], comuni, convocati, enti } = risorsa;
  const delComune = comuni.some((c) => operatore.comuni.includes(c));
  if (soloInDeroga(operatore, azione, oggi, risorsa)) return 'deroga';
  if (delComune && neRisponde(operatore, risorsa)) return 'responsabile';
  if (delComune && colleghi.some((chi) => neRisponde(chi, risorsa))) return 'squadra';
  if (ruolo === 'coordinatore' && delComune) return 'coordinatore';
  if (convocati?.includes(id)) return 'seduta';
  if (ruolo === 'ente-erogatore' && enti?.includes(ente)) return 'ente';
  if (ruolo === 'revisore') return 'mandato';
  if (derogaDi(operatore, risorsa)) return 'deroga';
  if (delComune && responsabili.length === 0) return 'comune';
  return null;
}

/** Ties that do not say by themselves why this very thing is read. A deroga has its own written reason. */
const NON_BASTA: readonly (Nesso | null)[] = [null, 'mandato'];

/** Why the request may not go on without a reason, if it gives none. */
export function motivoMancante(
  { motivo: quando }: Pick<Riga, 'motivo'>,
  nesso: Nesso | null,
  motivo: string | undefined,
): Rifiuto | undefined {
  if (motivo || !quando || (quando === 'fuori-dai-propri' && !NON_BASTA.includes(nesso))) return undefined;
  return rifiuto(
    'motivo-necessario',
    quando === 'sempre'
      ? 'Per questa consultazione bisogna dire il motivo, che resta scritto in «Chi ha letto».'
      : 'Questi dati non riguardano chi segui tu o la tua squadra: per vederli bisogna dire il motivo, che resta scritto in «Chi ha letto».',
  );
}

/** A reason that is given stays on record as it is, asked for or not: it is in words, or it is none. */
export function motivoInsufficiente(motivo: string | undefined, oggi: DataCivile): Rifiuto | undefined {
  const caratteri = valoreIl(CARATTERI_MOTIVO, oggi);
  return rifiutaSe(
    motivo !== undefined && !motivoSensato(motivo, caratteri),
    'motivo-insufficiente',
    `Il motivo va scritto con parole tue: almeno ${caratteri} caratteri, e ${PAROLE_MOTIVO} parole diverse. Resta scritto in «Chi ha letto».`,
    { campo: 'motivo', caratteri },
  );
}
