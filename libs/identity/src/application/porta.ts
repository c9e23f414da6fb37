import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef, ModulesContainer } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Orologio, RifiutoHttp } from '#platform';
import { giornoARoma, rifiuto } from '#storia';
import { MATRICE, portateDelRuolo } from '../domain/matrice.js';
import { motivoInsufficiente, motivoMancante, nessoDi } from '../domain/nesso.js';
import { derogaDi, puo, vede, type FattiRisorsa } from '../domain/permessi.js';
import type { Ruolo } from '../domain/ruoli.js';
import { AmbitoDellaRisorsa } from './ambito-della-risorsa.js';
import { chiesto, type Mostrati } from './mostrati.js';
import { type Consultazione, type Registrata, RegistroLetture } from './registro-letture.js';
import { Richiesta, type Risorsa } from './richiesta.js';
import { RifiutoCheMostra } from './rifiuto-che-mostra.js';

const NON_AUTENTICATO = rifiuto('non-autenticato', 'Per continuare bisogna entrare con le proprie credenziali.');
const NON_TROVATO = rifiuto('non-trovato', 'Non esiste, oppure non è più disponibile.');
const NON_REGISTRATA = rifiuto(
  'consultazione-non-registrata',
  'La consultazione non si può registrare, quindi non avviene. Riprova fra poco.',
);

/**
 * The one gate: who asks, may they, and the consultation of personal data recorded before the answer.
 *
 * It stands inside every command and query bus of the application. Handlers enter the buses when the application boots,
 * after every `onModuleInit`: there is no moment in which a handler can be reached and the gate is not there.
 */
@Injectable()
export class Porta implements OnModuleInit {
  private risorse!: AmbitoDellaRisorsa;
  private letture!: RegistroLetture;

  constructor(
    private readonly moduli: ModulesContainer,
    private readonly riferimento: ModuleRef,
    private readonly orologio: Orologio,
  ) {}

  onModuleInit(): void {
    this.risorse = this.riferimento.get(AmbitoDellaRisorsa, { strict: false });
    this.letture = this.riferimento.get(RegistroLetture, { strict: false });
    for (const bus of this.bus()) {
      const esegui = bus.execute.bind(bus) as (richiesta: object, contesto?: unknown) => Promise<unknown>;
      bus.execute = async (richiesta: object, contesto?: unknown) => {
        await this.passa(richiesta);
        const letta = richiesta as Richiesta;
        // A question has done nothing yet when its answer is ready, and only then is it known whom it shows.
        if (!(bus instanceof CommandBus)) return this.registra(letta, await esegui(letta, contesto));
        await this.registra(letta, undefined);
        return esegui(letta, contesto).catch((no: unknown) => this.rifiuta(letta, no));
      };
    }
  }

  /** Every one: a second import of CqrsModule with other options makes other buses. */
  private bus(): Set<{ execute: (...argomenti: never[]) => Promise<unknown> }> {
    const trovati = new Set<CommandBus | QueryBus>();
    for (const modulo of this.moduli.values()) {
      for (const { instance } of modulo.providers.values()) {
        if (instance instanceof CommandBus || instance instanceof QueryBus) trovati.add(instance);
      }
    }
    return trovati as ReturnType<Porta['bus']>;
  }

  /** @throws RifiutoHttp if the request may not go on */
  async passa(richiesta: object): Promise<void> {
    if (!(richiesta instanceof Richiesta)) {
      throw new TypeError(`${richiesta.constructor.name} is not a Richiesta: the gate cannot judge it`);
    }
    const { azione, risorsa, contesto } = richiesta;
    const { su, mostraDatiPersonali } = MATRICE[azione];
    if (su !== risorsa.tipo) throw new TypeError(`${azione} acts on ${su}, not on ${risorsa.tipo}`);
    if (contesto?.azioni && !contesto.azioni.includes(azione))
      throw new TypeError(`a route that asks for ${contesto.azioni.join(' or ')} sent ${azione}`);
    const operatore = contesto?.operatore;
    if (!operatore) throw new RifiutoHttp(NON_AUTENTICATO, 401);

    const oggi = giornoARoma(this.orologio.adesso());
    // The role first: who may not on anything is not told what exists. Nor is who may not know of this very thing.
    const mai = puo(operatore, azione, oggi);
    if (mai) throw new RifiutoHttp(mai, 403);
    const fatti = await this.fatti(operatore.ambito, risorsa);
    if (fatti && !vede(operatore, fatti, oggi)) throw new RifiutoHttp(NON_TROVATO, 404);
    const no = puo(operatore, azione, oggi, fatti);
    if (no) throw saCheCe(operatore.ruolo, risorsa) ? new RifiutoHttp(no, 403) : new RifiutoHttp(NON_TROVATO, 404);
    richiesta.fatti = fatti;
    const nesso = fatti ? nessoDi(operatore, azione, oggi, fatti) : null;
    richiesta.nesso = 'id' in risorsa ? nesso : null;

    const nonDice = motivoInsufficiente(contesto.motivo, oggi);
    if (nonDice) throw new RifiutoHttp(nonDice, 400);
    if (!mostraDatiPersonali) return;
    if (chiesto(risorsa).length === 0 && !richiesta.mostra) throw new TypeError(`${azione} does not say whom it shows`);
    const manca = motivoMancante(MATRICE[azione], nesso, contesto.motivo);
    if (manca) throw new RifiutoHttp(manca, 428);
  }

