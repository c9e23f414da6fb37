import { TARIFFE_SAD, valoreIl } from '#nomenclatore';
import type { DataCivile } from '#storia';
import { fineMese, giorniTra, piuGiorni } from '#storia';
import { ilPrimo, mesiDopo, primo, primoFeriale, ultimo } from './calendario.js';
import { haGuasto } from './guasti.js';
import type { Narrazione } from './narrazione.js';
import { nota } from './narrazione.js';
import * as parole from './parole.js';
import type { Progetto } from './progetto.js';
import { rimodulazione, TRASPORTO } from './progetto.js';
import { rivalutazione } from './valutazione.js';

const EROGATORE = 'coop-ontano';

interface Autorizzazione {
  readonly dal: DataCivile;
  readonly al: DataCivile;
  readonly minutiMensili: number;
}

export interface Autorizzato {
  readonly intervento: string;
  readonly trasporto: string | null;
  readonly prima: Autorizzazione;
  readonly mesi: number;
}

type Voce = readonly [il: DataCivile, fai: () => void];

interface Sospensione {
  readonly dal: DataCivile;
  /** Null if it lasts to the end of the sample. */
  readonly al: DataCivile | null;
}

function autorizzazione(n: Narrazione, progetto: string | null, prestazione: string, a: Autorizzazione): object {
  return {
    progetto,
    urgente: false,
    prestazione,
    erogatore: EROGATORE,
    dal: a.dal,
    al: a.al,
    minutiMensili: a.minutiMensili,
    centesimiOra: prestazione === TRASPORTO ? 1_800 : valoreIl(TARIFFE_SAD, a.dal),
    fonte: n.caso.casuale
      .ramo('fonte')
      .uno(['bilancio-comunale', 'fondo-non-autosufficienza', 'fondo-sociale-regionale']),
  };
}

/** The first authorisation, from the day it is given to the end of a month. */
export function autorizza(n: Narrazione, p: Progetto): Autorizzato {
  const { r, caso, materia } = n;
  const mesi = caso.casuale.ramo('durata').uno([6, 12, 12]);
  r.passano(1, 5);
  const prima = { dal: r.il, al: piuGiorni(mesiDopo(r.il, mesi), -1), minutiMensili: p.minutiMensili };
  const intervento = r.uuid();
  r.fatto('autorizza-intervento', { intervento, ...autorizzazione(n, p.id, materia.prestazione, prima) });
  if (!p.conTrasporto) return { intervento, trasporto: null, prima, mesi };
  const trasporto = r.uuid();
  const lunga = { dal: r.il, al: piuGiorni(mesiDopo(r.il, 60), -1), minutiMensili: 240 };
  r.fatto('autorizza-intervento', { intervento: trasporto, ...autorizzazione(n, p.id, TRASPORTO, lunga) });
  return { intervento, trasporto, prima, mesi };
}

/**
 * From the activation to the end of the service (or of the sample): what happens is put in an agenda first, then lived month
 * by month, with the hours of each month typed in the days after it.
 */
