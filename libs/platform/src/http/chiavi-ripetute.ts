/** A string, or one of the marks that give JSON its shape: the rest of a text that parses says nothing of its keys. */
const PEZZI = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

/**
 * The first key that some object of a JSON text has twice. A parser keeps the last of the two in silence: what was refused
 * by who looked at the first would be carried out.
 * @param testo it parses
 */
export function chiaveRipetuta(testo: string): string | undefined {
  // A set for each object that is open; null for each list.
  const aperti: (Set<string> | null)[] = [];
  let ultima: string | undefined;
  for (const [pezzo] of testo.matchAll(PEZZI)) {
    if (pezzo === '{') aperti.push(new Set());
    else if (pezzo === '[') aperti.push(null);
    else if (pezzo === '}' || pezzo === ']') aperti.pop();
    else if (pezzo === ':') {
      const chiavi = aperti.at(-1);
      const chiave = JSON.parse(ultima!) as string;
      if (chiavi?.has(chiave)) return chiave;
      chiavi?.add(chiave);
    } else if (pezzo !== ',') ultima = pezzo;
  }
  return undefined;
}
