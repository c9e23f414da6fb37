/**
 * The counts that several api processes share when there is no Redis. They belong to no Ambito, as before the sign-in nobody
 * does, and name nobody: a key is a keyed hash. Losing them in a crash only forgives a few requests.
 */
export const MIGRAZIONI_LIMITI = [
  {
    nome: '0450-limiti',
    sql: `
CREATE SCHEMA limiti AUTHORIZATION :owner;

CREATE UNLOGGED TABLE limiti.conteggio (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

GRANT USAGE ON SCHEMA limiti TO :writer;
GRANT SELECT, INSERT, UPDATE, DELETE ON limiti.conteggio TO :writer;
`,
  },
] as const;
