import type { MotivoChiusura } from '#cartella';
import type { DataCivile } from '#storia';
import { piuGiorni } from '#storia';
import { primoFeriale, ultimo } from './calendario.js';
import type { Caso } from './caso.js';
import { contatto } from './contatto.js';
import { haGuasto } from './guasti.js';
import { MINORI, SAD } from './materia.js';
import type { Narrazione } from './narrazione.js';
import { nota } from './narrazione.js';
import * as parole from './parole.js';
import type { Passo } from './passo.js';
import { entraNellaPorta, presaInCarico } from './porta-di-accesso.js';
import type { Fermata } from './profili.js';
import type { Progetto } from './progetto.js';
import { progetto } from './progetto.js';
import { Racconto } from './racconto.js';
import { secondaScheda } from './seconda-scheda.js';
import { autorizza, servizio } from './servizio.js';
import { urgenza } from './urgenza.js';
import { valutazione } from './valutazione.js';

/** The steps of one life, up to the end of the sample: from any of them on, it might have gone otherwise. */
export function passiDi(caso: Caso): Passo[] {
  const racconto = new Racconto(caso);
  if (caso.profilo.materia === 'contatto') contatto(racconto);
  else vivi({ r: racconto, caso, materia: caso.profilo.materia === 'minori' ? MINORI : SAD });
  return racconto.passi(caso.fine);
}

const FERMATE: readonly Fermata[] = [
  'accesso',
  'equipe',
  'valutazione',
  'valutata',
  'bozza',
  'approvazione',
  'respinto',
  'firma',
  'autorizzazione',
  'attivazione',
  'erogazione',
  'sospensione',
  'chiusura',
  'riapertura',
];

const siFermaA = ({ caso }: Narrazione, fermata: Fermata): boolean =>
  FERMATE.indexOf(caso.profilo.fermata) <= FERMATE.indexOf(fermata) && caso.profilo.fermata !== 'chiusura-prima';

/** Of those valutati and not yet with a signed progetto, how far each one got. */
const DOPO_LA_VALUTAZIONE = ['valutata', 'bozza', 'approvazione', 'chiusa', 'respinto'] as const;

function vivi(n: Narrazione): void {
  const { r, caso } = n;
  entraNellaPorta(n);
  presaInCarico(n);
  if (caso.profilo.fermata === 'accesso') return;
  const interrompe = caso.profilo.fermata === 'chiusura-prima' ? caso.k % 3 : null;
  if (interrompe === 0) return interrotta(n);

  const urgente = haUrgenza(caso) ? urgenza(n) : null;
  // One urgent case in five has no valutazione at all, and a progetto that says why.
  const senzaValutazione = urgente !== null && caso.k % 5 === 0;
  r.passano(2, 12);
  const fino = siFermaA(n, 'equipe') ? 'equipe' : siFermaA(n, 'valutazione') || interrompe === 1 ? 'strumenti' : 'fine';
  const valutata = senzaValutazione ? null : valutazione(n, { fino, volta: 0 });
  if (fino !== 'fine') return interrompe === 1 ? interrotta(n) : undefined;

  const fermata = fermataDelProgetto(n);
  if (fermata === 'valutata') return;
  if (fermata === 'chiusa') return interrotta(n);
  if (caso.profilo.progettoDal) r.fino(caso.profilo.progettoDal);
  const progettato = progetto(n, { valutata, fino: interrompe === 2 ? 'firma' : fermata });
  if (interrompe === 2) return interrotta(n);
  if (fermata !== null || siFermaA(n, 'autorizzazione')) return;

  const haOre = caso.profilo.codice !== 'chiuso-incompleto' || caso.k % 2 === 1;
  if (haOre) autorizzaEServe(n, progettato, urgente);
  else r.fino(caso.meta ?? caso.inizio);
  if (caso.profilo.fermata !== 'chiusura' && caso.profilo.fermata !== 'riapertura') return;
  chiudi(n, progettato, haOre);
  if (caso.profilo.fermata === 'riapertura') riapri(n);
}

/** How far the progetto gets; null for who goes beyond it. */
function fermataDelProgetto(n: Narrazione): Fermata | 'chiusa' | null {
  const { profilo, k } = n.caso;
  if (profilo.fermata === 'valutata') return DOPO_LA_VALUTAZIONE[k % DOPO_LA_VALUTAZIONE.length] as Fermata | 'chiusa';
  return siFermaA(n, 'firma') ? profilo.fermata : null;
}

const haUrgenza = (caso: Caso): boolean =>
  ['in-erogazione', 'chiuso-2026'].includes(caso.profilo.codice) &&
  caso.guasto === null &&
  caso.quota('urgenza') < 0.12;

