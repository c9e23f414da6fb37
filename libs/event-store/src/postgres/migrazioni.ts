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
  -- What tells most comes first: keys are looked for many at a time, by themselves.
  PRIMARY KEY (chiave, attore, ambito)
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

ALTER TABLE log.evento ENABLE ROW LEVEL SECURITY;
ALTER TABLE log.evento FORCE ROW LEVEL SECURITY;
ALTER TABLE log.prenotazione ENABLE ROW LEVEL SECURITY;
ALTER TABLE log.prenotazione FORCE ROW LEVEL SECURITY;
ALTER TABLE log.idempotenza ENABLE ROW LEVEL SECURITY;
ALTER TABLE log.idempotenza FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_ambito ON log.evento USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON log.prenotazione USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON log.idempotenza USING (ambito = current_setting('cartella.ambito', true));
-- Projectors and verifiers read the whole log, in order, and change nothing of it.
CREATE POLICY in_ordine ON log.evento FOR SELECT TO :projector USING (true);

-- Takes appends, each whole or not at all, in one transaction: as many as there were callers, all of one Ambito. A
-- command that is refused is a row of the answer and touches nobody else's; only what cannot be (bytes that are not an
-- event, two commands that want the same thing) raises, and takes the whole call with it. Everything is checked before
-- anything is written: under the lock on the head nobody else can change what was checked.
-- Commands are numbered from 1 in the order given; writes say which command they are of, events which write.
CREATE FUNCTION log.registra(
  p_ambito text,
  p_adesso timestamptz[],
  p_attori text[],
  p_chiavi text[],
  p_richieste bytea[],
  -- Of each write: command, stream, the revision it was decided on.
  p_s_comandi integer[],
  p_streams uuid[],
  p_attese integer[],
  -- Of each event: write, and where its bytes end in p_buste.
  p_e_scritture integer[],
  p_e_fini integer[],
  p_buste bytea,
  p_prenota_comandi integer[],
  p_prenota_spazi text[],
  p_prenota_chiavi bytea[],
  p_prenota_streams uuid[],
  p_libera_comandi integer[],
  p_libera_spazi text[],
  p_libera_chiavi bytea[]
) RETURNS TABLE (comando integer, esito text, posizioni bigint[], chi uuid, actual integer, spazio_preso text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- Each statement looks a few rows up by key, whatever the size of the log. Plans made while it was empty would scan it
-- whole, and a session keeps them until the tables are analysed; plans made anew for each append cost more than what they
-- find. For the same reason each lookup is LATERAL with OFFSET 0: it cannot become a join of whole tables. A scan that is
-- off costs so much that a server with JIT (Debian's) would compile every append: fifty times slower.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
  v_posizione bigint;
  v_registrato timestamptz;
  v_catena bytea;
  v_comandi integer := cardinality(p_adesso);
  v_eventi integer := cardinality(p_e_fini);
  v_inizio integer := 0;
  v_byte bytea;
  v_busta text;
  v_json jsonb;
  v_categoria text;
  v_buste text[] := '{}';
  v_impronte bytea[] := '{}';
  v_ids uuid[] := '{}';
  v_tipi text[] := '{}';
  v_revisioni integer[] := '{}';
  -- Of what is refused these hold a NULL, from the first on: an array whose first element is the second begins there.
  v_rifiutati boolean[] := '{}';
  v_prime bigint[] := '{}';
  v_ultime bigint[] := '{}';
  v_posizioni bigint[] := '{}';
  v_registrati timestamptz[] := '{}';
  v_leaf bytea[] := '{}';
  v_chain bytea[] := '{}';
  v_categorie text[] := '{}';
  v_prossime integer[] := p_attese;
  v_millisecondi bytea;
  v_foglia bytea;
  v_sue bigint[];
  v_s integer := 0;
  v_e integer := 0;
  v_scritti boolean := false;
  v_riga record;
BEGIN
  -- It serves the transaction of one Ambito, or none yet: never that of another.
  IF coalesce(current_setting('cartella.ambito', true), '') NOT IN ('', p_ambito) THEN
    RAISE EXCEPTION 'this transaction is of another Ambito' USING ERRCODE = 'insufficient_privilege';
  END IF;
  v_busta := set_config('cartella.ambito', p_ambito, true);

  -- What needs no lock comes before it. The columns are read from the bytes that are kept, whatever the writer says.
  FOR e IN 1 .. v_eventi LOOP
    v_byte := substring(p_buste FROM v_inizio + 1 FOR p_e_fini[e] - v_inizio);
    v_inizio := p_e_fini[e];
    v_busta := convert_from(v_byte, 'UTF8');
    -- Only to read fields from: PostgreSQL reads no JSON that holds an escaped NUL, which is kept and hashed all the same.
    v_json := replace(v_busta, '\\u0000', '\\ufffd')::jsonb;
    v_s := p_e_scritture[e];
    v_categoria := v_json->'stream'->>'categoria';
    IF (v_json->>'ambito' = p_ambito AND (v_json->'stream'->>'id')::uuid = p_streams[v_s]
      AND v_categoria = coalesce(v_categorie[v_s], v_categoria)) IS NOT TRUE
    THEN
      RAISE EXCEPTION 'an event does not match its append' USING ERRCODE = 'data_exception';
    END IF;
    v_categorie[v_s] := v_categoria;
    v_buste[e] := v_busta;
    v_impronte[e] := sha256(v_byte);
    v_ids[e] := (v_json->>'id')::uuid;
    v_tipi[e] := v_json->>'tipo';
    v_revisioni[e] := (v_json->>'revision')::integer;
  END LOOP;

  SELECT t.posizione, t.registrato_il, t.chain INTO v_posizione, v_registrato, v_catena FROM log.testa t WHERE t.unica FOR UPDATE;

  IF EXISTS (SELECT FROM log.idempotenza i WHERE i.chiave = ANY (p_chiavi)) THEN
    FOR v_riga IN
      SELECT u.n, i.posizioni, i.impronta = u.richiesta AS uguale
      FROM (SELECT unnest(p_attori) AS attore, unnest(p_chiavi) AS chiave, unnest(p_richieste) AS richiesta,
        generate_subscripts(p_chiavi, 1) AS n) u
      CROSS JOIN LATERAL (SELECT * FROM log.idempotenza i
        WHERE i.ambito = p_ambito AND i.attore = u.attore AND i.chiave = u.chiave OFFSET 0) i
    LOOP
      v_rifiutati[v_riga.n] := true;
      IF v_riga.uguale THEN
        RETURN QUERY SELECT v_riga.n::integer, 'repeated', v_riga.posizioni, NULL::uuid, NULL::integer, NULL::text;
      ELSE
        RETURN QUERY SELECT v_riga.n::integer, 'key-reused', NULL::bigint[], NULL::uuid, NULL::integer, NULL::text;
      END IF;
    END LOOP;
  END IF;

  -- The same events again: answered with the places they already have.
  IF EXISTS (SELECT FROM log.evento e WHERE e.id = ANY (v_ids)) THEN
    FOR v_riga IN
      SELECT p_s_comandi[u.scrittura] AS comando, count(*) AS trovati, array_agg(e.posizione ORDER BY u.n) AS posizioni,
        coalesce((array_agg(u.id ORDER BY u.n) FILTER (WHERE e.impronta <> u.impronta))[1], min(u.id::text)::uuid) AS id,
        bool_and(e.impronta = u.impronta) AS uguali
      FROM (SELECT unnest(v_ids) AS id, unnest(v_impronte) AS impronta, unnest(p_e_scritture) AS scrittura,
        generate_subscripts(v_ids, 1) AS n) u
      CROSS JOIN LATERAL (SELECT e.posizione, e.impronta FROM log.evento e WHERE e.id = u.id OFFSET 0) e GROUP BY 1
    LOOP
      CONTINUE WHEN v_rifiutati[v_riga.comando];
      v_rifiutati[v_riga.comando] := true;
      IF v_riga.uguali AND v_riga.trovati =
        (SELECT count(*) FROM unnest(p_e_scritture) u(scrittura) WHERE p_s_comandi[u.scrittura] = v_riga.comando)
      THEN
        RETURN QUERY SELECT v_riga.comando, 'repeated', v_riga.posizioni, NULL::uuid, NULL::integer, NULL::text;
      ELSE
        RETURN QUERY SELECT v_riga.comando, 'id-reused', NULL::bigint[], v_riga.id, NULL::integer, NULL::text;
      END IF;
    END LOOP;
  END IF;

  FOR v_riga IN
    SELECT u.comando, u.id, coalesce(e.revision, -1) AS revision
    FROM (SELECT unnest(p_s_comandi) AS comando, unnest(p_streams) AS id, unnest(p_attese) AS attesa) u
    LEFT JOIN LATERAL (SELECT e.revision FROM log.evento e WHERE e.stream = u.id ORDER BY e.revision DESC LIMIT 1) e ON true
    WHERE coalesce(e.revision, -1) <> u.attesa
  LOOP
    CONTINUE WHEN v_rifiutati[v_riga.comando];
    v_rifiutati[v_riga.comando] := true;
    RETURN QUERY SELECT v_riga.comando, 'conflict', NULL::bigint[], v_riga.id, v_riga.revision, NULL::text;
  END LOOP;

  IF cardinality(p_prenota_comandi) > 0 THEN
    FOR v_riga IN
      SELECT u.comando, u.spazio, p.stream
      FROM unnest(p_prenota_comandi, p_prenota_spazi, p_prenota_chiavi, p_prenota_streams) u(comando, spazio, chiave, stream)
      CROSS JOIN LATERAL (SELECT p.stream FROM log.prenotazione p
        WHERE p.ambito = p_ambito AND p.spazio = u.spazio AND p.chiave = u.chiave OFFSET 0) p
      WHERE p.stream <> u.stream AND NOT EXISTS (SELECT FROM unnest(p_libera_comandi, p_libera_spazi, p_libera_chiavi) l(comando, spazio, chiave)
        WHERE l.comando = u.comando AND l.spazio = u.spazio AND l.chiave = u.chiave)
    LOOP
      CONTINUE WHEN v_rifiutati[v_riga.comando];
      v_rifiutati[v_riga.comando] := true;
      RETURN QUERY SELECT v_riga.comando, 'reservation-taken', NULL::bigint[], v_riga.stream, NULL::integer, v_riga.spazio;
    END LOOP;
  END IF;

  -- Places, times and hashes, one event after the other.
  v_s := 0;
  esito := 'ok';
  FOR c IN 1 .. v_comandi LOOP
    IF v_rifiutati[c] IS NULL THEN
      -- Under the same lock an instant means one position: time never goes back, whatever the writer's clock says.
      v_registrato := greatest(date_trunc('milliseconds', p_adesso[c]), v_registrato);
      v_millisecondi := int8send((extract(epoch FROM v_registrato) * 1000)::bigint);
      v_prime[c] := v_posizione + 1;
      v_sue := '{}';
      v_scritti := true;
    ELSE
      v_prime[c] := NULL;
      v_ultime[c] := NULL;
    END IF;
    WHILE p_s_comandi[v_s + 1] = c LOOP
      v_s := v_s + 1;
      WHILE p_e_scritture[v_e + 1] = v_s LOOP
        v_e := v_e + 1;
        IF v_rifiutati[c] THEN
          v_posizioni[v_e] := NULL;
          v_registrati[v_e] := NULL;
          v_leaf[v_e] := NULL;
          v_chain[v_e] := NULL;
          CONTINUE;
        END IF;
        v_prossime[v_s] := v_prossime[v_s] + 1;
        IF v_revisioni[v_e] IS DISTINCT FROM v_prossime[v_s] THEN
          RAISE EXCEPTION 'an event does not match its append' USING ERRCODE = 'data_exception';
        END IF;
        v_posizione := v_posizione + 1;
        v_posizioni[v_e] := v_posizione;
        v_sue := v_sue || v_posizione;
        v_registrati[v_e] := v_registrato;
        v_foglia := sha256('\\x00'::bytea || int8send(v_posizione) || v_millisecondi || v_impronte[v_e]);
        v_leaf[v_e] := v_foglia;
        v_catena := sha256('\\x01'::bytea || v_catena || v_foglia);
        v_chain[v_e] := v_catena;
      END LOOP;
    END LOOP;
    IF v_rifiutati[c] IS NULL THEN
      v_ultime[c] := v_posizione;
      comando := c;
      posizioni := v_sue;
      RETURN NEXT;
    END IF;
  END LOOP;
  IF v_s <> cardinality(p_streams) OR v_e <> v_eventi THEN
    RAISE EXCEPTION 'writes or events of no command' USING ERRCODE = 'data_exception';
  END IF;
  IF NOT v_scritti THEN
    RETURN;
  END IF;

  INSERT INTO log.evento (posizione, ambito, categoria, stream, revision, id, tipo, registrato_il, busta, impronta, leaf, chain)
    SELECT u.posizione, p_ambito, v_categorie[u.scrittura], p_streams[u.scrittura], u.revision, u.id, u.tipo, u.registrato,
      u.busta, u.impronta, u.leaf, u.chain
    FROM (SELECT unnest(v_posizioni) AS posizione, unnest(p_e_scritture) AS scrittura, unnest(v_revisioni) AS revision,
      unnest(v_ids) AS id, unnest(v_tipi) AS tipo, unnest(v_registrati) AS registrato, unnest(v_buste) AS busta,
      unnest(v_impronte) AS impronta, unnest(v_leaf) AS leaf, unnest(v_chain) AS chain) u
    WHERE u.posizione IS NOT NULL;
  FOR l IN 1 .. cardinality(p_libera_comandi) LOOP
    DELETE FROM log.prenotazione p WHERE p.ambito = p_ambito AND p.spazio = p_libera_spazi[l]
      AND p.chiave = p_libera_chiavi[l] AND v_rifiutati[p_libera_comandi[l]] IS NULL;
  END LOOP;
  IF cardinality(p_prenota_comandi) > 0 THEN
    INSERT INTO log.prenotazione (ambito, spazio, chiave, stream)
      SELECT DISTINCT p_ambito, u.spazio, u.chiave, u.stream
      FROM unnest(p_prenota_comandi, p_prenota_spazi, p_prenota_chiavi, p_prenota_streams) u(comando, spazio, chiave, stream)
      WHERE v_rifiutati[u.comando] IS NULL AND NOT EXISTS (SELECT FROM log.prenotazione p
        WHERE p.ambito = p_ambito AND p.spazio = u.spazio AND p.chiave = u.chiave AND p.stream = u.stream);
  END IF;
  INSERT INTO log.idempotenza (ambito, attore, chiave, impronta, posizioni)
    SELECT p_ambito, u.attore, u.chiave, u.richiesta, ARRAY(SELECT generate_series(u.prima, u.ultima))
    FROM (SELECT unnest(p_attori) AS attore, unnest(p_chiavi) AS chiave, unnest(p_richieste) AS richiesta,
      unnest(v_prime) AS prima, unnest(v_ultime) AS ultima) u
    WHERE u.chiave IS NOT NULL AND u.prima IS NOT NULL;
  UPDATE log.testa SET posizione = v_posizione, registrato_il = v_registrato, chain = v_catena WHERE unica;
  PERFORM pg_notify('log', v_posizione::text);
END $$;

-- Reads of one Ambito, in one round trip. The Ambito is set before the query that row-level security filters, for the
-- transaction, and so for this one call: whoever uses the connection next has none. They run with the rights of who asks.
CREATE FUNCTION log.storia(p_ambito text, p_stream uuid)
RETURNS TABLE (posizione bigint, registrato_il timestamptz, busta text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('cartella.ambito', p_ambito, true);
  RETURN QUERY SELECT e.posizione, e.registrato_il, e.busta FROM log.evento e WHERE e.stream = p_stream ORDER BY e.revision;
END $$;
CREATE FUNCTION log.risposta(p_ambito text, p_attore text, p_chiave text)
RETURNS TABLE (impronta bytea, posizioni bigint[])
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('cartella.ambito', p_ambito, true);
  RETURN QUERY SELECT i.impronta, i.posizioni FROM log.idempotenza i
    WHERE i.ambito = p_ambito AND i.attore = p_attore AND i.chiave = p_chiave;
END $$;

CREATE FUNCTION log.detentore(p_ambito text, p_spazio text, p_chiave bytea)
RETURNS uuid
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
BEGIN
  PERFORM set_config('cartella.ambito', p_ambito, true);
  RETURN (SELECT p.stream FROM log.prenotazione p
    WHERE p.ambito = p_ambito AND p.spazio = p_spazio AND p.chiave = p_chiave);
END $$;

REVOKE ALL ON FUNCTION log.registra, log.storia, log.risposta, log.detentore FROM PUBLIC;
GRANT USAGE ON SCHEMA log TO :writer, :projector;
GRANT EXECUTE ON FUNCTION log.registra, log.storia, log.risposta, log.detentore TO :writer;
GRANT SELECT ON log.testa, log.evento TO :writer, :projector;
GRANT SELECT ON log.idempotenza, log.prenotazione TO :writer;
`,
  },
  {
    nome: '0110-log-eventi-rari',
    sql: `
-- Who follows what is rare (who is let in by a deroga, which keys are to be destroyed) does not walk the whole log for it at
-- every start. The others are most of the log: for them the index would only slow every append.
CREATE INDEX evento_raro ON log.evento (categoria, posizione)
  WHERE categoria IN ('deroga', 'operatore', 'persona', 'seduta');
`,
  },
] as const;
