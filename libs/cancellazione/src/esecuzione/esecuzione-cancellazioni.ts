import type { Archivio, QualsiasiDecisione } from '#archivio';
import { decisione } from '#archivio';
import type { EventoNelLog, EventStore } from '#event-store';
import type { CancellazioneChiesta } from '#persone';
import type { Log, Orologio } from '#platform';
import { RifiutoHttp } from '#platform';
import type { Letture } from '#projections';
import { attendiPosizione, leggi } from '#projections';
import type { ChiaveDistrutta, Posizione, Stream } from '#storia';
import { eDistruzione, giornoARoma } from '#storia';
import type { Soggetto, Vault } from '#vault';
import type { CancellazioniNelLog, DaEseguire } from './cancellazioni-nel-log.js';
import { CATALOGO_DISTRUZIONE, distruzione } from './distruzione.js';
import type { Elencata, ElencoDistrutte } from './elenco-distrutte.js';
import type { Ripulitura } from './ripulitura.js';

/**
 * Carries out what two people decided. The decision is in the log before anything is touched, each step can be repeated,
 * and the last one is the event that says it was done: killed at any point, it goes on from there at the next start.
 *   1. the list of destroyed keys, outside the databases;
 *   2. the keys, in one transaction;
 *   3. `DatiPersonaliDistrutti` in every stream touched, in one append: read models fold those streams again;
 *   4. what is left in the files of the database.
 */
export class EsecuzioneCancellazioni {
  private giro: Promise<void> = Promise.resolve();

  constructor(
    private readonly archivio: Archivio,
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly letture: Letture,
    private readonly orologio: Orologio,
    private readonly elenco: ElencoDistrutte,
    private readonly nelLog: CancellazioniNelLog,
    readonly ripulitura: Ripulitura,
    private readonly log: Log,
  ) {}

  /** Destroys again all that was ever destroyed: to be done before anything is served, whatever was put back from a copy. */
  async riapplica(): Promise<void> {
    let tornate = 0;
    for (const { ambito, chiavi, autorizzazione } of [...(await this.elenco.leggi()), ...(await this.nelLog.segui())]) {
      tornate += await this.vault.distruggi(ambito, chiavi, autorizzazione, this.orologio.adesso());
    }
    if (tornate > 0) this.log.warn('Distrutte di nuovo chiavi che una copia aveva riportato', { quanti: tornate });
  }

  /**
   * What the list has and the log has not: the log was put back from before the erasure. Its keys are destroyed again, but
   * the read models that came back with it hold what they had opened: the event, written again, makes them drop it. To be
   * done before anything is served, and it waits for who folds.
   */
  async riattesta(): Promise<void> {
    await this.nelLog.segui();
    const ignote = (await this.elenco.leggi()).filter((e) => !this.nelLog.attesta(e.cancellazione) && this.siRifa(e));
    if (ignote.length === 0) return;
    await this.visteFinoA(await this.store.testa());
    let ultima: Posizione = 0;
    for (const ignota of ignote) {
      // Another process may have begun with the same list.
      await this.nelLog.segui();
      if (this.nelLog.attesta(ignota.cancellazione)) continue;
      ultima = (await this.attesta(ignota)) ?? ultima;
      if (ignota.oggetto === 'persona') await this.ripulitura.libera(ignota.ambito, ignota.persona);
    }
    if (ultima === 0) return;
    this.log.warn('Il registro è di prima di una cancellazione: le viste lasciano ciò che ne avevano letto', {
      quanti: ignote.length,
    });
    await this.visteFinoA(ultima);
  }

  /** Lists of before say which keys, and not of whom: those are destroyed again, and that is all that can be done. */
  private siRifa(e: Elencata): boolean {
    const intera = (e as Partial<Elencata>).persona !== undefined && (e as Partial<Elencata>).cartelle !== undefined;
    if (!intera)
      this.log.error(
        'Di una cancellazione di prima si sanno solo le chiavi: il registro non la dice, le viste si rifanno',
        {
          codice: e.cancellazione,
        },
      );
    return intera;
  }

  /** What was decided and not finished, and then the clean-up of what was erased. One round at a time. */
  riprendi(): Promise<void> {
    return (this.giro = this.giro.then(async () => {
      try {
        await this.nelLog.segui();
        for (const sospesa of this.nelLog.daEseguire) await this.esegui(sospesa);
        await this.ripulisci();
      } catch (errore) {
        this.log.error('Una cancellazione non è ancora conclusa: si riprova', { errore });
      }
    }));
  }

  /** @returns the position of the event that says it was done */
  async esegui(chi: DaEseguire): Promise<Posizione> {
    const storia = await this.store.leggiStream(chi.ambito, chi.persona);
    const fatta = storia.find((e) => eDistruzione(e) && e.dati.cancellazione === chi.cancellazione);
    if (fatta) return fatta.posizione;
    const chiesta = storia.find(
      (e) => e.tipo === 'CancellazioneChiesta' && e.dati['cancellazione'] === chi.cancellazione,
    )?.dati as CancellazioneChiesta['dati'] | undefined;
    if (!chiesta) throw new Error('La cancellazione autorizzata non è mai stata chiesta');

    const { oggetto, cartelle, testi } = chiesta;
    const eseguita: Elencata = { ...chi, oggetto, cartelle, testi, chiavi: await this.chiaviDi(chi, chiesta) };
    await this.elenco.aggiungi(eseguita);
    await this.vault.distruggi(chi.ambito, eseguita.chiavi, chi.autorizzazione, this.orologio.adesso());
    const posizione = await this.attesta(eseguita);
    if (posizione === undefined) throw new Error('La persona di cui si è cancellato non è nel registro');
    return posizione;
  }

