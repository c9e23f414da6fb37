import type { Nesso, Operatore } from '#identity';
import { abilitato, vedeRiservata } from '#identity';
import type { StatoCartella } from '../domain/stato.js';
import { affidamentiDi, FATTI_DI_RISERVATEZZA, responsabiliDi } from '../domain/tutele.js';
import type { Visibilita } from './cronologia.js';
import { type EventoLetto, fattoSotto } from './evento-letto.js';
import { noteRiservate } from './note-riservate.js';

/** Whose the case is today, whatever instant is being shown. */
export interface DiChiE {
  readonly comune: string | null;
  readonly caseManager: string | null;
  readonly caseManagerDal: string | null;
  readonly assegnataA: string | null;
  readonly assegnataDal: string | null;
  /** Who a tutela in force lets know of the case. */
  readonly abilitati: readonly string[];
  readonly tutelaDal: string | null;
}

export const diChiE = ({ tutela, ...stato }: StatoCartella): DiChiE => ({
  comune: stato.comune,
  caseManager: stato.caseManager,
  caseManagerDal: stato.caseManagerDal,
  assegnataA: stato.assegnataA,
  assegnataDal: stato.assegnataDal,
  abilitati: tutela?.abilitati ?? [],
  tutelaDal: tutela?.registrataIl ?? null,
});

/**
 * How much of each event is for who reads the case. A riservata note and a fact about who may know of the case, with what
 * corrects them, are whole for those entitled; for the revisore, who verifies the history by its revisions, they are there
 * without their words; for anyone else there is nothing. A deroga makes nobody entitled.
 */
export function visibilitaPer(
  operatore: Operatore,
  eventi: readonly EventoLetto[],
  cartella: DiChiE,
  nesso: Nesso | null,
): (evento: EventoLetto) => Visibilita {
  const sotto = fattoSotto(eventi);
  const riservate = noteRiservate(eventi);
  const { abilitati, tutelaDal } = cartella;
  const fatti = {
    comuni: cartella.comune === null ? [] : [cartella.comune],
    responsabili: responsabiliDi(cartella),
    affidamenti: affidamentiDi(cartella),
  };
  return (evento) => {
    const fatto = sotto(evento);
    const diRiservatezza = FATTI_DI_RISERVATEZZA.includes(fatto.tipo);
    if (!diRiservatezza && !riservate.has(fatto.id)) return 'intera';
    // Who disposed of a tutela and no longer leads the case has no more to know of it; who wrote a note keeps it.
    if (vedeRiservata(operatore, { autore: diRiservatezza ? '' : fatto.attore.id }, fatti, nesso)) return 'intera';
    if (operatore.ruolo === 'revisore') return 'senza-testo';
    return diRiservatezza && tutelaDal !== null && abilitato(operatore, { abilitati, dal: tutelaDal })
      ? 'intera'
      : 'nessuna';
  };
}

/** The history as it is for who reads: without what is not there, and with revisions that leave no gap. */
export function storiaVisibile<E extends EventoLetto>(
  operatore: Operatore,
  eventi: readonly E[],
  cartella: DiChiE,
  nesso: Nesso | null,
): E[] {
  const visibilita = visibilitaPer(operatore, eventi, cartella, nesso);
  return eventi.filter((e) => visibilita(e) !== 'nessuna').map((e, revision) => ({ ...e, revision }));
}

/** The sheet without the words that the revisore is not shown: its notes stay away, of the rest the fact remains. */
export function senzaParoleRiservate(stato: StatoCartella, riservate: ReadonlySet<string>): StatoCartella {
  const { tutela, esclusi, diario } = stato;
  const { motivo: _motivo, ...senzaMotivo } = tutela ?? { motivo: undefined };
  return {
    ...stato,
    tutela: tutela && (senzaMotivo as typeof tutela),
    esclusi: esclusi.map(({ conflitto: _conflitto, ...e }) => e),
    diario: diario.filter((n) => !riservate.has(n.evento)),
  };
}
