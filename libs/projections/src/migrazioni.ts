/** Schema of the tables that serve, of those being made, and of those kept for going back. */
export const POSTI = ['letture', 'letture_nuova', 'letture_precedente'] as const;
export type Posto = (typeof POSTI)[number];

/**
 * Read models live in schemas of their own: they can be rebuilt, so no backup needs them. The projector owns no table:
 * copies are made, exchanged and dropped by functions of the owner, for the tables that a migration registered and no other.
 */
export const MIGRAZIONI_PROIEZIONI = [
  {
    nome: '0300-letture',
    sql: `
CREATE SCHEMA letture AUTHORIZATION :owner;
CREATE SCHEMA letture_nuova AUTHORIZATION :owner;
CREATE SCHEMA letture_precedente AUTHORIZATION :owner;
GRANT USAGE ON SCHEMA letture TO :writer, :projector, :reader;
GRANT USAGE ON SCHEMA letture_nuova, letture_precedente TO :projector;

-- Which projection writes which table.
CREATE TABLE letture.tabella (
  nome text PRIMARY KEY,
  proiezione text NOT NULL,
  -- The column that says of which stream a row is.
  colonna_stream text NOT NULL,
  -- It holds clear fields only: a comparison may print its values.
  solo_chiari boolean NOT NULL
);

-- How far each projection has read, in the tables of each place, for each part of the streams. It holds no data of any Ambito.
CREATE TABLE letture.checkpoint (
  proiezione text NOT NULL,
  posto text NOT NULL CHECK (posto IN ('letture', 'letture_nuova', 'letture_precedente')),
  partizione smallint NOT NULL,
  -- Never the same for two sets of tables: who was writing in some that were exchanged or dropped finds out.
  generazione bigint NOT NULL,
  versione integer NOT NULL,
  posizione bigint NOT NULL,
  -- Why it stopped, when it did.
  errore jsonb,
  aggiornato_il timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (proiezione, posto, partizione)
);
CREATE SEQUENCE letture.generazione OWNED BY letture.checkpoint.generazione;

-- A stream with an event that could not be folded: that event, and those of the stream after it, wait here.
CREATE TABLE letture.parcheggio (
  proiezione text NOT NULL,
  posto text NOT NULL,
  stream uuid NOT NULL,
  ambito text NOT NULL,
  partizione smallint NOT NULL,
  posizione bigint NOT NULL,
  tipo text NOT NULL,
  messaggio text NOT NULL,
  -- How many events wait behind it.
  in_attesa integer NOT NULL DEFAULT 0,
  dal timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (proiezione, posto, stream)
);

CREATE FUNCTION letture.proteggi(p_posto text, p_tabella text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format($f$
    ALTER TABLE %1$I.%2$I ENABLE ROW LEVEL SECURITY;
    ALTER TABLE %1$I.%2$I FORCE ROW LEVEL SECURITY;
    CREATE POLICY del_proprio_ambito ON %1$I.%2$I USING (ambito = current_setting('cartella.ambito', true));
    CREATE POLICY scrittura ON %1$I.%2$I TO :projector USING (true) WITH CHECK (true);
    GRANT SELECT, INSERT, UPDATE, DELETE ON %1$I.%2$I TO :projector;
    GRANT SELECT ON %1$I.%2$I TO :reader;
  $f$, p_posto, p_tabella);
END $$;

-- The tables of a projection, as registered; an unknown one has none, and is refused.
CREATE FUNCTION letture.tabelle_di(p_proiezione text) RETURNS SETOF text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT t.nome FROM letture.tabella t WHERE t.proiezione = p_proiezione ORDER BY t.nome;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no tables are registered for projection %', p_proiezione USING ERRCODE = 'invalid_parameter_value';
  END IF;
END $$;

-- Drops the copies of a projection in a place which does not serve.
CREATE FUNCTION letture.sgombera(p_proiezione text, p_posto text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_tabella text;
BEGIN
  IF p_posto NOT IN ('letture_nuova', 'letture_precedente') OR p_posto IS NULL THEN
    RAISE EXCEPTION 'tables in % are not dropped', p_posto USING ERRCODE = 'invalid_parameter_value';
  END IF;
  -- First the rows that whoever writes in those tables holds: it ends, or finds them gone before it touches a table.
  DELETE FROM letture.checkpoint WHERE proiezione = p_proiezione AND posto = p_posto;
  DELETE FROM letture.parcheggio WHERE proiezione = p_proiezione AND posto = p_posto;
  FOR v_tabella IN SELECT letture.tabelle_di(p_proiezione) LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I.%I', p_posto, v_tabella);
  END LOOP;
END $$;

-- Fresh, empty tables like those that serve, and their checkpoint at the beginning.
CREATE FUNCTION letture.prepara_nuova(p_proiezione text, p_versione integer, p_partizioni integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_tabella text;
  v_colonna record;
  v_generazione bigint := nextval('letture.generazione');
BEGIN
  PERFORM letture.sgombera(p_proiezione, 'letture_nuova');
  FOR v_tabella IN SELECT letture.tabelle_di(p_proiezione) LOOP
    EXECUTE format('CREATE TABLE letture_nuova.%1$I (LIKE letture.%1$I INCLUDING ALL)', v_tabella);
    PERFORM letture.proteggi('letture_nuova', v_tabella);
    -- LIKE leaves this out, and where it is zero no personal value must reach the statistics.
    FOR v_colonna IN
      SELECT a.attname, a.attstattarget FROM pg_attribute a
      WHERE a.attrelid = format('letture.%I', v_tabella)::regclass AND a.attnum > 0 AND a.attstattarget >= 0
    LOOP
      EXECUTE format('ALTER TABLE letture_nuova.%I ALTER COLUMN %I SET STATISTICS %s', v_tabella, v_colonna.attname, v_colonna.attstattarget);
    END LOOP;
  END LOOP;
  INSERT INTO letture.checkpoint (proiezione, posto, partizione, generazione, versione, posizione)
    SELECT p_proiezione, 'letture_nuova', p, v_generazione, p_versione, 0 FROM generate_series(0, p_partizioni - 1) p;
  RETURN v_generazione;
END $$;

CREATE FUNCTION letture.sposta(p_proiezione text, p_da text, p_a text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_tabella text;
BEGIN
  FOR v_tabella IN SELECT letture.tabelle_di(p_proiezione) LOOP
    EXECUTE format('ALTER TABLE %I.%I SET SCHEMA %I', p_da, v_tabella, p_a);
  END LOOP;
  UPDATE letture.checkpoint SET posto = p_a WHERE proiezione = p_proiezione AND posto = p_da;
  UPDATE letture.parcheggio SET posto = p_a WHERE proiezione = p_proiezione AND posto = p_da;
END $$;

-- Lets other tables serve: the new ones, and those that served are kept; or again those that were kept, and the other way round.
CREATE FUNCTION letture.scambia(p_proiezione text, p_con text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_tabella text;
BEGIN
  IF NOT EXISTS (SELECT FROM letture.checkpoint WHERE proiezione = p_proiezione AND posto = p_con) THEN
    RAISE EXCEPTION 'there are no tables of % in %', p_proiezione, p_con USING ERRCODE = 'invalid_parameter_value';
  END IF;
  FOR v_tabella IN SELECT letture.tabelle_di(p_proiezione) LOOP
    -- A migration may have changed those that serve since the others were made.
    IF EXISTS (
      (SELECT a.attname, a.atttypid, a.attnotnull FROM pg_attribute a
        WHERE a.attrelid = format('letture.%I', v_tabella)::regclass AND a.attnum > 0 AND NOT a.attisdropped
       EXCEPT
       SELECT a.attname, a.atttypid, a.attnotnull FROM pg_attribute a
        WHERE a.attrelid = format('%I.%I', p_con, v_tabella)::regclass AND a.attnum > 0 AND NOT a.attisdropped)
    ) THEN
      RAISE EXCEPTION 'table % has another shape in %', v_tabella, p_con USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
  END LOOP;
  IF p_con = 'letture_nuova' THEN
    PERFORM letture.sgombera(p_proiezione, 'letture_precedente');
    PERFORM letture.sposta(p_proiezione, 'letture', 'letture_precedente');
    PERFORM letture.sposta(p_proiezione, 'letture_nuova', 'letture');
  ELSIF p_con = 'letture_precedente' THEN
    PERFORM letture.sgombera(p_proiezione, 'letture_nuova');
    PERFORM letture.sposta(p_proiezione, 'letture', 'letture_nuova');
    PERFORM letture.sposta(p_proiezione, 'letture_precedente', 'letture');
    PERFORM letture.sposta(p_proiezione, 'letture_nuova', 'letture_precedente');
  ELSE
    RAISE EXCEPTION 'tables in % cannot serve', p_con USING ERRCODE = 'invalid_parameter_value';
  END IF;
END $$;

-- Tables just filled have no statistics: the first pages would be planned blindly.
CREATE FUNCTION letture.analizza(p_proiezione text, p_posto text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_tabella text;
BEGIN
  FOR v_tabella IN SELECT letture.tabelle_di(p_proiezione) LOOP
    EXECUTE format('ANALYZE %I.%I', p_posto, v_tabella);
  END LOOP;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA letture FROM PUBLIC;
GRANT EXECUTE ON FUNCTION letture.sgombera, letture.prepara_nuova, letture.scambia, letture.analizza TO :projector;
GRANT SELECT ON letture.tabella TO :writer, :projector, :reader;
GRANT SELECT, INSERT, UPDATE ON letture.checkpoint TO :projector;
GRANT SELECT ON letture.checkpoint TO :writer, :reader;
GRANT USAGE ON SEQUENCE letture.generazione TO :projector;
SELECT letture.proteggi('letture', 'parcheggio');
-- The functions above empty and move what is parked, of whatever Ambito.
CREATE POLICY del_proprietario ON letture.parcheggio TO :owner USING (true) WITH CHECK (true);
`,
  },
] as const;

/**
 * Registers a read-model table, as `letture.<name>`, and gives it the policies that all of them have: a reader sees the
 * Ambito set for its transaction, the projector writes all.
 */
export const protezioneDi = (
  tabella: `letture.${string}`,
  proiezione: string,
  { stream = 'id', soloChiari = false }: { readonly stream?: string; readonly soloChiari?: boolean } = {},
): string => {
  const nome = tabella.slice('letture.'.length);
  return `
INSERT INTO letture.tabella VALUES ('${nome}', '${proiezione}', '${stream}', ${soloChiari});
SELECT letture.proteggi('letture', '${nome}');
`;
};
