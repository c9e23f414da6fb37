/** Read models live in a schema of their own: they can be rebuilt, so no backup needs them. */
export const MIGRAZIONI_PROIEZIONI = [
  {
    nome: '0300-letture',
    sql: `
CREATE SCHEMA letture AUTHORIZATION :owner;

-- How far each projection has read. It holds no data of any Ambito.
CREATE TABLE letture.checkpoint (
  proiezione text PRIMARY KEY,
  versione integer NOT NULL,
  posizione bigint NOT NULL,
  -- Why it stopped, when it did: position and type of the event it could not fold.
  errore jsonb,
  aggiornato_il timestamptz NOT NULL DEFAULT now()
);
GRANT USAGE ON SCHEMA letture TO :writer, :projector, :reader;
GRANT SELECT, INSERT, UPDATE ON letture.checkpoint TO :projector;
GRANT SELECT ON letture.checkpoint TO :writer, :reader;
`,
  },
] as const;

/** The policies every read-model table has: a reader sees the Ambito set for its transaction, the projector writes all. */
export const protezioneDi = (tabella: string): string => `
ALTER TABLE ${tabella} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${tabella} FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_ambito ON ${tabella} USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY scrittura ON ${tabella} TO :projector USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ${tabella} TO :projector;
GRANT SELECT ON ${tabella} TO :reader;
`;
