import { randomUUID } from 'node:crypto';
import type { EsitoComando } from '#archivio';
import type { NomeAtto } from '#cartella';
import { giornoARoma } from '#storia';
import type { Cliente, Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';

/** One plain SAD case, driven from the door to the closure over HTTP: the ground of these specs. */

export const ISEO = '017085';

type Corpo = Readonly<Record<string, unknown>>;

const EQUIPE = [
  { professione: 'assistente-sociale', tipoEnte: 'ambito', ente: 'ambito-sebino', operatore: 'as-1' },
  { professione: 'infermiere', tipoEnte: 'asst', ente: 'asst' },
];
const NOMINATIVI = ['Marta Bonfadelli', 'Davide Ferrandi'];

/** Who was born in 1940 and lives in Iseo. */
export const ANAGRAFICA = {
  il: '2026-01-02',
  cognome: 'Rossèlli',
  nome: 'Ada',
  nascita: '1940-05-01',
  sesso: 'F',
  comune: ISEO,
  indirizzo: 'via del Porto 3',
  tipoCodiceFiscale: 'assente',
};

export const CONTATTO = {
  il: '2026-01-02',
  canale: 'telefono',
  punto: 'segretariato',
  segnalante: 'familiare',
  richiesta: 'La figlia chiede aiuto in casa per la madre.',
  comune: ISEO,
  noto: 'nuovo',
};

/** One plain body per act; specs change what matters to them. */
function attiTipo({ valutazione, progetto, intervento, obiettivi }: Caso): Readonly<Partial<Record<NomeAtto, Corpo>>> {
  const contenuto = {
    progetto,
    tipo: 'sad',
    valutazione,
    obiettivi: [
      { id: obiettivi[0], dimensione: 'funzionale', descrizione: 'Alzarsi', partenza: 'Cade', atteso: 'Non cade' },
      { id: obiettivi[1], dimensione: 'sociale', descrizione: 'Uscire', partenza: 'Mai', atteso: 'Ogni settimana' },
    ],
    interventi: [{ prestazione: 'A2.07', minutiMensili: 600 }],
    budget: [{ fonte: 'fondo-sociale-regionale', centesimiMensili: 22_900 }],
    pianoUnicoIntegrato: true,
    comprendeDimissioneProtetta: false,
  };
  return {
    'consegna-informativa': { il: '2026-01-05', modalita: 'cartacea' },
    'attiva-presa-in-carico': { il: '2026-01-06', percorso: 'sad' },
    'individua-case-manager': { il: '2026-01-06', operatore: 'as-1', ambito: 'sociale' },
    assegna: { il: '2026-01-06', operatore: 'as-1' },
    consegna: { il: '2026-01-06', da: 'as-1', a: 'as-4', nota: 'La figlia chiama il lunedì.' },
    'annota-diario': { il: '2026-01-06', genere: 'telefonata', riservata: false, testo: 'Sentita la figlia.' },
    'avvia-valutazione': { il: '2026-01-07', valutazione, tipo: 'multidimensionale', motivo: 'Rientro a casa.' },
    'costituisci-equipe': { il: '2026-01-10', valutazione, componenti: EQUIPE, nominativi: NOMINATIVI },
    'somministra-strumento': { il: '2026-01-12', valutazione, strumento: 'adl-katz', risposte: [2, 2, 0, 2, 0, 0] },
    'concludi-valutazione': {
      il: '2026-01-15',
      valutazione,
      partecipanti: EQUIPE,
      nominativi: NOMINATIVI,
      domini: { funzionale: 'Cammina con aiuto.', sociale: 'Vive sola.' },
      esito: { complessita: 'complesso', bisogno: 'alto', autosufficienza: 'non-autosufficiente' },
      dimensioniCritiche: ['funzionale', 'sociale'],
      settingProposto: 'domicilio',
    },
    'redigi-progetto': { il: '2026-01-20', ...contenuto },
    'richiedi-approvazione': { il: '2026-01-21', progetto },
    'ritira-richiesta': { il: '2026-01-21', progetto, motivo: 'Va completato.' },
    'apri-richiesta': { il: '2026-01-22', progetto },
    'approva-progetto': { il: '2026-01-23', progetto, motivo: 'Risponde ai bisogni.' },
    'respingi-progetto': { il: '2026-01-23', progetto, motivo: 'Costi non coperti.' },
    'sottoscrivi-progetto': {
      il: '2026-01-25',
      progetto,
      firmatari: [{ qualita: 'persona' }, { qualita: 'assistente-sociale' }],
      nominativi: ['Ada Rossèlli', 'Marta Bonfadelli'],
    },
    'rimodula-progetto': { il: '2026-03-10', ...contenuto, motivo: 'È peggiorata.' },
    'autorizza-intervento': {
      il: '2026-01-26',
      intervento,
      progetto,
      urgente: false,
      prestazione: 'A2.07',
      erogatore: 'coop-ontano',
      dal: '2026-02-01',
      al: '2026-06-30',
      minutiMensili: 600,
      centesimiOra: 2290,
      fonte: 'fondo-sociale-regionale',
    },
    'attiva-intervento': { il: '2026-02-01', intervento },
    'sospendi-intervento': { il: '2026-03-10', intervento, motivo: 'Ricovero.' },
    'riprendi-intervento': { il: '2026-03-20', intervento },
    'registra-erogazione': { intervento, dal: '2026-02-01', al: '2026-02-28', minuti: 480 },
    'cessa-intervento': { il: '2026-05-31', intervento, motivo: 'Fine del progetto.' },
    'svolgi-valutazione-finale': {
      il: '2026-06-05',
      obiettivi: [
        { obiettivo: obiettivi[0], raggiunto: 'si' },
        { obiettivo: obiettivi[1], raggiunto: 'in-parte' },
      ],
      soddisfazionePersona: 4,
      soddisfazioneOperatori: 5,
      considerazioni: 'È più autonoma.',
    },
    chiudi: { il: '2026-06-10', motivo: 'obiettivi-raggiunti', situazione: 'A casa, con la figlia.' },
    riapri: { il: '2026-07-01', motivo: 'Nuova caduta.' },
    'rileva-follow-up': { il: '2026-07-10', orizzonte: '30-giorni', riammesso: false, note: 'Sta bene.' },
  };
}

/** The straight way, after the opening. */
export const STRADA = [
  'consegna-informativa',
  'attiva-presa-in-carico',
  'individua-case-manager',
  'assegna',
  'avvia-valutazione',
  'costituisci-equipe',
  'somministra-strumento',
  'concludi-valutazione',
  'redigi-progetto',
  'richiedi-approvazione',
  'apri-richiesta',
  'approva-progetto',
  'sottoscrivi-progetto',
  'autorizza-intervento',
  'attiva-intervento',
  'registra-erogazione',
  'cessa-intervento',
  'svolgi-valutazione-finale',
  'chiudi',
] as const satisfies readonly NomeAtto[];

const DELLA_COORDINATRICE: readonly NomeAtto[] = ['assegna', 'apri-richiesta', 'approva-progetto', 'respingi-progetto'];

/** By another hand than `as-1` where the rules, or the roles, want another. */
export const chiFa = (atto: NomeAtto): string => (DELLA_COORDINATRICE.includes(atto) ? 'coord-1' : 'as-1');

export class Caso {
  readonly valutazione = randomUUID();
  readonly progetto = randomUUID();
  readonly intervento = randomUUID();
  readonly obiettivi = [randomUUID(), randomUUID()] as const;

  private constructor(
    readonly server: ServerDiProva,
    readonly id: string,
    readonly persona: string,
    readonly accesso: string,
    /** What the command that opened it answered. */
    readonly apertura: EsitoComando,
  ) {}

  /** A person, an accesso, and the cartella that comes of it. */
  static async aperto(
    server: ServerDiProva,
    {
      anagrafica = {},
      contatto = {},
      apertura = {},
      persona: nota,
    }: { anagrafica?: Corpo; contatto?: Corpo; apertura?: Corpo; persona?: string } = {},
  ): Promise<Caso> {
    const as = await server.entra('as-1');
    const persona = nota ?? (await as.scrivi('/api/persone', { ...ANAGRAFICA, ...anagrafica })).id;
    const accesso = (await as.scrivi('/api/accessi', { ...CONTATTO, persona, ...contatto })).id;
    const aperta = await as.scrivi(`/api/accessi/${accesso}/atti/apri-cartella`, {
      il: '2026-01-05',
      area: 'anziani',
      ...apertura,
    });
    return new Caso(server, aperta.id, persona, accesso, aperta);
  }

  /** The straight way up to and including an act. */
  static async finoA(
    server: ServerDiProva,
    ultimo: (typeof STRADA)[number] | 'apri',
    opzioni: Parameters<typeof Caso.aperto>[1] = {},
  ): Promise<Caso> {
    const caso = await Caso.aperto(server, opzioni);
    if (ultimo !== 'apri') await caso.fino(ultimo);
    return caso;
  }

  /** Goes on along the straight way, from after an act up to and including another. */
  async fino(ultimo: (typeof STRADA)[number], da?: (typeof STRADA)[number]): Promise<this> {
    for (const atto of STRADA.slice(da === undefined ? 0 : STRADA.indexOf(da) + 1, STRADA.indexOf(ultimo) + 1)) {
      await this.atto(atto);
    }
    return this;
  }

  corpo(atto: NomeAtto, diverso: Corpo = {}): Corpo {
    return { ...attiTipo(this)[atto], ...diverso };
  }

  /** An act that must be carried out. */
  async atto(atto: NomeAtto, diverso: Corpo = {}, chi: string = chiFa(atto)): Promise<EsitoComando> {
    return (await this.server.entra(chi)).scrivi(this.percorso(atto), this.corpo(atto, diverso));
  }

  /** The same, whatever comes of it. */
  async prova(
    atto: NomeAtto,
    diverso: Corpo = {},
    chi: string | Cliente = chiFa(atto),
    headers = {},
  ): Promise<Risposta> {
    const cliente = typeof chi === 'string' ? await this.server.entra(chi) : chi;
    return cliente.post(this.percorso(atto), this.corpo(atto, diverso), headers);
  }

  /** A seduta of today has it on its agenda: whoever is convened reads it and works at its valutazione. */
  async inSeduta(...componenti: string[]): Promise<string> {
    const coord = await this.server.entra('coord-1');
    const giorno = giornoARoma(this.server.orologio.adesso());
    const { id } = await coord.scrivi('/api/sedute', {
      giorno,
      dalle: '14:30',
      alle: '16:30',
      modalita: 'in-presenza',
      componenti,
    });
    await coord.scrivi(`/api/sedute/${id}/atti/poni-all-ordine-del-giorno`, { cartella: this.id });
    return id;
  }

  percorso(atto: NomeAtto): string {
    return `/api/cartelle/${this.id}/atti/${atto}`;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async scheda(quando = '', chi = 'as-1'): Promise<any> {
    return (await this.server.entra(chi)).leggi(`/api/cartelle/${this.id}${quando}`);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async cronologia(quando = '', chi = 'as-1'): Promise<any[]> {
    return (await (await this.server.entra(chi)).leggi(`/api/cartelle/${this.id}/cronologia${quando}`)).voci;
  }

  /** Id of an event of this case, by its type: the last one of them. */
  async evento(tipo: string): Promise<string> {
    const voce = (await this.cronologia('', 'coord-1')).find((v) => v.tipo === tipo);
    if (!voce) throw new Error(`nessun ${tipo} in questa cartella`);
    return voce.evento;
  }
}
