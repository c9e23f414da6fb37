/** The signature, the flags, and the length of a header that is still empty. */
const FIRMA = 11 + 4 + 4;

/**
 * Takes apart what `COPY … TO STDOUT (FORMAT binary)` sends: a signature, then for each row how many fields it has and, for
 * each field, its length and its bytes (PostgreSQL, SQL reference, COPY, "Binary Format"). Lengths are told and not
 * guessed, so whatever was put into a field stays in that field.
 */
export class CopiaBinaria {
  #avanzo: Buffer = Buffer.alloc(0);
  #iniziata = false;

  /** @returns the rows that end in these bytes; the beginning of another waits for those that follow */
  *righe(pezzo: Buffer): Generator<CampiInFila> {
    const byte = this.#avanzo.length === 0 ? pezzo : Buffer.concat([this.#avanzo, pezzo]);
    let dove = 0;
    if (!this.#iniziata && byte.length >= FIRMA) {
      dove = FIRMA + byte.readInt32BE(FIRMA - 4);
      this.#iniziata = true;
    }
    while (this.#iniziata) {
      const fine = fineDellaRiga(byte, dove);
      if (fine === undefined) break;
      yield new CampiInFila(byte, dove + 2, fine);
      dove = fine;
    }
    this.#avanzo = byte.subarray(dove);
  }
}

/** Undefined if the row does not end in these bytes, or if in its place the end of all is told: -1 fields. */
function fineDellaRiga(byte: Buffer, dove: number): number | undefined {
  if (dove + 2 > byte.length) return undefined;
  let mancano = byte.readInt16BE(dove);
  if (mancano < 0) return undefined;
  let fine = dove + 2;
  for (; mancano > 0; mancano--) {
    if (fine + 4 > byte.length) return undefined;
    fine += 4 + Math.max(0, byte.readInt32BE(fine));
  }
  return fine <= byte.length ? fine : undefined;
}

/** The fields of one row, to be read one after the other. Each throws if there is none left, or if it is null. */
export class CampiInFila {
  constructor(
    private readonly byte: Buffer,
    private dove: number,
    private readonly fine: number,
  ) {}

  /** bytea, or text as its bytes */
  grezzo(): Buffer {
    const inizio = this.dove + 4;
    return this.byte.subarray(inizio, this.#oltre());
  }

  testo(): string {
    const inizio = this.dove + 4;
    return this.byte.toString('utf8', inizio, this.#oltre());
  }

  /** integer */
  intero(): number {
    const inizio = this.dove + 4;
    this.#oltre();
    return this.byte.readInt32BE(inizio);
  }

  /** bigint; beyond 2^53 the nearest number that is there */
  interoGrande(): number {
    const inizio = this.dove + 4;
    this.#oltre();
    return this.byte.readInt32BE(inizio) * 2 ** 32 + this.byte.readUInt32BE(inizio + 4);
  }

  #oltre(): number {
    if (this.dove >= this.fine) throw new Error('La riga ha meno colonne di quante se ne leggono');
    const lunghezza = this.byte.readInt32BE(this.dove);
    if (lunghezza < 0) throw new Error('Una colonna è vuota');
    this.dove += 4 + lunghezza;
    return this.dove;
  }
}
