import { protezioneDi } from '#projections';

export const MIGRAZIONI_ACCESSI = [
  {
    nome: '0330-letture-accessi',
    sql: `
CREATE TABLE letture.accesso (
  id uuid PRIMARY KEY,
  ambito text NOT NULL,
  persona uuid,
  comune text,
  il text,
  canale text,
  condizione text NOT NULL,
  esito text,
  cartella uuid,
  revision integer NOT NULL,
  posizione bigint NOT NULL,
  stato jsonb NOT NULL
);
CREATE INDEX ON letture.accesso (ambito, condizione, comune);
CREATE INDEX ON letture.accesso (persona);
-- ANALYZE copies values into the statistics, where a purge of the table does not reach.
ALTER TABLE letture.accesso ALTER COLUMN stato SET STATISTICS 0;
${protezioneDi('letture.accesso', 'accessi')}
`,
  },
] as const;
