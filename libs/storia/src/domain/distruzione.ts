import type { EventoDeciso } from './evento.js';

/** A key that was destroyed, as whoever restores an older vault needs it to destroy it again. */
export interface ChiaveDistrutta {
  readonly id: string;
  readonly soggetto: { readonly tipo: 'persona' | 'cartella' | 'accesso' | 'operatore'; readonly id: string };
  /** The key of one free text; otherwise the subject's own, and with it all that it wraps. */
  readonly diTesto: boolean;
}

/**
 * Written, in every stream it touched, after the keys are gone: what they closed cannot be read any more, here and in any
 * copy of the log. It is no fact of the case and no fold sees it: it is evidence, and the sign for read models to fold the
 * stream again without those keys.
 */
export type DatiPersonaliDistrutti = EventoDeciso<
  'DatiPersonaliDistrutti',
  {
    /** The request, in the stream of the person. */
    readonly cancellazione: string;
    readonly persona: string;
    /** Number of the act that authorised it. */
    readonly autorizzazione: string;
    readonly chiavi: readonly ChiaveDistrutta[];
  }
>;

export const eDistruzione = (evento: EventoDeciso): evento is DatiPersonaliDistrutti =>
  evento.tipo === 'DatiPersonaliDistrutti';
