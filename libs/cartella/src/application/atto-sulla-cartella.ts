import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import type { EsitoComando, QualsiasiDecisione } from '#archivio';
import { Archivio, contestoComando, decisione } from '#archivio';
import type { Azione, ContestoRichiesta } from '#identity';
import { Operatori, Richiesta } from '#identity';
import { persona } from '#persone';
import type { Garanzie } from '#platform';
import { Orologio, RifiutoHttp } from '#platform';
import type { ComandoCorrezione, DataCivile, EventoRegistrato } from '#storia';
import { giornoARoma, giornoDi, statoAl } from '#storia';
import type { ChiSeguirebbe } from '../domain/chi-segue.js';
import type { ComandoCartella } from '../domain/comandi.js';
import { prenotazioniDi } from '../domain/cartella.js';
import { codiceFuoriElenco, nominaElenchi } from '../domain/elenchi.js';
import { CATALOGO_CARTELLA } from '../domain/eventi.js';
import type { ConsegnaDto, CORPI, RegistraErogazioneDto } from './atti.js';
import { elenchiDellAmbito } from './elenchi-dell-ambito.js';
import { comeLoSaLEnte, storiaPerLEnte } from './parole-all-ente.js';
import { regoleCartella } from './regole.js';
import { diChiE, storiaVisibile } from '../readmodel/eventi-visibili.js';
import type { EventoLetto } from '../readmodel/evento-letto.js';
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
    // Whose hours are recorded is a matter of that intervento.
    const intervento = atto === 'registra-erogazione' ? (corpo as RegistraErogazioneDto).intervento : undefined;
    this.risorsa = { tipo: 'cartella', id: cartella, intervento } as const;
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
    const { ruolo, ente } = richiesta.contesto.operatore;
    const { intervento } = richiesta.risorsa;
    if (ruolo !== 'ente-erogatore' || intervento === undefined) return this.decidi(richiesta);
    return this.decidi(richiesta, storiaPerLEnte(ente, intervento)).catch(comeLoSaLEnte);
  }

  private async decidi(richiesta: AttoSullaCartella, vista?: QualsiasiDecisione['vista']): Promise<EsitoComando> {
    return this.archivio.esegui(contestoComando(richiesta.contesto, richiesta.garanzie), [
      decisione({
        decider: regoleCartella,
        catalogo: CATALOGO_CARTELLA,
        stream: { categoria: 'cartella', id: richiesta.cartella },
        comando: await this.comando(richiesta),
        soggetto: { tipo: 'cartella', id: richiesta.cartella },
        comune: (stato) => stato.comune ?? '',
        prenotazioni: prenotazioniDi,
        vista: (storia) => {
          if (vista) return vista(storia);
          const eventi = storia as readonly unknown[] as readonly (EventoLetto & EventoRegistrato)[];
          const diChi = diChiE(statoAl(regoleCartella, eventi as never));
          return storiaVisibile(richiesta.contesto.operatore, eventi, diChi, richiesta.nesso);
        },
      }),
    ]);
  }

  private async controllaElenchi({ corpo, contesto }: AttoSullaCartella): Promise<void> {
    if (!nominaElenchi(corpo)) return;
    const { ambito } = contesto.operatore;
    const fuori = codiceFuoriElenco(corpo, elenchiDellAmbito(ambito, await this.operatori.elenco(ambito)));
    if (fuori) throw new RifiutoHttp(fuori, 422);
  }

  /** The command the rules know, out of what a person sent: ids for what is new, today for what has no date. */
  private async comando({
    atto,
    corpo,
    contesto,
    cartella,
    fatti,
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
          : COI_COORDINATORI.includes(atto)
            ? { coordinatori: await this.coordinatori(contesto.operatore.ambito, fatti?.comuni ?? []) }
            : CHE_INCARICANO.includes(atto)
              ? { incaricato: await this.seguirebbe(contesto.operatore.ambito, dati['operatore'] as string) }
              : atto === 'consegna'
                ? await this.chiRiceve(contesto.operatore.ambito, dati as unknown as ConsegnaDto)
                : completa?.(dati);
    return {
      ...dati,
      ...altro,
      atto,
      il: dati.al && atto === 'registra-erogazione' ? dati.al : il,
    } as unknown as ComandoCartella;
  }

  /** Who coordinates those Comuni today. */
  private async coordinatori(ambito: string, comuni: readonly string[]): Promise<string[]> {
    return (await this.operatori.elenco(ambito))
      .filter((o) => o.attivo && o.ruolo === 'coordinatore' && o.comuni.some((c) => comuni.includes(c)))
      .map(({ id }) => id);
  }

  /** As the register knows them today: who was suspended or left a moment ago takes no case over. */
  private async seguirebbe(ambito: string, chi: string): Promise<ChiSeguirebbe | undefined> {
    return (await this.operatori.elenco(ambito)).find(({ id }) => id === chi);
  }

  private async chiRiceve(ambito: string, { da, a }: ConsegnaDto) {
    const [consegna, chiRiceve] = await Promise.all([da, a].map((id) => this.seguirebbe(ambito, id)));
    return { chiRiceve, ...(consegna?.ruolo === 'componente-uvm' && { ruoloDi: consegna.ruolo }) };
  }

  /** The birth date stays sealed: the event says only whether the person was "anziano" on that day. */
  private async anziano(ambito: string, cartella: string, il: DataCivile): Promise<boolean | undefined> {
    const chi = (await this.archivio.stato(regoleCartella, ambito, cartella)).persona;
    if (!chi) return undefined;
    const { nascita } = await this.archivio.stato(persona, ambito, chi);
    return nascita === undefined ? undefined : anzianoIl(nascita, giornoDi(il));
  }
}

/** Somebody who can lead the case must remain: it depends on who coordinates its Comune. */
const COI_COORDINATORI: readonly NomeAtto[] = ['disponi-tutela', 'escludi-operatore'];

/** Who is named answers for the case from then on. */
const CHE_INCARICANO: readonly NomeAtto[] = ['individua-case-manager', 'assegna'];

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
