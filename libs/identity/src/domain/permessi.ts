import { type DataCivile, rifiuto, type Rifiuto } from '#storia';
import { AZIONI, type Azione } from './azioni.js';
import { MATRICE, type Portata, portateDelRuolo } from './matrice.js';
import type { Nesso } from './nesso.js';
import type { Collega, Operatore } from './operatore.js';
import type { Ruolo } from './ruoli.js';

/**
 * What the scopes need to know of a thing, today. A person belongs to several Comuni: of residence and of cases. What is
 * absent is not known to apply.
 */
export interface FattiRisorsa {
  readonly comuni: readonly string[];
  /** Of a person: the Comuni of its accessi, which whoever registers one chooses. They reach what is `ancheDaAccesso`. */
  readonly comuniDiAccesso?: readonly string[];
  /** Of a case: whose it is, and the accesso it was opened from. Nothing is judged by them: a copy of the case shows both. */
  readonly persona?: string | null;
  readonly accesso?: string | null;
  /** Of a case: whether it is closed. Who answered for it is on record still. */
  readonly chiusa?: boolean;
  /** Ids of the operators who answer for the case: its case manager and who it is assigned to. */
  readonly responsabili?: readonly string[];
  /** What they were charged with, by the day it was recorded. */
  readonly affidamenti?: readonly { readonly operatore: string; readonly dal: DataCivile }[];
  /** Enti that deliver an authorised intervento of the case. */
  readonly enti?: readonly string[];
  /** Operators convened to a seduta under way that has the case on its agenda. */
  readonly convocati?: readonly string[];
  /** Operators shut out of the case for a conflict of interest. */
  readonly esclusi?: readonly string[];
  /** A stricter class of the case, and the operators who may know of it all the same. */
  readonly tutela?: {
    readonly classe: string;
    readonly abilitati: readonly string[];
    /** The day on which they were named was recorded. */
    readonly dal?: DataCivile;
  } | null;
  /** Of an accesso: the case it led to. */
  readonly caso?: FattiRisorsa;
  /** Of a person, and of its accessi: its cases. */
  readonly casi?: readonly FattiRisorsa[];
  /** Who has broken the glass on the case, and whose time is not over. */
  readonly inDeroga?: readonly DerogaInCorso[];
}

/** As it was opened: by whom, in which role, of which ente. */
export interface DerogaInCorso {
  readonly id: string;
  readonly operatore: string;
  readonly ruolo: string;
  readonly ente: string;
}

/** What is read by it is recorded with its id. Whoever has passed to another role or ente has left it behind. */
export const derogaDi = ({ id, ruolo, ente }: Operatore, { inDeroga = [] }: FattiRisorsa): DerogaInCorso | undefined =>
  inDeroga.find((d) => d.operatore === id && d.ruolo === ruolo && d.ente === ente);

/** Who conducts the cases; the others may answer for one, as a case manager of the health services does. */
const CONDUCONO: readonly Ruolo[] = ['assistente-sociale', 'coordinatore'];

/**
 * Whether the operator answers for the case as who they are today. Whoever has left the ente in which it was entrusted to them,
 * for another or for a while, left it there: it is theirs on record, until it is handed over.
 */
export const neRisponde = (
  { id, nellEnteDal }: Collega,
  { responsabili = [], affidamenti }: Pick<FattiRisorsa, 'responsabili' | 'affidamenti'>,
): boolean =>
  responsabili.includes(id) &&
  (affidamenti === undefined || affidamenti.some((a) => a.operatore === id && a.dal >= nellEnteDal));

/**
 * Whether to answer for a case opens to the operator what it keeps from its readers. Not for who has passed to another office,
 * or to other Comuni: the case is theirs still, until it is handed over, and its secrets are not.
 */
export const neConosceLeParole = (
  operatore: Operatore,
  risorsa: Pick<FattiRisorsa, 'comuni' | 'responsabili' | 'affidamenti'>,
): boolean =>
  CONDUCONO.includes(operatore.ruolo) &&
  risorsa.comuni.some((c) => operatore.comuni.includes(c)) &&
  neRisponde(operatore, risorsa);