  /** @returns undefined if the log holds nothing of that person: it was put back from before there was any */
  private async attesta(eseguita: Elencata): Promise<Posizione | undefined> {
    const { ambito, attore, correlazione } = eseguita;
    const toccati: Stream[] = [];
    for (const stream of await this.streamToccati(eseguita))
      if ((await this.store.leggiStream(ambito, stream.id)).length > 0) toccati.push(stream);
    if (toccati.length === 0) return undefined;
    const { posizione } = await this.archivio.esegui(
      { attore, ambito, correlazione, provenienza: { tipo: 'sistema', sistema: 'cancellazione' } },
      toccati.map((stream) => this.attestazione(eseguita, stream)),
    );
    return posizione;
  }

  /** However long it takes: they may have the whole log to fold. */
  private async visteFinoA(posizione: Posizione): Promise<void> {
    for (;;) {
      try {
        return await attendiPosizione(this.letture, posizione);
      } catch (errore) {
        if (!(errore instanceof RifiutoHttp)) throw errore;
        this.log.warn('Prima di servire si aspetta che le viste abbiano letto le cancellazioni', { posizione });
      }
    }
  }

  private async chiaviDi(
    { ambito, persona }: DaEseguire,
    { oggetto, cartelle, testi }: CancellazioneChiesta['dati'],
  ): Promise<ChiaveDistrutta[]> {
    if (oggetto === 'testo') return this.vault.chiaviDiTesto(ambito, await this.chiaviDeiTesti(ambito, testi));
    const soggetti: Soggetto[] = cartelle.map((id) => ({ tipo: 'cartella', id }));
    if (oggetto === 'persona') soggetti.push({ tipo: 'persona', id: persona });
    return this.vault.chiaviDi(ambito, soggetti);
  }

  private async chiaviDeiTesti(ambito: string, testi: CancellazioneChiesta['dati']['testi']): Promise<string[]> {
    const eventi: EventoNelLog[] = [];
    for (const stream of new Set(testi.map((t) => t.stream))) {
      eventi.push(...(await this.store.leggiStream(ambito, stream)));
    }
    const perId = new Map(eventi.map((e) => [e.id, e]));
    return testi.flatMap(({ evento, campo }) => this.vault.chiaveDelTesto(perId.get(evento)?.dati ?? {}, campo) ?? []);
  }

  /** The person's stream is the last: the answer is about it. */
  private async streamToccati({ ambito, persona, oggetto, cartelle, testi }: Elencata): Promise<Stream[]> {
    const toccati: Stream[] = cartelle.map((id) => ({ categoria: 'cartella', id }));
    for (const id of new Set(testi.map((t) => t.stream))) {
      const [primo] = await this.store.leggiStream(ambito, id);
      if (primo) toccati.push(primo.stream);
    }
    if (cartelle.length > 0) {
      // The keys are gone: no reason of an access to these cases can be written while this looks.
      await attendiPosizione(this.letture, await this.store.testa());
      const deroghe: { id: string }[] = await leggi(this.letture, ambito, (m) =>
        m.query('SELECT id FROM letture.deroga WHERE cartella = ANY($1::uuid[]) ORDER BY id', [cartelle]),
      );
      toccati.push(...deroghe.map(({ id }) => ({ categoria: 'deroga' as const, id })));
    }
    if (oggetto === 'persona') {
      // The keys are gone: nothing more of this person can be written while this looks.
      await attendiPosizione(this.letture, await this.store.testa());
      const accessi: { id: string }[] = await leggi(this.letture, ambito, (m) =>
        m.query('SELECT id FROM letture.accesso WHERE persona = $1 ORDER BY id', [persona]),
      );
      toccati.push(...accessi.map(({ id }) => ({ categoria: 'accesso' as const, id })));
    }
    return [...toccati, { categoria: 'persona', id: persona }];
  }

  private attestazione(
    { cancellazione, persona, autorizzazione, chiavi }: Elencata,
    stream: Stream,
  ): QualsiasiDecisione {
    return decisione({
      decider: distruzione,
      catalogo: CATALOGO_DISTRUZIONE,
      stream,
      comando: {
        atto: 'attesta-distruzione',
        il: giornoARoma(this.orologio.adesso()),
        dati: {
          cancellazione,
          persona,
          autorizzazione,
          chiavi: stream.id === persona ? chiavi : chiavi.filter((c) => c.soggetto.id === stream.id),
        },
      },
      soggetto: { tipo: 'persona', id: persona },
      comune: (stato) => stato.comune,
    });
  }

  private async ripulisci(): Promise<void> {
    await this.nelLog.segui();
    const { ultima } = this.nelLog;
    if (ultima === 0 || ((await this.ripulitura.ultima())?.posizione ?? 0) >= ultima) return;
    await attendiPosizione(this.letture, ultima);
    await this.ripulitura.esegui(ultima);
  }
}