export function servizio(
  n: Narrazione,
  p: Progetto,
  { intervento, trasporto, prima, mesi }: Autorizzato,
  finoA: DataCivile | null,
): void {
  const { r, caso, materia } = n;
  const attivato = r.il;
  const orizzonte = finoA ?? caso.fine;
  r.fatto('attiva-intervento', { intervento }, { ritardo: 0 });
  if (trasporto) r.fatto('attiva-intervento', { intervento: trasporto }, { ritardo: 0 });

  const sospensioni = sospensioniDi(n, attivato, finoA);
  const agenda: Voce[] = sospensioni.flatMap(({ dal, al }, i): Voce[] => {
    const motivo = caso.casuale.ramo(`sospensione/${i}`).uno(parole.MOTIVI_SOSPENSIONE);
    const sospendi: Voce = [dal, () => r.fatto('sospendi-intervento', { intervento, motivo })];
    return al ? [sospendi, [al, () => r.fatto('riprendi-intervento', { intervento })]] : [sospendi];
  });
  const autorizzazioni = [prima];
  // A new version needs a valutazione to answer to.
  const cambia = p.valutazione === null ? null : quandoCambia(n, attivato, finoA);
  const cambiamento = cambia === null ? null : rimodulazione(n, p);
  const decorre = cambia === null ? null : mesiDopo(piuGiorni(cambia, 25), 1);
  if (cambia !== null && cambiamento) {
    for (const [giorni, passo] of cambiamento.passi) agenda.push([primoFeriale(piuGiorni(cambia, giorni)), passo]);
  }
  const anniversario = piuGiorni(attivato, caso.casuale.ramo('anniversario').intero(290, 350));
  if (caso.quota('rivalutazione') < 0.65 && piuGiorni(anniversario, 30) < orizzonte) {
    for (const [giorni, passo] of rivalutazione(n)) agenda.push([primoFeriale(piuGiorni(anniversario, giorni)), passo]);
  }
  let minutiMensili = prima.minutiMensili;
  let cambiato = false;
  for (let ultima = prima; ;) {
    let il: DataCivile;
    if (decorre !== null && !cambiato && decorre <= piuGiorni(ultima.al, 1)) {
      minutiMensili = cambiamento?.nuovo.minutiMensili ?? minutiMensili;
      cambiato = true;
      il = primoFeriale(piuGiorni(cambia as DataCivile, 22));
      ultima = { dal: decorre, al: ultimo(ultima.al, piuGiorni(mesiDopo(decorre, 3), -1)), minutiMensili };
    } else if (ultima.al < orizzonte) {
      il = primoFeriale(piuGiorni(ultima.al, -caso.casuale.ramo(`rinnovo/${ultima.al}`).intero(5, 14)));
      ultima = { dal: piuGiorni(ultima.al, 1), al: piuGiorni(mesiDopo(ultima.al, mesi + 1), -1), minutiMensili };
    } else break;
    const nuova = ultima;
    autorizzazioni.push(nuova);
    const corpo = { intervento, ...autorizzazione(n, p.id, materia.prestazione, nuova) };
    agenda.push([il, () => r.fatto('autorizza-intervento', corpo)]);
  }
  for (let il = piuGiorni(attivato, 20); il < orizzonte;) {
    const giorno = primoFeriale(il);
    if (giorno < orizzonte) agenda.push([giorno, () => nota(n)]);
    il = piuGiorni(il, caso.casuale.ramo(`visite/${il}`).intero(70, 150));
  }
  agenda.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

  const chiusura = caso.casuale.ramo('fine-servizio');
  // Hours that arrive after the closure: always after a death, sometimes after a planned end.
  const tardive = finoA !== null && (!caso.profilo.finale || chiusura.vero(0.25));
  const mesiVuoti = haGuasto(caso, 'ore-mai-arrivate') ? [2, 3] : [];
  let indice = 0;
  for (let mese = ilPrimo(attivato); mese <= orizzonte; mese = mesiDopo(mese, 1), indice++) {
    const fine = primo(fineMese(mese), orizzonte);
    while (agenda[0] && agenda[0][0] <= fine) {
      const [il, fai] = agenda.shift() as Voce;
      r.il = il;
      fai();
    }
    const ultimoMese = finoA !== null && fineMese(mese) >= finoA;
    if (ultimoMese) cessa(n, [intervento, ...(trasporto ? [trasporto] : [])], finoA);
    const vuoto = mesiVuoti.includes(indice) || (indice > 0 && caso.casuale.ramo(`vuoto/${mese}`).vero(0.03));
    if (vuoto) continue;
    const quando = ultimoMese && !tardive ? 'subito' : 'dopo';
    for (const [dal, al] of giorniDiServizio(ultimo(mese, attivato), fine, sospensioni)) {
      const copre = autorizzazioni.findLast((a) => a.dal <= dal && al <= a.al);
      if (copre) ore(n, { intervento, dal, al, minutiMensili: copre.minutiMensili, indice, quando });
    }
    if (trasporto)
      ore(n, { intervento: trasporto, dal: ultimo(mese, attivato), al: fine, minutiMensili: 240, indice: -1, quando });
  }
}

function cessa({ r, caso }: Narrazione, interventi: readonly string[], il: DataCivile): void {
  r.il = il;
  const motivo = caso.profilo.finale
    ? caso.casuale.ramo('cessazione').uno(parole.MOTIVI_CESSAZIONE)
    : 'Interruzione del servizio: si chiude la cartella.';
  for (const intervento of interventi) r.fatto('cessa-intervento', { intervento, motivo });
}

function sospensioniDi({ caso }: Narrazione, attivato: DataCivile, finoA: DataCivile | null): Sospensione[] {
  const scelte = caso.casuale.ramo(`sospensioni/${attivato}`);
  const lunga = caso.profilo.fermata === 'sospensione';
  const dopo = primoFeriale(piuGiorni(attivato, scelte.intero(30, 110)));
  const ripresa = primoFeriale(piuGiorni(dopo, scelte.intero(8, 45)));
  const limite = finoA ?? piuGiorni(caso.fine, lunga ? -120 : -5);
  const sospensioni: Sospensione[] = [];
  if (caso.quota('sospensione') < (finoA ? 0.25 : 0.35) && piuGiorni(ripresa, 5) < limite) {
    sospensioni.push({ dal: dopo, al: ripresa });
  }
  // A service that had just begun when the sample ends is suspended after it began.
  const ancora = ultimo(piuGiorni(attivato, 1), piuGiorni(caso.fine, -scelte.intero(9, 90)));
  if (lunga) sospensioni.push({ dal: primoFeriale(ancora), al: null });
  return sospensioni;
}

