import type { Dominio } from '#cartella';
import { DOMINI } from '#cartella';
import { TARIFFE_SAD, valoreIl } from '#nomenclatore';
import { annoDi } from '#storia';
import type { Narrazione } from './narrazione.js';
import { nota } from './narrazione.js';
import { parente } from './nomi.js';
import * as parole from './parole.js';
import type { Fermata } from './profili.js';
import type { Valutata } from './valutazione.js';
import { postoNellEsito } from './valutazione.js';

export const TRASPORTO = 'A2.14';

/** A progetto as its last version left it. */
export interface Progetto {
  readonly id: string;
  readonly valutazione: string | null;
  readonly obiettivi: readonly { readonly id: string; readonly dimensione: Dominio }[];
  readonly minutiMensili: number;
  readonly conTrasporto: boolean;
  /** A critical dimension has no goal, on purpose: every version says why. */
  readonly lacuna: boolean;
}

interface Come {
  /** Null for an urgent case that has none. */
  readonly valutata: Valutata | null;
  /** Where the life stops; null if it goes on. */
  readonly fino: Fermata | 'chiusa' | null;
}

/** How often the piano is one with the health side: L5.1 comes out around these. */
const PIANO_UNICO: Readonly<Record<number, number>> = { 2025: 0.6, 2026: 0.66 };

/** A progetto from its first draft to the signatures, or to where the life stops. */
export function progetto(n: Narrazione, { valutata, fino }: Come): Progetto {
  const { r, caso } = n;
  const scelte = caso.casuale.ramo(`progetto/${r.il}`);
  r.passano(3, 12);
  const dimensioni = [...(valutata?.critiche ?? ['funzionale' as Dominio])];
  if (dimensioni.length < 3 && scelte.vero(0.5)) {
    dimensioni.push(scelte.uno(DOMINI.filter((d) => !dimensioni.includes(d))));
  }
  const completa: Progetto = {
    id: r.uuid(),
    valutazione: valutata?.id ?? null,
    obiettivi: dimensioni.map((dimensione) => ({ id: r.uuid(), dimensione })),
    minutiMensili: 60 * scelte.uno([8, 10, 12, 12, 16, 16, 20, 24, 30]),
    conTrasporto: ['in-erogazione', 'chiuso-2026'].includes(caso.profilo.codice) && caso.quota('trasporto') < 0.09,
    lacuna: false,
  };
  const scoperta = (valutata?.critiche.length ?? 0) > 1;
  const respinto = fino === 'respinto' || (fino === null && caso.quota('respinto') < 0.11);
  const lacunoso = respinto && scoperta;
  // A dimension left without a goal on purpose, and approved with the reason.
  const ammessa = !respinto && scoperta && caso.quota('scoperta') < 0.1;
  const proposta = ammessa ? { ...completa, obiettivi: completa.obiettivi.slice(1), lacuna: true } : completa;
  redigi(n, lacunoso ? { ...proposta, obiettivi: proposta.obiettivi.slice(1) } : proposta);
  if (fino === 'bozza') return proposta;

  r.passano(0, 3);
  r.fatto('richiedi-approvazione', { progetto: proposta.id }, { ritardo: 0 });
  if (fino === null && caso.quota('ritirato') < 0.04) {
    r.passano(1, 2);
    const ritiro = { progetto: proposta.id, motivo: scelte.uno(parole.MOTIVI_RITIRO) };
    r.fatto('ritira-richiesta', ritiro, { ritardo: 0 });
    r.passano(1, 5);
    r.fatto('richiedi-approvazione', { progetto: proposta.id }, { ritardo: 0 });
  }
  const coord = { chi: 'coord-1', ritardo: 0 } as const;
  if (fino === 'approvazione') {
    r.passano(1, 6);
    if (caso.k % 2 === 1) r.fatto('apri-richiesta', { progetto: proposta.id }, coord);
    return proposta;
  }
  r.passano(1, 6);
  r.fatto('apri-richiesta', { progetto: proposta.id }, coord);
  if (respinto) {
    r.passano(0, 3);
    const motivo = lacunoso ? parole.MOTIVI_RIFIUTO[0] : scelte.uno(parole.MOTIVI_RIFIUTO.slice(1));
    r.fatto('respingi-progetto', { progetto: proposta.id, motivo }, coord);
    if (fino === 'respinto') return proposta;
    r.passano(2, 8);
    redigi(n, proposta);
    r.fatto('richiedi-approvazione', { progetto: proposta.id }, { ritardo: 0 });
    r.passano(1, 4);
    r.fatto('apri-richiesta', { progetto: proposta.id }, coord);
  }
  r.passano(0, 4);
  const approvazione = { progetto: proposta.id, motivo: scelte.uno(parole.MOTIVI_APPROVAZIONE) };
  r.fatto('approva-progetto', { ...approvazione, ...perche(proposta) }, coord);
  if (fino === 'firma') return proposta;
  r.passano(3, 12);
  sottoscrivi(n, proposta.id);
  return proposta;
}

