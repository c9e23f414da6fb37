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

CREATE TABLE identita.operatore (
  ambito text NOT NULL REFERENCES identita.ambito,
  id text NOT NULL,
  -- How the issuer names this operator.
  soggetto text NOT NULL UNIQUE,
  nome text NOT NULL,
  ruolo text NOT NULL,
  ente text NOT NULL,
  tipo_ente text NOT NULL,
  professione text,
  comuni text[] NOT NULL,
  PRIMARY KEY (ambito, id)
);

CREATE TABLE identita.sessione (
  -- SHA-256 of the token: whoever reads the table cannot enter with what it holds.
  impronta bytea PRIMARY KEY CHECK (octet_length(impronta) = 32),
  ambito text NOT NULL,
  operatore text NOT NULL,
  livello smallint NOT NULL CHECK (livello BETWEEN 1 AND 3),
  usata_il timestamptz NOT NULL,
  scade_il timestamptz NOT NULL,
  FOREIGN KEY (ambito, operatore) REFERENCES identita.operatore ON DELETE CASCADE
);

ALTER TABLE identita.ambito ENABLE ROW LEVEL SECURITY;
ALTER TABLE identita.ambito FORCE ROW LEVEL SECURITY;
ALTER TABLE identita.operatore ENABLE ROW LEVEL SECURITY;
ALTER TABLE identita.operatore FORCE ROW LEVEL SECURITY;
ALTER TABLE identita.sessione ENABLE ROW LEVEL SECURITY;
ALTER TABLE identita.sessione FORCE ROW LEVEL SECURITY;
CREATE POLICY del_proprio_ambito ON identita.ambito USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY del_proprio_ambito ON identita.operatore USING (ambito = current_setting('cartella.ambito', true));
CREATE POLICY prima_di_sapere_chi ON identita.ambito FOR SELECT TO :owner USING (true);
CREATE POLICY prima_di_sapere_chi ON identita.operatore FOR SELECT TO :owner USING (true);
CREATE POLICY prima_di_sapere_chi ON identita.sessione TO :owner USING (true);

-- False: no operator has that subject.
CREATE FUNCTION identita.apri_sessione(
  p_impronta bytea, p_soggetto text, p_livello smallint, p_adesso timestamptz, p_scade timestamptz
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM identita.sessione WHERE scade_il <= p_adesso;
  INSERT INTO identita.sessione
    SELECT p_impronta, o.ambito, o.id, p_livello, p_adesso, p_scade
    FROM identita.operatore o WHERE o.soggetto = p_soggetto;
  RETURN FOUND;
END $$;

-- The session if it is still good, with its operator as today's register says. Being used keeps it alive; the use is
-- written down at most once a minute.
CREATE FUNCTION identita.sessione_viva(p_impronta bytea, p_adesso timestamptz, p_inattivita interval)
RETURNS TABLE (
  ambito text, nome_ambito text, id text, nome text, ruolo text, ente text, tipo_ente text, professione text,
  comuni text[], livello smallint, scade_il timestamptz
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  UPDATE identita.sessione s SET usata_il = p_adesso
    WHERE s.impronta = p_impronta AND s.scade_il > p_adesso AND s.usata_il > p_adesso - p_inattivita
      AND s.usata_il < p_adesso - interval '1 minute';
  RETURN QUERY
    SELECT o.ambito, a.nome, o.id, o.nome, o.ruolo, o.ente, o.tipo_ente, o.professione, o.comuni, s.livello,
      least(s.scade_il, s.usata_il + p_inattivita)
    FROM identita.sessione s
    JOIN identita.operatore o ON o.ambito = s.ambito AND o.id = s.operatore
    JOIN identita.ambito a ON a.ambito = s.ambito
    WHERE s.impronta = p_impronta AND s.scade_il > p_adesso AND s.usata_il > p_adesso - p_inattivita;
END $$;

CREATE FUNCTION identita.chiudi_sessione(p_impronta bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM identita.sessione WHERE impronta = p_impronta
$$;

REVOKE ALL ON FUNCTION identita.apri_sessione, identita.sessione_viva, identita.chiudi_sessione FROM PUBLIC;
GRANT USAGE ON SCHEMA identita TO :writer;
GRANT EXECUTE ON FUNCTION identita.apri_sessione, identita.sessione_viva, identita.chiudi_sessione TO :writer;
GRANT SELECT, INSERT, UPDATE ON identita.ambito, identita.operatore TO :writer;
`,
  },
] as const;