/** When a rimodulazione begins; null for most. */
function quandoCambia({ caso }: Narrazione, attivato: DataCivile, finoA: DataCivile | null): DataCivile | null {
  if (caso.profilo.fermata === 'sospensione' || caso.quota('rimodulazione') >= (finoA ? 0.08 : 0.18)) return null;
  const il = primoFeriale(piuGiorni(attivato, caso.casuale.ramo('cambia').intero(70, 150)));
  return finoA !== null && piuGiorni(il, 70) >= finoA ? null : il;
}

/** The parts of a period that no suspension covers. The day of the resumption is again a day of service. */
function giorniDiServizio(
  dal: DataCivile,
  al: DataCivile,
  sospensioni: readonly Sospensione[],
): [DataCivile, DataCivile][] {
  let parti: [DataCivile, DataCivile][] = [[dal, al]];
  for (const s of sospensioni) {
    const fineSospensione = s.al === null ? '9999-12-31' : s.al;
    parti = parti.flatMap(([da, a]): [DataCivile, DataCivile][] =>
      s.dal > a || fineSospensione <= da
        ? [[da, a]]
        : [
            ...(da < s.dal ? [[da, piuGiorni(s.dal, -1)] as [DataCivile, DataCivile]] : []),
            ...(fineSospensione <= a ? [[fineSospensione, a] as [DataCivile, DataCivile]] : []),
          ],
    );
  }
  return parti;
}

interface Ore {
  readonly intervento: string;
  readonly dal: DataCivile;
  readonly al: DataCivile;
  readonly minutiMensili: number;
  /** Which month of the service, from 0; -1 for what bears no fault. */
  readonly indice: number;
  /** In the days after the month, or at once because the case is about to be closed. */
  readonly quando: 'dopo' | 'subito';
}

/** The hours of a period, below what is authorised, with the faults that hours have. */
function ore({ r, caso }: Narrazione, { intervento, dal, al, minutiMensili, indice, quando }: Ore): void {
  const scelte = caso.casuale.ramo(`ore/${intervento}/${dal}`);
  const quota = (giorniTra(dal, al) + 1) / (giorniTra(ilPrimo(al), fineMese(al)) + 1);
  const doppia = haGuasto(caso, 'erogazione-doppia') && indice === 1;
  const resa = doppia ? 0.45 : 0.7 + 0.28 * scelte.numero();
  const minuti = Math.max(30, Math.floor((minutiMensili * quota * resa) / 30) * 30);
  const errati = haGuasto(caso, 'minuti-errati') && indice === 1;
  const nome = `ore/${intervento}/${dal}`;
  const corpo = { erogazione: r.uuid(), intervento, dal, al, minuti: errati ? Math.round(minuti / 60) : minuti };
  // Of the first days of the month after; one in fifteen comes a month or two late.
  const ritardo = giorniTra(al, fineMese(al)) + (scelte.vero(0.065) ? scelte.intero(25, 65) : scelte.intero(2, 12));
  const scritteIl =
    quando === 'subito'
      ? r.fatto('registra-erogazione', corpo, { il: al, ritardo: scelte.intero(0, 3), nome })
      : r.aParte('registra-erogazione', corpo, { il: al, ritardo, nome });

  const evento = 'ErogazioneRegistrata';
  if (errati) {
    r.correzione(
      'rettifica-evento',
      (noti) => ({
        evento: noti.evento(nome, evento),
        motivo: 'Scritte le ore al posto dei minuti.',
        modifiche: { minuti },
      }),
      scritteIl,
      scelte.intero(8, 30),
    );
  }
  if (doppia) {
    const bis = `${nome}/bis`;
    const copia = { ...corpo, erogazione: r.uuid() };
    const copiateIl = r.aParte('registra-erogazione', copia, {
      il: al,
      ritardo: ritardo + scelte.intero(1, 9),
      nome: bis,
    });
    r.correzione(
      'annulla-evento',
      (noti) => ({ evento: noti.evento(bis, evento), motivo: 'Le stesse ore erano già registrate.' }),
      copiateIl,
      scelte.intero(5, 30),
    );
  }
  if (haGuasto(caso, 'annullo-per-errore') && indice === 1) {
    const errore = `${nome}/annullo`;
    const annullateIl = r.correzione(
      'annulla-evento',
      (noti) => ({ evento: noti.evento(nome, evento), motivo: 'Creduta doppia di un’altra registrazione.' }),
      scritteIl,
      scelte.intero(4, 20),
      errore,
    );
    r.correzione(
      'annulla-evento',
      (noti) => ({
        evento: noti.evento(errore, 'EventoAnnullato'),
        motivo: 'L’annullo era un errore: le ore sono giuste.',
      }),
      annullateIl,
      scelte.intero(2, 9),
    );
  }
}
