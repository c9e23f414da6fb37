import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { ContestoComando, EsitoComando, QualsiasiDecisione } from '#archivio';
import { Archivio, decisione } from '#archivio';
import { Operatori } from '#identity';
import { comuniDellAmbito } from '#nomenclatore';
import { RifiutoHttp } from '#platform';
import { rifiuto, statoAl } from '#storia';
import type { EventoOperatore } from '../domain/eventi.js';
import { CATALOGO_OPERATORE } from '../domain/eventi.js';
import type { ComandoOperatore } from '../domain/operatore.js';
import { operatore, prenotazioniDi } from '../domain/operatore.js';
import type { StatoOperatore } from '../domain/stato.js';
import { voceDi } from '../registro/voce-di.js';

export type Iscrizione = Omit<Extract<ComandoOperatore, { atto: 'iscrivi' }>, 'atto' | 'altri'>;
type SenzaAltri<C> = C extends { readonly altri: unknown } ? Omit<C, 'altri'> : C;
export type CambiamentoUtenza = SenzaAltri<Exclude<ComandoOperatore, { atto: 'iscrivi' }>>;
/** Who left and comes back: the same operator, hence the same id, and the name and subject that are known already. */
export type Ritorno = Omit<Iscrizione, 'operatore' | 'soggetto' | 'nome'>;

/**
 * What the Ufficio di Piano does to the operators of an Ambito. When a call answers, the register by which people are let
 * in already says so: who was suspended finds it out at the next request, with a session open or not.
 *
 * The log decides, and the register only follows: if it cannot be written the caller gets an error and no answer, and the same
 * request sent again finds its event in the log and writes the register then. Meanwhile the projection does it as well.
 */
@Injectable()
export class Utenze {
  constructor(
    private readonly archivio: Archivio,
    private readonly registro: Operatori,
  ) {}

  /** Enrols several at once, all or none. */
  iscrivi(contesto: ContestoComando, iscrizioni: readonly Iscrizione[]): Promise<EsitoComando> {
    return this.registro.unoAllaVolta(contesto.ambito, async () => {
      await this.controlla(contesto.ambito, iscrizioni);
      const altri = await this.altri(contesto.ambito);
      return this.esegui(
        contesto,
        iscrizioni.map((i) => suOperatore(uuidv7(), { ...i, atto: 'iscrivi', altri }, true)),
      );
    });
  }

  riprendi(contesto: ContestoComando, stream: string, ritorno: Ritorno): Promise<EsitoComando> {
    const { ambito } = contesto;
    return this.registro.unoAllaVolta(ambito, async () => {
      const { operatore: id, soggetto, nome } = await this.archivio.stato(operatore, ambito, stream);
      if (id === null) throw NON_TROVATO();
      if (soggetto === undefined || nome === undefined) throw CANCELLATO();
      await this.controlla(ambito, [{ ...ritorno, soggetto }]);
      const altri = await this.altri(ambito, stream);
      return this.esegui(contesto, [
        suOperatore(stream, { ...ritorno, atto: 'iscrivi', operatore: id, soggetto, nome, altri }, false),
      ]);
    });
  }

  cambia(contesto: ContestoComando, stream: string, cambiamento: CambiamentoUtenza): Promise<EsitoComando> {
    const { ambito } = contesto;
    return this.registro.unoAllaVolta(ambito, async () => {
      if (cambiamento.atto === 'trasferisci') this.controllaTerritorio(ambito, cambiamento);
      const altri = cambiamento.atto === 'riammetti' ? undefined : await this.altri(ambito, stream);
      const comando = { ...cambiamento, ...(altri && { altri }) } as ComandoOperatore;
      return this.esegui(contesto, [suOperatore(stream, comando, false)]);
    });
  }

  private async esegui(contesto: ContestoComando, decisioni: readonly QualsiasiDecisione[]): Promise<EsitoComando> {
    const esito = await this.archivio.esegui(contesto, decisioni);
    // A request that was carried out already names the streams of then, and not those made up for it now.
    const streams = esito.ripetuto ? [esito.id] : decisioni.map((d) => d.stream.id);
    const voci = await Promise.all(
      streams.map(async (stream) => {
        const storia = await this.archivio.storia<EventoOperatore>(contesto.ambito, stream);
        return voceDi(stream, storia.length - 1, statoAl(operatore, storia as never));
      }),
    );
    await this.registro
      .registra(
        contesto.ambito,
        voci.filter((v) => v !== undefined),
      )
      .catch((causa: unknown) => {
        throw new RifiutoHttp(NON_ANCORA_IN_VIGORE, 503, causa);
      });
    return esito;
  }

  /** The others as the log knows them: the register may still have to hear of somebody who is no longer there. */
  private async altri(ambito: string, stream?: string): Promise<StatoOperatore[]> {
    const streams = [...(await this.registro.streams(ambito)).values()].filter((s) => s !== stream);
    return Promise.all(streams.map((s) => this.archivio.stato(operatore, ambito, s)));
  }

  private async controlla(
    ambito: string,
    iscrizioni: readonly (Ritorno & { readonly soggetto: string })[],
  ): Promise<void> {
    for (const iscrizione of iscrizioni) this.controllaTerritorio(ambito, iscrizione);
    if (await this.registro.soggettiAltrove(ambito, iscrizioni)) {
      throw new RifiutoHttp(
        rifiuto('soggetto-gia-iscritto', 'Con queste credenziali è già iscritto qualcun altro in quel periodo.'),
        409,
      );
    }
  }

  /** Of an Ambito whose territory was not loaded there is no list to hold the codes against. */
  private controllaTerritorio(ambito: string, { comuni, mandato }: Pick<Ritorno, 'comuni' | 'mandato'>): void {
    const suoi = new Set(comuniDellAmbito(ambito).map(({ istat }) => istat));
    if (suoi.size > 0 && [...comuni, ...(mandato?.comuni ?? [])].some((c) => !suoi.has(c))) {
      throw new RifiutoHttp(
        rifiuto('comune-fuori-ambito', 'Fra i Comuni indicati ce n’è uno che non è di questo Ambito.', {
          campo: 'comuni',
        }),
        422,
      );
    }
  }
}

const suOperatore = (id: string, comando: ComandoOperatore, nuovo: boolean): QualsiasiDecisione =>
  decisione({
    decider: operatore,
    catalogo: CATALOGO_OPERATORE,
    stream: { categoria: 'operatore', id },
    comando,
    soggetto: { tipo: 'operatore', id },
    // An operator is of no Comune: those it works for are in its facts.
    comune: () => '',
    prenotazioni: prenotazioniDi,
    prenotazioniSigillate: true,
    nuovo,
  });

const NON_ANCORA_IN_VIGORE = rifiuto(
  'non-ancora-in-vigore',
  'La modifica è registrata, ma chi è dentro potrebbe non accorgersene ancora: invia di nuovo la stessa richiesta.',
);
const NON_TROVATO = () => new RifiutoHttp(rifiuto('non-trovato', 'Non esiste, o non è visibile da qui.'), 404);
const CANCELLATO = () =>
  new RifiutoHttp(
    rifiuto('dati-cancellati', 'I dati di questo operatore sono stati cancellati: va iscritto come nuovo.'),
    409,
  );
