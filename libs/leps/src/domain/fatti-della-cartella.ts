import type {
  CartellaAperta,
  CartellaChiusa,
  EventoCartella,
  PresaInCaricoAttivata,
  ProgettoRedatto,
  ProgettoRimodulato,
  TipoProgetto,
  ValutazioneConclusa,
} from '#cartella';
import type { EventoDeciso, Storico } from '#storia';
import { eCorrezione, giorniTra } from '#storia';
import type { EventoDietro, FattoVero } from './fatto.js';

type Fatto = Storico<EventoCartella>;
type Versione = Storico<ProgettoRedatto> | Storico<ProgettoRimodulato>;

interface Ciclo {
  /** Id of the event that opened it. */
  readonly apertura: string;
  readonly eventi: Fatto[];
  valutazioneConclusa: boolean;
  readonly progettiSottoscritti: Set<TipoProgetto>;
  readonly prestazioniErogate: Set<string>;
  valutazioneFinale: boolean;
  presaInCarico: Storico<PresaInCaricoAttivata> | undefined;
  chiusura: Storico<CartellaChiusa> | undefined;
}

const nuovoCiclo = (...eventi: [Fatto, ...Fatto[]]): Ciclo => ({
  apertura: (eventi.at(-1) as Fatto).id,
  eventi,
  valutazioneConclusa: false,
  progettiSottoscritti: new Set(),
  prestazioniErogate: new Set(),
  valutazioneFinale: false,
  presaInCarico: undefined,
  chiusura: undefined,
});

const dietro = (eventi: Iterable<Fatto>): EventoDietro[] =>
  [...new Set(eventi)].map(({ id, posizione, tipo, avvenutoIl }) => ({ id, posizione, tipo, avvenutoIl }));

/**
 * What the figures may count in one case, from its effective facts in the order of the fold (`fattiAl`). It reads clear
 * fields only, so that an erasure cannot move a figure. A fact depends on what comes before it, and a ciclo also on the
 * hours of its own interventi, whenever they arrive.
 */
