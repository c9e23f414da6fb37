import { setTimeout as attendi } from 'node:timers/promises';
import type pg from 'pg';
import type { Posizione } from '#storia';
import type { EsitoAppend, EventoNelLog, Prenotazione, RichiestaAppend, RispostaNota } from '../event-store.js';
import { EventStore } from '../event-store.js';
import { Intermediario } from './depositi-guasti.js';
import { ALTROVE, SEBINO } from './richiesta-di-prova.js';

type DaLeggere = Parameters<EventStore['leggiTutto']>[0];

/** An append that is refused leaves its place empty: what a sequence does, that does not roll back. */
export class LasciaBuchi extends Intermediario {
  private readonly dopo: Posizione[] = [];
  private readonly fuori = (p: Posizione): Posizione => p + this.dopo.filter((d) => d < p).length;
  private dentro(q: Posizione): Posizione {
    let p = q;
    while (this.fuori(p) > q) p--;
    return p;
  }
  private readonly spostato = (e: EventoNelLog): EventoNelLog => ({ ...e, posizione: this.fuori(e.posizione) });

  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const esito = await this.buono.append(richiesta);
    if (esito.esito === 'conflict') this.dopo.push(await this.buono.testa());
    return esito.esito === 'ok' ? { ...esito, posizioni: esito.posizioni.map(this.fuori) } : esito;
  }

  override async leggiTutto(r: DaLeggere): Promise<EventoNelLog[]> {
    const finoA = r.finoA === undefined ? {} : { finoA: this.dentro(r.finoA) };
    return (await this.buono.leggiTutto({ ...r, dopo: this.dentro(r.dopo), ...finoA })).map(this.spostato);
  }

  override async testa(): Promise<Posizione> {
    return this.fuori(await this.buono.testa());
  }
}

/** Puts together what comes in the same instant, and loses its way when one of them is refused. */
abstract class Raggruppa extends Intermediario {
  private attesa: Promise<boolean> = Promise.resolve(false);
  private gruppo = 0;

  protected abstract trascinato(richiesta: RichiestaAppend): Promise<EsitoAppend>;

  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    if (this.gruppo++ === 0) {
      this.attesa = Promise.resolve(false);
      setImmediate(() => (this.gruppo = 0));
    }
    const prima = this.attesa;
    const ora = prima.then(async (rotto) =>
      rotto ? await this.trascinato(richiesta) : await this.buono.append(richiesta),
    );
    this.attesa = ora.then(async (e) => (await prima) || e.esito === 'conflict');
    return ora;
  }
}

/** Rolls back everybody who came with somebody who is refused. */
export class TrascinaGliAltri extends Raggruppa {
  protected override trascinato({ scritture }: RichiestaAppend): Promise<EsitoAppend> {
    const [{ stream, attesa }] = scritture as [RichiestaAppend['scritture'][number]];
    return Promise.resolve({ esito: 'conflict', stream: stream.id, actual: attesa });
  }
}

/** The same, and says to all of them that it went well. */
export class PerdeSulConflitto extends Raggruppa {
  protected override async trascinato({ scritture }: RichiestaAppend): Promise<EsitoAppend> {
    const testa = await this.buono.testa();
    const posizioni = scritture.flatMap((s) => s.eventi).map((_, i) => testa + 1 + i);
    return { esito: 'ok', posizioni, ripetuto: false };
  }
}

/** Answers as soon as it has understood, and writes a little later. */
export class ConfermaPrima extends Intermediario {
  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const testa = await this.buono.testa();
    const posizioni = richiesta.scritture.flatMap((s) => s.eventi).map((_, i) => testa + 1 + i);
    setTimeout(() => void this.buono.append(richiesta).catch(() => undefined), 10);
    return { esito: 'ok', posizioni, ripetuto: false };
  }
}

/** Keeps the last hundred keys. */
export class DimenticaLeChiaviVecchie extends Intermediario {
  private volte = 0;
  private readonly ricordate = new Map<string, number>();

