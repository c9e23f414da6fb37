/** Letters, with their accents, and digits. */
const NE_FA_PARTE = '[\\p{L}\\p{M}\\p{N}]';

/** Whether words name somebody: every part of the name, each as a whole word. A fragment of a word would search for anything. */
export const nominata = (parti: readonly string[]): ((detto: unknown) => boolean) => {
  const cercate = parti.map(
    (parte) => new RegExp(`(?<!${NE_FA_PARTE})${letterale(parte.normalize())}(?!${NE_FA_PARTE})`, 'iu'),
  );
  return (detto) => {
    const parole = paroleDi(detto).map((p) => p.normalize());
    return cercate.length > 0 && cercate.every((c) => parole.some((p) => c.test(p)));
  };
};

const letterale = (parte: string): string => parte.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const paroleDi = (detto: unknown): string[] => {
  if (typeof detto === 'string') return [detto];
  return detto && typeof detto === 'object' ? Object.values(detto).flatMap(paroleDi) : [];
};
