import type { EsitoComando } from '#archivio';
import type { Richiesta } from '#identity';
import type { OrologioSimulato } from '#platform';
import { RifiutoHttp } from '#platform';
import type { DataCivile } from '#storia';
import { piuGiorni } from '#storia';
import type { Caso } from './caso.js';
import { creaCaso } from './caso.js';
import { Casuale, ripartisci } from './casuale.js';
import { guastiPerPosto } from './guasti.js';
import type { Passo } from './passo.js';
import { Noti } from './passo.js';
import type { Profilo } from './profili.js';
import { PROFILI } from './profili.js';
import { richiestaDi } from './richiesta.js';
import { Sedute } from './sedute.js';
import { passiDi } from './vita.js';

export interface OpzioniEsempio {
  /** Carries a request through the command bus, behind the gate. The body has already been checked against its class. */
  readonly esegui: (richiesta: Richiesta<EsitoComando>) => Promise<EsitoComando>;
  readonly orologio: OrologioSimulato;
  readonly oggi: DataCivile;
  readonly seme?: string | number;
  /** SAD cases; the minori are a fifth of them, the contacts that stay such two fifths. */
  readonly casi?: number;
  readonly progresso?: (fatti: number, totale: number) => void;
}

export interface RiepilogoEsempio {
  readonly comandi: number;
  readonly eventi: number;
  readonly persone: number;
  readonly accessi: number;
  readonly cartelle: number;
  readonly dal: DataCivile | null;
  readonly al: DataCivile | null;
  /** Ids of the cartelle, by profile and by planted fault: where to look for what. */
  readonly profili: Readonly<Record<string, readonly string[]>>;
  readonly guasti: Readonly<Record<string, readonly string[]>>;
}

/** A life as it will be typed. */
export interface Vita {
  readonly caso: Caso;
  readonly passi: readonly Passo[];
}

/** Commands of different lives on their way together. */
const INSIEME = 8;

/**
 * All the lives, without carrying out anything. The last day is the one before `oggi`: what the clock of the system stamps
 * afterwards is later than all that is here.
 */
export function pianifica({
  oggi,
  seme = 'sebino',
  casi = 300,
}: Pick<OpzioniEsempio, 'oggi' | 'seme' | 'casi'>): Vita[] {
  const fine = piuGiorni(oggi, -1);
  const radice = new Casuale(String(seme));
  const posti: { profilo: Profilo; k: number }[] = [];
  for (const [materia, quanti] of [
    ['sad', casi],
    ['minori', Math.round(casi / 5)],
    ['contatto', Math.round((casi * 2) / 5)],
  ] as const) {
    const suoi = PROFILI.filter((p) => p.materia === materia);
    const numeri = ripartisci(
      quanti,
      suoi.map((p) => p.quanti),
    );
    for (const [i, profilo] of suoi.entries()) {
      for (let k = 0; k < (numeri[i] as number); k++) posti.push({ profilo, k });
    }
  }
  const guasti = guastiPerPosto(posti, casi);
  return posti.map((posto, indice) => {
    const caso = creaCaso(radice, { ...posto, indice, guasto: guasti.get(posto) ?? null }, fine);
    return { caso, passi: passiDi(caso) };
  });
}

/** A command of the sample was refused: the generator is wrong, not the rule. Says which step, and nothing about people. */
export class PassoRifiutato extends Error {
  constructor(caso: Caso, passo: Passo, codice: string, campi: readonly string[]) {
    super(
      `${codice} per ${passo.atto} del ${passo.registratoIl} (caso ${caso.indice}, ${caso.profilo.codice}/${caso.k}` +
        `${caso.guasto ? `, ${caso.guasto}` : ''})${campi.length > 0 ? `: ${campi.join(', ')}` : ''}`,
    );
  }
}

const oraUtc = (minuto: number): string =>
  `${String(7 + Math.floor(minuto / 60)).padStart(2, '0')}:${String(minuto % 60).padStart(2, '0')}:00.000Z`;

/**
 * Lives the sample: day by day, each step of each life as a command, so that what each act was known to be on its day is
 * what a register kept in those years would hold.
 * @throws PassoRifiutato
 */
