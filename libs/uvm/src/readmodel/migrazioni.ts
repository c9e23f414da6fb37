import { protezioneDi } from '#projections';

export const MIGRAZIONI_UVM = [
  {
    nome: '0355-letture-sedute',
    sql: `
CREATE TABLE letture.seduta (
  id uuid PRIMARY KEY,
  ambito text NOT NULL,
  giorno text NOT NULL,
  dalle text NOT NULL,
  alle text NOT NULL,
  modalita text NOT NULL,
  condizione text NOT NULL,
  componenti text[] NOT NULL,
  casi integer NOT NULL,
  revision integer NOT NULL,
  posizione bigint NOT NULL
);
CREATE INDEX ON letture.seduta (ambito, giorno);
-- One row per case on an agenda: by it a list of cases is cut to what is on the agenda of who asks.
CREATE TABLE letture.seduta_caso (
  seduta uuid NOT NULL,
  cartella uuid NOT NULL,
  ambito text NOT NULL,
  giorno text NOT NULL,
  condizione text NOT NULL,
  componenti text[] NOT NULL,
  PRIMARY KEY (seduta, cartella)
);
CREATE INDEX ON letture.seduta_caso (cartella);
${protezioneDi('letture.seduta', 'sedute', { soloChiari: true })}
${protezioneDi('letture.seduta_caso', 'sedute', { stream: 'seduta', soloChiari: true })}
`,
  },
] as const;
