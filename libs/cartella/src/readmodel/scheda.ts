import { ETA_ANZIANO, GIORNI_PREAVVISO_AUTORIZZAZIONE, limiteFase, valoreIl } from '#nomenclatore';
import type { DataCivile, Posizione, Quando } from '#storia';
import { etaIl, giorniTra } from '#storia';
import type { StatoPersona } from '#persone';
import type { Atto } from '../domain/comandi.js';
import type { Mancanza } from '../domain/mancanze.js';
import { attiPossibili, mancanze, scadenze } from '../domain/mancanze.js';
import type { StatoCartella } from '../domain/stato.js';
import type { Fase } from '../domain/vocabolario.js';
import { FASI } from '../domain/vocabolario.js';

/** For which instant a page is shown. Only the living one can be acted upon. */
export interface Vista {
  readonly modo: Quando['modo'];
  readonly al: DataCivile | null;
  readonly posizione: Posizione | null;
  /** The civil day to which ages and durations are counted. */
  readonly giorno: DataCivile;
  readonly viva: boolean;
}

export interface PersonaDellaScheda {
  readonly id: string;
  readonly cognome?: string;
  readonly nome?: string;
  readonly nascita?: DataCivile;
  readonly eta?: number;
  readonly sesso?: string;
  readonly comune?: string;
  readonly indirizzo?: string;
  readonly telefono?: string;
  readonly codiceFiscale?: string;
  /** Its data were destroyed: nothing of it can be shown any more. */
  readonly oscurata: boolean;
}

export interface SchedaCartella {
  readonly id: string;
  readonly revision: number;
  readonly posizione: Posizione;
  readonly vista: Vista;
  /** Since when a fact of it could not be read, and the page has stood still. UTC instant. */
  readonly nonAggiornataDal: string | null;
  readonly persona: PersonaDellaScheda;
  readonly stato: StatoCartella;
  readonly fasi: readonly { readonly fase: Fase; readonly stato: 'fatta' | 'corrente' | 'da-fare' }[];
  readonly giorniInFase: number | null;
  readonly limiteFase: number | null;
  /** In its phase for longer than the Ambito's limit. */
  readonly ferma: boolean;
  readonly mancanze: readonly Mancanza[];
  readonly attiPossibili: readonly AttoPossibile[];
  readonly scadenze: readonly {
    readonly tipo: string;
    readonly testo: string;
    readonly il: DataCivile;
    readonly giorni: number;
  }[];
}

export type AttoPossibile = Atto | 'rettifica-evento' | 'annulla-evento';

export interface PerLaScheda {
  readonly id: string;
  readonly revision: number;
  readonly posizione: Posizione;
  readonly vista: Vista;
  readonly nonAggiornataDal: string | null;
  readonly stato: StatoCartella;
  readonly persona: StatoPersona;
  /** Whether this operator may carry out an act on this case. */
  readonly permesso: (atto: AttoPossibile) => boolean;
}

/** The page of a case: the same for the living case and for any instant of its past. */
export function schedaDi({ vista, stato, persona, permesso, ...altro }: PerLaScheda): SchedaCartella {
  const { giorno } = vista;
  const aperta = stato.condizione === 'aperta';
  const giorniInFase = aperta && stato.faseDal ? Math.max(0, giorniTra(stato.faseDal, giorno)) : null;
  const limite = aperta ? limiteFase(stato.fase, giorno) : null;
  const corrente = FASI.indexOf(stato.fase);
  return {
    ...altro,
    vista,
    persona: personaDi(stato, persona, giorno),
    stato,
    fasi: FASI.map((fase, i) => ({
      fase,
      stato: i < corrente || stato.condizione === 'chiusa' ? 'fatta' : i === corrente ? 'corrente' : 'da-fare',
    })),
    giorniInFase,
    limiteFase: limite,
    ferma: giorniInFase !== null && limite !== null && giorniInFase > limite,
    mancanze: aperta ? mancanze(stato) : [],
    attiPossibili: vista.viva
      ? ([...attiPossibili(stato), 'rettifica-evento', 'annulla-evento'] as const).filter(permesso)
      : [],
    scadenze: scadenzeViste(scadenze(stato), giorno),
  };
}

/** What is due within the notice the Ambito gave itself, or overdue. */
export function scadenzeViste(
  tutte: readonly { readonly tipo: string; readonly testo: string; readonly il: DataCivile }[],
  giorno: DataCivile,
): SchedaCartella['scadenze'] {
  const preavviso = valoreIl(GIORNI_PREAVVISO_AUTORIZZAZIONE, giorno);
  return tutte
    .map((s) => ({ ...s, giorni: giorniTra(giorno, s.il) }))
    .filter((s) => s.giorni <= preavviso)
    .sort((a, b) => a.giorni - b.giorni);
}

function personaDi(stato: StatoCartella, persona: StatoPersona, giorno: DataCivile): PersonaDellaScheda {
  const { cognome, nome, nascita, sesso, comune, indirizzo, telefono, codiceFiscale } = persona;
  return {
    id: stato.persona ?? '',
    oscurata: persona.registrata && cognome === undefined,
    ...(cognome && { cognome }),
    ...(nome && { nome }),
    ...(nascita && { nascita, eta: etaIl(nascita, giorno) }),
    ...(sesso && { sesso }),
    ...(comune && { comune }),
    ...(indirizzo && { indirizzo }),
    ...(telefono && { telefono }),
    ...(codiceFiscale && { codiceFiscale }),
  };
}

/** Rule of the Ambito: from which age a person is "anziano" on a day. */
export const anzianoIl = (nascita: DataCivile, giorno: DataCivile): boolean =>
  etaIl(nascita, giorno) >= valoreIl(ETA_ANZIANO, giorno);
