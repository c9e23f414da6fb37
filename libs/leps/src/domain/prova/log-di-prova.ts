import type { Componente, ContenutoProgetto, EventoCartella, Esito, Percorso } from '#cartella';
import type { Correzione, DataCivile, EventoDeciso, Posizione, Storico } from '#storia';
import { fattiAl } from '#storia';
import { fattiDi } from '../fatti-della-cartella.js';
import type { FattoLeps } from '../fatto.js';
import { aggiornaRegistro } from '../registro-fatti.js';

type Evento = Storico<EventoCartella | Correzione>;
type Registrato = { readonly cartella: string; readonly evento: Evento };

export const AMBITO = 'sebino';
export const [ISEO, MARONE, ZONE] = ['017085', '017106', '017205'] as const;

export const AS_COMUNE: Componente = { professione: 'assistente-sociale', tipoEnte: 'comune', ente: 'iseo' };
export const AS_ASST: Componente = { professione: 'assistente-sociale', tipoEnte: 'asst', ente: 'asst' };
export const INFERMIERE: Componente = { professione: 'infermiere', tipoEnte: 'asst', ente: 'asst' };

export const ESITO_ALTO: Esito = { complessita: 'complesso', bisogno: 'alto', autosufficienza: 'non-autosufficiente' };

/** Cases whose events enter one log, and the register of facts kept event by event, as a projection keeps it. */
export class LogDiProva {
  readonly log: Registrato[] = [];
  readonly registro: FattoLeps[] = [];

  get testa(): Posizione {
    return this.log.length;
  }

  caso(id: string = `00000000-0000-4000-8000-${String(this.log.length).padStart(12, '0')}`): CasoDiProva {
    return new CasoDiProva(this, id);
  }

  eventiDi(cartella: string, finoA: Posizione = this.testa): Evento[] {
    return this.log.filter((r) => r.cartella === cartella && r.evento.posizione <= finoA).map((r) => r.evento);
  }

  /** The effective facts of a case as known at a position. */
  veriDi(cartella: string, posizione: Posizione = this.testa) {
    const storia = this.eventiDi(cartella, posizione);
    return fattiDi({ id: cartella, ambito: AMBITO }, fattiAl<EventoCartella>(storia));
  }

  registra(cartella: string, fatto: EventoDeciso, comune: string = ISEO): string {
    const posizione = this.testa + 1;
    const evento = {
      ...fatto,
      id: `e${posizione}`,
      posizione,
      registratoIl: '2027-01-01T00:00:00.000Z',
      attore: { id: 'as-1', ruolo: 'assistente-sociale', ente: 'iseo', livello: 2 },
      comune,
    } as Evento;
    this.log.push({ cartella, evento });
    const aperti = this.registro.filter((f) => f.cartella === cartella && f.notoFino === null);
    const movimento = aggiornaRegistro(aperti, this.veriDi(cartella), posizione);
    for (const chiuso of movimento.chiusi) {
      this.registro[
        this.registro.findIndex(
          (f) => f.notoDa === chiuso.notoDa && f.chiave === chiuso.chiave && f.cartella === cartella,
        )
      ] = chiuso;
    }
    this.registro.push(...movimento.aperti);
    return evento.id;
  }
}

/** A case told in domain words; every act returns the id of its event. */
export class CasoDiProva {
  comune: string = ISEO;

  constructor(
    readonly log: LogDiProva,
    readonly id: string,
  ) {}

  fatto(fatto: EventoCartella | Correzione): string {
    return this.log.registra(this.id, fatto, this.comune);
  }