  private suffisso(chiave: string): string {
    const quando = this.ricordate.get(chiave) ?? this.volte;
    if (!this.ricordate.has(chiave)) this.ricordate.set(chiave, quando);
    return `${chiave}#${this.volte - quando > 100 ? this.volte : quando}`;
  }

  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    this.volte++;
    const { idempotenza } = richiesta;
    if (!idempotenza) return this.buono.append(richiesta);
    return this.buono.append({
      ...richiesta,
      idempotenza: { ...idempotenza, chiave: this.suffisso(idempotenza.chiave) },
    });
  }

  override rispostaNota(ambito: string, attore: string, chiave: string): Promise<RispostaNota | undefined> {
    return this.buono.rispostaNota(ambito, attore, this.suffisso(chiave));
  }
}

/** Looks for an id only in the stream it is being written to. */
export class AccettaDoppioni extends Intermediario {
  private readonly dove = new Map<string, string>();

  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const nuovo = (id: string, stream: string): string => {
      const prima = this.dove.get(id) ?? stream;
      this.dove.set(id, prima);
      return prima === stream ? id : id.slice(0, 24) + crypto.randomUUID().slice(24);
    };
    return this.buono.append({
      ...richiesta,
      scritture: richiesta.scritture.map((s) => ({
        ...s,
        eventi: s.eventi.map((e) => ({ ...e, id: nuovo(e.id, s.stream.id) })),
      })),
    });
  }
}

/** Says that it has written what it does not know about. */
export class DiceOkSenzaSapere extends Intermediario {
  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const esito = await this.buono.append(richiesta);
    if (esito.esito !== 'unknown') return esito;
    return {
      esito: 'ok',
      posizioni: richiesta.scritture.flatMap((s) => s.eventi).map((_, i) => i + 1),
      ripetuto: false,
    };
  }
}

/** Keeps what it has read for a moment. */
export class LeggeVecchio extends Intermediario {
  private readonly letti = new Map<string, { fino: number; storia: EventoNelLog[] }>();

  override async leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]> {
    const chiave = `${ambito}|${stream}`;
    const noto = this.letti.get(chiave);
    if (noto && noto.fino > Date.now()) return structuredClone(noto.storia);
    const storia = await this.buono.leggiStream(ambito, stream);
    this.letti.set(chiave, { fino: Date.now() + 200, storia: structuredClone(storia) });
    return storia;
  }
}

/** Gives away the very objects it keeps. */
export class CedeIRiferimenti extends Intermediario {
  private readonly tenuti = new Map<string, EventoNelLog>();

  override async leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]> {
    const storia = await this.buono.leggiStream(ambito, stream);
    for (const e of storia) if (!this.tenuti.has(e.id)) this.tenuti.set(e.id, e);
    return storia.map((e) => this.tenuti.get(e.id)!);
  }
}

/** Never reads more than a thousand events. */
export class TagliaAMille extends Intermediario {
  override async leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]> {
    return (await this.buono.leggiStream(ambito, stream)).slice(0, 1_000);
  }

  override leggiTutto(r: DaLeggere): Promise<EventoNelLog[]> {
    return this.buono.leggiTutto({ ...r, limite: Math.min(r.limite, 1_000) });
  }
}

/** Chooses the categories after having cut the page. */
export class FiltraDopo extends Intermediario {
  override async leggiTutto({ categorie, ...r }: DaLeggere): Promise<EventoNelLog[]> {
    const letti = await this.buono.leggiTutto(r);
    return categorie ? letti.filter((e) => categorie.includes(e.stream.categoria)) : letti;
  }
}

/** Starts from the position that was already read. */
export class RileggeLUltimo extends Intermediario {
  override leggiTutto(r: DaLeggere): Promise<EventoNelLog[]> {
    return this.buono.leggiTutto({ ...r, dopo: r.dopo - 1 });
  }
}

/** Stops one short of where it was told. */
export class SiFermaPrima extends Intermediario {
  override leggiTutto(r: DaLeggere): Promise<EventoNelLog[]> {
    return this.buono.leggiTutto(r.finoA === undefined ? r : { ...r, finoA: r.finoA - 1 });
  }

