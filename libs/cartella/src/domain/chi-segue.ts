import type { DataCivile, Rifiuto } from '#storia';
import { piuGiorni, rifiutaSe } from '#storia';

/** Who is named to follow a case, as the register of operators knows them today. */
export interface ChiSeguirebbe {
  readonly attivo: boolean;
  readonly ruolo: string;
  readonly comuni: readonly string[];
}

/** Who conducts the cases. */
const RUOLI_CHE_SEGUONO: readonly string[] = ['assistente-sociale', 'coordinatore'];

/**
 * Today's, whatever the day of the act: a case is not left with somebody who cannot open it.
 * @param anche a role that may follow this one too
 */
export function seNonPuoSeguire(
  chi: ChiSeguirebbe | undefined,
  comune: string | null,
  campo: string,
  anche: string | undefined,
): Rifiuto | undefined {
  return (
    rifiutaSe(
      !chi?.attivo,
      'operatore-non-attivo',
      'Chi dovrebbe seguire il caso oggi non è un operatore attivo: scegline un altro.',
      { campo },
    ) ??
    rifiutaSe(
      ![...RUOLI_CHE_SEGUONO, anche].includes(chi?.ruolo),
      'operatore-non-segue-casi',
      'Il ruolo di chi dovrebbe seguire il caso non lo prevede: scegli un altro operatore.',
      { campo },
    ) ??
    rifiutaSe(
      comune === null || !chi?.comuni.includes(comune),
      'operatore-fuori-comune',
      'Chi dovrebbe seguire il caso non lavora nel suo Comune: scegli un altro operatore.',
      { campo },
    )
  );
}

/** What the register of operators says of one of them for a stretch of days, both ends included. */
export interface TrattoDiServizio {
  readonly dal: DataCivile;
  readonly al: DataCivile | null;
  readonly attivo: boolean;
  readonly ruolo: string;
  readonly comuni: readonly string[];
}

export type MotivoConsegna = 'cessato' | 'sospeso' | 'trasferito';

/** Why somebody does not follow the cases of a Comune, and since when; a day to come, if it is only planned. */
export interface NonSegue {
  readonly motivo: MotivoConsegna;
  /** Null where the operator never did, by what the register knows. */
  readonly dal: DataCivile | null;
}

/** Who may answer for a case. */
const RUOLI: readonly string[] = [...RUOLI_CHE_SEGUONO, 'componente-uvm'];

const segueIn = (t: TrattoDiServizio, comune: string | null): boolean =>
  t.attivo && RUOLI.includes(t.ruolo) && comune !== null && t.comuni.includes(comune);

const contiene = (t: TrattoDiServizio, giorno: DataCivile): boolean =>
  t.dal <= giorno && (t.al === null || giorno <= t.al);

const motivoDi = (tratto: TrattoDiServizio | undefined): MotivoConsegna =>
  !tratto ? 'cessato' : !tratto.attivo ? 'sospeso' : 'trasferito';

/**
 * Whether an operator who answers for a case of a Comune no longer follows it today, or is known to stop on a day to come.
 * @param tratti oldest first, not overlapping
 */
export function nonSegue(
  tratti: readonly TrattoDiServizio[],
  comune: string | null,
  oggi: DataCivile,
): NonSegue | undefined {
  const adesso = tratti.find((t) => contiene(t, oggi));
  if (adesso && segueIn(adesso, comune)) return smettera(tratti, comune, adesso);
  const ultimo = tratti.findLast((t) => t.dal <= oggi && segueIn(t, comune));
  return { motivo: motivoDi(adesso), dal: ultimo?.al ? piuGiorni(ultimo.al, 1) : null };
}

function smettera(
  tratti: readonly TrattoDiServizio[],
  comune: string | null,
  adesso: TrattoDiServizio,
): NonSegue | undefined {
  let { al } = adesso;
  while (al !== null) {
    const dal = piuGiorni(al, 1);
    const prossimo = tratti.find((t) => contiene(t, dal));
    if (!prossimo || !segueIn(prossimo, comune)) return { motivo: motivoDi(prossimo), dal };
    al = prossimo.al;
  }
  return undefined;
}

/** Who certainly goes on, and in which Comuni: of those there is nothing to look up. */
export const seguePerSempre = (tratti: readonly TrattoDiServizio[], oggi: DataCivile): readonly string[] => {
  const adesso = tratti.find((t) => contiene(t, oggi));
  return adesso && adesso.al === null && adesso.attivo && RUOLI.includes(adesso.ruolo) ? adesso.comuni : [];
};
