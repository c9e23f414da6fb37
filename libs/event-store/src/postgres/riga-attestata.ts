import type { CampiInFila } from './copia-binaria.js';

/** An event as the database holds it, which is what has to be proved. */
export interface Riga {
  readonly posizione: number;
  /** Milliseconds since 1970. */
  readonly registrato: number;
  readonly impronta: Buffer;
  readonly leaf: Buffer;
  readonly chain: Buffer;
  readonly revision: number;
  readonly id: string;
  readonly stream: string;
  readonly ambito: string;
  readonly categoria: string;
  readonly tipo: string;
  readonly busta: Buffer;
}

/** In the order in which `rigaDa` reads them. */
export const COLONNE_ATTESTATE =
  'posizione, registrato_il, impronta, leaf, chain, revision, id::text, stream::text, ambito, categoria, tipo, busta';

/** PostgreSQL counts microseconds since 2000. */
const DUEMILA = Date.UTC(2000, 0, 1);

/** @throws if one of the columns is null */
export const rigaDa = (campi: CampiInFila): Riga => ({
  posizione: campi.interoGrande(),
  registrato: campi.interoGrande() / 1000 + DUEMILA,
  impronta: campi.grezzo(),
  leaf: campi.grezzo(),
  chain: campi.grezzo(),
  revision: campi.intero(),
  id: campi.testo(),
  stream: campi.testo(),
  ambito: campi.testo(),
  categoria: campi.testo(),
  tipo: campi.testo(),
  busta: campi.grezzo(),
});
