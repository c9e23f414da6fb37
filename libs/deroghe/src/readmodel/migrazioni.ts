import { protezioneDi } from '#projections';

export const MIGRAZIONI_DEROGHE = [
  {
    nome: '0340-letture-deroghe',
    sql: `
CREATE TABLE letture.deroga (
  id uuid PRIMARY KEY,
  ambito text NOT NULL,
  cartella uuid NOT NULL,
  comune text,
  operatore text NOT NULL,
  aperta_il timestamptz NOT NULL,
  scade timestamptz NOT NULL,
  esaminata boolean NOT NULL,
  segnalata boolean NOT NULL,
  revision integer NOT NULL,
  posizione bigint NOT NULL,
  stato jsonb NOT NULL
);
CREATE INDEX ON letture.deroga (cartella);
CREATE INDEX ON letture.deroga (ambito, esaminata, segnalata);
CREATE INDEX ON letture.deroga (ambito, operatore);
-- ANALYZE copies values into the statistics, where a purge of the table does not reach.
ALTER TABLE letture.deroga ALTER COLUMN stato SET STATISTICS 0;
${protezioneDi('letture.deroga', 'deroghe')}
`,
  },
] as const;
