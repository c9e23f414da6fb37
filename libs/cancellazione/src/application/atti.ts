import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { accesso } from '#accessi';
import type { EsitoComando } from '#archivio';
import { Archivio, contestoComando, decisione } from '#archivio';
import { regoleCartella } from '#cartella';
import { EventStore } from '#event-store';
import type { ContestoRichiesta } from '#identity';
import { AmbitoDellaRisorsa, Richiesta } from '#identity';
import type { Cancellazione, ComandoCancellazione, TestoIndicato } from '#persone';
import { CATALOGO_PERSONA, persona, prenotazioniDi } from '#persone';
import type { Garanzie } from '#platform';
import { Orologio, RifiutoHttp } from '#platform';
import type { DataCivile } from '#storia';
import { giornoARoma, rifiuto } from '#storia';
import { Vault } from '#vault';
import { EsecuzioneCancellazioni } from '../esecuzione/esecuzione-cancellazioni.js';
import { Ripresa } from '../esecuzione/ripresa.js';
import type {
  AutorizzaCancellazioneDto,
  ChiediCancellazioneDto,
  CORPI,
  PoniBloccoLegaleDto,
  RespingiCancellazioneDto,
  TogliBloccoLegaleDto,
} from './cancellazione.dto.js';
import { eventiDelCaso } from './eventi-del-caso.js';
import { cheSiVedono, Fascicoli, type Fascicolo, type Vede, vedeDi } from './fascicolo.js';
import { richiestaVista, type VedeTesto, vedeTestoDi } from './richiesta-vista.js';
import { scrittureDelTesto } from './testi.js';

export class AttoDiCancellazione extends Richiesta<EsitoComando> {
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly azione: keyof typeof CORPI,
    readonly persona: string,
    readonly corpo: object,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.risorsa = { tipo: 'persona', id: persona } as const;
  }
}

@CommandHandler(AttoDiCancellazione)
export class AttoDiCancellazioneHandler implements ICommandHandler<AttoDiCancellazione> {
  constructor(
    private readonly archivio: Archivio,
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly fascicoli: Fascicoli,
    private readonly esecuzione: EsecuzioneCancellazioni,
    private readonly ripresa: Ripresa,
    private readonly orologio: Orologio,
    private readonly risorse: AmbitoDellaRisorsa,
  ) {}

  /** An authorisation answers when the keys are gone. If that fails the error says so, and asking again goes on from there. */
  async execute(richiesta: AttoDiCancellazione): Promise<EsitoComando> {
    const { azione, contesto, garanzie, persona: id } = richiesta;
    const { ambito } = contesto.operatore;
    const decisa = await this.archivio.esegui(contestoComando(contesto, garanzie), [
      decisione({
        decider: persona,
        catalogo: CATALOGO_PERSONA,
        stream: { categoria: 'persona', id },
        comando: await this.comando(richiesta),
        soggetto: { tipo: 'persona', id },
        comune: (stato) => stato.comune ?? '',
        // What only its owner could hold is let go while it can still be read.
        ...(azione === 'autorizza-cancellazione' && {
          prenotazioni: prenotazioniDi,
          prenotazioniSigillate: true as const,
        }),
      }),
    ]);
    if (azione !== 'autorizza-cancellazione') return decisa;
    const { cancellazione, autorizzazione } = richiesta.corpo as AutorizzaCancellazioneDto;
    const { attore, correlazione } = contestoComando(contesto);
    const posizione = await this.esecuzione.esegui({
      ambito,
      persona: id,
      cancellazione,
      autorizzazione,
      attore,
      correlazione,
    });
    this.ripresa.adesso();
    return { ...decisa, posizione };
  }

  private async comando({ azione, corpo, persona: id, contesto }: AttoDiCancellazione): Promise<ComandoCancellazione> {
    const il = giornoARoma(this.orologio.adesso());
    const { operatore } = contesto;
    const { ambito } = operatore;
    const vede = vedeDi(this.risorse, operatore, il, azione);
    const vedeTesto = vedeTestoDi(vede, eventiDelCaso(this.archivio, this.risorse, operatore, il));
    switch (azione) {
      case 'poni-blocco-legale':
        return { atto: azione, il, blocco: uuidv7(), riferimento: (corpo as PoniBloccoLegaleDto).riferimento };
      case 'togli-blocco-legale':
        return { atto: azione, il, blocco: (corpo as TogliBloccoLegaleDto).blocco };
      case 'respingi-cancellazione': {
        const { cancellazione, motivo } = corpo as RespingiCancellazioneDto;
        const chiesta = await this.chiesta(ambito, id, cancellazione);
        const vista = chiesta && (await richiestaVista(chiesta, vede, vedeTesto));
        return { atto: azione, il, cancellazione: vista?.id ?? NESSUNA(), motivo: motivo as never };
      }
      case 'chiedi-cancellazione':
        return this.richiesta(ambito, id, il, corpo as ChiediCancellazioneDto, vede, vedeTesto);
      case 'autorizza-cancellazione': {
        const { cancellazione, autorizzazione } = corpo as AutorizzaCancellazioneDto;
        const chiesta = await this.chiesta(ambito, id, cancellazione);
        const testa = await this.store.testa();
        const intero = await this.fascicoli.di(ambito, id, il, testa);
        const decidibile = chiesta && (await tuttaDaVedere(chiesta, intero, vede, vedeTesto)) ? chiesta : undefined;
        // Of less than the person, the terms are those of what who decides may know of.
        const fascicolo =
          decidibile?.oggetto === 'persona' ? intero : await this.fascicoli.di(ambito, id, il, testa, vede);
        return {
          atto: azione,
          il,
          cancellazione: decidibile?.id ?? NESSUNA(),
          autorizzazione,
          conservareFino: decidibile ? this.fascicoli.terminePer(fascicolo, decidibile, il) : null,
          ...delFascicolo(fascicolo),
        };
      }
    }
  }

