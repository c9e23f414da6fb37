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
  readonly ente: string;
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

/** The stretches of the same ente without a break around this one: `Operatore.nellEnteDal` is the beginning of the first. */
function nellEnte(tratti: readonly TrattoDiServizio[], questo: TrattoDiServizio): readonly TrattoDiServizio[] {
  const suoi = [questo];
  for (const t of tratti.slice(tratti.indexOf(questo) + 1))
    if (seguita(suoi.at(-1)!, t)) suoi.push(t);
    else break;
  for (const t of tratti.slice(0, tratti.indexOf(questo)).reverse())
    if (seguita(t, suoi[0]!)) suoi.unshift(t);
    else break;
  return suoi;
}

const seguita = (prima: TrattoDiServizio, dopo: TrattoDiServizio): boolean =>
  prima.ente === dopo.ente && prima.al !== null && piuGiorni(prima.al, 1) === dopo.dal;

const ilGiornoDopo = (t: TrattoDiServizio | undefined): DataCivile | null => (t?.al ? piuGiorni(t.al, 1) : null);

/**
 * Whether an operator who answers for a case of a Comune no longer follows it today, or is known to stop on a day to come.
 * Whoever has left the ente in which it was entrusted to them, for another or for a while, has left the case there.
 * @param tratti oldest first, not overlapping
 * @param affidata the day on which they were charged with it
 */
export function nonSegue(
  tratti: readonly TrattoDiServizio[],
  comune: string | null,
  oggi: DataCivile,
  affidata: DataCivile,
): NonSegue | undefined {
  const adesso = tratti.find((t) => contiene(t, oggi));
  if (!adesso || !segueIn(adesso, comune)) {
    return { motivo: motivoDi(adesso), dal: ilGiornoDopo(tratti.findLast((t) => t.dal <= oggi && segueIn(t, comune))) };
  }
  const suoi = nellEnte(tratti, adesso);
  if (affidata >= suoi[0]!.dal) return smettera(suoi, tratti, comune, adesso);
  const allora = tratti.find((t) => contiene(t, affidata));
  return {
    motivo: allora?.ente === adesso.ente ? 'cessato' : 'trasferito',
    dal: ilGiornoDopo(allora && nellEnte(tratti, allora).at(-1)),
  };
}

function smettera(
  suoi: readonly TrattoDiServizio[],
  tratti: readonly TrattoDiServizio[],
  comune: string | null,
  adesso: TrattoDiServizio,
): NonSegue | undefined {
  const daAdesso = suoi.slice(suoi.indexOf(adesso));
  const no = daAdesso.find((t) => !segueIn(t, comune));
  if (no) return { motivo: motivoDi(no), dal: no.dal };
  const dal = ilGiornoDopo(daAdesso.at(-1));
  return dal === null ? undefined : { motivo: motivoDi(tratti.find((t) => contiene(t, dal))), dal };
}

/** Who certainly goes on, in which Comuni and with what was entrusted since when: of those cases there is nothing to look up. */
export function seguePerSempre(
  tratti: readonly TrattoDiServizio[],
  oggi: DataCivile,
): { readonly comuni: readonly string[]; readonly affidateDal: DataCivile } {
  const adesso = tratti.find((t) => contiene(t, oggi));
  return adesso && adesso.al === null && adesso.attivo && RUOLI.includes(adesso.ruolo)
    ? { comuni: adesso.comuni, affidateDal: nellEnte(tratti, adesso)[0]!.dal }
    : { comuni: [], affidateDal: oggi };
}
