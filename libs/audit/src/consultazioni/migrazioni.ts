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
  operatore text NOT NULL GENERATED ALWAYS AS (contenuto::jsonb->>'operatore') STORED,
  azione text NOT NULL GENERATED ALWAYS AS (contenuto::jsonb->>'azione') STORED,
  soggetto_tipo text NOT NULL GENERATED ALWAYS AS (contenuto::jsonb->'soggetto'->>'tipo') STORED,
  soggetto_id text GENERATED ALWAYS AS (contenuto::jsonb->'soggetto'->>'id') STORED,
  nesso text GENERATED ALWAYS AS (contenuto::jsonb->>'nesso') STORED,
  -- Whom the answer showed, or everything there was.
  insieme bytea GENERATED ALWAYS AS (decode(contenuto::jsonb->>'insieme', 'hex')) STORED,
  tutto boolean NOT NULL GENERATED ALWAYS AS (contenuto::jsonb ? 'tutto') STORED,
  PRIMARY KEY (ambito, seq),
  -- A missing member is NULL, and a CHECK lets NULL through.
  CHECK (coalesce(contenuto::jsonb->>'ambito' = ambito AND (contenuto::jsonb->>'seq')::bigint = seq
    AND contenuto::jsonb->>'operatore' <> '' AND contenuto::jsonb->>'ruolo' <> '' AND contenuto::jsonb->>'ente' <> ''
    AND contenuto::jsonb->>'livello' IN ('1', '2', '3')
    AND contenuto::jsonb->>'azione' <> '' AND contenuto::jsonb->>'correlazione' <> '', false))
);
CREATE INDEX per_insieme ON consultazioni.consultazione (ambito, insieme, seq);
CREATE INDEX per_operatore ON consultazioni.consultazione (ambito, operatore, seq);
CREATE INDEX di_tutto ON consultazioni.consultazione (ambito, seq) WHERE tutto;
CREATE INDEX senza_nesso ON consultazioni.consultazione (ambito, seq) 
  WHERE soggetto_tipo = 'cartella' AND (nesso IS NULL OR nesso = 'comune');

-- Whom answers showed, once for all the answers that showed the same: a desk that is opened all day shows the same cases.
-- The name of a set is the hash of what is in it, and the consultation that names it is in the chain.
CREATE TABLE consultazioni.mostrato (
  ambito text NOT NULL,
  insieme bytea NOT NULL CHECK (octet_length(insieme) = 32),
  tipo text NOT NULL CHECK (tipo IN ('persona', 'cartella', 'accesso')),
  id uuid NOT NULL,
  PRIMARY KEY (ambito, insieme, tipo, id)
);
CREATE INDEX per_mostrato ON consultazioni.mostrato (ambito, id, insieme);

CREATE FUNCTION consultazioni.vieta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'consultations are append-only: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER solo_aggiunte BEFORE UPDATE OR DELETE OR TRUNCATE ON consultazioni.consultazione
  FOR EACH STATEMENT EXECUTE FUNCTION consultazioni.vieta();
CREATE TRIGGER solo_aggiunte BEFORE UPDATE OR DELETE OR TRUNCATE ON consultazioni.mostrato
  FOR EACH STATEMENT EXECUTE FUNCTION consultazioni.vieta();
CREATE TRIGGER mai_meno BEFORE DELETE OR TRUNCATE ON consultazioni.testa
  FOR EACH STATEMENT EXECUTE FUNCTION consultazioni.vieta();

ALTER TABLE consultazioni.testa ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultazioni.testa FORCE ROW LEVEL SECURITY;
ALTER TABLE consultazioni.consultazione ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultazioni.consultazione FORCE ROW LEVEL SECURITY;
ALTER TABLE consultazioni.mostrato ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultazioni.mostrato FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_ambito ON consultazioni.testa USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON consultazioni.consultazione
  USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON consultazioni.mostrato USING (ambito = current_setting('cartella.ambito', true));
-- Who signs checkpoints sees how long each chain is and its hashes: not who read, nor what.
CREATE POLICY da_attestare ON consultazioni.testa FOR SELECT TO :projector USING (true);
CREATE POLICY da_attestare ON consultazioni.consultazione FOR SELECT TO :projector USING (true);

