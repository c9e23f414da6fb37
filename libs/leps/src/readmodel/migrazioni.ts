import { protezioneDi } from '#projections';

export const MIGRAZIONI_LEPS = [
  {
    nome: '0340-letture-leps',
    sql: `
CREATE TABLE letture.fatto_leps (
  ambito text NOT NULL,
  cartella uuid NOT NULL,
  chiave text NOT NULL,
  -- Known from this position on, and up to the other, excluded; null while it holds.
  noto_da bigint NOT NULL,
  noto_fino bigint,
  anno integer NOT NULL,
  comune text NOT NULL,
  fatto jsonb NOT NULL,
  PRIMARY KEY (cartella, chiave, noto_da)
);
CREATE INDEX ON letture.fatto_leps (ambito, anno);
CREATE INDEX ON letture.fatto_leps (cartella) WHERE noto_fino IS NULL;
${protezioneDi('letture.fatto_leps', 'leps', { stream: 'cartella', soloChiari: true })}
`,
  },
] as const;
