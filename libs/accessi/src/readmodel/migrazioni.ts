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
${protezioneDi('letture.accesso')}
`,
  },
] as const;