export async function generaEsempio(opzioni: OpzioniEsempio): Promise<RiepilogoEsempio> {
  const { esegui, orologio, progresso } = opzioni;
  const vite = pianifica(opzioni);
  const noti = new Map(vite.map(({ caso }) => [caso, new Noti()]));
  const giorni = perGiorno(vite);
  const totale = vite.reduce((n, v) => n + v.passi.length, 0);
  const conta = { comandi: 0, eventi: 0, persone: 0, accessi: 0, cartelle: 0 };
  const profili: Record<string, string[]> = {};
  const guasti: Record<string, string[]> = {};

  const sedute = new Sedute(esegui, piuGiorni(opzioni.oggi, -1));

  const compi = async ({ caso, passo }: DaFare): Promise<void> => {
    const suoi = noti.get(caso) as Noti;
    const correlazione = correlazioneDi(caso, conta.comandi);
    let esito: EsitoComando;
    try {
      esito = await esegui(await richiestaDi(passo, suoi, correlazione));
    } catch (errore) {
      if (!(errore instanceof RifiutoHttp)) throw errore;
      const { codice, dettagli } = errore.rifiuto;
      const campi = (dettagli['errori'] as { campo: string }[] | undefined)?.map(({ campo }) => campo) ?? [];
      throw new PassoRifiutato(caso, passo, codice, campi);
    }
    if (passo.nome) suoi.ricorda(passo.nome, esito);
    conta.eventi += esito.eventi.length;
    if (passo.su === 'cartella') sedute.segui(esito.id, passo.atto, passo.corpo, esito);
    if (passo.atto === 'registra-persona') conta.persone++;
    if (passo.atto === 'registra-accesso') conta.accessi++;
    if (passo.atto !== 'apri-cartella') return;
    conta.cartelle++;
    if (passo.nome !== 'cartella') return;
    (profili[caso.profilo.codice] ??= []).push(esito.id);
    if (caso.guasto) (guasti[caso.guasto] ??= []).push(esito.id);
  };

  const dellaSeduta = (eventi: number) => {
    conta.comandi += eventi;
    conta.eventi += eventi;
  };
  for (const [giorno, daFare] of giorni) {
    orologio.imposta(`${giorno}T${oraUtc(0)}`);
    dellaSeduta(await sedute.nelGiorno(giorno));
    for (const [minuto, gruppo] of gruppi(daFare)) {
      orologio.imposta(`${giorno}T${oraUtc(minuto)}`);
      // All of them end before a refusal is told: nothing is left on its way.
      const esiti = await Promise.allSettled(gruppo.map(compi));
      const fallito = esiti.find((e) => e.status === 'rejected');
      if (fallito) throw fallito.reason;
      conta.comandi += gruppo.length;
      progresso?.(conta.comandi, totale);
    }
  }
  dellaSeduta(await sedute.prossima(opzioni.oggi));
  const dal = giorni[0]?.[0] ?? null;
  return { ...conta, dal, al: giorni.at(-1)?.[0] ?? null, profili, guasti };
}

interface DaFare {
  readonly caso: Caso;
  readonly passo: Passo;
  /** From 0 to 540: an office day from seven to four in UTC is the same civil day in Rome all year round. */
  readonly minuto: number;
}

function perGiorno(vite: readonly Vita[]): [DataCivile, DaFare[]][] {
  const giorni = new Map<DataCivile, DaFare[]>();
  for (const { caso, passi } of vite) {
    const orari = caso.casuale.ramo('orari');
    let [giorno, minuto] = ['', 0];
    for (const passo of passi) {
      // The steps of a life on one day follow each other within the hour.
      minuto = passo.registratoIl === giorno ? Math.min(539, minuto + orari.intero(1, 12)) : orari.intero(5, 460);
      giorno = passo.registratoIl;
      const lista = giorni.get(giorno);
      if (lista) lista.push({ caso, passo, minuto });
      else giorni.set(giorno, [{ caso, passo, minuto }]);
    }
  }
  return [...giorni].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Groups of steps of different lives, in the order of the day; the steps of one life stay in theirs. */
function* gruppi(daFare: readonly DaFare[]): Generator<readonly [minuto: number, gruppo: readonly DaFare[]]> {
  let resto = [...daFare].sort((a, b) => a.minuto - b.minuto);
  let minuto = 0;
  while (resto.length > 0) {
    const gruppo: DaFare[] = [];
    const presi = new Set<Caso>();
    const dopo: DaFare[] = [];
    for (const f of resto) {
      // A life that has a step in the group, or one left behind, waits.
      if (gruppo.length < INSIEME && !presi.has(f.caso)) gruppo.push(f);
      else dopo.push(f);
      presi.add(f.caso);
    }
    minuto = Math.max(minuto, gruppo[0]?.minuto ?? 0);
    yield [minuto, gruppo];
    resto = dopo;
  }
}

const correlazioneDi = (caso: Caso, n: number): string => {
  const esa = (x: number, cifre: number) => x.toString(16).padStart(cifre, '0').slice(-cifre);
  return `${esa(caso.indice, 8)}-0000-4000-a000-${esa(n, 12)}`;
};
