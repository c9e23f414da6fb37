import { protezioneDi } from '#projections';

export const MIGRAZIONI_UTENZE = [
  {
    nome: '0360-letture-utenze',
    sql: `
CREATE TABLE letture.utenza (
  id uuid PRIMARY KEY,
  ambito text NOT NULL,
  operatore text NOT NULL,
  stato jsonb NOT NULL,
  revision integer NOT NULL,
  posizione bigint NOT NULL
);
-- ANALYZE copies values into the statistics, where a purge of the table does not reach.
ALTER TABLE letture.utenza ALTER COLUMN stato SET STATISTICS 0;
${protezioneDi('letture.utenza', 'utenze')}
`,
  },
] as const;
