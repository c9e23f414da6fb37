/**
 * The log in PostgreSQL. A log is for ever, so its guarantees are in its first schema and not in the program:
 * - one counter row, locked first, gives positions without gaps in commit order, and a clock that never goes back;
 * - events enter only through `log.registra`, which computes columns and hashes from the bytes it stores;
 * - UPDATE, DELETE and TRUNCATE are refused by privilege, and by trigger even to the owner;
 * - every row belongs to an Ambito, and row-level security shows a role only the one set for the transaction.
 */
export const MIGRAZIONI_LOG = [
  {
    nome: '0100-log',
    sql: `
CREATE SCHEMA log AUTHORIZATION :owner;

-- The head: the only row that every append locks. It holds no data of any Ambito.
CREATE TABLE log.testa (
  unica boolean PRIMARY KEY DEFAULT true CHECK (unica),
  posizione bigint NOT NULL,
  registrato_il timestamptz(3) NOT NULL,
  chain bytea NOT NULL CHECK (octet_length(chain) = 32)
);
INSERT INTO log.testa VALUES (true, 0, '1970-01-01T00:00:00Z', decode(repeat('00', 32), 'hex'));

CREATE TABLE log.stream (
  id uuid PRIMARY KEY,
  ambito text NOT NULL,
  categoria text NOT NULL,
  revision integer NOT NULL CHECK (revision >= 0)
);

CREATE TABLE log.evento (
  posizione bigint PRIMARY KEY CHECK (posizione > 0),
  -- A connection on which no Ambito is set has the empty one: it must see nothing.
  ambito text NOT NULL CHECK (ambito <> ''),
  categoria text NOT NULL,
  stream uuid NOT NULL,
  revision integer NOT NULL CHECK (revision >= 0),
  id uuid NOT NULL UNIQUE,
  tipo text NOT NULL,
  -- Milliseconds: what is attested, and no more.
  registrato_il timestamptz(3) NOT NULL,
  busta text NOT NULL,
  impronta bytea NOT NULL,
  leaf bytea NOT NULL,
  chain bytea NOT NULL,
  UNIQUE (stream, revision)
);

CREATE TABLE log.prenotazione (
  ambito text NOT NULL,
  spazio text NOT NULL,
  chiave bytea NOT NULL,
  stream uuid NOT NULL,
  PRIMARY KEY (ambito, spazio, chiave)
);

CREATE TABLE log.idempotenza (
  ambito text NOT NULL,
  attore text NOT NULL,
  chiave text NOT NULL,
  impronta bytea NOT NULL,
  posizioni bigint[] NOT NULL,
  PRIMARY KEY (ambito, attore, chiave)
);

CREATE FUNCTION log.vieta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER solo_aggiunte BEFORE UPDATE OR DELETE OR TRUNCATE ON log.evento
  FOR EACH STATEMENT EXECUTE FUNCTION log.vieta();
CREATE TRIGGER solo_aggiunte BEFORE UPDATE OR DELETE OR TRUNCATE ON log.idempotenza
  FOR EACH STATEMENT EXECUTE FUNCTION log.vieta();
CREATE TRIGGER mai_meno BEFORE DELETE OR TRUNCATE ON log.testa
  FOR EACH STATEMENT EXECUTE FUNCTION log.vieta();
CREATE TRIGGER mai_meno BEFORE DELETE OR TRUNCATE ON log.stream
  FOR EACH STATEMENT EXECUTE FUNCTION log.vieta();

ALTER TABLE log.stream ENABLE ROW LEVEL SECURITY;
ALTER TABLE log.stream FORCE ROW LEVEL SECURITY;
ALTER TABLE log.evento ENABLE ROW LEVEL SECURITY;
ALTER TABLE log.evento FORCE ROW LEVEL SECURITY;
ALTER TABLE log.prenotazione ENABLE ROW LEVEL SECURITY;
ALTER TABLE log.prenotazione FORCE ROW LEVEL SECURITY;
ALTER TABLE log.idempotenza ENABLE ROW LEVEL SECURITY;
ALTER TABLE log.idempotenza FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_ambito ON log.stream USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON log.evento USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON log.prenotazione USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON log.idempotenza USING (ambito = current_setting('cartella.ambito', true));
-- Projectors and verifiers read the whole log, in order, and change nothing of it.
CREATE POLICY in_ordine ON log.evento FOR SELECT TO :projector USING (true);

-- Takes a whole append, or refuses it and writes nothing. Everything is checked before anything is written: under the
-- lock on the head nobody else can change what was checked.
CREATE FUNCTION log.registra(
  p_ambito text,
  p_adesso timestamptz,
  p_streams uuid[],
  p_attese integer[],
  p_buste text[],
  p_prenota_spazi text[],
  p_prenota_chiavi bytea[],
  p_prenota_streams uuid[],
  p_libera_spazi text[],
  p_libera_chiavi bytea[],
  p_attore text,
  p_chiave text,
  p_richiesta bytea
) RETURNS TABLE (esito text, posizioni bigint[], chi uuid, actual integer, spazio_preso text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- Each statement looks a few rows up by key. Plans made while the log was empty would scan it whole, and a session keeps
-- them until the tables are analysed; plans made anew for each append cost more than what they find.
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  v_testa log.testa;
  v_nota log.idempotenza;
  -- Only to read fields from: PostgreSQL reads no JSON that holds an escaped NUL, which is kept and hashed all the same.
  v_letture json[] := ARRAY(SELECT replace(b, '\\u0000', '\\ufffd')::json FROM unnest(p_buste) WITH ORDINALITY u(b, n) ORDER BY n);
  v_ids uuid[] := ARRAY(SELECT (b->>'id')::uuid FROM unnest(v_letture) WITH ORDINALITY u(b, n) ORDER BY n);
  v_impronte bytea[] := ARRAY(SELECT sha256(convert_to(b, 'UTF8')) FROM unnest(p_buste) WITH ORDINALITY u(b, n) ORDER BY n);
  v_posizioni bigint[] := '{}';
  v_registrato timestamptz;
  v_leaf bytea;
  v_busta json;
  v_prossima integer;
  v_revisioni jsonb := '{}';
  v_riga record;
BEGIN
  PERFORM set_config('cartella.ambito', p_ambito, true);
  SELECT * INTO v_testa FROM log.testa FOR UPDATE;

  IF p_chiave IS NOT NULL THEN
    SELECT * INTO v_nota FROM log.idempotenza i
      WHERE i.ambito = p_ambito AND i.attore = p_attore AND i.chiave = p_chiave;
    IF FOUND THEN
      IF v_nota.impronta = p_richiesta THEN
        RETURN QUERY SELECT 'repeated', v_nota.posizioni, NULL::uuid, NULL::integer, NULL::text;
      ELSE
        RETURN QUERY SELECT 'key-reused', NULL::bigint[], NULL::uuid, NULL::integer, NULL::text;
      END IF;
      RETURN;
    END IF;
  END IF;

  -- The same events again: answered with the places they already have.
  FOR v_riga IN
    SELECT u.id, u.n, e.posizione, e.impronta, e.ambito
    FROM unnest(v_ids) WITH ORDINALITY u(id, n) JOIN log.evento e ON e.id = u.id ORDER BY u.n
  LOOP
    IF v_riga.impronta IS DISTINCT FROM v_impronte[v_riga.n] THEN
      RETURN QUERY SELECT 'id-reused', NULL::bigint[], v_riga.id, NULL::integer, NULL::text;
      RETURN;
    END IF;
    v_posizioni := v_posizioni || v_riga.posizione;
  END LOOP;
  IF cardinality(v_posizioni) > 0 THEN
    IF cardinality(v_posizioni) = cardinality(v_ids) THEN
      RETURN QUERY SELECT 'repeated', v_posizioni, NULL::uuid, NULL::integer, NULL::text;
    ELSE
      RETURN QUERY SELECT 'id-reused', NULL::bigint[],
        (SELECT e.id FROM log.evento e WHERE e.id = ANY(v_ids) LIMIT 1), NULL::integer, NULL::text;
    END IF;
    RETURN;
  END IF;

  FOR v_riga IN
    SELECT u.id, u.attesa, s.revision
    FROM unnest(p_streams, p_attese) u(id, attesa) LEFT JOIN log.stream s ON s.id = u.id
  LOOP
    IF coalesce(v_riga.revision, -1) <> v_riga.attesa THEN
      RETURN QUERY SELECT 'conflict', NULL::bigint[], v_riga.id, coalesce(v_riga.revision, -1), NULL::text;
      RETURN;
    END IF;
    v_revisioni := v_revisioni || jsonb_build_object(v_riga.id::text, v_riga.attesa);
  END LOOP;

  FOR v_riga IN
    SELECT u.spazio, p.stream
    FROM unnest(p_prenota_spazi, p_prenota_chiavi, p_prenota_streams) u(spazio, chiave, stream)
    JOIN log.prenotazione p ON p.ambito = p_ambito AND p.spazio = u.spazio AND p.chiave = u.chiave AND p.stream <> u.stream
    WHERE NOT EXISTS (SELECT FROM unnest(p_libera_spazi, p_libera_chiavi) l(spazio, chiave)
      WHERE l.spazio = u.spazio AND l.chiave = u.chiave)
  LOOP
    RETURN QUERY SELECT 'reservation-taken', NULL::bigint[], v_riga.stream, NULL::integer, v_riga.spazio;
    RETURN;
  END LOOP;

  -- Under the same lock an instant means one position: time never goes back, whatever the writer's clock says.
  v_registrato := greatest(date_trunc('milliseconds', p_adesso), v_testa.registrato_il);

  FOR i IN 1 .. cardinality(p_buste) LOOP
    v_busta := v_letture[i];
    v_testa.posizione := v_testa.posizione + 1;
    v_prossima := (v_revisioni->>(v_busta->'stream'->>'id'))::integer + 1;
    IF v_prossima IS DISTINCT FROM (v_busta->>'revision')::integer OR v_busta->>'ambito' <> p_ambito THEN
      RAISE EXCEPTION 'an event does not match its append' USING ERRCODE = 'data_exception';
    END IF;
    v_revisioni := jsonb_set(v_revisioni, ARRAY[v_busta->'stream'->>'id'], to_jsonb(v_prossima));
    v_leaf := sha256('\\x00'::bytea || int8send(v_testa.posizione)
      || int8send((extract(epoch FROM v_registrato) * 1000)::bigint) || v_impronte[i]);
    v_testa.chain := sha256('\\x01'::bytea || v_testa.chain || v_leaf);
    INSERT INTO log.evento VALUES (
      v_testa.posizione, p_ambito, v_busta->'stream'->>'categoria', (v_busta->'stream'->>'id')::uuid, v_prossima,
      v_ids[i], v_busta->>'tipo', v_registrato, p_buste[i], v_impronte[i], v_leaf, v_testa.chain);
    INSERT INTO log.stream VALUES ((v_busta->'stream'->>'id')::uuid, p_ambito, v_busta->'stream'->>'categoria', v_prossima)
      ON CONFLICT (id) DO UPDATE SET revision = excluded.revision;
    v_posizioni := v_posizioni || v_testa.posizione;
  END LOOP;

  DELETE FROM log.prenotazione p USING unnest(p_libera_spazi, p_libera_chiavi) l(spazio, chiave)
    WHERE p.ambito = p_ambito AND p.spazio = l.spazio AND p.chiave = l.chiave;
  INSERT INTO log.prenotazione
    SELECT DISTINCT p_ambito, u.spazio, u.chiave, u.stream
    FROM unnest(p_prenota_spazi, p_prenota_chiavi, p_prenota_streams) u(spazio, chiave, stream)
    WHERE NOT EXISTS (SELECT FROM log.prenotazione p
      WHERE p.ambito = p_ambito AND p.spazio = u.spazio AND p.chiave = u.chiave AND p.stream = u.stream);
  IF p_chiave IS NOT NULL THEN
    INSERT INTO log.idempotenza VALUES (p_ambito, p_attore, p_chiave, p_richiesta, v_posizioni);
  END IF;
  UPDATE log.testa SET posizione = v_testa.posizione, registrato_il = v_registrato, chain = v_testa.chain;
  PERFORM pg_notify('log', v_testa.posizione::text);
  RETURN QUERY SELECT 'ok', v_posizioni, NULL::uuid, NULL::integer, NULL::text;
END $$;

REVOKE ALL ON FUNCTION log.registra FROM PUBLIC;
GRANT USAGE ON SCHEMA log TO :writer, :projector, :reader;
GRANT EXECUTE ON FUNCTION log.registra TO :writer;
GRANT SELECT ON log.testa, log.evento TO :writer, :projector, :reader;
GRANT SELECT ON log.idempotenza, log.prenotazione, log.stream TO :writer;
`,
  },
] as const;
