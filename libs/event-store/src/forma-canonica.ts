/**
 * RFC 8785 (JSON Canonicalization Scheme). JavaScript already writes numbers and strings as the RFC asks; what is left
 * is the order of the keys (by UTF-16 code units, which is the order of `sort`) and refusing what JSON cannot carry.
 * A member whose value is undefined is absent, as in JSON.stringify.
 * @throws TypeError on NaN, infinities, functions, on objects with a meaning of their own (a Date), and on text with a lone surrogate, which has no UTF-8 bytes
 */
export function formaCanonica(valore: unknown): string {
  if (valore === null || typeof valore === 'boolean') return String(valore);
  if (typeof valore === 'number') {
    if (!Number.isFinite(valore)) throw new TypeError('JSON non ha un numero per NaN o infinito');
    return JSON.stringify(valore);
  }
  if (typeof valore === 'string') {
    if (!valore.isWellFormed()) throw new TypeError('Il testo contiene un surrogato isolato');
    return JSON.stringify(valore);
  }
  if (Array.isArray(valore)) return `[${Array.from(valore, (v) => formaCanonica(v ?? null)).join(',')}]`;
  if (Object.prototype.toString.call(valore) === '[object Object]') {
    const oggetto = valore as Record<string, unknown>;
    const membri = Object.keys(oggetto)
      .sort()
      .filter((chiave) => oggetto[chiave] !== undefined)
      .map((chiave) => `${formaCanonica(chiave)}:${formaCanonica(oggetto[chiave])}`);
    return `{${membri.join(',')}}`;
  }
  throw new TypeError(
    `JSON non ha una forma per un valore di tipo ${typeof valore === 'object' ? valore.constructor.name : typeof valore}`,
  );
}
