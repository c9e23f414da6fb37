import { type Operatore, portateDi } from '#identity';
import { type CioCheVede, PersoneVisibili } from '#persone';
import type { DataCivile } from '#storia';
import { vedePersonaSql, vedeSql } from './visibili.js';

export class PersoneVisibiliDalleCartelle extends PersoneVisibili {
  override per(operatore: Operatore, oggi: DataCivile): CioCheVede {
    const lettore = { operatore, oggi, portate: portateDi(operatore, 'elenca-cartelle', oggi) };
    return {
      persona: (id, p) => vedePersonaSql(lettore, id, p),
      cartella: (riga, p) => vedeSql(lettore, riga, p),
    };
  }
}
