import type { CorpoDi, Intervento, StatoCartella } from '../../api/tipi.ts';
import { oggi } from '../../parole/date.ts';
import { progettiAutorizzabili } from '../scelte-progetto.ts';

export interface BozzaAutorizzazione {
  readonly il: string;
  readonly urgente: boolean;
  readonly motivoUrgenza: string;
  readonly progetto: string;
  readonly prestazione: string;
  readonly erogatore: string;
  readonly dal: string;
  readonly al: string;
  readonly minutiMensili: number;
  readonly centesimiOra: number | null;
  readonly fonte: string;
}

/** SIUSS code of the home assistance service. */
export const SAD = 'A2.07';

/** What the progetto foresees and nobody has authorised yet is proposed as it is written there. */
export function nuovaAutorizzazione(
  stato: StatoCartella,
  intervento: Intervento | undefined,
  tariffaSad: number | undefined,
): BozzaAutorizzazione {
  const ultima = intervento?.autorizzazioni.at(-1);
  const progetti = progettiAutorizzabili(stato);
  const progetto = progetti.at(-1);
  const gia = new Set(
    stato.interventi
      .filter((i) => i.stato !== 'cessato' && i.progetto === progetto?.progetto.id)
      .map((i) => i.prestazione),
  );
  const prevista =
    progetto?.versione.interventi.find((i) => !gia.has(i.prestazione)) ?? progetto?.versione.interventi[0];
  return {
    il: oggi(),
    urgente: intervento?.urgente ?? progetti.length === 0,
    motivoUrgenza: intervento?.motivoUrgenza ?? '',
    progetto: intervento ? (intervento.progetto ?? '') : (progetto?.progetto.id ?? ''),
    prestazione: intervento?.prestazione ?? prevista?.prestazione ?? '',
    erogatore: intervento?.erogatore ?? '',
    dal: ultima?.dal ?? oggi(),
    al: ultima?.al ?? `${oggi().slice(0, 4)}-12-31`,
    minutiMensili: ultima?.minutiMensili ?? prevista?.minutiMensili ?? 0,
    centesimiOra: ultima?.centesimiOra ?? (prevista?.prestazione === SAD ? (tariffaSad ?? null) : null),
    fonte: ultima?.fonte ?? progetto?.versione.budget[0]?.fonte ?? '',
  };
}

export function corpoAutorizzazione(b: BozzaAutorizzazione, intervento?: Intervento): CorpoDi<'autorizza-intervento'> {
  return {
    il: b.il,
    ...(intervento && { intervento: intervento.id }),
    ...(b.progetto && (intervento || !b.urgente) && { progetto: b.progetto }),
    urgente: b.urgente,
    ...(b.urgente && b.motivoUrgenza.trim() && { motivoUrgenza: b.motivoUrgenza }),
    prestazione: b.prestazione,
    erogatore: b.erogatore,
    dal: b.dal,
    al: b.al,
    minutiMensili: b.minutiMensili,
    centesimiOra: b.centesimiOra ?? 0,
    fonte: b.fonte.trim(),
  };
}

export function erroriAutorizzazione(b: BozzaAutorizzazione): Record<string, string> {
  const errori: Record<string, string> = {};
  if (b.urgente && !b.motivoUrgenza.trim()) errori['motivoUrgenza'] = 'Scrivi il motivo dell’urgenza';
  if (!b.urgente && !b.progetto) errori['progetto'] = 'Scegli il progetto';
  if (!b.prestazione) errori['prestazione'] = 'Scegli la prestazione';
  if (!b.erogatore) errori['erogatore'] = 'Scegli chi eroga';
  if (!b.dal) errori['dal'] = 'Indica da quando è autorizzato';
  if (!b.al) errori['al'] = 'Indica fino a quando è autorizzato';
  if (b.dal && b.al && b.dal > b.al) errori['al'] = 'Il periodo finisce prima di cominciare';
  if (b.minutiMensili < 1) errori['minutiMensili'] = 'Indica le ore al mese';
  if (b.centesimiOra === null) errori['centesimiOra'] = 'Scrivi il costo orario, per esempio 21,50';
  if (!b.fonte.trim()) errori['fonte'] = 'Indica la fonte di finanziamento';
  if (!b.il) errori['il'] = 'Indica il giorno della decisione';
  return errori;
}
