/**
 * Operators and their sessions. Who presents a session is not known yet, and neither is the Ambito: that one question is
 * answered by functions of the owner, which need the token or the issuer's subject. No run-time role touches sessions.
 */
export const MIGRAZIONI_IDENTITY = [
  {
    nome: '0400-identita',
    sql: `
CREATE SCHEMA identita AUTHORIZATION :owner;

CREATE TABLE identita.ambito (
  ambito text PRIMARY KEY,
  nome text NOT NULL
);

-- The register of operators: what their events in the log say, written again whenever one is added. Nothing else writes it.
CREATE TABLE identita.operatore (
  ambito text NOT NULL REFERENCES identita.ambito,
  id text NOT NULL,
  stream uuid NOT NULL,
  -- Of the last event it holds: who knows less does not overwrite who knows more.
  revision integer NOT NULL,
  -- How the issuer names this operator; null where it can no longer be read.
  soggetto text,
  nome text NOT NULL,
  PRIMARY KEY (ambito, id),
  UNIQUE (ambito, soggetto)
);
CREATE INDEX ON identita.operatore (soggetto);

-- In which capacity, from a day to another, both included: days to come are here already, and count when they come.
CREATE TABLE identita.incarico (
  ambito text NOT NULL,
  operatore text NOT NULL,
  dal date NOT NULL,
  al date CHECK (al >= dal),
  -- False while it is suspended.
  attivo boolean NOT NULL,
  ruolo text NOT NULL,
  ente text NOT NULL,
  tipo_ente text NOT NULL,
  professione text,
  comuni text[] NOT NULL,
  squadra text,
  mandato jsonb,
  PRIMARY KEY (ambito, operatore, dal),
  FOREIGN KEY (ambito, operatore) REFERENCES identita.operatore ON DELETE CASCADE
);
CREATE INDEX ON identita.incarico (ambito, squadra) WHERE squadra IS NOT NULL;

CREATE TABLE identita.sessione (
  -- SHA-256 of the token: whoever reads the table cannot enter with what it holds.
  impronta bytea PRIMARY KEY CHECK (octet_length(impronta) = 32),
  ambito text NOT NULL,
  operatore text NOT NULL,
  livello smallint NOT NULL CHECK (livello BETWEEN 1 AND 3),
  usata_il timestamptz NOT NULL,
  scade_il timestamptz NOT NULL,
  -- What the issuer gave, closed with a key that only the token yields.
  gestore bytea,
  -- When the issuer last vouched for the operator; null where it cannot be asked again.
  garantita_il timestamptz,
  -- Since when it is being asked.
  rinnovo_dal timestamptz,
  FOREIGN KEY (ambito, operatore) REFERENCES identita.operatore ON DELETE CASCADE
);

ALTER TABLE identita.ambito ENABLE ROW LEVEL SECURITY;
ALTER TABLE identita.ambito FORCE ROW LEVEL SECURITY;
ALTER TABLE identita.operatore ENABLE ROW LEVEL SECURITY;
ALTER TABLE identita.operatore FORCE ROW LEVEL SECURITY;
ALTER TABLE identita.incarico ENABLE ROW LEVEL SECURITY;
ALTER TABLE identita.incarico FORCE ROW LEVEL SECURITY;
ALTER TABLE identita.sessione ENABLE ROW LEVEL SECURITY;
ALTER TABLE identita.sessione FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_ambito ON identita.ambito USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON identita.operatore USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON identita.incarico USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY prima_di_sapere_chi ON identita.ambito FOR SELECT TO :owner USING (true);
CREATE POLICY prima_di_sapere_chi ON identita.operatore FOR SELECT TO :owner USING (true);
CREATE POLICY prima_di_sapere_chi ON identita.incarico FOR SELECT TO :owner USING (true);
CREATE POLICY prima_di_sapere_chi ON identita.sessione TO :owner USING (true);

-- Days are those of Rome.
CREATE FUNCTION identita.giorno(p_adesso timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT (p_adesso AT TIME ZONE 'Europe/Rome')::date
$$;

CREATE FUNCTION identita.in_servizio(p_ambito text, p_operatore text, p_giorno date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM identita.incarico i
    WHERE i.ambito = p_ambito AND i.operatore = p_operatore AND i.attivo
      AND i.dal <= p_giorno AND (i.al IS NULL OR i.al >= p_giorno))
$$;

-- False: no operator who works today has that subject, or more than one has.
CREATE FUNCTION identita.apri_sessione(
  p_impronta bytea, p_soggetto text, p_livello smallint, p_adesso timestamptz, p_scade timestamptz
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM identita.sessione WHERE scade_il <= p_adesso;
  INSERT INTO identita.sessione (impronta, ambito, operatore, livello, usata_il, scade_il)
    SELECT p_impronta, t.ambito, t.id, p_livello, p_adesso, p_scade
    FROM (SELECT o.ambito, o.id, count(*) OVER () AS quanti FROM identita.operatore o
      WHERE o.soggetto = p_soggetto AND identita.in_servizio(o.ambito, o.id, identita.giorno(p_adesso))) t
    WHERE t.quanti = 1;
  RETURN FOUND;
END $$;

-- The session if it is still good, with its operator as the register says of today. Being used keeps it alive; the use is
-- written down at most once a minute. Of who no longer works, or is suspended, it is over: it does not come back with them.
CREATE FUNCTION identita.sessione_viva(p_impronta bytea, p_adesso timestamptz, p_inattivita interval)
RETURNS TABLE (
  ambito text, nome_ambito text, id text, nome text, ruolo text, ente text, tipo_ente text, professione text,
  comuni text[], squadra text, colleghi text[], mandato jsonb, livello smallint, scade_il timestamptz,
  gestore bytea, garantita_il timestamptz
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_giorno date := identita.giorno(p_adesso);
BEGIN
  DELETE FROM identita.sessione s
    WHERE s.impronta = p_impronta AND NOT identita.in_servizio(s.ambito, s.operatore, v_giorno);
  UPDATE identita.sessione s SET usata_il = p_adesso
    WHERE s.impronta = p_impronta AND s.scade_il > p_adesso AND s.usata_il > p_adesso - p_inattivita
      AND s.usata_il < p_adesso - interval '1 minute';
  RETURN QUERY
    SELECT o.ambito, a.nome, o.id, o.nome, i.ruolo, i.ente, i.tipo_ente, i.professione, i.comuni, i.squadra,
      ARRAY(SELECT c.operatore FROM identita.incarico c
        WHERE c.ambito = i.ambito AND c.squadra = i.squadra AND c.operatore <> i.operatore AND c.dal <= v_giorno
          -- Suspended or gone, until another team has them: their cases are still the team's to look after.
          AND NOT EXISTS (SELECT FROM identita.incarico d WHERE d.ambito = c.ambito AND d.operatore = c.operatore
            AND d.dal > c.dal AND d.dal <= v_giorno)
        ORDER BY c.operatore),
      i.mandato, s.livello, least(s.scade_il, s.usata_il + p_inattivita), s.gestore, s.garantita_il
    FROM identita.sessione s
    JOIN identita.operatore o ON o.ambito = s.ambito AND o.id = s.operatore
    JOIN identita.incarico i ON i.ambito = s.ambito AND i.operatore = s.operatore AND i.attivo
      AND i.dal <= v_giorno AND (i.al IS NULL OR i.al >= v_giorno)
    JOIN identita.ambito a ON a.ambito = s.ambito
    WHERE s.impronta = p_impronta AND s.scade_il > p_adesso AND s.usata_il > p_adesso - p_inattivita;
END $$;

-- Writes what the events of an operator say. False: the register already knows more. With p_oggi, whoever does not work on
-- that day has no session left.
CREATE FUNCTION identita.registra_operatore(
  p_ambito text, p_id text, p_stream uuid, p_revision integer, p_soggetto text, p_nome text, p_tratti jsonb, p_oggi date
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF current_setting('cartella.ambito', true) IS DISTINCT FROM p_ambito THEN
    RAISE EXCEPTION 'this transaction is of another Ambito' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Who enrols and the projection behind it write the same new operator: ON CONFLICT settles that on the primary key alone,
  -- and whoever came second would break on the other unique key.
  PERFORM pg_advisory_xact_lock(hashtextextended(format('cartella-sociale operatore %s %s', p_ambito, p_id), 0));
  INSERT INTO identita.ambito VALUES (p_ambito, p_ambito) ON CONFLICT DO NOTHING;
  INSERT INTO identita.operatore AS o (ambito, id, stream, revision, soggetto, nome)
    VALUES (p_ambito, p_id, p_stream, p_revision, p_soggetto, p_nome)
    ON CONFLICT (ambito, id) DO UPDATE
      SET revision = excluded.revision, soggetto = excluded.soggetto, nome = excluded.nome
      WHERE o.stream = excluded.stream AND o.revision <= excluded.revision;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  DELETE FROM identita.incarico i WHERE i.ambito = p_ambito AND i.operatore = p_id;
  INSERT INTO identita.incarico
    SELECT p_ambito, p_id, t.* FROM jsonb_to_recordset(p_tratti) AS t(dal date, al date, attivo boolean, ruolo text,
      ente text, "tipoEnte" text, professione text, comuni text[], squadra text, mandato jsonb);
  IF p_oggi IS NOT NULL AND NOT identita.in_servizio(p_ambito, p_id, p_oggi) THEN
    DELETE FROM identita.sessione s WHERE s.ambito = p_ambito AND s.operatore = p_id;
  END IF;
  RETURN true;
END $$;

-- Whether another Ambito has one of those subjects among its operators in those days. It says no more than that.
CREATE FUNCTION identita.soggetti_altrove(p_ambito text, p_soggetti text[], p_dal date[], p_al date[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM unnest(p_soggetti, p_dal, p_al) p(soggetto, dal, al)
    JOIN identita.operatore o ON o.soggetto = p.soggetto AND o.ambito <> p_ambito
    JOIN identita.incarico i ON i.ambito = o.ambito AND i.operatore = o.id
    WHERE (p.al IS NULL OR i.dal <= p.al) AND (i.al IS NULL OR i.al >= p.dal))
$$;

CREATE FUNCTION identita.affida_sessione(p_impronta bytea, p_gestore bytea, p_garantita_il timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE identita.sessione SET gestore = p_gestore, garantita_il = p_garantita_il, rinnovo_dal = NULL
    WHERE impronta = p_impronta
$$;

-- True for one only, of all those who would ask the issuer at the same time: a refresh token is good once.
CREATE FUNCTION identita.prenota_rinnovo(
  p_impronta bytea, p_garantita_il timestamptz, p_adesso timestamptz, p_attesa interval
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE identita.sessione SET rinnovo_dal = p_adesso
    -- Whoever looked before the issuer answered somebody else finds out that it has.
    WHERE impronta = p_impronta AND garantita_il = p_garantita_il AND (rinnovo_dal IS NULL OR rinnovo_dal <= p_adesso - p_attesa);
  RETURN FOUND;
END $$;

CREATE FUNCTION identita.chiudi_sessione(p_impronta bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM identita.sessione WHERE impronta = p_impronta
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA identita FROM PUBLIC;
GRANT USAGE ON SCHEMA identita TO :writer, :projector;
GRANT EXECUTE ON FUNCTION identita.apri_sessione, identita.sessione_viva, identita.affida_sessione,
  identita.prenota_rinnovo, identita.chiudi_sessione, identita.soggetti_altrove
  TO :writer;
GRANT EXECUTE ON FUNCTION identita.registra_operatore TO :writer, :projector;
GRANT SELECT, INSERT, UPDATE ON identita.ambito TO :writer;
GRANT SELECT ON identita.operatore, identita.incarico TO :writer;
`,
  },
  {
    nome: '0410-nell-ente-dal',
    sql: `
-- Since when, without a break, an operator has been of the ente of that day; of who has left, of the last one.
CREATE FUNCTION identita.nell_ente_dal(p_ambito text, p_operatore text, p_giorno date) RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE indietro AS (
    (SELECT i.ente, i.dal FROM identita.incarico i
      WHERE i.ambito = p_ambito AND i.operatore = p_operatore AND i.dal <= p_giorno ORDER BY i.dal DESC LIMIT 1)
    UNION ALL SELECT p.ente, p.dal FROM indietro d JOIN identita.incarico p
      ON p.ambito = p_ambito AND p.operatore = p_operatore AND p.ente = d.ente AND p.al = d.dal - 1
  )
  SELECT min(dal) FROM indietro
$$;

-- The same of whoever presents a session and of its team, for who does not know of which Ambito they are.
CREATE FUNCTION identita.nell_ente_dal_di(p_impronta bytea, p_operatori text[], p_giorno date) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_object_agg(o.id, identita.nell_ente_dal(s.ambito, o.id, p_giorno))
    FROM identita.sessione s CROSS JOIN unnest(p_operatori) AS o(id) WHERE s.impronta = p_impronta
$$;
REVOKE ALL ON FUNCTION identita.nell_ente_dal, identita.nell_ente_dal_di FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identita.nell_ente_dal, identita.nell_ente_dal_di TO :writer;
`,
  },
] as const;
