import type { Attore, DataCivile, Istante, Posizione, Storico } from '#storia';
import { correzioniInVigore, eCorrezione, giornoDi, rettificato } from '#storia';
import { CATALOGO_CARTELLA } from '../domain/eventi.js';
import type { EventoLetto } from './evento-letto.js';
import { fattoSotto } from './evento-letto.js';
import { sintesiDi } from './sintesi.js';

export interface VoceCronologia {
  readonly evento: string;
  readonly posizione: Posizione;
  readonly revision: number;
  readonly tipo: string;
  readonly titolo: string;
  readonly traguardo: boolean;
  readonly avvenutoIl: DataCivile;
  readonly registratoIl: string;
  readonly attore: Attore;
  readonly comune: string;
  readonly sintesi: string;
  readonly dati: Readonly<Record<string, unknown>>;
  /** Fields that cannot be read: their key was destroyed, or they are withheld from who asks. */
  readonly oscurati: readonly string[];
  /** The last correction in force of this event. */
  readonly corretto: {
    readonly come: 'annullato' | 'rettificato';
    readonly da: string;
    readonly posizione: Posizione;
    readonly motivo?: string;
  } | null;
  /** The event this one corrects. */
  readonly corregge: string | null;
}

/** Who reads it: all of it, that it exists, or nothing of it. */
export type Visibilita = 'intera' | 'senza-testo' | 'nessuna';

const ALTRI_TITOLI: Readonly<Record<string, string>> = {
  EventoRettificato: 'Rettifica',
  EventoAnnullato: 'Annullamento',
  DatiPersonaliDistrutti: 'Dati personali cancellati',
};

export const titoloDi = (tipo: string): string =>
  (CATALOGO_CARTELLA as Record<string, { titolo: string }>)[tipo]?.titolo ?? ALTRI_TITOLI[tipo] ?? tipo;

/**
 * The timeline as of an instant, newest first: what had entered the log, with what was corrected by then struck through.
 * A fact is left out only if it had not happened yet on the day asked for, by its corrected date, as in the sheet; a
 * correction goes with the fact it is about.
 */
export function cronologiaDi(
  eventi: readonly EventoLetto[],
  istante: Istante,
  visibilita: (evento: EventoLetto) => Visibilita,
): VoceCronologia[] {
  const noti = eventi.filter((e) => e.posizione <= istante.posizione);
  const { annullati, rettificati } = correzioniInVigore(noti as unknown as readonly Storico[], istante.posizione);
  const sotto = fattoSotto(eventi);
  const accadutoIl = (e: EventoLetto): DataCivile => {
    const fatto = sotto(e);
    return giornoDi(rettificato(fatto, rettificati.get(fatto.id) ?? []).avvenutoIl);
  };
  return noti
    .filter((e) => accadutoIl(e) <= istante.finoA)
    .map((e) => ({ evento: e, vista: visibilita(e) }))
    .filter(({ vista }) => vista !== 'nessuna')
    .map(({ evento: e, vista }) => {
      const annullato = annullati.get(e.id);
      const rettifica = rettificati.get(e.id)?.at(-1);
      const da = annullato ?? rettifica;
      const { dati, oscurati } = vista === 'intera' ? e : senzaTesto(e);
      return {
        evento: e.id,
        posizione: e.posizione,
        revision: e.revision,
        tipo: e.tipo,
        titolo: titoloDi(e.tipo),
        traguardo: (CATALOGO_CARTELLA as Record<string, { traguardo: boolean }>)[e.tipo]?.traguardo ?? false,
        avvenutoIl: e.avvenutoIl,
        registratoIl: e.registratoIl,
        attore: e.attore,
        comune: e.comune,
        sintesi: eCorrezione(e) ? `Riguarda: ${titoloDi(e.dati.tipoCorretto)}` : sintesiDi(e),
        dati: dati as Record<string, unknown>,
        oscurati,
        corretto: da
          ? {
              come: annullato ? ('annullato' as const) : ('rettificato' as const),
              da: da.id,
              posizione: da.posizione,
              ...(vista === 'intera' && da.dati.motivo !== undefined && { motivo: da.dati.motivo }),
            }
          : null,
        corregge: eCorrezione(e) ? e.dati.evento : null,
      };
    })
    .reverse();
}

const PAROLE: readonly string[] = ['testo', 'motivo', 'conflitto', 'modifiche'];

/** What is withheld from who verifies the history, without its words. */
function senzaTesto(e: EventoLetto): { dati: object; oscurati: readonly string[] } {
  const campi = Object.entries(e.dati);
  return {
    dati: Object.fromEntries(campi.filter(([nome]) => !PAROLE.includes(nome))),
    oscurati: [...new Set([...e.oscurati, ...campi.map(([nome]) => nome).filter((nome) => PAROLE.includes(nome))])],
  };
}