const perche = ({ lacuna }: Progetto) => lacuna && { motivoSenzaObiettivo: parole.MOTIVO_SENZA_OBIETTIVO };

/** What a version says. */
function contenuto(n: Narrazione, p: Progetto): object {
  const { r, caso, materia } = n;
  const sad = materia.tipoProgetto === 'sad';
  const anno = Math.min(2026, annoDi(r.il));
  const quotaComune = caso.casuale.ramo('budget').uno([60, 70, 80]);
  const mensile = Math.round((p.minutiMensili * valoreIl(TARIFFE_SAD, r.il)) / 60);
  return {
    progetto: p.id,
    // A pai that provides hours of SAD is not a SAD progetto: L5.3 leaves it out.
    tipo: caso.profilo.codice === 'chiuso-incompleto' && caso.k % 2 === 1 ? 'pai' : materia.tipoProgetto,
    valutazione: p.valutazione,
    ...(p.valutazione === null && {
      motivoSenzaValutazione: 'Intervento urgente già avviato: la valutazione seguirà.',
    }),
    obiettivi: p.obiettivi.map(({ id, dimensione }) => ({ id, dimensione, ...materia.obiettivi[dimensione] })),
    interventi: [
      { id: r.uuid(), prestazione: materia.prestazione, minutiMensili: p.minutiMensili },
      ...(p.conTrasporto ? [{ id: r.uuid(), prestazione: TRASPORTO, minutiMensili: 240 }] : []),
    ],
    budget: [
      { fonte: 'bilancio-comunale', centesimiMensili: Math.round((mensile * quotaComune) / 100) },
      {
        fonte: sad ? 'utente' : 'fondo-sociale-regionale',
        centesimiMensili: Math.round((mensile * (100 - quotaComune)) / 100),
      },
    ],
    pianoUnicoIntegrato: sad && postoNellEsito(caso.quota('esito')) < (PIANO_UNICO[anno] ?? 1),
    comprendeDimissioneProtetta: sad && caso.quota('dimissione') < 0.12,
  };
}

function redigi(n: Narrazione, p: Progetto): void {
  n.r.fatto('redigi-progetto', contenuto(n, p), { ritardo: 0 });
}

export function sottoscrivi({ r, caso, materia }: Narrazione, id: string): void {
  const scelte = caso.casuale.ramo(`firma/${r.il}`);
  const qualita = scelte.pesato(materia.firmatari);
  const { cognome, nome } = caso.persona;
  r.fatto('sottoscrivi-progetto', {
    progetto: id,
    firmatari: [{ qualita }, { qualita: 'assistente-sociale' }],
    nominativi: [qualita === 'persona' ? `${nome} ${cognome}` : parente(scelte, caso.persona), ''],
  });
}

/** A new version of a progetto in force, one step a day of the agenda. */
export function rimodulazione(
  n: Narrazione,
  p: Progetto,
): { nuovo: Progetto; passi: readonly (readonly [giorni: number, passo: () => void])[] } {
  const { r, caso } = n;
  const scelte = caso.casuale.ramo('rimodulazione');
  const aumenta = scelte.vero(0.7);
  const minutiMensili = aumenta ? p.minutiMensili + 240 : Math.max(240, p.minutiMensili - 180);
  const nuovo: Progetto = { ...p, minutiMensili };
  const motivo = aumenta ? parole.MOTIVI_RIMODULAZIONE[0] : parole.MOTIVI_RIMODULAZIONE[1];
  const coord = { chi: 'coord-1', ritardo: 0 } as const;
  const approvazione = { progetto: p.id, motivo: scelte.uno(parole.MOTIVI_APPROVAZIONE) };
  return {
    nuovo,
    passi: [
      [0, () => nota(n, r.il, 'visita-domiciliare')],
      [3, () => r.fatto('rimodula-progetto', { ...contenuto(n, nuovo), motivo }, { ritardo: 0 })],
      [4, () => r.fatto('richiedi-approvazione', { progetto: p.id }, { ritardo: 0 })],
      [8, () => r.fatto('apri-richiesta', { progetto: p.id }, coord)],
      [10, () => r.fatto('approva-progetto', { ...approvazione, ...perche(p) }, coord)],
      [17, () => sottoscrivi(n, p.id)],
    ],
  };
}
