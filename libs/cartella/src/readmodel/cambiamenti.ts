/** One leaf of the state that an event changed. `prima` or `dopo` is absent when the leaf appeared or went away. */
export interface Cambiamento {
  /** `fase`, `valutazioni.0.esito.bisogno`. */
  readonly percorso: string;
  readonly prima?: unknown;
  readonly dopo?: unknown;
}

const eOggetto = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null;

/** What differs between two states, leaf by leaf. */
export function cambiamenti(prima: unknown, dopo: unknown, percorso = ''): Cambiamento[] {
  if (Object.is(prima, dopo)) return [];
  if (!eOggetto(prima) && !eOggetto(dopo)) {
    return [{ percorso, ...(prima !== undefined && { prima }), ...(dopo !== undefined && { dopo }) }];
  }
  const [a, b] = [eOggetto(prima) ? prima : {}, eOggetto(dopo) ? dopo : {}];
  const foglie = [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((nome) =>
    cambiamenti(a[nome], b[nome], percorso ? `${percorso}.${nome}` : nome),
  );
  // A leaf that becomes a branch, or the other way round, is told as well.
  if (!eOggetto(prima) && prima !== undefined && prima !== null) foglie.unshift({ percorso, prima });
  if (!eOggetto(dopo) && dopo !== undefined && dopo !== null) foglie.push({ percorso, dopo });
  return foglie;
}