/** How far the operator reaches today, by each of its scopes; none: not at all. A mandate over, or yet to begin, is none. */
export const portateDi = (operatore: Operatore, azione: Azione, oggi: DataCivile): readonly Portata[] =>
  portateDelRuolo(operatore.ruolo, azione).filter((p) => p !== 'mandato' || conMandato(operatore, oggi));

/**
 * Whether the operator may, and if not why. Without a resource: whether it may on any. A list has no resource: its handler
 * cuts it to `portateDi`. A thing that is not for the operator to know of is another question: `vede`.
 */
export function puo(
  operatore: Operatore,
  azione: Azione,
  oggi: DataCivile,
  risorsa?: FattiRisorsa,
): Rifiuto | undefined {
  const previste = portateDelRuolo(operatore.ruolo, azione);
  const portate = portateDi(operatore, azione, oggi);
  const no = (perche: string) => rifiuto('non-permesso', perche, { azione, portate: previste });
  if (previste.length === 0) return no('Il tuo ruolo non prevede questa operazione.');
  if (portate.length === 0) return no('Il tuo mandato non è in corso.');
  if (risorsa === undefined) return undefined;
  const { ancheDaAccesso, ancheInDeroga } = MATRICE[azione];
  const { comuni, comuniDiAccesso = [], casi = [] } = risorsa;
  // Who is followed already has somebody to ask, and for who cannot wait there is the deroga.
  const seguita = casi.some(({ chiusa, responsabili = [] }) => !chiusa && responsabili.length > 0);
  const giudicata = ancheDaAccesso && !seguita ? { ...risorsa, comuni: [...comuni, ...comuniDiAccesso] } : risorsa;
  if (portate.some((portata) => copre(operatore, portata, giudicata))) return undefined;
  if (ancheInDeroga && derogaDi(operatore, risorsa)) return undefined;
  return no(portate.map((portata) => FUORI[portata]).join(' '));
}

/** Whether it is the broken glass alone that lets the operator in: no scope of its role would. */
export const soloInDeroga = (operatore: Operatore, azione: Azione, oggi: DataCivile, risorsa: FattiRisorsa): boolean =>
  !!derogaDi(operatore, risorsa) && puo(operatore, azione, oggi, { ...risorsa, inDeroga: [] }) !== undefined;

/**
 * Whether the thing is there for the operator at all. Of what it is shut out of, and of what a tutela keeps from it, it is
 * told what it is told of a thing that does not exist; no deroga opens it.
 */
export function vede(operatore: Operatore, risorsa: FattiRisorsa, oggi: DataCivile): boolean {
  const { caso, casi = [] } = risorsa;
  const sua = (r: FattiRisorsa) => vedeDiSuo(operatore, r, oggi);
  return (
    sua(risorsa) &&
    (!caso || sua(caso)) &&
    // Whoever can open one case of a person reads its name there: not to find the person would tell that there is another.
    (casi.every(sua) || casi.some((c) => sua(c) && !puo(operatore, 'vedi-cartella', oggi, c)))
  );
}

function vedeDiSuo(operatore: Operatore, risorsa: FattiRisorsa, oggi: DataCivile): boolean {
  if (risorsa.esclusi?.includes(operatore.id)) return false;
  return (
    !risorsa.tutela ||
    abilitato(operatore, risorsa.tutela) ||
    neConosceLeParole(operatore, risorsa) ||
    // Who delivers to a person needs where and when, and is shown that alone: never that there is a tutela.
    (operatore.ruolo === 'ente-erogatore' && copre(operatore, 'ente', risorsa)) ||
    (operatore.ruolo === 'coordinatore' && copre(operatore, 'comuni', risorsa)) ||
    (operatore.ruolo === 'revisore' && conMandato(operatore, oggi) && copre(operatore, 'mandato', risorsa))
  );
}

