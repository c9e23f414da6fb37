import type { Operatore } from '#identity';
import type { Segnaposto } from '#projections';
import type { DataCivile } from '#storia';

/** Conditions of a query, for one who asks. */
export interface CioCheVede {
  /** Whether a person is there for who asks, given the column of its id. */
  persona(id: string, p: Segnaposto): string;
  /** Whether a case is, given the alias of its row. */
  cartella(riga: string, p: Segnaposto): string;
}

/** Who may know of a person depends on its cases: it is they that say. */
export abstract class PersoneVisibili {
  abstract per(operatore: Operatore, oggi: DataCivile): CioCheVede;
}
