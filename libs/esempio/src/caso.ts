import { OPERATORI_ESEMPIO } from '#identity';
import { comuniDellAmbito } from '#nomenclatore';
import type { DataCivile } from '#storia';
import { giorniTra, piuGiorni } from '#storia';
import { primo, primoFeriale, ultimo } from './calendario.js';
import type { Casuale } from './casuale.js';
import { secondoQuota } from './casuale.js';
import type { CodiceGuasto } from './guasti.js';
import type { Identita } from './nomi.js';
import { identita } from './nomi.js';
import type { Finestra, Profilo } from './profili.js';

/** What is dealt evenly over the lives of a profile, each with the step of its sequence. */
const PASSI = {
  inizio: Math.sqrt(7),
  meta: Math.sqrt(13),
  eta: Math.sqrt(29),
  urgenza: Math.sqrt(11),
  preliminare: Math.sqrt(53),
  'presenza/0': Math.SQRT2,
  'presenza/1': Math.sqrt(31),
  esito: (1 + Math.sqrt(5)) / 2,
  gravita: Math.sqrt(59),
  dimissione: Math.sqrt(43),
  respinto: Math.sqrt(19),
  ritirato: Math.sqrt(71),
  scoperta: Math.sqrt(41),
  trasporto: Math.sqrt(23),
  sospensione: Math.sqrt(5),
  rimodulazione: Math.sqrt(73),
  rivalutazione: Math.sqrt(61),
} as const;
export type Quota = keyof typeof PASSI;

/** A person and what will become of them: all that a life is told from. */
export interface Caso {
  /** Place among all the lives of the sample. */
  readonly indice: number;
  readonly profilo: Profilo;
  /** Place among the lives of its profile. */
  readonly k: number;
  readonly comune: string;
  /** The assistente sociale of the Comune. */
  readonly as: string;
  readonly persona: Identita;
  readonly guasto: CodiceGuasto | null;
  readonly inizio: DataCivile;
  /** For who will be closed: when the service ends. */
  readonly meta: DataCivile | null;
  /** The last day on which something may be typed. */
  readonly fine: DataCivile;
  readonly casuale: Casuale;
  /** This life's share of an even distribution over its profile. */
  quota(nome: Quota): number;
}

function assistenteSocialeDi(comune: string): string {
  const as = OPERATORI_ESEMPIO.find((o) => o.ruolo === 'assistente-sociale' && o.comuni.includes(comune));
  if (!as) throw new Error(`no assistente sociale for ${comune}`);
  return as.id;
}

const ANZIANI = comuniDellAmbito('sebino').map((c) => [c.istat, c.eta.da65] as const);
const MINORI = comuniDellAmbito('sebino').map((c) => [c.istat, c.eta.da0a14] as const);

const giorno = (estremo: DataCivile | number, fine: DataCivile): DataCivile =>
  typeof estremo === 'number' ? piuGiorni(fine, -estremo) : estremo;

function estrai(casuale: Casuale, quota: number, [da, a]: Finestra, fine: DataCivile): DataCivile {
  const dal = giorno(da, fine);
  const giorni = Math.max(0, giorniTra(dal, primo(giorno(a, fine), fine)));
  // Even over the window, with a little noise: no month is left empty by chance.
  return primoFeriale(piuGiorni(dal, Math.min(giorni, Math.floor(quota * giorni) + casuale.intero(0, 2))));
}

export function creaCaso(
  seme: Casuale,
  posto: {
    readonly indice: number;
    readonly profilo: Profilo;
    readonly k: number;
    readonly guasto: CodiceGuasto | null;
  },
  fine: DataCivile,
): Caso {
  const { indice, profilo, k } = posto;
  const casuale = seme.ramo(`${profilo.codice}/${k}`);
  const quota = (nome: Quota): number => seme.ramo(profilo.codice).quota(nome, k, PASSI[nome]);
  const minori = profilo.materia === 'minori';
  const comune = secondoQuota(seme.quota(`comune/${profilo.materia}`, indice, PASSI.esito), minori ? MINORI : ANZIANI);
  const giovane = quota('eta') < 0.04;
  const anni = minori
    ? { annoDa: 2009, annoA: 2023 }
    : giovane
      ? { annoDa: 1963, annoA: 1972, donne: 0.5 }
      : { annoDa: 1928, annoA: 1957, donne: 0.66 };

  const tempi = casuale.ramo('inizio');
  const meta = profilo.meta ? estrai(tempi, quota('meta'), profilo.meta, fine) : null;
  const finestra: Finestra = meta
    ? [
        ultimo('2025-01-07', piuGiorni(meta, -profilo.durata[1])),
        ultimo('2025-01-08', piuGiorni(meta, -profilo.durata[0])),
      ]
    : profilo.inizio;
  return {
    ...posto,
    comune,
    as: assistenteSocialeDi(comune),
    persona: identita(casuale.ramo('identita'), indice, anni),
    inizio: estrai(tempi, quota('inizio'), finestra, fine),
    meta,
    fine,
    casuale,
    quota,
  };
}
