/**
 * The vault: one key per subject, one per free text. It lives in a schema of its own, so that it can be kept and backed
 * up apart from the log. Keys are stored only wrapped: by the master key, or by the key of their subject.
 * What was destroyed stays destroyed: its row is the tombstone, and nobody changes or removes a tombstone.
 */
export const MIGRAZIONI_VAULT = [
  {
    nome: '0200-vault',
    sql: `
CREATE SCHEMA vault AUTHORIZATION :owner;

-- Which master key wraps what is new. Not the key: its fingerprint.
CREATE TABLE vault.principale (
  unica boolean PRIMARY KEY DEFAULT true CHECK (unica),
  attuale text NOT NULL
);

CREATE TABLE vault.chiave (
  id uuid PRIMARY KEY,
  ambito text NOT NULL,
  tipo_soggetto text NOT NULL CHECK (tipo_soggetto IN ('persona', 'cartella', 'accesso', 'operatore', 'registro')),
  soggetto uuid NOT NULL,
  -- The key of one free text, wrapped by the key of the subject; otherwise the subject's own, wrapped by a master key.
  di_testo boolean NOT NULL,
  avvolta bytea,
  principale text,
  creata_il timestamptz NOT NULL DEFAULT now(),
  distrutta_il timestamptz,
  -- Number of the act that authorised the destruction.
  autorizzazione text,
  CHECK ((avvolta IS NULL) = (distrutta_il IS NOT NULL)),
  CHECK ((autorizzazione IS NULL) = (distrutta_il IS NULL)),
  CHECK ((principale IS NULL) = (di_testo OR avvolta IS NULL))
);
CREATE UNIQUE INDEX una_per_soggetto ON vault.chiave (ambito, tipo_soggetto, soggetto) WHERE NOT di_testo;
CREATE INDEX per_soggetto ON vault.chiave (ambito, tipo_soggetto, soggetto);
CREATE INDEX per_principale ON vault.chiave (principale) WHERE principale IS NOT NULL;

-- Secrets of the installation that belong to no subject, such as the one that keys the hashes of reservations.
CREATE TABLE vault.segreto (
  nome text PRIMARY KEY,
  avvolta bytea NOT NULL,
  principale text NOT NULL
);

-- A program that has not noticed a rotation must not wrap anything with a master key that is about to be thrown away.
-- The lock makes a rotation wait for who is writing now, and who writes later see it. Those who write do not wait for each
-- other, nor leave marks on the one row that they all look at.
CREATE FUNCTION vault.con_la_principale_attuale() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('cartella-sociale chiave principale', 0));
  PERFORM FROM vault.principale WHERE attuale = NEW.principale;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the master key is no longer the current one' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER principale_attuale BEFORE INSERT ON vault.chiave
  FOR EACH ROW WHEN (NEW.principale IS NOT NULL) EXECUTE FUNCTION vault.con_la_principale_attuale();
CREATE TRIGGER principale_attuale BEFORE INSERT ON vault.segreto
  FOR EACH ROW EXECUTE FUNCTION vault.con_la_principale_attuale();

CREATE FUNCTION vault.vieta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a destroyed key stays destroyed: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER per_sempre BEFORE UPDATE OR DELETE ON vault.chiave
  FOR EACH ROW WHEN (OLD.distrutta_il IS NOT NULL) EXECUTE FUNCTION vault.vieta();
CREATE TRIGGER mai_vuota BEFORE TRUNCATE ON vault.chiave FOR EACH STATEMENT EXECUTE FUNCTION vault.vieta();

ALTER TABLE vault.chiave ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.chiave FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_ambito ON vault.chiave USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY in_ordine ON vault.chiave FOR SELECT TO :projector USING (true);
-- The rotation of the master key, which the owner runs, wraps again the keys of every Ambito.
CREATE POLICY rotazione ON vault.chiave TO :owner USING (true) WITH CHECK (true);

-- Destroys keys, and leaves a tombstone also for those that this vault does not hold: an older copy of it may hold them.
-- Returns how many it destroyed now.
CREATE FUNCTION vault.distruggi(p_ambito text, p_chiavi jsonb, p_autorizzazione text, p_adesso timestamptz)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_distrutte integer;
BEGIN
  -- The owner's policy on the table, made for the rotation, sees every Ambito.
  IF current_setting('cartella.ambito', true) IS DISTINCT FROM p_ambito THEN
    RAISE EXCEPTION 'this transaction is of another Ambito' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE vault.chiave c
    SET avvolta = NULL, principale = NULL, distrutta_il = p_adesso, autorizzazione = p_autorizzazione
    FROM jsonb_to_recordset(p_chiavi) AS k(id uuid)
    WHERE c.id = k.id AND c.ambito = p_ambito AND c.distrutta_il IS NULL;
  GET DIAGNOSTICS v_distrutte = ROW_COUNT;
  INSERT INTO vault.chiave (id, ambito, tipo_soggetto, soggetto, di_testo, distrutta_il, autorizzazione)
    SELECT k.id, p_ambito, k.tipo, k.soggetto, k.di_testo, p_adesso, p_autorizzazione
    FROM jsonb_to_recordset(p_chiavi) AS k(id uuid, tipo text, soggetto uuid, di_testo boolean)
    ON CONFLICT DO NOTHING;
  RETURN v_distrutte;
END $$;

REVOKE ALL ON FUNCTION vault.distruggi, vault.con_la_principale_attuale FROM PUBLIC;
GRANT USAGE ON SCHEMA vault TO :writer, :projector;
GRANT EXECUTE ON FUNCTION vault.distruggi TO :writer;
GRANT SELECT, INSERT ON vault.chiave, vault.segreto, vault.principale TO :writer;
GRANT SELECT ON vault.chiave TO :projector;
`,
  },
] as const;