/** Named in a tutela, by the ente of today: whoever has left it since was named for what they are no more. */
export const abilitato = (
  { id, nellEnteDal }: Collega,
  { abilitati, dal = nellEnteDal }: Omit<NonNullable<FattiRisorsa['tutela']>, 'classe'>,
): boolean => abilitati.includes(id) && dal >= nellEnteDal;

const conMandato = ({ mandato }: Operatore, oggi: DataCivile): boolean =>
  !!mandato && mandato.dal <= oggi && (mandato.al === null || oggi <= mandato.al);

function copre(operatore: Operatore, portata: Portata, risorsa: FattiRisorsa): boolean {
  const uno = (di: readonly string[] = [], fra: readonly string[] = []) => di.some((c) => fra.includes(c));
  const { responsabili = [] } = risorsa;
  switch (portata) {
    case 'ambito':
      return true;
    case 'comuni':
      return uno(risorsa.comuni, operatore.comuni);
    case 'propri':
      return neRisponde(operatore, risorsa) && uno(risorsa.comuni, operatore.comuni);
    case 'squadra':
      return (
        uno(risorsa.comuni, operatore.comuni) &&
        (responsabili.length === 0 || [operatore, ...operatore.colleghi].some((chi) => neRisponde(chi, risorsa)))
      );
    case 'agenda':
      return risorsa.convocati?.includes(operatore.id) ?? false;
    case 'ente':
      return risorsa.enti?.includes(operatore.ente) ?? false;
    case 'mandato':
      return operatore.mandato?.comuni ? uno(risorsa.comuni, operatore.mandato.comuni) : true;
  }
}

const FUORI: Readonly<Record<Portata, string>> = {
  propri: 'Questa operazione riguarda solo i casi di cui sei responsabile, nei tuoi Comuni.',
  squadra: 'Il caso è di un Comune che non è fra i tuoi, oppure lo segue chi non è della tua squadra.',
  comuni: 'Questa operazione riguarda un Comune che non è fra i tuoi.',
  agenda: 'Il tuo ruolo riguarda solo i casi all’ordine del giorno di una seduta in corso a cui sei convocato.',
  ente: 'Il tuo ruolo riguarda solo gli interventi affidati al tuo ente.',
  mandato: 'Il tuo mandato non comprende questo Comune.',
  ambito: 'Questa operazione riguarda un altro Ambito.',
};

/** The Comuni to which a list of things of a Comune is cut; null: the whole Ambito. */
export function comuniDi(operatore: Operatore, azione: Azione, oggi: DataCivile): readonly string[] | null {
  const portate = portateDi(operatore, azione, oggi);
  if (portate.includes('ambito')) return null;
  if (portate.includes('mandato')) return operatore.mandato?.comuni ?? null;
  return portate.includes('comuni') ? operatore.comuni : [];
}

/** What to offer this operator: every action it may do on something. */
export const permessiDi = (operatore: Operatore, oggi: DataCivile): Azione[] =>
  AZIONI.filter((a) => !puo(operatore, a, oggi));

/**
 * Whether the text of a riservata note may be read by someone who already reads the case: its author, who is responsible
 * for the case, the coordinatore of its Comune. Who came in by a deroga is none of these, even where they answer for the
 * case still: it opens no more than their own words. The revisore sees that it exists and not what it says: verifying the
 * history does not need its words.
 */
export function vedeRiservata(
  operatore: Operatore,
  nota: { readonly autore: string },
  cartella: Pick<FattiRisorsa, 'comuni' | 'responsabili' | 'affidamenti'>,
  nesso: Nesso | null,
): boolean {
  if (nesso === 'deroga') return nota.autore === operatore.id;
  return (
    nota.autore === operatore.id ||
    neConosceLeParole(operatore, cartella) ||
    (operatore.ruolo === 'coordinatore' && cartella.comuni.some((c) => operatore.comuni.includes(c)))
  );
}
