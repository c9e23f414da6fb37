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
  -- Its place in each figure it has to do with, by the definitions this version of the fold knows.
  posti text[] NOT NULL,
  fatto jsonb NOT NULL,
  PRIMARY KEY (cartella, chiave, noto_da)
);
-- Figures are counted here, without touching the facts.
CREATE INDEX ON letture.fatto_leps (ambito, anno) INCLUDE (comune, noto_da, noto_fino, posti);
CREATE INDEX ON letture.fatto_leps (cartella) WHERE noto_fino IS NULL;
${protezioneDi('letture.fatto_leps', 'leps', { stream: 'cartella', soloChiari: true })}
`,
  },
] as const;
