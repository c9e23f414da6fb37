/**
 * Who has read what. Append-only like the log, with a chain of its own for each Ambito, so that each can be verified and
 * handed over without the others. The hashed bytes are the stored ones: every other column is computed from them by
 * the database itself, and cannot say anything else.
 */
export const MIGRAZIONI_CONSULTAZIONI = [
  {
    nome: '0300-consultazioni',
    sql: `
CREATE SCHEMA consultazioni AUTHORIZATION :owner;

-- One counter row per Ambito, locked first: consultations are numbered without gaps, in commit order.
CREATE TABLE consultazioni.testa (
  ambito text PRIMARY KEY,
  seq bigint NOT NULL,
  quando text NOT NULL,
  chain bytea NOT NULL CHECK (octet_length(chain) = 32)
);

CREATE TABLE consultazioni.consultazione (
  ambito text NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  contenuto text NOT NULL,
  chain bytea NOT NULL CHECK (octet_length(chain) = 32),
  quando text NOT NULL GENERATED ALWAYS AS (contenuto::jsonb->>'quando') STORED,
  soggetto_tipo text NOT NULL GENERATED ALWAYS AS (contenuto::jsonb->'soggetto'->>'tipo') STORED,
  soggetto_id text GENERATED ALWAYS AS (contenuto::jsonb->'soggetto'->>'id') STORED,
  PRIMARY KEY (ambito, seq),
  -- A missing member is NULL, and a CHECK lets NULL through.
  CHECK (coalesce(contenuto::jsonb->>'ambito' = ambito AND (contenuto::jsonb->>'seq')::bigint = seq
    AND contenuto::jsonb->>'operatore' <> '' AND contenuto::jsonb->>'ruolo' <> '' AND contenuto::jsonb->>'ente' <> ''
    AND contenuto::jsonb->>'livello' IN ('1', '2', '3')
    AND contenuto::jsonb->>'azione' <> '' AND contenuto::jsonb->>'correlazione' <> '', false))
);
CREATE INDEX per_soggetto ON consultazioni.consultazione (ambito, soggetto_tipo, soggetto_id, seq DESC);

CREATE FUNCTION consultazioni.vieta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'consultations are append-only: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER solo_aggiunte BEFORE UPDATE OR DELETE OR TRUNCATE ON consultazioni.consultazione
  FOR EACH STATEMENT EXECUTE FUNCTION consultazioni.vieta();
CREATE TRIGGER mai_meno BEFORE DELETE OR TRUNCATE ON consultazioni.testa
  FOR EACH STATEMENT EXECUTE FUNCTION consultazioni.vieta();

ALTER TABLE consultazioni.testa ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultazioni.testa FORCE ROW LEVEL SECURITY;
ALTER TABLE consultazioni.consultazione ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultazioni.consultazione FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_ambito ON consultazioni.testa USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON consultazioni.consultazione
  USING (ambito = current_setting('cartella.ambito', true));
-- Who signs checkpoints sees how long each chain is and its hashes: not who read, nor what.
CREATE POLICY da_attestare ON consultazioni.testa FOR SELECT TO :projector USING (true);
CREATE POLICY da_attestare ON consultazioni.consultazione FOR SELECT TO :projector USING (true);

CREATE FUNCTION consultazioni.registra(p_ambito text, p_adesso timestamptz, p_dati jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_testa consultazioni.testa;
  v_contenuto text;
BEGIN
  PERFORM set_config('cartella.ambito', p_ambito, true);
  SELECT * INTO v_testa FROM consultazioni.testa t WHERE t.ambito = p_ambito FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO consultazioni.testa VALUES (p_ambito, 0, '', decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT v_testa FROM consultazioni.testa t WHERE t.ambito = p_ambito FOR UPDATE;
  END IF;
  v_testa.seq := v_testa.seq + 1;
  v_testa.quando := greatest(
    to_char(p_adesso AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') COLLATE "C", v_testa.quando);
  v_contenuto := (p_dati || jsonb_build_object('ambito', p_ambito, 'seq', v_testa.seq, 'quando', v_testa.quando))::text;
  v_testa.chain := sha256('\\x01'::bytea || v_testa.chain
    || sha256('\\x00'::bytea || convert_to(v_contenuto, 'UTF8')));
  INSERT INTO consultazioni.consultazione (ambito, seq, contenuto, chain)
    VALUES (p_ambito, v_testa.seq, v_contenuto, v_testa.chain);
  UPDATE consultazioni.testa t SET seq = v_testa.seq, quando = v_testa.quando, chain = v_testa.chain
    WHERE t.ambito = p_ambito;
  RETURN v_testa.seq;
END $$;

REVOKE ALL ON FUNCTION consultazioni.registra FROM PUBLIC;
GRANT USAGE ON SCHEMA consultazioni TO :writer, :reader, :projector;
GRANT EXECUTE ON FUNCTION consultazioni.registra TO :writer;
GRANT SELECT ON consultazioni.testa, consultazioni.consultazione TO :writer, :reader;
GRANT SELECT (ambito, seq, chain) ON consultazioni.testa, consultazioni.consultazione TO :projector;
`,
  },
] as const;
