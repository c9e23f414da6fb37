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
  ultimo_fatto_il text,
  mancanze text[] NOT NULL,
  da_approvare jsonb NOT NULL,
  scadenze jsonb NOT NULL,
  revision integer NOT NULL,
  posizione bigint NOT NULL,
  stato jsonb NOT NULL
);
CREATE INDEX ON letture.cartella (ambito, condizione, fase);
CREATE INDEX ON letture.cartella (persona);
CREATE TABLE letture.cronologia (
  posizione bigint PRIMARY KEY,
  ambito text NOT NULL,
  cartella uuid NOT NULL,
  evento uuid NOT NULL,
  revision integer NOT NULL,
  tipo text NOT NULL,
  avvenuto_il text NOT NULL,
  registrato_il timestamptz NOT NULL,
  attore jsonb NOT NULL,
  comune text NOT NULL,
  dati jsonb NOT NULL,
  oscurati text[] NOT NULL
);
CREATE INDEX ON letture.cronologia (cartella, posizione);
-- ANALYZE copies values into the statistics, where a purge of the table does not reach: of what may be personal it takes none.
ALTER TABLE letture.cartella ALTER COLUMN stato SET STATISTICS 0;
ALTER TABLE letture.cronologia ALTER COLUMN dati SET STATISTICS 0;
${protezioneDi('letture.cartella', 'cartelle')}
${protezioneDi('letture.cronologia', 'cartelle', { stream: 'cartella' })}
`,
  },
] as const;
