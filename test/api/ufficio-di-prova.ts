import { randomUUID } from 'node:crypto';
import {
  COOKIE_SESSIONE,
  Operatori,
  type Permessi,
  type RigaPermessi,
  type Ruolo,
  RUOLI,
  Sessioni,
  type TrattoRegistrato,
  type VoceDelRegistro,
} from '#identity';
import type { Domanda, Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso, CONTATTO, ISEO } from './caso.js';
import { Api, type Rotta } from './rotte.js';

/** How somebody stands to the things of the office: every scope covers them, none does, they are of another Ambito. */
export const POSIZIONI = ['dentro', 'fuori', 'altrove'] as const;
export type Posizione = (typeof POSIZIONI)[number];

const ZONE = '017205';
const OGGI = '2026-09-30';
const MANDATO = { oggetto: 'Verifica', dal: '2026-01-01', al: null };

const INCARICHI: Readonly<Record<Posizione, Pick<TrattoRegistrato, 'ente' | 'comuni' | 'squadra' | 'mandato'>>> = {
  dentro: { ente: 'coop-ontano', comuni: [ISEO], squadra: 'prova', mandato: { ...MANDATO, comuni: [ISEO] } },
  fuori: { ente: 'ats', comuni: [ZONE], squadra: null, mandato: { ...MANDATO, comuni: [ZONE] } },
  // By Comune, team and ente they would be as near as one can be: only the Ambito is another.
  altrove: { ente: 'coop-ontano', comuni: [ISEO], squadra: 'prova', mandato: { ...MANDATO, comuni: null } },
};

export const idDi = (ruolo: Ruolo, posizione: Posizione): string => `${posizione}-${ruolo}`;

const tratto = (ruolo: Ruolo, posizione: Posizione): TrattoRegistrato => ({
  dal: '2024-01-01',
  al: null,
  attivo: true,
  ruolo,
  tipoEnte: 'ets',
  professione: ruolo === 'componente-uvm' ? 'infermiere' : 'assistente-sociale',
  ...INCARICHI[posizione],
});

const voce = (ruolo: Ruolo, posizione: Posizione): VoceDelRegistro => ({
  id: idDi(ruolo, posizione),
  stream: randomUUID(),
  revision: 0,
  soggetto: idDi(ruolo, posizione),
  nome: 'Di Prova',
  tratti: [tratto(ruolo, posizione)],
});

const registro = (server: ServerDiProva): Operatori => server.app.get(Operatori, { strict: false });

export const righe = ({ aree }: Permessi): ReadonlyMap<string, RigaPermessi> =>
  new Map(aree.flatMap((a) => a.righe).map((r) => [r.azione, r]));

/** Somebody of every role in every position, and one of each thing that an address may name. */
export class UfficioDiProva {
  private spostamenti = 0;
  private readonly cookie = new Map<string, string>();

  private constructor(
    readonly server: ServerDiProva,
    readonly api: Api,
    /** The table that the program gives people to read. */
    readonly tabella: ReadonlyMap<string, RigaPermessi>,
    readonly caso: Caso,
    /** By the segment of the address that comes before them. */
    readonly cose: Readonly<Record<string, string>>,
    /** By the name of the parameter: a case of which the componente UVM inside is the case manager, and a deroga on it. */
    readonly dellaSanita: Readonly<Record<string, string>>,
  ) {}

  /** By the name of the field, in a body or in a query string. */
  get campi(): Readonly<Record<string, string>> {
    return { cartella: this.caso.id, intervento: this.caso.intervento, comune: ISEO, anno: '2026' };
  }

  /** The first of the actions it may ask for: bodies are built to be that one. */
  riga({ operazione }: Rotta): RigaPermessi {
    return this.tabella.get(operazione['x-azioni']![0]!)!;
  }

  /** The address of the things of the office. @param altre what to put in its place, by the name of the parameter */
  indirizzo(percorso: string, altre: Readonly<Record<string, string>> = {}): string {
    let prima = '';
    return percorso
      .split('/')
      .map((parte) => {
        if (!parte.startsWith('{')) return (prima = parte);
        const cosa = altre[parte.slice(1, -1)] ?? this.cose[prima];
        if (cosa === undefined) throw new Error(`${percorso}: l’ufficio di prova non ha niente di «${prima}»`);
        return cosa;
      })
      .join('/');
  }

