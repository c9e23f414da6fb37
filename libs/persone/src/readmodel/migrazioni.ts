import { protezioneDi } from '#projections';

export const MIGRAZIONI_PERSONE = [
  {
    nome: '0320-letture-persone',
    sql: `
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE TABLE letture.persona (
  id uuid PRIMARY KEY,
  ambito text NOT NULL,
  cognome text,
  nome text,
  nascita text,
  sesso text,
  telefono text,
  comune text,
  indirizzo text,
  codice_fiscale text,
  tipo_codice_fiscale text NOT NULL,
  -- Surname and name without accents, capitals and punctuation: what a tolerant search compares.
  cerca text NOT NULL,
  revision integer NOT NULL,
  posizione bigint NOT NULL
);
CREATE INDEX ON letture.persona USING gin (cerca public.gin_trgm_ops);
CREATE INDEX ON letture.persona (ambito, codice_fiscale);
CREATE INDEX ON letture.persona (ambito, nascita);
-- ANALYZE copies values into the statistics, where a purge of the table does not reach.
ALTER TABLE letture.persona ALTER COLUMN cognome SET STATISTICS 0, ALTER COLUMN nome SET STATISTICS 0,
  ALTER COLUMN nascita SET STATISTICS 0, ALTER COLUMN telefono SET STATISTICS 0,
  ALTER COLUMN indirizzo SET STATISTICS 0, ALTER COLUMN codice_fiscale SET STATISTICS 0,
  ALTER COLUMN cerca SET STATISTICS 0;
${protezioneDi('letture.persona', 'persone')}
`,
  },
  {
    // A query behind row-level security cannot use it: the operators of pg_trgm are not leakproof.
    nome: '0321-persone-senza-trigrammi',
    sql: 'DROP INDEX letture.persona_cerca_idx',
  },
] as const;
