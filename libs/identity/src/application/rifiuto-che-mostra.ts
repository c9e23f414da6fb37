import { RifiutoHttp } from '#platform';
import type { Rifiuto } from '#storia';
import type { Mostrato } from './mostrati.js';
import type { Consultazione } from './registro-letture.js';

/** A refusal that tells something of somebody: of whom, or of what, for the record of who was told. */
export class RifiutoCheMostra extends RifiutoHttp {
  constructor(
    rifiuto: Rifiuto,
    status: number,
    readonly mostrati: readonly Mostrato[],
    readonly cosa: Consultazione['cosa'] = {},
  ) {
    super(rifiuto, status);
  }
}
