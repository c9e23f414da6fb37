/** When the traces left in the files of the database were last taken away, and what was erased by then. It names nobody. */
export const MIGRAZIONI_CANCELLAZIONE = [
  {
    nome: '0350-ripulitura',
    sql: `
CREATE TABLE vault.ripulitura (
  fatta_il timestamptz NOT NULL DEFAULT now(),
  -- Position of the log up to which the read models had folded.
  posizione bigint NOT NULL,
  -- The write-ahead log was recycled too.
  wal boolean NOT NULL
);
`,
  },
] as const;
