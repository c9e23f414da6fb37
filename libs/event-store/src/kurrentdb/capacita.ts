import { TUTTE_LE_CAPACITA, type Capacita } from '../capacita.js';

/** What the log in KurrentDB does not promise, and why. The costs are in docs/decisions/0011-two-adapters.md. */
export const NON_DI_KURRENTDB = {
  grandi: 'un append pesa al massimo quanto il server ammette, tutto insieme: 16 MB, o meno se così è configurato',
  commit: 'la conferma è dentro il server: da fuori non si può fermare per guardarla',
  vicini: 'non ci sono altri database sullo stesso server, né transazioni aperte',
} as const satisfies Partial<Record<Capacita, string>>;

export const CAPACITA_KURRENTDB: readonly Capacita[] = TUTTE_LE_CAPACITA.filter((c) => !(c in NON_DI_KURRENTDB));
