/** Names as a tolerant search compares them: no accents, no capitals, no apostrophes, double letters kept. */
export const perCercare = (...parole: readonly (string | undefined)[]): string =>
  parole
    .filter((p) => p !== undefined)
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
