/**
 * The vault: one key per subject, one per free text. It lives in a schema of its own, so that it can be kept and backed
 * up apart from the log. Keys are stored only wrapped: by the master key, or by the key of their subject.
 */
export const MIGRAZIONI_VAULT = [
  {
    nome: '0200-vault',
    sql: `
CREATE SCHEMA vault AUTHORIZATION :owner;

CREATE TABLE vault.chiave (
  id uuid PRIMARY KEY,
  ambito text NOT NULL,
  tipo_soggetto text NOT NULL CHECK (tipo_soggetto IN ('persona', 'cartella', 'accesso')),
  soggetto uuid NOT NULL,
  -- The key of one free text, wrapped by the key of the subject; otherwise the subject's own, wrapped by the master key.
  di_testo boolean NOT NULL,
  avvolta bytea,
  creata_il timestamptz NOT NULL DEFAULT now(),
  distrutta_il timestamptz,
  CHECK ((avvolta IS NULL) = (distrutta_il IS NOT NULL))
);
CREATE UNIQUE INDEX una_per_soggetto ON vault.chiave (ambito, tipo_soggetto, soggetto) WHERE NOT di_testo;

ALTER TABLE vault.chiave ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.chiave FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_ambito ON vault.chiave USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY in_ordine ON vault.chiave FOR SELECT TO :projector USING (true);

GRANT USAGE ON SCHEMA vault TO :writer, :projector, :reader;
GRANT SELECT, INSERT ON vault.chiave TO :writer;
GRANT SELECT ON vault.chiave TO :projector, :reader;
`,
  },
] as const;
