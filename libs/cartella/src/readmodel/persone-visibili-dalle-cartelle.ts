import { comuniDi, type Operatore, portateDi } from '#identity';
import { type CioCheVede, PersoneVisibili } from '#persone';
import type { DataCivile } from '#storia';
import { copreSql, personaNeiComuniSql, vedePersonaSql, vedeSql } from './visibili.js';

/** At the door the search covers the Ambito; whoever reviews it goes no further than the mandate. */
export class PersoneVisibiliDalleCartelle extends PersoneVisibili {
  override per(operatore: Operatore, oggi: DataCivile): CioCheVede {
    const lettore = { operatore, oggi, portate: portateDi(operatore, 'elenca-cartelle', oggi) };
    const comuni = comuniDi(operatore, 'cerca-persone', oggi);
    const finDove = { ...lettore, portate: portateDi(operatore, 'cerca-persone', oggi) };
    return {
      persona: (id, p) => `(${vedePersonaSql(lettore, id, p)} AND ${personaNeiComuniSql(comuni, id, p)})`,
      cartella: (riga, p) => `(${vedeSql(lettore, riga, p)} AND ${copreSql(finDove, riga, p)})`,
    };
  }
}