  override leggiStreams(streams: readonly string[], finoA: Posizione): Promise<Map<string, EventoNelLog[]>> {
    return this.buono.leggiStreams(streams, finoA - 1);
  }
}

/** Skips an event when a page is full: a cursor that is moved once too often. */
export class SaltaTraLePagine extends Intermediario {
  private fine: Posizione | undefined;

  override async leggiTutto(r: DaLeggere): Promise<EventoNelLog[]> {
    const letti = await this.buono.leggiTutto(r.dopo === this.fine ? { ...r, dopo: r.dopo + 1 } : r);
    this.fine = letti.length === r.limite ? letti.at(-1)?.posizione : undefined;
    return letti;
  }
}

/** Counts revisions from one. */
export class RevisioniDaUno extends Intermediario {
  override async leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]> {
    return (await this.buono.leggiStream(ambito, stream)).map((e) => ({ ...e, revision: e.revision + 1 }));
  }
}

/** Says that there was a conflict, and not with what. */
export class ConflittoSenzaRevisione extends Intermediario {
  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const esito = await this.buono.append(richiesta);
    return esito.esito === 'conflict' ? { ...esito, actual: richiesta.scritture[0]!.attesa + 1 } : esito;
  }
}

/** Tells a stranger how long a stream is. */
export class RivelaLaRevisione extends Intermediario {
  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const esito = await this.buono.append(richiesta);
    if (esito.esito === 'ok') return esito;
    const { id } = richiesta.scritture[0]!.stream;
    const storia = (await this.buono.leggiStreams([id], Number.MAX_SAFE_INTEGER)).get(id) ?? [];
    return storia.length > 0 ? { esito: 'conflict', stream: id, actual: storia.length - 1 } : esito;
  }
}

/** Answers for the key of another Ambito. */
export class RispondeAgliAltriAmbiti extends Intermediario {
  override async rispostaNota(_: string, attore: string, chiave: string): Promise<RispostaNota | undefined> {
    const tutte = await Promise.all([SEBINO, ALTROVE].map((a) => this.buono.rispostaNota(a, attore, chiave)));
    return tutte.find((r) => r !== undefined);
  }
}

/** Keeps reservations by itself: a right one, of which each of those below gets one step wrong. */
abstract class Prenotatore extends Intermediario {
  private readonly presi = new Map<string, string>();
  private coda: Promise<unknown> = Promise.resolve();

  protected abstract vale(esito: EsitoAppend, che: 'prenota' | 'libera'): boolean;

  private nome = (ambito: string, p: Prenotazione): string => JSON.stringify([ambito, p.spazio, p.valore]);

  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const esito = this.coda.then(() => this.aTurno(richiesta));
    this.coda = esito.catch(() => undefined);
    return esito;
  }

  private async aTurno({ prenota = [], libera = [], ...resto }: RichiestaAppend): Promise<EsitoAppend> {
    const liberi = new Set(libera.map((p) => this.nome(resto.ambito, p)));
    let esito: EsitoAppend | undefined;
    for (const p of prenota) {
      const da = this.presi.get(this.nome(resto.ambito, p));
      if (da !== undefined && da !== p.stream && !liberi.has(this.nome(resto.ambito, p))) {
        // The same append again is not asking for it: it had it once.
        const noto = (await this.buono.leggiStreams([p.stream], Number.MAX_SAFE_INTEGER)).get(p.stream) ?? [];
        const ripetuto = noto.some((e) => e.id === resto.scritture[0]?.eventi[0]?.id);
        if (!ripetuto) esito ??= { esito: 'reservation-taken', spazio: p.spazio, da };
      }
    }
    esito ??= await this.buono.append(resto);
    if (this.vale(esito, 'libera')) for (const nome of liberi) this.presi.delete(nome);
    if (this.vale(esito, 'prenota')) for (const p of prenota) this.presi.set(this.nome(resto.ambito, p), p.stream);
    return esito;
  }
}

