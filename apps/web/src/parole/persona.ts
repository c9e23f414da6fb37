/** Surname first, as registers do; without words when they are withheld or destroyed. */
export const nominativo = (p: { cognome?: string | null; nome?: string | null }): string =>
  [p.cognome, p.nome].filter(Boolean).join(' ') || 'Persona non visibile';
