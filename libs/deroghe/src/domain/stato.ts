import type { DerogaSegnalata } from './eventi.js';

interface Giudizio {
  readonly da: string;
  /** UTC instant. */
  readonly il: string;
  /** Sealed: absent until it is opened, or for ever. */
  readonly nota?: string;
}

/** One access beyond one's scope, as a fold. Whether it has run out is a matter of the clock: see `inCorso`. */
export interface StatoDeroga {
  readonly condizione: 'inesistente' | 'aperta' | 'conclusa';
  readonly cartella: string | null;
  readonly operatore: string | null;
  readonly ruolo: string | null;
  readonly ente: string | null;
  readonly comune: string | null;
  readonly motivo?: string;
  /** UTC instants. */
  readonly apertaIl: string | null;
  readonly scade: string | null;
  readonly conclusaIl: string | null;
  readonly precedente: string | null;
  /** Ids of those who answer for the case and have read the notice. */
  readonly vistaDa: readonly string[];
  readonly esame: (Giudizio & { readonly esito: 'legittima' }) | null;
  readonly segnalazione: (Giudizio & Pick<DerogaSegnalata['dati'], 'a' | 'ragione'>) | null;
}

export const DEROGA_INESISTENTE: StatoDeroga = {
  condizione: 'inesistente',
  cartella: null,
  operatore: null,
  ruolo: null,
  ente: null,
  comune: null,
  apertaIl: null,
  scade: null,
  conclusaIl: null,
  precedente: null,
  vistaDa: [],
  esame: null,
  segnalazione: null,
};

/** The last instant is not of the deroga: at `scade` it is already over. */
export const inCorso = (deroga: Pick<StatoDeroga, 'condizione' | 'scade'>, adesso: Date): boolean =>
  deroga.condizione === 'aperta' && deroga.scade !== null && adesso.getTime() < Date.parse(deroga.scade);

/** Whether it opens the case still. Whoever has passed to another role or ente has left it behind, as the gate judges. */
export const ancoraApre = (
  deroga: StatoDeroga,
  adesso: Date,
  chi: { readonly ruolo: string; readonly ente: string } | undefined,
): boolean => inCorso(deroga, adesso) && chi?.ruolo === deroga.ruolo && chi?.ente === deroga.ente;

/** What makes a deroga the only one of its operator on a case: it alone follows the one before. */
export const prenotazioniDi = ({ cartella, operatore, precedente }: StatoDeroga) =>
  cartella && operatore ? [{ spazio: 'deroga', valore: `${cartella}|${operatore}|${precedente ?? ''}` } as const] : [];
