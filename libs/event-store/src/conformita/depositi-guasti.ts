import type { Posizione } from '#storia';
import type { EsitoAppend, EventoNelLog, Prenotazione, RichiestaAppend, RispostaNota } from '../event-store.js';
import { EventStore } from '../event-store.js';

/** A store that hands everything to a good one: those below break one promise each. */
export class Intermediario extends EventStore {
  constructor(protected readonly buono: EventStore) {
    super();
  }

  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    return this.buono.append(richiesta);
  }

  override rispostaNota(ambito: string, attore: string, chiave: string): Promise<RispostaNota | undefined> {
    return this.buono.rispostaNota(ambito, attore, chiave);
  }

  override detentore(ambito: string, prenotazione: Prenotazione): Promise<string | null> {
    return this.buono.detentore(ambito, prenotazione);
  }

  override leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]> {
    return this.buono.leggiStream(ambito, stream);
  }

  override leggiStreams(streams: readonly string[], finoA: Posizione): Promise<Map<string, EventoNelLog[]>> {
    return this.buono.leggiStreams(streams, finoA);
  }

  override leggiTutto(richiesta: Parameters<EventStore['leggiTutto']>[0]): Promise<EventoNelLog[]> {
    return this.buono.leggiTutto(richiesta);
  }

  override ultimoFinoA(ambito: string, posizione: Posizione): Promise<EventoNelLog | undefined> {
    return this.buono.ultimoFinoA(ambito, posizione);
  }

  override testa(): Promise<Posizione> {
    return this.buono.testa();
  }

  override ascolta(quando: () => void): Promise<() => Promise<void>> {
    return this.buono.ascolta(quando);
  }
}

/** Now and then says that it has written, and has not. */
export class PerdeUnAppend extends Intermediario {
  private volte = 0;

  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    if (++this.volte % 5 !== 0) return this.buono.append(richiesta);
    const testa = await this.buono.testa();
    const quanti = richiesta.scritture.reduce((n, s) => n + s.eventi.length, 0);
    return { esito: 'ok', posizioni: Array.from({ length: quanti }, (_, i) => testa + 1 + i), ripetuto: false };
  }
}

/** Writes the streams one at a time: what fails leaves the others written. */
export class ScriveAMeta extends Intermediario {
  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const posizioni: Posizione[] = [];
    for (const scrittura of richiesta.scritture) {
      const esito = await this.buono.append({ ...richiesta, scritture: [scrittura] });
      if (esito.esito !== 'ok') return esito;
      posizioni.push(...esito.posizioni);
    }
    return { esito: 'ok', posizioni, ripetuto: false };
  }
}

/** Reads without some of the events. */
export class SaltaPosizioni extends Intermediario {
  override async leggiTutto(richiesta: Parameters<EventStore['leggiTutto']>[0]): Promise<EventoNelLog[]> {
    return (await this.buono.leggiTutto(richiesta)).filter((e) => e.posizione % 11 !== 0);
  }
}

/** Shows an event before the one that precedes it: what a reader sees who trusts numbers given before the commit. */
export class MostraPrimaIlSecondo extends Intermediario {
  private ritardato: Posizione | undefined;

  override async leggiTutto(richiesta: Parameters<EventStore['leggiTutto']>[0]): Promise<EventoNelLog[]> {
    const letti = await this.buono.leggiTutto(richiesta);
    const nascosto = letti.length > 1 && letti[0]!.posizione !== this.ritardato ? letti[0]!.posizione : undefined;
    this.ritardato = nascosto;
    return letti.filter((e) => e.posizione !== nascosto);
  }
}

/** Gives events back in another order. */
export class Riordina extends Intermediario {
  override async leggiTutto(richiesta: Parameters<EventStore['leggiTutto']>[0]): Promise<EventoNelLog[]> {
    const letti = await this.buono.leggiTutto(richiesta);
    return letti.sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  override async leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]> {
    return (await this.buono.leggiStream(ambito, stream)).reverse();
  }
}

