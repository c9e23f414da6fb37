import type { CorpoDi, Dominio, Progetto, StatoCartella, VersioneDiProgetto } from '../../api/tipi.ts';
import { uuid } from '../../api/uuid.ts';
import { oggi } from '../../parole/date.ts';
import { valutazioniConcluse } from '../scelte-progetto.ts';

export interface RigaObiettivo {
  readonly id: string;
  readonly dimensione: string;
  readonly descrizione: string;
  readonly partenza: string;
  readonly atteso: string;
}
export interface RigaIntervento {
  readonly id: string;
  readonly prestazione: string;
  readonly minutiMensili: number;
}
export interface RigaBudget {
  readonly chiave: string;
  readonly fonte: string;
  readonly centesimiMensili: number | null;
}

/** A progetto while it is written. */
export interface BozzaProgetto {
  readonly il: string;
  readonly tipo: string;
  readonly valutazione: string;
  readonly motivoSenzaValutazione: string;
  readonly motivo: string;
  readonly obiettivi: readonly RigaObiettivo[];
  readonly interventi: readonly RigaIntervento[];
  readonly budget: readonly RigaBudget[];
  readonly pianoUnicoIntegrato: boolean;
  readonly comprendeDimissioneProtetta: boolean;
}

export const OBIETTIVO_VUOTO = (dimensione = ''): RigaObiettivo => ({
  id: uuid(),
  dimensione,
  descrizione: '',
  partenza: '',
  atteso: '',
});
export const INTERVENTO_VUOTO = (prestazione = ''): RigaIntervento => ({ id: uuid(), prestazione, minutiMensili: 0 });
export const BUDGET_VUOTO = (): RigaBudget => ({ chiave: uuid(), fonte: '', centesimiMensili: null });

/** SIUSS code of the home assistance service. */
const SAD = 'A2.07';

/** The first draft is already half written: one goal for each critical dimension, its starting point from the valutazione. */
export function bozzaNuova(stato: StatoCartella): BozzaProgetto {
  const valutazione = valutazioniConcluse(stato).at(-1);
  const sad = stato.percorso === 'sad';
  const critiche = valutazione?.dimensioniCritiche ?? [];
  return {
    il: oggi(),
    tipo: sad ? 'sad' : 'pai',
    valutazione: valutazione?.id ?? '',
    motivoSenzaValutazione: '',
    motivo: '',
    obiettivi:
      critiche.length > 0
        ? critiche.map((d) => ({ ...OBIETTIVO_VUOTO(d), partenza: valutazione?.domini?.[d] ?? '' }))
        : [OBIETTIVO_VUOTO()],
    interventi: sad ? [INTERVENTO_VUOTO(SAD)] : [],
    budget: [],
    pianoUnicoIntegrato: false,
    comprendeDimissioneProtetta: stato.percorso === 'dimissione-protetta',
  };
}

/** A new version begins from the last one. */
export function bozzaDa(versione: VersioneDiProgetto): BozzaProgetto {
  return {
    il: oggi(),
    tipo: versione.tipo,
    valutazione: versione.valutazione ?? '',
    motivoSenzaValutazione: versione.motivoSenzaValutazione ?? '',
    motivo: '',
    obiettivi: versione.obiettivi.map(({ id, dimensione }) => ({
      id,
      dimensione,
      descrizione: versione.testiObiettivi?.[id]?.descrizione ?? '',
      partenza: versione.testiObiettivi?.[id]?.partenza ?? '',
      atteso: versione.testiObiettivi?.[id]?.atteso ?? '',
    })),
    interventi: versione.interventi.map((i) => ({ ...i })),
    budget: versione.budget.map((b) => ({ ...b, chiave: uuid() })),
    pianoUnicoIntegrato: versione.pianoUnicoIntegrato,
    comprendeDimissioneProtetta: versione.comprendeDimissioneProtetta,
  };
}

export function corpoProgetto(
  bozza: BozzaProgetto,
  progetto: Progetto | undefined,
  rimodula: boolean,
): CorpoDi<'redigi-progetto'> & { motivo?: string } {
  return {
    il: bozza.il,
    ...(progetto && { progetto: progetto.id }),
    tipo: bozza.tipo as CorpoDi<'redigi-progetto'>['tipo'],
    ...(bozza.valutazione && { valutazione: bozza.valutazione }),
    ...(!bozza.valutazione && { motivoSenzaValutazione: bozza.motivoSenzaValutazione }),
    obiettivi: bozza.obiettivi.map((o) => ({ ...o, dimensione: o.dimensione as Dominio })),
    interventi: bozza.interventi.map((i) => ({ ...i })),
    budget: bozza.budget.map((b) => ({ fonte: b.fonte.trim(), centesimiMensili: b.centesimiMensili ?? 0 })),
    pianoUnicoIntegrato: bozza.pianoUnicoIntegrato,
    comprendeDimissioneProtetta: bozza.comprendeDimissioneProtetta,
    ...(rimodula && { motivo: bozza.motivo }),
  };
}

export function erroriBozza(bozza: BozzaProgetto, rimodula: boolean): Record<string, string> {
  const errori: Record<string, string> = {};
  if (!bozza.il) errori['il'] = 'Indica il giorno';
  if (!bozza.tipo) errori['tipo'] = 'Scegli il tipo di progetto';
  if (!bozza.valutazione && !bozza.motivoSenzaValutazione.trim()) {
    errori['motivoSenzaValutazione'] = 'Scrivi perché il progetto non ha una valutazione';
  }
  if (rimodula && !bozza.motivo.trim()) errori['motivo'] = 'Scrivi perché il progetto viene rimodulato';
  if (bozza.obiettivi.length === 0) errori['obiettivi'] = 'Indica almeno un obiettivo';
  bozza.obiettivi.forEach((o, i) => {
    const n = i + 1;
    if (!o.dimensione) errori[`obiettivi.${i}.dimensione`] = `Scegli la dimensione dell’obiettivo n. ${n}`;
    if (!o.descrizione.trim()) errori[`obiettivi.${i}.descrizione`] = `Descrivi l’obiettivo n. ${n}`;
    if (!o.partenza.trim()) errori[`obiettivi.${i}.partenza`] = `Scrivi da dove parte l’obiettivo n. ${n}`;
    if (!o.atteso.trim()) errori[`obiettivi.${i}.atteso`] = `Scrivi il risultato atteso dell’obiettivo n. ${n}`;
  });
  bozza.interventi.forEach((v, i) => {
    if (!v.prestazione) errori[`interventi.${i}.prestazione`] = `Scegli la prestazione dell’intervento n. ${i + 1}`;
    if (v.minutiMensili < 1)
      errori[`interventi.${i}.minutiMensili`] = `Indica le ore al mese dell’intervento n. ${i + 1}`;
  });
  bozza.budget.forEach((b, i) => {
    if (!b.fonte.trim()) errori[`budget.${i}.fonte`] = `Scrivi la fonte della voce di budget n. ${i + 1}`;
    if (b.centesimiMensili === null) {
      errori[`budget.${i}.centesimiMensili`] = `Scrivi l’importo della voce di budget n. ${i + 1}, per esempio 120,00`;
    }
  });
  return errori;
}
