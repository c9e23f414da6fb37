import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import type { EsitoComando } from '#archivio';
import { Archivio, contestoComando, decisione } from '#archivio';
import type { Azione, ContestoRichiesta } from '#identity';
import { Operatori, Richiesta } from '#identity';
import { persona } from '#persone';
import type { Garanzie } from '#platform';
import { Orologio, RifiutoHttp } from '#platform';
import type { ComandoCorrezione, DataCivile } from '#storia';
import { giornoARoma, giornoDi } from '#storia';
import type { ComandoCartella } from '../domain/comandi.js';
import { prenotazioniDi } from '../domain/cartella.js';
import { codiceFuoriElenco, nominaElenchi } from '../domain/elenchi.js';
import { CATALOGO_CARTELLA } from '../domain/eventi.js';
import type { CORPI } from './atti.js';
import { elenchiDellAmbito } from './elenchi-dell-ambito.js';
import { regoleCartella } from './regole.js';
import { anzianoIl } from '../readmodel/scheda.js';

export type NomeAtto = keyof typeof CORPI;

/** Any act on an existing case. `corpo` is its input, already checked against its class. */
export class AttoSullaCartella extends Richiesta<EsitoComando> {
  readonly azione: Azione;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly atto: NomeAtto,
    readonly cartella: string,
    readonly corpo: object,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.azione = atto;
    this.risorsa = { tipo: 'cartella', id: cartella } as const;
  }
}

@CommandHandler(AttoSullaCartella)
export class AttoSullaCartellaHandler implements ICommandHandler<AttoSullaCartella> {
  constructor(
    private readonly archivio: Archivio,
    private readonly orologio: Orologio,
    private readonly operatori: Operatori,
  ) {}

  async execute(richiesta: AttoSullaCartella): Promise<EsitoComando> {
    await this.controllaElenchi(richiesta);
    return this.archivio.esegui(contestoComando(richiesta.contesto, richiesta.garanzie), [
      decisione({
        decider: regoleCartella,
        catalogo: CATALOGO_CARTELLA,
        stream: { categoria: 'cartella', id: richiesta.cartella },
        comando: await this.comando(richiesta),
        soggetto: { tipo: 'cartella', id: richiesta.cartella },
        comune: (stato) => stato.comune ?? '',
        prenotazioni: prenotazioniDi,
      }),
    ]);
  }

  private async controllaElenchi({ corpo, contesto }: AttoSullaCartella): Promise<void> {
    if (!nominaElenchi(corpo)) return;
    const operatori = await this.operatori.elenco(contesto.operatore.ambito);
    const fuori = codiceFuoriElenco(corpo, elenchiDellAmbito(operatori));
    if (fuori) throw new RifiutoHttp(fuori, 422);
  }

  /** The command the rules know, out of what a person sent: ids for what is new, today for what has no date. */
  private async comando({
    atto,
    corpo,
    contesto,
    cartella,
  }: AttoSullaCartella): Promise<ComandoCartella | ComandoCorrezione> {
    const dati = JSON.parse(JSON.stringify(corpo)) as Dati;
    const il = dati.il ?? giornoARoma(this.orologio.adesso());
    const completa = COMPLETA[atto];
    const anziano = (giorno: DataCivile) => this.anziano(contesto.operatore.ambito, cartella, giorno);
    const altro =
      atto === 'sottoscrivi-progetto'
        ? { anzianoAllaData: (await anziano(il)) ?? false }
        : atto === 'rettifica-evento' && dati.avvenutoIl
          ? { calcolati: { anzianoAllaData: await anziano(dati.avvenutoIl) } }
          : completa?.(dati);
    return {
      ...dati,
      ...altro,
      atto,
      il: dati.al && atto === 'registra-erogazione' ? dati.al : il,
    } as unknown as ComandoCartella;
  }

  /** The birth date stays sealed: the event says only whether the person was "anziano" on that day. */
  private async anziano(ambito: string, cartella: string, il: DataCivile): Promise<boolean | undefined> {
    const chi = (await this.archivio.stato(regoleCartella, ambito, cartella)).persona;
    if (!chi) return undefined;
    const { nascita } = await this.archivio.stato(persona, ambito, chi);
    return nascita === undefined ? undefined : anzianoIl(nascita, giornoDi(il));
  }
}

interface Dati extends Record<string, unknown> {
  readonly il?: DataCivile;
  readonly al?: DataCivile;
  readonly avvenutoIl?: DataCivile;
}

interface ObiettivoInviato {
  readonly id?: string;
  readonly dimensione: string;
  readonly descrizione: string;
  readonly partenza: string;
  readonly atteso: string;
}

/** A goal as it is sent, in its two parts: what rules read, and the words, which are sealed. */
function progettoCompleto(dati: Dati): object {
  const obiettivi = (dati['obiettivi'] as ObiettivoInviato[]).map((o) => ({ ...o, id: o.id ?? uuidv7() }));
  return {
    progetto: dati['progetto'] ?? uuidv7(),
    valutazione: dati['valutazione'] ?? null,
    obiettivi: obiettivi.map(({ id, dimensione }) => ({ id, dimensione })),
    testiObiettivi: Object.fromEntries(
      obiettivi.map(({ id, descrizione, partenza, atteso }) => [id, { descrizione, partenza, atteso }]),
    ),
    interventi: (dati['interventi'] as { id?: string }[]).map((i) => ({ ...i, id: i.id ?? uuidv7() })),
  };
}

/** What the server adds to what a person sends. */
const COMPLETA: { readonly [A in NomeAtto]?: (dati: Dati) => object } = {
  'avvia-valutazione': ({ valutazione }) => ({ valutazione: valutazione ?? uuidv7() }),
  'redigi-progetto': progettoCompleto,
  'rimodula-progetto': progettoCompleto,
  'autorizza-intervento': ({ intervento, progetto }) => ({
    intervento: intervento ?? uuidv7(),
    progetto: progetto ?? null,
  }),
  'registra-erogazione': ({ erogazione }) => ({ erogazione: erogazione ?? uuidv7() }),
};