  private async richiesta(
    ambito: string,
    id: string,
    il: DataCivile,
    { oggetto, fondamento, cartella, accesso: contatto, evento, campo, conOmissis }: ChiediCancellazioneDto,
    vede: Vede,
    vedeTesto: VedeTesto,
  ): Promise<ComandoCancellazione> {
    const testa = await this.store.testa();
    // It may concern more than who asks may know of: that is for who authorises to judge.
    const tutte = delFascicolo(await this.fascicoli.di(ambito, id, il, testa)).cartelleDellaPersona;
    const diSuo = delFascicolo(await this.fascicoli.di(ambito, id, il, testa, vede));
    const testi: TestoIndicato[] = [];
    if (oggetto === 'testo') {
      const stream = cartella ?? contatto;
      if (
        !stream ||
        !evento ||
        !campo ||
        !(await this.riguarda(ambito, stream, id, contatto === stream)) ||
        !(await vedeTesto({ stream, evento }))
      ) {
        throw new RifiutoHttp(
          rifiuto('testo-inesistente', 'Il testo indicato non è in una cartella o in un accesso di questa persona.'),
          422,
        );
      }
      testi.push(
        ...(await scrittureDelTesto(this.store, this.vault, ambito, { stream, evento, campo }, conOmissis ?? false)),
      );
    } else if (oggetto === 'cartella' && !diSuo.cartelleDellaPersona.includes(cartella ?? '')) {
      throw new RifiutoHttp(rifiuto('cartella-inesistente', 'La cartella indicata non è di questa persona.'), 422);
    }
    return {
      atto: 'chiedi-cancellazione',
      il,
      cancellazione: uuidv7(),
      oggetto: oggetto as never,
      cartelle: oggetto === 'persona' ? tutte : oggetto === 'cartella' ? [cartella as string] : [],
      testi,
      fondamento: fondamento as never,
      ...diSuo,
    };
  }

  private async chiesta(ambito: string, id: string, cancellazione: string): Promise<Cancellazione | undefined> {
    const { cancellazioni } = await this.archivio.stato(persona, ambito, id);
    return cancellazioni.find((c) => c.id === cancellazione);
  }

  /** Whether a stream is a case, or an accesso, of that person. */
  private async riguarda(ambito: string, stream: string, chi: string, contatto: boolean): Promise<boolean> {
    const [primo] = await this.store.leggiStream(ambito, stream);
    if (primo?.stream.categoria !== (contatto ? 'accesso' : 'cartella')) return false;
    const stato = contatto
      ? await this.archivio.stato(accesso, ambito, stream)
      : await this.archivio.stato(regoleCartella, ambito, stream);
    return stato.persona === chi;
  }
}

/** A request that is not for who decides is one that never was: it goes the same way, and is refused by the same rule. */
const NESSUNA = uuidv7;

/** Whether all that would be destroyed is within reach of who authorises: of a person, the cases opened since as well. */
async function tuttaDaVedere(
  { oggetto, cartelle, testi }: Cancellazione,
  intero: Fascicolo,
  vede: Vede,
  vedeTesto: VedeTesto,
): Promise<boolean> {
  const tutte = [...cartelle, ...(oggetto === 'persona' ? intero.cartelle.map((c) => c.id) : [])];
  const viste = await cheSiVedono(tutte, (cartella) => vede('cartella', cartella));
  return viste.length === tutte.length && (await cheSiVedono(testi, vedeTesto)).length === testi.length;
}

const delFascicolo = ({ cartelle }: Awaited<ReturnType<Fascicoli['di']>>) => ({
  cartelleDellaPersona: cartelle.map((c) => c.id),
  cartelleAperte: cartelle.filter((c) => c.condizione === 'aperta').map((c) => c.id),
});