  /** Those fields, of the right form, about the things of the office wherever they name one. */
  corpo({ corpo }: Rotta, nomi: readonly string[] = corpo?.required ?? []): Record<string, unknown> | undefined {
    return corpo && Object.fromEntries(nomi.map((n) => [n, this.campi[n] ?? this.api.esempio(corpo.properties?.[n])]));
  }

  static async aperto(server: ServerDiProva): Promise<UfficioDiProva> {
    for (const posizione of POSIZIONI) {
      await registro(server).registra(
        posizione === 'altrove' ? 'pavese' : 'sebino',
        RUOLI.map((ruolo) => voce(ruolo, posizione)),
      );
    }
    const caso = await Caso.aperto(server);
    await caso.atto('consegna-informativa');
    await caso.atto('attiva-presa-in-carico');
    await caso.atto('individua-case-manager', { operatore: idDi('assistente-sociale', 'dentro') });
    await caso.atto('assegna', { operatore: idDi('coordinatore', 'dentro') }, 'coord-1');
    for (const atto of ['avvia-valutazione', 'costituisci-equipe'] as const) await caso.atto(atto, {}, 'coord-1');
    await caso.atto(
      'autorizza-intervento',
      { urgente: true, motivoUrgenza: 'Rientro dall’ospedale.', progetto: null, al: '2026-12-31' },
      'coord-1',
    );

    const seduta = await caso.inSeduta(...RUOLI.map((ruolo) => idDi(ruolo, 'dentro')));
    const deroga = await (
      await server.entra('as-3')
    ).scrivi(`/api/cartelle/${caso.id}/deroghe`, {
      motivo: 'Sostituzione di una collega assente.',
    });
    const sanita = await Caso.finoA(server, 'attiva-presa-in-carico');
    const perLaSanita = { operatore: idDi('componente-uvm', 'dentro'), ambito: 'sanitario' };
    await sanita.atto('individua-case-manager', perLaSanita, 'coord-1');
    const sulSanitario = await (
      await server.entra('as-3')
    ).scrivi(`/api/cartelle/${sanita.id}/deroghe`, {
      motivo: 'Sostituzione di una collega assente.',
    });
    const lavoro = (await (await server.entra('sis-1')).post('/api/lavori/verifica')).corpo.id as string;
    const utenza = (await registro(server).streams('sebino')).get('as-2')!;
    const coord = await server.entra('coord-1');
    const accesso = (await coord.scrivi('/api/accessi', CONTATTO)).id;
    const tabella = righe(await coord.leggi('/api/permessi'));
    const dellaSanita = { id: sanita.id, deroga: sulSanitario.id };
    const cose = {
      cartelle: caso.id,
      persone: caso.persona,
      accessi: accesso,
      interventi: caso.intervento,
      sedute: seduta,
      deroghe: deroga.id,
      lavori: lavoro,
      utenze: utenza,
      leps: 'L4.2',
    };
    return new UfficioDiProva(server, await Api.di(server), tabella, caso, cose, dellaSanita);
  }

  /** Asked by somebody of that role in that position, with a reason, as whoever reads by office has to. */
  async chiedi(
    { ruolo, posizione }: { readonly ruolo: Ruolo; readonly posizione: Posizione },
    metodo: string,
    percorso: string,
    { headers, ...domanda }: Domanda = {},
  ): Promise<Risposta> {
    const cookie = this.cookie.get(idDi(ruolo, posizione)) ?? (await this.entra(idDi(ruolo, posizione)));
    return this.server.senzaSessione().chiedi(metodo, percorso, {
      ...domanda,
      headers: { 'x-motivo': 'Verifica annuale a campione', ...headers, cookie },
    });
  }

  /** Whoever is inside goes where `verso` is, from today on; until yesterday they were where they were. */
  async sposta(ruolo: Ruolo, verso: Posizione): Promise<void> {
    const stream = (await registro(this.server).streams('sebino')).get(idDi(ruolo, 'dentro'))!;
    const tratti = [
      { ...tratto(ruolo, 'dentro'), al: '2026-09-29' },
      { ...tratto(ruolo, verso), dal: OGGI },
    ];
    await registro(this.server).registra('sebino', [
      { ...voce(ruolo, 'dentro'), stream, revision: ++this.spostamenti, tratti },
    ]);
  }

  private async entra(id: string): Promise<string> {
    const token = await this.server.app.get(Sessioni, { strict: false }).apri(id, 2);
    const cookie = `${COOKIE_SESSIONE}_${new URL(this.server.indirizzo).port}=${token}`;
    this.cookie.set(id, cookie);
    return cookie;
  }
}