function autorizzaEServe(n: Narrazione, progettato: Progetto, urgente: ((il: DataCivile) => void) | null): void {
  const { r, caso } = n;
  const autorizzato = autorizza(n, progettato);
  if (siFermaA(n, 'attivazione')) return;
  if (haGuasto(caso, 'persona-doppia')) secondaScheda(n);
  r.passano(1, 8);
  urgente?.(r.il);
  servizio(n, progettato, autorizzato, caso.meta && ultimo(caso.meta, piuGiorni(r.il, 25)));
}

/** The end of a ciclo whose service has ended: with a valutazione finale, or for a reason that excuses it. */
function chiudi(n: Narrazione, { obiettivi }: Progetto, conOre: boolean): void {
  const { r, caso } = n;
  const scelte = caso.casuale.ramo('chiusura');
  if (!caso.profilo.finale) {
    const motivo = motivoCheScusa(caso);
    if (motivo !== 'decesso') r.passano(0, 8);
    r.fatto('chiudi', { motivo, situazione: parole.SITUAZIONI[motivo] }, { ritardo: scelte.intero(0, 4) });
    return;
  }
  r.passano(2, 9);
  r.fatto('svolgi-valutazione-finale', {
    obiettivi: obiettivi.map(({ id }) => ({
      obiettivo: id,
      raggiunto: scelte.pesato([
        ['si', 5],
        ['in-parte', 4],
        ['no', 1],
      ]),
    })),
    soddisfazionePersona: scelte.intero(2, 5),
    soddisfazioneOperatori: scelte.intero(3, 5),
    considerazioni: scelte.uno(parole.CONSIDERAZIONI),
  });
  r.passano(0, 6);
  const motivo = conOre
    ? scelte.pesato<MotivoChiusura>([
        ['fine-progetto', 5],
        ['obiettivi-raggiunti', 3],
        ['altro-servizio', 2],
      ])
    : 'altro-servizio';
  r.fatto('chiudi', { motivo, situazione: parole.SITUAZIONI[motivo] }, { ritardo: scelte.intero(0, 3) });
  if (caso.profilo.fermata === 'riapertura') return;
  const chiusaIl = r.il;
  if (scelte.vero(0.4)) seguito(n, chiusaIl, '30-giorni', scelte.intero(30, 38), scelte.vero(0.15));
  if (scelte.vero(0.3)) seguito(n, chiusaIl, '12-mesi', scelte.intero(362, 380), scelte.vero(0.2));
}

function seguito({ r }: Narrazione, chiusaIl: DataCivile, orizzonte: string, giorni: number, riammesso: boolean): void {
  const il = primoFeriale(piuGiorni(chiusaIl, giorni));
  const note = riammesso ? 'Nuovo ricovero dopo la chiusura.' : 'La situazione tiene, nessun nuovo ricovero.';
  r.aParte('rileva-follow-up', { orizzonte, riammesso, note }, { il, ritardo: 0 });
}

const motivoCheScusa = (
  caso: Caso,
): Extract<MotivoChiusura, 'decesso' | 'trasferimento' | 'rinuncia' | 'irreperibilita'> =>
  caso.casuale.ramo('motivo').pesato(
    caso.profilo.materia === 'minori'
      ? ([
          ['trasferimento', 7],
          ['rinuncia', 3],
        ] as const)
      : ([
          ['decesso', 9],
          ['trasferimento', 4],
          ['rinuncia', 5],
          ['irreperibilita', 2],
        ] as const),
  );

/** Closed before any service, wherever the case had got to. */
function interrotta(n: Narrazione): void {
  const { r, caso } = n;
  const motivo = motivoCheScusa(caso);
  r.passano(8, 30);
  nota(n);
  r.passano(2, 10);
  r.fatto('chiudi', { motivo, situazione: parole.SITUAZIONI[motivo] });
}

/** A second ciclo, months later: a third of them is served again, a third is being valutato, a third is closed again. */
function riapri(n: Narrazione): void {
  const { r, caso } = n;
  const scelte = caso.casuale.ramo('riapertura');
  const variante = caso.k % 3;
  // Who is being valutato came back lately.
  if (variante === 1) r.fino(piuGiorni(caso.fine, -scelte.intero(50, 90)));
  else r.passano(35, variante === 2 ? 90 : 120);
  r.passano(0, 5);
  r.fatto('riapri', { motivo: scelte.uno(parole.MOTIVI_RIAPERTURA) }, { ritardo: 0 });
  r.passano(0, 5);
  r.fatto('attiva-presa-in-carico', { percorso: n.materia.percorso });
  r.passano(2, 8);
  const valutata = valutazione(n, { fino: variante === 1 ? 'strumenti' : 'fine', volta: 1 });
  if (variante === 1) return;
  const progettato = progetto(n, { valutata, fino: null });
  const autorizzato = autorizza(n, progettato);
  r.passano(1, 6);
  const fine = variante === 2 ? piuGiorni(r.il, scelte.intero(45, 80)) : null;
  servizio(n, progettato, autorizzato, fine);
  if (variante !== 2) return;
  chiudi(n, progettato, true);
}
