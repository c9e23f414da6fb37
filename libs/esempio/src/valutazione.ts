import type { Componente, Dominio } from '#cartella';
import { DOMINI } from '#cartella';
import { OPERATORI_ESEMPIO } from '#identity';
import { annoDi } from '#storia';
import type { Caso } from './caso.js';
import { haGuasto } from './guasti.js';
import type { Presente } from './materia.js';
import type { Narrazione } from './narrazione.js';
import { nota } from './narrazione.js';
import { risposteA } from './porta-di-accesso.js';

export interface Valutata {
  readonly id: string;
  readonly critiche: readonly Dominio[];
}

interface Come {
  /** Where it stops: before the équipe, after the instruments, or at its end. */
  readonly fino: 'equipe' | 'strumenti' | 'fine';
  /** Which valutazione of the case, from 0. */
  readonly volta: number;
}

/**
 * How often an assistente sociale of Comune or Ambito is there when a valutazione is concluded. The Ambito is improving:
 * L4.2 comes out a little above its target in both years.
 */
const PRESENZA: Readonly<Record<number, number>> = { 2025: 0.56, 2026: 0.83 };

const chiEra = (presenti: readonly Presente[]) => ({
  componenti: presenti.map(({ nominativo: _, ...componente }): Componente => componente),
  nominativi: presenti.map(({ nominativo }) => nominativo),
});

function laSociale(caso: Caso): Presente {
  const operatore = OPERATORI_ESEMPIO.find(({ id }) => id === caso.as);
  if (!operatore) throw new Error(`no sample operator is called ${caso.as}`);
  return {
    professione: 'assistente-sociale',
    tipoEnte: 'ambito',
    ente: operatore.ente,
    operatore: operatore.id,
    nominativo: operatore.nome,
  };
}

/** A valutazione from its start; null if the life stops before it is concluded. */
export function valutazione(n: Narrazione, { fino, volta }: Come): Valutata | null {
  const { r, caso, materia } = n;
  const scelte = caso.casuale.ramo(`valutazione/${volta}`);
  const sad = materia.tipoProgetto === 'sad';
  const preliminare = volta === 0 && fino === 'fine' && caso.guasto === null ? caso.quota('preliminare') : 1;
  // One in fourteen is simple: a preliminare is all the valutazione it has.
  if (sad && preliminare < 0.07) return diUnaPersona(n);
  if (preliminare < 0.18) {
    diUnaPersona(n);
    r.passano(1, 6);
  }
  const id = r.uuid();
  const avvio = { valutazione: id, tipo: 'multidimensionale', motivo: scelte.uno(materia.motivi) };
  r.fatto('avvia-valutazione', avvio, { ritardo: 0 });
  if (fino === 'equipe') {
    if (scelte.vero(0.6)) nota(n, r.il, 'telefonata');
    return null;
  }
  const sociale = laSociale(caso);
  const colleghi = colleghiDi(n, volta);
  r.passano(3, 10);
  r.fatto('costituisci-equipe', { valutazione: id, ...chiEra([sociale, ...colleghi]) });
  for (const strumento of materia.strumenti) {
    if (!scelte.vero(strumento === 'adl-katz' ? 1 : 0.75)) continue;
    r.passano(1, 7);
    somministra(n, id, strumento, caso.as, volta);
  }
  if (scelte.vero(0.7)) nota(n, r.il, 'visita-domiciliare');
  if (fino === 'strumenti') return null;

  r.passano(2, 8);
  const critiche = scelte.alcuni(materia.critiche.slice(0, 4), scelte.intero(1, 3));
  concludi(n, id, critiche, sociale, colleghi, volta);
  return { id, critiche };
}

/** The yearly one, while the service goes on: what is done, each so many days after the first. */
export function rivalutazione(n: Narrazione): readonly (readonly [giorni: number, passo: () => void])[] {
  const { r, caso } = n;
  const volta = 2;
  const id = r.uuid();
  const sociale = laSociale(caso);
  const colleghi = colleghiDi(n, volta);
  const avvio = { valutazione: id, tipo: 'multidimensionale', motivo: 'Rivalutazione annuale del progetto.' };
  const equipe = { valutazione: id, ...chiEra([sociale, ...colleghi]) };
  return [
    [0, () => r.fatto('avvia-valutazione', avvio, { ritardo: 0 })],
    [5, () => r.fatto('costituisci-equipe', equipe)],
    [9, () => somministra(n, id, 'barthel-shah', n.caso.as, volta)],
    [14, () => concludi(n, id, ['funzionale'], sociale, colleghi, volta)],
  ];
}

/** Two others: without the assistente sociale there must still be two professions. */
function colleghiDi({ caso, materia }: Narrazione, volta: number): Presente[] {
  const scelte = caso.casuale.ramo(`colleghi/${volta}`);
  const [primo, ...altri] = materia.colleghi as readonly [Presente, ...Presente[]];
  return [primo, scelte.uno(altri)];
}

