import type { Mostrato } from '#identity';
import { RifiutoHttp } from '#platform';
import type { Rifiuto } from '#storia';

/** A refusal that tells something of somebody: whom, for the record of who was told. */
export class RifiutoCheMostra extends RifiutoHttp {
  constructor(
    rifiuto: Rifiuto,
    status: number,
    readonly mostrati: readonly Mostrato[],
  ) {
    super(rifiuto, status);
  }
}
