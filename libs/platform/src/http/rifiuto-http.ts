import type { Rifiuto } from '#storia';

/** A refusal on its way to the caller, with the HTTP status it becomes. `causa` is for the log, never for the answer. */
export class RifiutoHttp extends Error {
  constructor(
    readonly rifiuto: Rifiuto,
    readonly status: number,
    causa?: unknown,
  ) {
    super(rifiuto.codice, { cause: causa });
  }
}
