/** A Comune of an Ambito, with its population. */
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

/** Source: Piano di Zona 2025-2027, Ambito 5 Sebino (public administrative act). */
const SEBINO: readonly ComuneDellAmbito[] = [
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

/** Source: Piano di Zona, Ambito Alto e Basso Pavese (public administrative act); population at 01/01/2024. */
const PAVESE: readonly ComuneDellAmbito[] = [
  comune('018004', 'A175', 'Albuzzano', 1800, 1828, 3628, 462, 2486, 680),
  comune('018006', 'A538', 'Badia Pavese', 215, 191, 406, 40, 261, 105),
  comune('018009', 'A690', 'Bascapè', 953, 853, 1806, 239, 1196, 371),
  comune('018012', 'A718', 'Battuda', 349, 318, 667, 83, 459, 125),
  comune('018013', 'A741', 'Belgioioso', 3137, 3270, 6407, 832, 4051, 1524),
  comune('018014', 'A792', 'Bereguardo', 1442, 1436, 2878, 390, 1836, 652),
  comune('018015', 'A989', 'Borgarello', 1316, 1393, 2709, 307, 1904, 498),
  comune('018019', 'B051', 'Bornasco', 1350, 1315, 2665, 405, 1817, 443),
  comune('018034', 'B988', 'Casorate Primo', 4515, 4523, 9038, 1231, 5812, 1995),
  comune('018043', 'C484', 'Ceranova', 1165, 1145, 2310, 339, 1619, 352),
  comune('018046', 'C541', 'Certosa di Pavia', 2792, 2735, 5527, 744, 3717, 1066),
  comune('018048', 'C637', 'Chignolo Po', 2021, 1987, 4008, 484, 2659, 865),
  comune('018053', 'C979', 'Copiano', 870, 855, 1725, 188, 1114, 423),
  comune('018192', 'M372', 'Corteolona e Genzone', 1250, 1297, 2547, 335, 1620, 592),
  comune('018058', 'D109', "Costa De' Nobili", 185, 170, 355, 45, 218, 92),
  comune('018060', 'B824', 'Cura Carpignano', 2468, 2568, 5036, 746, 3493, 797),
  comune('018063', 'D594', 'Filighera', 411, 412, 823, 93, 498, 232),
  comune('018071', 'D980', 'Gerenzago', 726, 723, 1449, 183, 983, 283),
  comune('018072', 'E062', 'Giussago', 2709, 2633, 5342, 775, 3550, 1017),
  comune('018077', 'E310', 'Inverno e Monteleone', 751, 714, 1465, 192, 936, 337),
  comune('018078', 'E437', 'Landriano', 3245, 3272, 6517, 1020, 4244, 1253),
  comune('018080', 'E454', 'Lardirago', 621, 557, 1178, 123, 740, 315),
  comune('018081', 'E600', 'Linarolo', 1385, 1413, 2798, 366, 1859, 573),
  comune('018085', 'E804', 'Magherno', 880, 906, 1786, 205, 1161, 420),
  comune('018086', 'E934', 'Marcignago', 1224, 1206, 2430, 283, 1604, 543),
  comune('018087', 'E999', 'Marzano', 896, 810, 1706, 220, 1191, 295),
  comune('018093', 'F238', 'Miradolo Terme', 1954, 1886, 3840, 481, 2489, 870),
  comune('018099', 'F670', 'Monticelli Pavese', 296, 339, 635, 65, 372, 198),
  comune('018114', 'G650', 'Pieve Porto Morone', 1330, 1275, 2605, 284, 1619, 702),
  comune('018127', 'H491', 'Rognano', 346, 357, 703, 110, 493, 100),
  comune('018129', 'H527', 'Roncaro', 808, 783, 1591, 253, 1065, 273),
  comune('018139', 'I175', 'Santa Cristina e Bissone', 531, 506, 1037, 173, 689, 175),
  comune('018141', 'I213', "Sant'Alessio Con Vialone", 932, 890, 1822, 204, 1165, 453),
  comune('018145', 'I416', 'San Zenone Al Po', 292, 280, 572, 65, 346, 161),
  comune('018150', 'E265', 'Siziano', 3325, 3348, 6673, 970, 4383, 1320),
  comune('018152', 'I894', 'Spessa', 268, 282, 550, 73, 326, 151),
  comune('018157', 'L256', "Torre D'Arese", 491, 425, 916, 128, 651, 137),
  comune('018158', 'L262', "Torre De' Negri", 157, 175, 332, 22, 210, 100),
  comune('018160', 'L285', 'Torrevecchia Pia', 1820, 1718, 3538, 521, 2379, 638),
  comune('018163', 'L440', 'Trivolzio', 1224, 1214, 2438, 352, 1635, 451),
  comune('018165', 'L453', 'Trovo', 512, 487, 999, 131, 690, 178),
  comune('018169', 'L617', 'Valle Salimbene', 728, 732, 1460, 135, 934, 391),
  comune('018173', 'L720', 'Vellezzo Bellini', 1750, 1723, 3473, 501, 2333, 639),
  comune('018176', 'L854', 'Vidigulfo', 3381, 3383, 6764, 948, 4658, 1158),
  comune('018180', 'L994', 'Villanterio', 1716, 1662, 3378, 407, 2220, 751),
  comune('018181', 'M079', 'Vistarino', 810, 768, 1578, 211, 1065, 302),
  comune('018185', 'M152', 'Zeccone', 829, 858, 1687, 211, 1149, 327),
  comune('018188', 'M166', 'Zerbo', 187, 199, 386, 30, 221, 135),
];

const PER_AMBITO: Readonly<Record<string, readonly ComuneDellAmbito[]>> = { sebino: SEBINO, pavese: PAVESE };

/** None where the territory of an Ambito was not loaded: pages say so, and a code stands for its name. */
export const comuniDellAmbito = (ambito: string): readonly ComuneDellAmbito[] =>
  Object.hasOwn(PER_AMBITO, ambito) ? PER_AMBITO[ambito]! : [];