/** Writes whatever revision the writer had seen. */
export class IgnoraLaRevisione extends Intermediario {
  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const scritture = await Promise.all(
      richiesta.scritture.map(async (s) => ({
        ...s,
        attesa: (await this.buono.leggiStream(richiesta.ambito, s.stream.id)).length - 1,
      })),
    );
    const esito = await this.buono.append({ ...richiesta, scritture });
    return esito.esito === 'conflict' ? this.append(richiesta) : esito;
  }
}

/** Keeps no keys. */
export class DimenticaLeChiavi extends Intermediario {
  override append({ idempotenza: _, ...richiesta }: RichiestaAppend): Promise<EsitoAppend> {
    return this.buono.append(richiesta);
  }

  override rispostaNota(): Promise<RispostaNota | undefined> {
    return Promise.resolve(undefined);
  }
}

/** Takes an event it already has for a new one. */
export class NonRiconosceGliEventi extends Intermediario {
  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const cambia = (id: string): string => id.slice(0, 24) + crypto.randomUUID().slice(24);
    return this.buono.append({
      ...richiesta,
      scritture: richiesta.scritture.map((s) => ({ ...s, eventi: s.eventi.map((e) => ({ ...e, id: cambia(e.id) })) })),
    });
  }
}

/** Keeps nothing unique. */
export class NonPrenota extends Intermediario {
  override append({ prenota: _, libera: __, ...richiesta }: RichiestaAppend): Promise<EsitoAppend> {
    return this.buono.append(richiesta);
  }
}

/** Uses one key of uniqueness for every Ambito. */
export class PrenotaPerTutti extends Intermediario {
  private readonly presi = new Map<string, string>();

  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    for (const { spazio, valore, stream } of richiesta.prenota ?? []) {
      const da = this.presi.get(`${spazio}|${valore}`);
      if (da !== undefined && da !== stream) return { esito: 'reservation-taken', spazio, da };
      this.presi.set(`${spazio}|${valore}`, stream);
    }
    return this.buono.append(richiesta);
  }
}

/** Reads a stream whoever it belongs to. */
export class MostraGliAltriAmbiti extends Intermediario {
  override async leggiStream(_ambito: string, stream: string): Promise<EventoNelLog[]> {
    return (await this.buono.leggiStreams([stream], Number.MAX_SAFE_INTEGER)).get(stream) ?? [];
  }

  override leggiTutto({ ambito: _, ...r }: Parameters<EventStore['leggiTutto']>[0]): Promise<EventoNelLog[]> {
    return this.buono.leggiTutto(r);
  }
}

/** Believes the writer's clock. */
export class TornaIndietroNelTempo extends Intermediario {
  private readonly ore = new Map<Posizione, string>();

  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const esito = await this.buono.append(richiesta);
    if (esito.esito === 'ok') for (const p of esito.posizioni) this.ore.set(p, richiesta.adesso.toISOString());
    return esito;
  }

  override async leggiTutto(richiesta: Parameters<EventStore['leggiTutto']>[0]): Promise<EventoNelLog[]> {
    return (await this.buono.leggiTutto(richiesta)).map((e) => ({
      ...e,
      registratoIl: this.ore.get(e.posizione) ?? e.registratoIl,
    }));
  }
}

/** Says that nothing was written when it does not know. */
export class CredeDiSapere extends Intermediario {
  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const esito = await this.buono.append(richiesta);
    return esito.esito === 'unknown' ? { ...esito, esito: 'not-persisted' } : esito;
  }
}

/** Changes what it is given: composed characters, the way a careless layer does. */
export class RitoccaITesti extends Intermediario {
  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    return this.buono.append(JSON.parse(JSON.stringify(richiesta).normalize('NFC'), comeData) as RichiestaAppend);
  }
}

const comeData = (chiave: string, valore: unknown): unknown =>
  chiave === 'adesso' ? new Date(valore as string) : valore;

/** Never wakes anybody. */
export class Sordo extends Intermediario {
  override ascolta(): Promise<() => Promise<void>> {
    return Promise.resolve(() => Promise.resolve());
  }
}
