/** Letters that are not an accented form of another, as who has an Italian keyboard writes them. */
const SENZA_SEGNI: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** Names as a tolerant search compares them: no accents, no capitals, no apostrophes, double letters kept. */
export const perCercare = (...parole: readonly (string | undefined)[]): string =>
  parole
    .filter((p) => p !== undefined)
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đðħıłøßæœþ]/gu, (lettera) => SENZA_SEGNI[lettera] as string)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
