/**
 * The Comuni of the Ambito and their population.
 * Source: Piano di Zona 2025-2027, Ambito 5 Sebino (public administrative act).
 */
export interface ComuneDellAmbito {
  readonly istat: string;
  /** Cadastral code (Belfiore): the place of birth inside a codice fiscale. */
  readonly catastale: string;
  readonly nome: string;
  readonly maschi: number;
  readonly femmine: number;
  readonly popolazione: number;
  readonly eta: { readonly da0a14: number; readonly da15a64: number; readonly da65: number };
  /** Age bands minus total, where the source disagrees with itself: both figures are kept as published. */
  readonly scartoFasceEta: number;
}

const comune = (
  istat: string,
  catastale: string,
  nome: string,
  maschi: number,
  femmine: number,
  popolazione: number,
  da0a14: number,
  da15a64: number,
  da65: number,
): ComuneDellAmbito => ({
  istat,
  catastale,
  nome,
  maschi,
  femmine,
  popolazione,
  eta: { da0a14, da15a64, da65 },
  scartoFasceEta: da0a14 + da15a64 + da65 - popolazione,
});

export const COMUNI_AMBITO: readonly ComuneDellAmbito[] = [
  comune('017085', 'E333', 'Iseo', 4312, 4680, 8992, 1059, 5542, 2391),
  comune('017062', 'D058', 'Corte Franca', 3603, 3570, 7173, 947, 4665, 1561),
  comune('017106', 'E967', 'Marone', 1499, 1613, 3112, 399, 1947, 766),
  comune('017111', 'F532', 'Monte Isola', 808, 813, 1621, 151, 1006, 473),
  comune('017112', 'F672', 'Monticelli Brusati', 2319, 2279, 4598, 619, 3029, 950),
  comune('017130', 'G217', 'Paderno Franciacorta', 1807, 1833, 3640, 478, 2395, 767),
  comune('017134', 'G327', 'Paratico', 2484, 2476, 4960, 677, 3373, 910),
  comune('017136', 'G361', 'Passirano', 3372, 3518, 6890, 841, 4499, 1550),
  comune('017156', 'H078', "Provaglio d'Iseo", 3514, 3625, 7139, 972, 4666, 1501),
  comune('017169', 'H699', 'Sale Marasino', 1596, 1664, 3260, 362, 1995, 903),
  comune('017182', 'L002', 'Sulzano', 976, 964, 1940, 254, 1265, 421),
  comune('017205', 'M188', 'Zone', 519, 502, 1021, 88, 622, 311),
];

export const nomeDelComune = (istat: string): string | undefined => COMUNI_AMBITO.find((c) => c.istat === istat)?.nome;
