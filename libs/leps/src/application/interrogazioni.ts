import { Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { EntityManager } from 'typeorm';
import { CATALOGO_CARTELLA, visibileSql } from '#cartella';
import { EventStore } from '#event-store';
import type { ContestoRichiesta, Mostrato, Operatore } from '#identity';
import { cartelle, comuniDi, mostrando, mostratiSotto, portateDi, Richiesta } from '#identity';
import { comuniDellAmbito } from '#nomenclatore';
import { Orologio, RifiutoHttp } from '#platform';
import { leggi, Letture, numerati, streamParcheggiati } from '#projections';
import type { DataCivile, Posizione } from '#storia';
import { giornoARoma, rifiuto } from '#storia';
import { Vault } from '#vault';
import type { DescrizioneDefinizione } from '../domain/descrizione.js';
import { descrivi } from '../domain/descrizione.js';
import type { Definizione } from '../domain/definizione.js';
import { DEFINIZIONI, definizione } from '../domain/definizioni.js';
import type { FattoLeps } from '../domain/fatto.js';
import type { Esaminato, Figura } from '../domain/figura.js';
import { esamina, figuraDa } from '../domain/figura.js';
import type { FiguraMostrata } from '../domain/piccoli-numeri.js';
import { intera, senzaPiccoliNumeri } from '../domain/piccoli-numeri.js';
import type { Presentazione, RigaLeps } from '../domain/riga.js';
import { rigaLeps } from '../domain/riga.js';
import { Conteggi } from '../readmodel/conteggi.js';
import { fattiDellaFigura } from '../readmodel/fatti.js';
import { pseudonimi } from './pseudonimi.js';

export interface DomandaLeps {
  readonly anno: number;
  readonly comune: string | null;
  /** As known right after this position; null for now. */
  readonly posizione: Posizione | null;
}

export interface FigureLeps extends DomandaLeps {
  /** Cases with events that could not be read: the figures are made without those events, and are not complete. */
  readonly cartelleInSospeso: number;
  readonly figure: readonly FiguraMostrata[];
}

export interface DettaglioLeps {
  readonly figura: Figura;
  readonly cartelleInSospeso: number;
  readonly definizione: DescrizioneDefinizione;
  readonly serie: readonly { readonly anno: number; readonly figura: Figura }[];
  readonly perComune: readonly { readonly comune: string; readonly nome: string; readonly figura: Figura }[];
  readonly contati: readonly RigaLeps[];
  readonly esclusi: readonly RigaLeps[];
}

abstract class DomandaSuiLeps<R> extends Richiesta<R> {
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly domanda: DomandaLeps,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'comune', comune: domanda.comune } as const;
  }

  override cosa(): Readonly<Record<string, string | number | null>> {
    return { ...this.domanda };
  }
}

export class VediLeps extends DomandaSuiLeps<FigureLeps> {
  readonly azione = 'vedi-leps' as const;
}

/** One figure, opened: the rows behind its number. */
export class VediRigheLeps extends DomandaSuiLeps<DettaglioLeps> {
  readonly azione = 'vedi-righe-leps' as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly codice: string,
    domanda: DomandaLeps,
  ) {
    super(contesto, domanda);
  }

  override cosa(): Readonly<Record<string, string | number | null>> {
    return { ...super.cosa(), codice: this.codice };
  }

  /** A pseudonym is of somebody all the same. */
  override mostra(dettaglio: DettaglioLeps): readonly Mostrato[] {
    return mostratiSotto(dettaglio);
  }
}

/** A Comune of another Ambito has no figures here: zeros would be a lie. */
function comuneNoto({ ambito }: Operatore, comune: string | null): void {
  if (comune !== null && !comuniDellAmbito(ambito).some(({ istat }) => istat === comune)) {
    throw new RifiutoHttp(rifiuto('comune-fuori-ambito', 'Questo Comune non è fra quelli dell’Ambito.'), 404);
  }
}

/** @throws RifiutoHttp 404 if no figure has that code */
export function definizioneNota(codice: string): Definizione {
  const d = definizione(codice);
  if (!d)
    throw new RifiutoHttp(rifiuto('indicatore-inesistente', 'Questo indicatore non è tra quelli calcolati.'), 404);
  return d;
}

const titolo = (tipo: string): string =>
  (CATALOGO_CARTELLA as Record<string, { titolo: string }>)[tipo]?.titolo ?? tipo;

@Injectable()
abstract class LetturaLeps {
  constructor(
    protected readonly letture: Letture,
    private readonly orologio: Orologio,
    private readonly store: EventStore,
  ) {}

  protected oggi(): DataCivile {
    return giornoARoma(this.orologio.adesso());
  }

  /** The day a position is judged from. */
  protected async giorno(ambito: string, posizione: Posizione | null): Promise<DataCivile> {
    return posizione === null ? this.oggi() : this.giornoDella(ambito, posizione);
  }