const nuovo = (esito: EsitoAppend): boolean => esito.esito === 'ok' && !esito.ripetuto;

export class NonLibera extends Prenotatore {
  protected override vale = (esito: EsitoAppend, che: 'prenota' | 'libera'): boolean =>
    che === 'prenota' && nuovo(esito);
}

export class LiberaAncheSeRifiuta extends Prenotatore {
  protected override vale = (esito: EsitoAppend, che: 'prenota' | 'libera'): boolean =>
    che === 'libera' || nuovo(esito);
}

export class PrenotaAncheSeRifiuta extends Prenotatore {
  protected override vale = (esito: EsitoAppend, che: 'prenota' | 'libera'): boolean =>
    che === 'prenota' || nuovo(esito);
}

/** Frees, and takes, once more each time the same append is sent again. */
export class RipeteLePrenotazioni extends Prenotatore {
  protected override vale = (esito: EsitoAppend): boolean => esito.esito === 'ok';
}

/** Cuts what is longer than a megabyte. */
export class TagliaITesti extends Intermediario {
  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const corto = (valore: unknown): unknown => (typeof valore === 'string' ? valore.slice(0, 1_048_576) : valore);
    return this.buono.append({
      ...richiesta,
      scritture: richiesta.scritture.map((s) => ({
        ...s,
        eventi: s.eventi.map((e) => ({
          ...e,
          dati: Object.fromEntries(Object.entries(e.dati).map(([k, v]) => [k, corto(v)])),
        })),
      })),
    });
  }
}

/** Calls before there is something to read, and not after. */
export class SvegliaPrima extends Intermediario {
  private readonly orecchi = new Set<() => void>();

  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    for (const sveglia of this.orecchi) sveglia();
    await attendi(10);
    return this.buono.append(richiesta);
  }

  override ascolta(quando: () => void): Promise<() => Promise<void>> {
    this.orecchi.add(quando);
    return Promise.resolve(() => Promise.resolve(void this.orecchi.delete(quando)));
  }
}

/** Takes calls that come close together for one, and makes the first. */
export class SvegliaUnaVoltaSola extends Intermediario {
  override ascolta(quando: () => void): Promise<() => Promise<void>> {
    let ultima = 0;
    return this.buono.ascolta(() => {
      if (Date.now() - ultima < 100) return;
      ultima = Date.now();
      quando();
    });
  }
}

/** Checks the revisions and then writes, when the streams are several: who is late goes on as if it had been on time. */
export class VerificaEPoiScrive extends Intermediario {
  private readonly rivedute = async (richiesta: RichiestaAppend): Promise<RichiestaAppend> => {
    const fine = async (id: string) => (await this.buono.leggiStream(richiesta.ambito, id)).length - 1;
    const scritture = richiesta.scritture.map(async (s) => ({ ...s, attesa: await fine(s.stream.id) }));
    return { ...richiesta, scritture: await Promise.all(scritture) };
  };

  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const { scritture } = await this.rivedute(richiesta);
    const buona = scritture.length > 1 && scritture.every((s, i) => s.attesa === richiesta.scritture[i]!.attesa);
    let esito = await this.buono.append(richiesta);
    for (let volte = 0; buona && esito.esito === 'conflict' && volte < 20; volte++) {
      esito = await this.buono.append(await this.rivedute(richiesta));
    }
    return esito;
  }
}

/** Writes together what is of one category, and answers as if it had not. */
export class RaccogliePerCategoria extends Intermediario {
  override async append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const { scritture } = richiesta;
    const categorie = [...new Set(scritture.map((s) => s.stream.categoria))].sort();
    const raccolte = categorie.flatMap((c) => scritture.filter((s) => s.stream.categoria === c));
    const esito = await this.buono.append({ ...richiesta, scritture: raccolte });
    if (esito.esito !== 'ok') return esito;
    const dove = new Map(raccolte.flatMap((s) => s.eventi).map((e, i) => [e, esito.posizioni[i]!]));
    return { ...esito, posizioni: scritture.flatMap((s) => s.eventi).map((e) => dove.get(e)!) };
  }
}