  private async fatti(ambito: string, risorsa: Risorsa): Promise<FattiRisorsa | undefined> {
    switch (risorsa.tipo) {
      case 'elenco':
      case 'nessuna':
        return undefined;
      case 'comune':
        return { comuni: risorsa.comune === null ? [] : [risorsa.comune] };
      case 'cartella':
        return esistente(await this.risorse.cartella(ambito, risorsa.id, risorsa.intervento));
      case 'seduta':
        return esistente(await this.risorse.seduta(ambito, risorsa.id));
      case 'accesso':
        return esistente(await this.risorse.accesso(ambito, risorsa.id));
      case 'persona':
        return esistente(await this.risorse.persona(ambito, risorsa.id));
    }
  }

  /** @returns the answer, once it is on record that it was given */
  private async registra<R>(richiesta: Richiesta<R>, risposta: R): Promise<R> {
    const { azione, risorsa } = richiesta;
    if (!MATRICE[azione].mostraDatiPersonali) return risposta;
    const altri = richiesta.mostra?.(risposta) ?? [];
    const posto = await this.annota(richiesta, altri === 'tutto' ? altri : [...chiesto(risorsa), ...altri]);
    return richiesta.registrata?.(risposta, posto) ?? risposta;
  }

  /** Who is refused a write may be told what happened meanwhile, or who is already there: a reading, whatever was being written. */
  private async rifiuta(richiesta: Richiesta, no: unknown): Promise<never> {
    if (no instanceof RifiutoCheMostra)
      await this.annota(richiesta, no.mostrati, { rifiuto: no.rifiuto.codice, ...no.cosa });
    throw no;
  }

  private async annota(
    richiesta: Richiesta,
    mostrati: Mostrati,
    detto: Consultazione['cosa'] = {},
  ): Promise<Registrata> {
    const { azione, risorsa, contesto, fatti } = richiesta;
    const { id: operatore, ambito, ruolo, ente, livello } = contesto.operatore;
    // Somebody is the subject only where it is of them that it tells: the reason why one is written about is not for another.
    const suo = mostrati === 'tutto' || chiesto(risorsa).every(({ id }) => mostrati.some((m) => m.id === id));
    const nesso = suo ? richiesta.nesso : null;
    return this.letture
      .registra({
        ambito,
        operatore,
        ruolo,
        ente,
        livello,
        azione,
        soggetto: suo ? { tipo: risorsa.tipo, id: soggettoDi(risorsa) } : { tipo: 'nessuna', id: null },
        nesso,
        mostrati,
        cosa: {
          ...richiesta.cosa(),
          ...detto,
          ...(nesso === 'deroga' && { deroga: (fatti && derogaDi(contesto.operatore, fatti)?.id) ?? null }),
        },
        parole: richiesta.parole(),
        motivo: contesto.motivo ?? null,
        correlazione: contesto.correlazione,
      })
      .catch((causa: unknown) => {
        throw new RifiutoHttp(NON_REGISTRATA, 503, causa);
      });
  }
}

/** Who neither finds cases by searching nor may break the glass on one is not told which there are. */
const saCheCe = (ruolo: Ruolo, { tipo }: Risorsa): boolean =>
  tipo !== 'cartella' || (['cerca-persone', 'apri-deroga'] as const).some((a) => portateDelRuolo(ruolo, a).length > 0);

const soggettoDi = (risorsa: Risorsa): string | null =>
  'id' in risorsa ? risorsa.id : 'comune' in risorsa ? risorsa.comune : null;

function esistente<T>(trovato: T | undefined): T {
  if (trovato === undefined) throw new RifiutoHttp(NON_TROVATO, 404);
  return trovato;
}