  /** The day of the last event of the Ambito by then: when the others wrote is not for it to know. */
  private async giornoDella(ambito: string, posizione: Posizione): Promise<DataCivile> {
    const evento = await this.store.ultimoFinoA(ambito, posizione);
    return giornoARoma(evento ? new Date(evento.registratoIl) : this.orologio.adesso());
  }
}

@QueryHandler(VediLeps)
export class VediLepsHandler extends LetturaLeps implements IQueryHandler<VediLeps> {
  async execute({ contesto: { operatore }, domanda }: VediLeps): Promise<FigureLeps> {
    const { anno, comune, posizione } = domanda;
    comuneNoto(operatore, comune);
    return leggi(this.letture, operatore.ambito, async (m) => {
      const oggi = await this.giorno(operatore.ambito, posizione);
      const conteggi = await Conteggi.letti(m, posizione, [anno - 1, anno]);
      // Who governs is outside the service: it reads aggregates, never a handful of people.
      const mostra = operatore.ruolo === 'amministratore-locale' ? senzaPiccoliNumeri : intera;
      const cartelleInSospeso = await streamParcheggiati(m, 'leps', posizione);
      return {
        ...domanda,
        cartelleInSospeso,
        figure: DEFINIZIONI.map((d) => mostra(figuraDa(d, conteggi.di(d, comune), anno, { comune, oggi }))),
      };
    });
  }
}

@QueryHandler(VediRigheLeps)
export class VediRigheLepsHandler extends LetturaLeps implements IQueryHandler<VediRigheLeps> {
  constructor(
    letture: Letture,
    orologio: Orologio,
    store: EventStore,
    private readonly vault: Vault,
  ) {
    super(letture, orologio, store);
  }

  async execute({ contesto: { operatore }, codice, domanda }: VediRigheLeps): Promise<DettaglioLeps> {
    const { anno, comune, posizione } = domanda;
    comuneNoto(operatore, comune);
    const d = definizioneNota(codice);
    const descrizione = descrivi(d);
    const nomi = pseudonimi(await this.vault.segreto('pseudonimi'), operatore.ambito);
    return leggi(this.letture, operatore.ambito, async (m) => {
      const oggi = await this.giorno(operatore.ambito, posizione);
      const anni = Object.keys(descrizione.obiettivi).map(Number);
      const conteggi = await Conteggi.letti(m, posizione, [anno, ...anni, ...anni.map((a) => a - 1), anno - 1]);
      const figura = (di: string | null, quale = anno) => figuraDa(d, conteggi.di(d, di), quale, { comune: di, oggi });
      const { contati, esclusi } = esamina(d, await fattiDellaFigura(m, d, { anno, comune, posizione }), anno, comune);
      const sue = [...new Set([...contati, ...esclusi].map((e) => e.fatto.cartella))];
      const aperte = await apribili(m, operatore, this.oggi(), sue);
      // Figures of the other Comuni go as far as figures may be asked for.
      const suoi = comuniDi(operatore, 'vedi-leps', this.oggi());
      const confrontati = comuniDellAmbito(operatore.ambito).filter(({ istat }) => suoi?.includes(istat) ?? true);
      const presentazione = { ...nomi, titolo, vedeCartella: (f: FattoLeps) => aperte.has(f.cartella) };
      const dettaglio: DettaglioLeps = {
        figura: figura(comune),
        cartelleInSospeso: await streamParcheggiati(m, 'leps', posizione),
        definizione: descrizione,
        serie: anni.map((a) => ({ anno: a, figura: figura(comune, a) })),
        perComune: confrontati.map(({ istat, nome }) => ({ comune: istat, nome, figura: figura(istat) })),
        contati: righe(contati, presentazione),
        esclusi: righe(esclusi, presentazione),
      };
      return mostrando(dettaglio, cartelle(sue));
    });
  }
}

/** By day, and then by their names: an order by id would tell which case was opened first. */
const righe = (esaminati: readonly Esaminato[], come: Presentazione): RigaLeps[] => {
  const posto = ({ data, pseudonimo, chiave }: RigaLeps) => `${data} ${pseudonimo} ${chiave}`;
  return esaminati.map((e) => rigaLeps(e, come)).sort((a, b) => (posto(a) < posto(b) ? -1 : 1));
};

/** A row opens its case only for who may open the case by itself, by what is true of it today. */
async function apribili(m: EntityManager, operatore: Operatore, oggi: DataCivile, ids: readonly string[]) {
  const parametri: unknown[] = [ids];
  const lettore = { operatore, oggi, portate: portateDi(operatore, 'vedi-cartella', oggi) };
  const righe: { id: string }[] = await m.query(
    `SELECT k.id FROM letture.cartella k WHERE k.id = ANY($1) AND ${visibileSql(lettore, 'k', numerati(parametri))}`,
    parametri,
  );
  return new Set(righe.map(({ id }) => id));
}