  apri(il: DataCivile, accesso = 'accesso-1') {
    return this.fatto({
      tipo: 'CartellaAperta',
      avvenutoIl: il,
      dati: { persona: `p-${this.id}`, area: 'anziani', accesso, accessoIl: il, accessoCanale: 'sportello' },
    });
  }
  presaInCarico(il: DataCivile, percorso: Percorso) {
    return this.fatto({ tipo: 'PresaInCaricoAttivata', avvenutoIl: il, dati: { percorso } });
  }
  concludiValutazione(
    il: DataCivile,
    {
      valutazione = `v${this.log.testa}`,
      tipo = 'multidimensionale',
      percorso = 'sad',
      partecipanti = [AS_COMUNE, INFERMIERE],
      esito = ESITO_ALTO,
    }: {
      valutazione?: string;
      tipo?: 'preliminare' | 'multidimensionale';
      percorso?: Percorso | null;
      partecipanti?: readonly Componente[];
      esito?: Esito;
    } = {},
  ) {
    return this.fatto({
      tipo: 'ValutazioneConclusa',
      avvenutoIl: il,
      dati: {
        valutazione,
        tipo,
        percorso,
        partecipanti,
        nominativi: [],
        domini: {},
        esito,
        dimensioniCritiche: [],
        settingProposto: 'domicilio',
      },
    });
  }
  redigi(il: DataCivile, contenuto: Partial<ContenutoProgetto> = {}) {
    const dati: ContenutoProgetto = {
      progetto: 'pr1',
      versione: 1,
      tipo: 'sad',
      percorso: 'sad',
      valutazione: 'v1',
      obiettivi: [],
      testiObiettivi: {},
      interventi: [],
      budget: [],
      pianoUnicoIntegrato: false,
      comprendeDimissioneProtetta: false,
      ...contenuto,
    };
    return dati.versione === 1
      ? this.fatto({ tipo: 'ProgettoRedatto', avvenutoIl: il, dati })
      : this.fatto({ tipo: 'ProgettoRimodulato', avvenutoIl: il, dati: { ...dati, motivo: '' } });
  }
  sottoscrivi(il: DataCivile, { progetto = 'pr1', versione = 1, anzianoAllaData = true } = {}) {
    return this.fatto({
      tipo: 'ProgettoSottoscritto',
      avvenutoIl: il,
      dati: { progetto, versione, firmatari: [{ qualita: 'persona' }], nominativi: [], anzianoAllaData },
    });
  }
  autorizza(il: DataCivile, intervento = 'i1', prestazione = 'A2.07') {
    return this.fatto({
      tipo: 'InterventoAutorizzato',
      avvenutoIl: il,
      dati: {
        intervento,
        progetto: 'pr1',
        urgente: false,
        prestazione,
        erogatore: 'ets-1',
        dal: il,
        al: '2027-12-31',
        minutiMensili: 600,
        centesimiOra: 2290,
        fonte: 'comune',
      },
    });
  }
  eroga(al: DataCivile, { minuti = 120, intervento = 'i1', prestazione = 'A2.07' } = {}) {
    return this.fatto({
      tipo: 'ErogazioneRegistrata',
      avvenutoIl: al,
      dati: {
        erogazione: `er${this.log.testa}`,
        intervento,
        prestazione,
        dal: al,
        al,
        minuti,
        centesimi: 0,
        erogatore: 'ets-1',
      },
    });
  }
  valutazioneFinale(il: DataCivile) {
    return this.fatto({
      tipo: 'ValutazioneFinaleSvolta',
      avvenutoIl: il,
      dati: { obiettivi: [], soddisfazionePersona: 4, soddisfazioneOperatori: 4, considerazioni: '' },
    });
  }
  chiudi(
    il: DataCivile,
    motivo: Extract<EventoCartella, { tipo: 'CartellaChiusa' }>['dati']['motivo'] = 'fine-progetto',
  ) {
    return this.fatto({ tipo: 'CartellaChiusa', avvenutoIl: il, dati: { motivo, situazione: '' } });
  }
  riapri(il: DataCivile) {
    return this.fatto({ tipo: 'CartellaRiaperta', avvenutoIl: il, dati: { motivo: '' } });
  }
  rettifica(evento: string, cosa: { avvenutoIl?: DataCivile; comune?: string; modifiche?: Record<string, unknown> }) {
    return this.fatto({
      tipo: 'EventoRettificato',
      avvenutoIl: '2027-01-01',
      dati: { evento, tipoCorretto: '', motivo: 'errore di registrazione', ...cosa },
    });
  }
  annulla(evento: string) {
    return this.fatto({
      tipo: 'EventoAnnullato',
      avvenutoIl: '2027-01-01',
      dati: { evento, tipoCorretto: '', motivo: 'errore di registrazione' },
    });
  }

  /** A SAD case from accesso to chiusura; `senza` leaves phases out. */
  sadCompleto(
    anno: number,
    {
      senza = [] as readonly ('accesso' | 'valutazione' | 'progetto' | 'erogazione' | 'conclusione')[],
      chiusaIl = `${anno}-11-30`,
    } = {},
  ): string {
    this.apri(`${anno}-01-10`, senza.includes('accesso') ? '' : 'accesso-1');
    this.presaInCarico(`${anno}-01-12`, 'sad');
    if (!senza.includes('valutazione')) this.concludiValutazione(`${anno}-01-20`, { valutazione: 'v1' });
    if (!senza.includes('progetto')) {
      this.redigi(`${anno}-01-21`);
      this.sottoscrivi(`${anno}-01-22`);
    }
    this.autorizza(`${anno}-01-23`);
    if (!senza.includes('erogazione')) this.eroga(`${anno}-01-24`);
    if (!senza.includes('conclusione')) this.valutazioneFinale(chiusaIl);
    return this.chiudi(chiusaIl);
  }
}