/** Moves the cursor of one Ambito once too often: after a full page the next event is skipped. */
export class SaltaNelLogDiUnAmbito extends Intermediario {
  private readonly fini = new Set<string>();

  override async leggiTutto(r: DaLeggere): Promise<EventoNelLog[]> {
    if (r.ambito === undefined || r.limite === 1 || r.categorie) return this.buono.leggiTutto(r);
    const letti = await this.buono.leggiTutto({ ...r, limite: r.limite + 1 });
    const pagina = this.fini.delete(`${r.ambito}|${r.dopo}`) ? letti.slice(1) : letti.slice(0, r.limite);
    if (pagina.length === r.limite) this.fini.add(`${r.ambito}|${pagina.at(-1)!.posizione}`);
    return pagina;
  }
}

/** Looks for the categories in the log of everybody. */
export class SceglieTraTutti extends Intermediario {
  override leggiTutto({ ambito, ...r }: DaLeggere): Promise<EventoNelLog[]> {
    return this.buono.leggiTutto(ambito === undefined || r.categorie ? r : { ...r, ambito });
  }
}

/** While somebody writes, who follows some categories is given again the last event it has seen. */
export class RipeteMentreSiScrive extends Intermediario {
  private scrivono = 0;

  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    this.scrivono++;
    return this.buono.append(richiesta).finally(() => this.scrivono--);
  }

  override leggiTutto(r: DaLeggere): Promise<EventoNelLog[]> {
    const ancora = this.scrivono > 0 && r.categorie && r.dopo > 0 ? 1 : 0;
    return this.buono.leggiTutto({ ...r, dopo: r.dopo - ancora });
  }
}

/** Reads a stream with the clocks of those who wrote it. */
export class OrologiDiversiNelloStream extends Intermediario {
  private readonly ore = new Map<string, string>();

  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    for (const e of richiesta.scritture.flatMap((s) => s.eventi)) this.ore.set(e.id, richiesta.adesso.toISOString());
    return this.buono.append(richiesta);
  }

  override async leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]> {
    const storia = await this.buono.leggiStream(ambito, stream);
    return storia.map((e) => ({ ...e, registratoIl: this.ore.get(e.id) ?? e.registratoIl }));
  }
}

/** Confirms what the disk does not have yet, whatever was asked for until then: the last word is said at the commit. */
export class ConfermaPrimaDelDisco extends Intermediario {
  private coda: Promise<unknown> = Promise.resolve();

  constructor(
    buono: EventStore,
    private readonly admin: pg.Client,
  ) {
    super(buono);
  }

  override append(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    const esito = this.coda.then(() => this.aTurno(richiesta));
    this.coda = esito.catch(() => undefined);
    return esito;
  }

  /** Deferred triggers run in the order of their names: this one comes before whoever looks. */
  private async aTurno(richiesta: RichiestaAppend): Promise<EsitoAppend> {
    await this.admin.query(`
      CREATE FUNCTION public.affretta() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM set_config('synchronous_commit', 'off', true); RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER affretta AFTER INSERT ON log.evento DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION public.affretta();
    `);
    try {
      return await this.buono.append(richiesta);
    } finally {
      await this.admin.query('DROP FUNCTION public.affretta CASCADE');
    }
  }
}

/** Shows an event once every transaction of the server that began before it has ended: also those of strangers. */
export class AspettaLeTransazioniAltrui extends Intermediario {
  constructor(
    buono: EventStore,
    private readonly admin: pg.Client,
  ) {
    super(buono);
  }

  override async leggiTutto(r: DaLeggere): Promise<EventoNelLog[]> {
    const { rows } = await this.admin.query<{ posizione: string }>(
      `SELECT coalesce(min(posizione), 9007199254740991) AS posizione FROM log.evento
       WHERE xmin::text::bigint >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
    );
    return (await this.buono.leggiTutto(r)).filter((e) => e.posizione < Number(rows[0]?.posizione));
  }
}