function somministra(n: Narrazione, valutazione: string, strumento: string, chi: string, volta: number): void {
  const { r, caso } = n;
  const scelte = caso.casuale.ramo(`${strumento}/${volta}`);
  const risposte = risposteA(scelte, strumento, r.il, 0.35 + 0.5 * caso.quota('gravita'));
  const sbaglia = haGuasto(caso, 'risposte-errate') && strumento === 'adl-katz';
  // Read upside down: who does all is marked as who does nothing.
  const scritte = sbaglia ? risposte.map((x) => 2 - x) : risposte;
  const nome = `${strumento}/${volta}`;
  const scrittoIl = r.fatto('somministra-strumento', { valutazione, strumento, risposte: scritte }, { chi, nome });
  if (!sbaglia) return;
  r.correzione(
    'rettifica-evento',
    (noti) => ({
      evento: noti.evento(nome, 'StrumentoSomministrato'),
      motivo: 'Livelli letti al contrario.',
      modifiche: { risposte },
    }),
    scrittoIl,
    scelte.intero(12, 40),
  );
}

function concludi(
  n: Narrazione,
  valutazione: string,
  dimensioniCritiche: readonly Dominio[],
  sociale: Presente,
  colleghi: readonly Presente[],
  volta: number,
): void {
  const { r, caso, materia } = n;
  const scelte = caso.casuale.ramo(`conclusione/${volta}`);
  const omessa = haGuasto(caso, 'partecipanti-errati') && volta === 0;
  const datata = haGuasto(caso, 'data-errata') && volta === 0;
  // The minori of this fault were concluded at the end of 2025 and typed in 2026: L2.2 of both years moves.
  if (datata && caso.profilo.codice === 'minori-valutato-2025') r.fino('2025-12-15');
  const vera = r.il;
  if (datata) r.passano(24, 34);
  const soglia = PRESENZA[Math.min(2026, annoDi(vera))] ?? 1;
  const presente = omessa || caso.quota(volta === 0 ? 'presenza/0' : 'presenza/1') < soglia;
  const presenti = presente ? [sociale, ...colleghi] : [...colleghi];
  const { componenti: partecipanti, nominativi } = chiEra(omessa ? colleghi : presenti);
  const nome = `conclusione/${volta}`;
  const scrittaIl = r.fatto(
    'concludi-valutazione',
    {
      valutazione,
      partecipanti,
      nominativi,
      domini: Object.fromEntries(DOMINI.map((d) => [d, scelte.uno(materia.domini[d])])),
      esito: esitoDi(n),
      dimensioniCritiche,
      settingProposto: scelte.vero(0.94) ? 'domicilio' : 'semiresidenziale',
    },
    { nome, chi: presente ? caso.as : 'coord-1', ...(datata && { ritardo: 0 }) },
  );
  const evento = 'ValutazioneConclusa';
  if (datata) {
    const motivo = 'Era stata scritta la data della registrazione: la riunione si era tenuta prima.';
    r.correzione(
      'rettifica-evento',
      (noti) => ({ evento: noti.evento(nome, evento), motivo, avvenutoIl: vera }),
      scrittaIl,
      scelte.intero(6, 25),
    );
  }
  if (omessa) {
    const giusti = chiEra([sociale, ...colleghi]);
    r.correzione(
      'rettifica-evento',
      (noti) => ({
        evento: noti.evento(nome, evento),
        motivo: 'L’assistente sociale era presente: dal verbale.',
        modifiche: { partecipanti: giusti.componenti, nominativi: giusti.nominativi },
      }),
      scrittaIl,
      scelte.intero(20, 60),
    );
  }
}

/** Up to here the outcome is: non autosufficiente, with a high need. */
const GRAVI = 0.72;

/** Where a life falls among those with the same outcome, from 0 to 1: to deal something evenly inside them. */
export const postoNellEsito = (esito: number): number =>
  esito < GRAVI ? esito / GRAVI : (esito - GRAVI) / (1 - GRAVI);

function esitoDi({ caso, materia }: Narrazione): object {
  if (materia.tipoProgetto !== 'sad') {
    return { complessita: 'complesso', bisogno: 'alto', autosufficienza: 'autosufficiente' };
  }
  const esito = caso.quota('esito');
  const nonAutosufficiente = esito < GRAVI || (esito >= 0.84 && esito < 0.9);
  return {
    complessita: esito < 0.92 ? 'complesso' : 'semplice',
    bisogno: esito < 0.84 ? 'alto' : 'basso',
    autosufficienza: nonAutosufficiente ? 'non-autosufficiente' : 'parzialmente-autosufficiente',
  };
}

/** A preliminare: the assistente sociale alone. */
function diUnaPersona(n: Narrazione): Valutata {
  const { r, caso, materia } = n;
  const scelte = caso.casuale.ramo('preliminare');
  const id = r.uuid();
  const avvio = { valutazione: id, tipo: 'preliminare', motivo: scelte.uno(materia.motivi) };
  r.fatto('avvia-valutazione', avvio, { ritardo: 0 });
  r.passano(2, 9);
  if (materia.strumenti.length > 0) somministra(n, id, 'iadl-lawton', caso.as, 9);
  r.passano(1, 5);
  const { componenti: partecipanti, nominativi } = chiEra([laSociale(caso)]);
  r.fatto('concludi-valutazione', {
    valutazione: id,
    partecipanti,
    nominativi,
    domini: { sociale: scelte.uno(materia.domini.sociale), funzionale: scelte.uno(materia.domini.funzionale) },
    esito: { complessita: 'semplice', bisogno: 'basso', autosufficienza: 'parzialmente-autosufficiente' },
    dimensioniCritiche: ['funzionale'],
    settingProposto: 'domicilio',
  });
  return { id, critiche: ['funzionale'] };
}
