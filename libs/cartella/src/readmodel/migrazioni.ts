import { protezioneDi } from '#projections';

export const MIGRAZIONI_CARTELLE = [
  {
    nome: '0310-letture-cartelle',
    sql: `
CREATE TABLE letture.cartella (
  id uuid PRIMARY KEY,
  ambito text NOT NULL,
  persona uuid,
  area text,
  comune text,
  percorso text,
  condizione text NOT NULL,
  fase text NOT NULL,
  fase_dal text,
  case_manager text,
  assegnata_a text,
  valutazione_multidimensionale boolean NOT NULL,
  -- Who may know of it: a class of tutela, whom it lets in, who is shut out.
  tutela text,
  abilitati text[] NOT NULL,
  esclusi text[] NOT NULL,
  per_pochi boolean NOT NULL,
  ultimo_fatto_il text,
  mancanze text[] NOT NULL,
  da_approvare jsonb NOT NULL,
  scadenze jsonb NOT NULL,
  revision integer NOT NULL,
  posizione bigint NOT NULL,
  stato jsonb NOT NULL,
  -- What was ever said of the case, corrected and annulled words too: to find where somebody is named. Never shown.
  parole text NOT NULL
);
CREATE INDEX ON letture.cartella (ambito, condizione, fase);
CREATE INDEX ON letture.cartella (persona);
-- ANALYZE copies values into the statistics, where a purge of the table does not reach: of what may be personal it takes none.
ALTER TABLE letture.cartella ALTER COLUMN stato SET STATISTICS 0;
ALTER TABLE letture.cartella ALTER COLUMN parole SET STATISTICS 0;
-- What each ente was charged with, and nothing else of the case: no name, no word, no cost.
CREATE TABLE letture.intervento_dell_ente (
  cartella uuid NOT NULL,
  intervento uuid NOT NULL,
  ente text NOT NULL,
  ambito text NOT NULL,
  persona uuid,
  -- Last day of the service of this ente.
  al text NOT NULL,
  dati jsonb NOT NULL,
  PRIMARY KEY (cartella, intervento, ente)
);
CREATE INDEX ON letture.intervento_dell_ente (ambito, ente, al);
${protezioneDi('letture.intervento_dell_ente', 'cartelle', { stream: 'cartella', soloChiari: true })}
${protezioneDi('letture.cartella', 'cartelle')}
`,
  },
  {
    nome: '0311-letture-cartelle-affidate-dal',
    sql: `
-- On which day each was charged with it, or named in its tutela. Until the view is made anew nobody has left what they answered for.
ALTER TABLE letture.cartella ADD COLUMN case_manager_dal text DEFAULT '9999-12-31';
ALTER TABLE letture.cartella ADD COLUMN assegnata_dal text DEFAULT '9999-12-31';
ALTER TABLE letture.cartella ADD COLUMN tutela_dal text DEFAULT '9999-12-31';
ALTER TABLE letture.cartella ALTER COLUMN case_manager_dal DROP DEFAULT, ALTER COLUMN assegnata_dal DROP DEFAULT,
  ALTER COLUMN tutela_dal DROP DEFAULT;
`,
  },
] as const;