export function fattiDi(
  cartella: { readonly id: string; readonly ambito: string },
  fatti: readonly Fatto[],
): FattoVero[] {
  const veri: FattoVero[] = [];
  const cicli: Ciclo[] = [];
  const versioni = new Map<string, Versione>();
  const conclusioni = new Map<string, Storico<ValutazioneConclusa>>();
  const sottoscritti = new Set<string>();
  const cicloDellIntervento = new Map<string, Ciclo>();
  let aperta: Storico<CartellaAperta> | undefined;
  let presaInCarico: Storico<PresaInCaricoAttivata> | undefined;
  let ciclo: Ciclo | undefined;

  const circostanza = (chiave: string, decisivo: Fatto, eventi: Iterable<Fatto>) => ({
    chiave,
    cartella: cartella.id,
    persona: (aperta as Storico<CartellaAperta>).dati.persona,
    ambito: cartella.ambito,
    comune: decisivo.comune,
    il: decisivo.avvenutoIl,
    eventi: dietro(eventi),
  });

  for (const fatto of fatti) {
    if (!aperta && fatto.tipo !== 'CartellaAperta') continue;
    switch (fatto.tipo) {
      case 'CartellaAperta':
        if (aperta) break;
        aperta = fatto;
        cicli.push((ciclo = nuovoCiclo(fatto)));
        break;
      case 'CartellaRiaperta':
        if (!ciclo) cicli.push((ciclo = nuovoCiclo(aperta as Fatto, fatto)));
        break;
      case 'PresaInCaricoAttivata':
        presaInCarico = fatto;
        break;
      case 'ValutazioneConclusa':
        conclusioni.set(fatto.dati.valutazione, fatto);
        if (ciclo) {
          ciclo.valutazioneConclusa = true;
          ciclo.eventi.push(fatto);
        }
        break;
      case 'ProgettoRedatto':
      case 'ProgettoRimodulato':
        versioni.set(`${fatto.dati.progetto}/${fatto.dati.versione}`, fatto);
        break;
      case 'ProgettoSottoscritto': {
        const versione = versioni.get(`${fatto.dati.progetto}/${fatto.dati.versione}`);
        if (!versione) break;
        if (ciclo) {
          ciclo.progettiSottoscritti.add(versione.dati.tipo);
          ciclo.eventi.push(versione, fatto);
        }
        if (sottoscritti.has(fatto.dati.progetto)) break;
        sottoscritti.add(fatto.dati.progetto);
        const citata = versione.dati.valutazione === null ? undefined : conclusioni.get(versione.dati.valutazione);
        veri.push({
          tipo: 'progetto-sottoscritto',
          ...circostanza(`progetto:${fatto.dati.progetto}`, fatto, [...(citata ? [citata] : []), versione, fatto]),
          tipoProgetto: versione.dati.tipo,
          percorso: versione.dati.percorso,
          pianoUnicoIntegrato: versione.dati.pianoUnicoIntegrato,
          anzianoAllaData: fatto.dati.anzianoAllaData,
          esito: citata
            ? { autosufficienza: citata.dati.esito.autosufficienza, bisogno: citata.dati.esito.bisogno }
            : null,
        });
        break;
      }
      case 'InterventoAutorizzato':
        if (ciclo && !cicloDellIntervento.has(fatto.dati.intervento)) {
          cicloDellIntervento.set(fatto.dati.intervento, ciclo);
        }
        break;
      case 'ErogazioneRegistrata': {
        // Hours may arrive after the closing: they belong to the ciclo of their intervento, not to the one now open.
        const suo = cicloDellIntervento.get(fatto.dati.intervento);
        if (suo && fatto.dati.minuti > 0) {
          suo.prestazioniErogate.add(fatto.dati.prestazione);
          suo.eventi.push(fatto);
        }
        break;
      }
      case 'ValutazioneFinaleSvolta':
        if (ciclo) {
          ciclo.valutazioneFinale = true;
          ciclo.eventi.push(fatto);
        }
        break;
      case 'CartellaChiusa':
        if (ciclo) {
          ciclo.presaInCarico = presaInCarico;
          ciclo.chiusura = fatto;
          ciclo = undefined;
        }
        break;
    }
  }

  for (const [valutazione, conclusione] of conclusioni) {
    veri.push({
      tipo: 'valutazione-conclusa',
      ...circostanza(`valutazione:${valutazione}`, conclusione, [conclusione]),
      tipoValutazione: conclusione.dati.tipo,
      percorso: conclusione.dati.percorso,
      partecipanti: conclusione.dati.partecipanti.map(({ professione, tipoEnte }) => ({ professione, tipoEnte })),
    });
  }
  for (const { chiusura, ...c } of cicli) {
    if (!chiusura) continue;
    const eventi = [...c.eventi, ...(c.presaInCarico ? [c.presaInCarico] : []), chiusura].sort(
      (a, b) => giorniTra(b.avvenutoIl, a.avvenutoIl) || a.posizione - b.posizione,
    );
    veri.push({
      tipo: 'ciclo-concluso',
      ...circostanza(`ciclo:${c.apertura}`, chiusura, eventi),
      percorso: c.presaInCarico?.dati.percorso ?? null,
      accesso: Boolean(aperta?.dati.accesso),
      valutazioneConclusa: c.valutazioneConclusa,
      progettiSottoscritti: [...c.progettiSottoscritti].sort(),
      prestazioniErogate: [...c.prestazioniErogate].sort(),
      valutazioneFinale: c.valutazioneFinale,
      motivoChiusura: chiusura.dati.motivo,
    });
  }
  return veri;
}

const LETTI: ReadonlySet<string> = new Set<EventoCartella['tipo']>([
  'CartellaAperta',
  'CartellaRiaperta',
  'PresaInCaricoAttivata',
  'ValutazioneConclusa',
  'ProgettoRedatto',
  'ProgettoRimodulato',
  'ProgettoSottoscritto',
  'InterventoAutorizzato',
  'ErogazioneRegistrata',
  'ValutazioneFinaleSvolta',
  'CartellaChiusa',
]);

const DECISIVI: ReadonlySet<string> = new Set<EventoCartella['tipo']>([
  'ValutazioneConclusa',
  'ProgettoSottoscritto',
  'CartellaChiusa',
]);

/**
 * Whether a new event can move the facts of its case: where it says no, `fattiDi` need not be called. An event at the
 * tail (`inCoda`) moves them only by its own type, or as late hours of a ciclo already closed; a backdated one moves
 * them if it is read at all; a correction always may.
 */
export function puoMuovereFatti(
  evento: EventoDeciso,
  { inCoda, maiChiusa }: { readonly inCoda: boolean; readonly maiChiusa: boolean },
): boolean {
  if (eCorrezione(evento)) return true;
  if (!inCoda) return LETTI.has(evento.tipo);
  return DECISIVI.has(evento.tipo) || (evento.tipo === 'ErogazioneRegistrata' && !maiChiusa);
}