CREATE FUNCTION consultazioni.impronta(p_tipi text[], p_ids uuid[]) RETURNS bytea LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
  SELECT sha256(convert_to(string_agg(m.tipo || ' ' || m.id, E'\\n' ORDER BY m.tipo COLLATE "C", m.id), 'UTF8'))
  FROM (SELECT DISTINCT u.tipo, u.id FROM unnest(p_tipi, p_ids) u(tipo, id)) m;
END;

-- Nobody waits for long in order to read: what cannot be recorded soon is not recorded, and does not happen.
CREATE FUNCTION consultazioni.registra(
  p_ambito text, p_adesso timestamptz, p_dati jsonb, p_tipi text[], p_ids uuid[], OUT o_seq bigint, OUT o_quando text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  v_testa consultazioni.testa;
  v_contenuto text;
  v_insieme bytea := consultazioni.impronta(p_tipi, p_ids);
BEGIN
  -- It serves the transaction of one Ambito, or none yet: never that of another.
  IF coalesce(current_setting('cartella.ambito', true), '') NOT IN ('', p_ambito) THEN
    RAISE EXCEPTION 'this transaction is of another Ambito' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('cartella.ambito', p_ambito, true);
  -- A set is there whole or not at all: it is written in one transaction, before anybody waits for the head.
  IF v_insieme IS NOT NULL AND NOT EXISTS (
    SELECT FROM consultazioni.mostrato m WHERE m.ambito = p_ambito AND m.insieme = v_insieme) THEN
    INSERT INTO consultazioni.mostrato
      SELECT DISTINCT p_ambito, v_insieme, u.tipo, u.id FROM unnest(p_tipi, p_ids) u(tipo, id) ORDER BY u.tipo, u.id
      ON CONFLICT DO NOTHING;
  END IF;
  SELECT * INTO v_testa FROM consultazioni.testa t WHERE t.ambito = p_ambito FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO consultazioni.testa VALUES (p_ambito, 0, '', decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT v_testa FROM consultazioni.testa t WHERE t.ambito = p_ambito FOR UPDATE;
  END IF;
  o_seq := v_testa.seq + 1;
  o_quando := greatest(
    to_char(p_adesso AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') COLLATE "C", v_testa.quando);
  v_contenuto := (jsonb_strip_nulls(jsonb_build_object('insieme', encode(v_insieme, 'hex'))) || p_dati
    || jsonb_build_object('ambito', p_ambito, 'seq', o_seq, 'quando', o_quando))::text;
  v_testa.chain := sha256('\\x01'::bytea || v_testa.chain
    || sha256('\\x00'::bytea || convert_to(v_contenuto, 'UTF8')));
  INSERT INTO consultazioni.consultazione (ambito, seq, contenuto, chain)
    VALUES (p_ambito, o_seq, v_contenuto, v_testa.chain);
  UPDATE consultazioni.testa t SET seq = o_seq, quando = o_quando, chain = v_testa.chain
    WHERE t.ambito = p_ambito;
END $$;

REVOKE ALL ON FUNCTION consultazioni.registra FROM PUBLIC;
GRANT USAGE ON SCHEMA consultazioni TO :writer, :reader, :projector;
GRANT EXECUTE ON FUNCTION consultazioni.registra TO :writer;
GRANT SELECT ON consultazioni.testa, consultazioni.consultazione, consultazioni.mostrato TO :writer;
-- Who has read a case is asked beside the case itself.
GRANT SELECT ON consultazioni.consultazione, consultazioni.mostrato TO :reader;
REVOKE ALL ON FUNCTION consultazioni.impronta FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consultazioni.impronta TO :writer;
GRANT SELECT (ambito, seq, chain) ON consultazioni.testa, consultazioni.consultazione TO :projector;
`,
  },
  {
    nome: '0310-consultazioni-di-persone-senza-nesso',
    sql: `
DROP INDEX consultazioni.senza_nesso;
CREATE INDEX senza_nesso ON consultazioni.consultazione (ambito, seq)
  WHERE soggetto_tipo = 'cartella' AND (nesso IS NULL OR nesso = 'comune') OR soggetto_tipo = 'persona' AND nesso IS NULL;
`,
  },
] as const;
