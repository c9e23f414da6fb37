import { createHmac } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type {
  EsitoAppend,
  EventoNelLog,
  EventStore,
  Prenotazione,
  Registrato,
  RichiestaAppend,
  ScritturaStream,
} from '#event-store';
import { accessi, type AmbitoDellaRisorsa, cartelle, persone, RifiutoCheMostra, vede } from '#identity';
import { Orologio, RifiutoHttp } from '#platform';
import type {
  Attore,
  Catalogo,
  Correzione,
  Decider,
  Dipendente,
  EventoDeciso,
  EventoRegistrato,
  Istante,
  Rifiuto,
  SchemaEvento,
  Storico,
} from '#storia';
import { decidiSuStoria, giornoARoma, riconosci, rifiutato, rifiuto, statoAl, storiaIncoerente } from '#storia';
import type { Vault } from '#vault';
import { chiariDi } from '#vault';
import type { ContestoComando, EsitoComando, FattoIntanto, QualsiasiDecisione } from './richiesta.js';

/** How many times the same bytes are sent again when the answer is lost. */
const INVII = 4;
/** How many times a decision is taken again because somebody else wrote first: as many as could write in one breath. */
const DECISIONI = 30;

const PROGRAMMA_VECCHIO = rifiuto(
  'fatto-sconosciuto',
  'Qui c’è un fatto registrato da una versione più recente del programma, che questa non sa leggere: va aggiornato il programma. Non è stato cambiato nulla.',
);

/** What one decision wants in the log. */
interface Scrittura {
  readonly decisione: QualsiasiDecisione;
  readonly prima: unknown;
  readonly dopo: unknown;
  readonly attesa: number;
  /** The revision it leads to, as who asks counts them. */
  readonly revision: number;
  readonly eventi: readonly Storico[];
}

/**
 * The door between the rules and the log: load, decide, seal, append on the way in; read, open on the way out.
 * Decisions read clear fields only, so no key is asked for to take one (the reservation of a sealed value apart).
 */
export class Archivio {
  private segreto: Promise<Buffer> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly orologio: Orologio,
    private readonly schemi: Readonly<Record<string, SchemaEvento>>,
    /** Without it nothing is hidden from anyone. */
    private readonly risorse?: AmbitoDellaRisorsa,
  ) {}

  /**
   * Carries out one command over one or more streams, all or nothing. The last decision names the stream the answer is
   * about. Somebody else's write in between makes it decide again, unless the caller said which revision it had seen.
   * @throws RifiutoHttp with the rule's code; 412 if the revision was not the last; 422 for a key used for another request
   */
  async esegui(chiesto: ContestoComando, decisioni: readonly QualsiasiDecisione[]): Promise<EsitoComando> {
    const contesto = await this.conImprontaSegreta(chiesto);
    const vista = decisioni.at(-1)?.vista;
    const nota = await this.giaEseguito(contesto, vista);
    if (nota) return nota;
    try {
      return await this.decidiEScrivi(contesto, decisioni);
    } catch (errore) {
      // Sent twice at once: what refuses the second may be what the first has just done.
      const intanto = errore instanceof RifiutoHttp && errore.status < 500 && (await this.giaEseguito(contesto, vista));
      if (intanto) return intanto;
      throw errore;
    }
  }

  /** The events of a stream, opened; in the order of the log. */
  async storia<E extends EventoDeciso>(ambito: string, stream: string): Promise<EventoRegistrato<E | Correzione>[]> {
    return this.apri(await this.store.leggiStream(ambito, stream));
  }

  /** The state of a stream as of an instant; of now, without one. */
  async stato<S, E extends EventoDeciso>(
    regole: Pick<Decider<S, never, E>, 'iniziale' | 'evolvi'>,
    ambito: string,
    stream: string,
    istante?: Istante,
  ): Promise<S> {
    return statoAl<S, E>(regole, (await this.storia<E>(ambito, stream)) as readonly Storico<E | Correzione>[], istante);
  }

  /** Opens events as they come out of the log. */
  async apri<E extends EventoDeciso>(eventi: readonly EventoNelLog[]): Promise<EventoRegistrato<E>[]> {
    this.riconosci(eventi);
    const aperti = await this.vault.apri(eventi);
    return eventi.map((e, i) => ({ ...e, ...aperti[i] }) as unknown as EventoRegistrato<E>);
  }

  /**
   * Key and fingerprint of a request stay in the log for ever. Of a short one (a codice fiscale, a name) a plain hash could be
   * guessed, and whoever asks chooses the key, with a name in it perhaps: both are kept keyed.
   */
  private async conImprontaSegreta(contesto: ContestoComando): Promise<ContestoComando> {
    const { idempotenza } = contesto;
    if (!idempotenza) return contesto;
    this.segreto ??= this.vault.segreto('idempotenza');
    const segreto = await this.segreto.catch((errore: unknown) => {
      this.segreto = undefined;
      throw errore;
    });
    const chiusa = (detto: string) => createHmac('sha256', segreto).update(detto).digest('hex');
    const { chiave, impronta } = idempotenza;
    return { ...contesto, idempotenza: { chiave: chiusa(`chiave ${chiave}`), impronta: chiusa(impronta) } };
  }

  private async decidiEScrivi(
    contesto: ContestoComando,
    decisioni: readonly QualsiasiDecisione[],
  ): Promise<EsitoComando> {
    for (let tentativo = 1; ; tentativo++) {
      const scritture: Scrittura[] = [];
      // One after the other: where several would refuse, the answer is always the first one's.
      for (const d of decisioni) scritture.push(await this.decidi(contesto, d));
      const richiesta = await this.richiesta(contesto, scritture);
      const esito = await this.appendi(richiesta);
      if (esito.esito === 'ok') return this.risposta(contesto.ambito, scritture, esito);
      // Taken in the meantime by something hidden: there is another place behind.
      const altroPosto = esito.esito === 'reservation-taken' && (await this.nascosto(contesto, esito.spazio, esito.da));
      if ((esito.esito !== 'conflict' && !altroPosto) || tentativo === DECISIONI) throw erroreDi(esito);
      // Not all again at the same instant.
      await attendi(Math.random() * 5 * Math.min(tentativo, 10));
    }
  }

  private async decidi(contesto: ContestoComando, decisione: QualsiasiDecisione): Promise<Scrittura> {
    const { stream, decider, comando, nuovo } = decisione;
    const letti = nuovo ? [] : await this.store.leggiStream(contesto.ambito, stream.id);
    this.riconosci(letti);
    const storia = letti.map(chiaro);
    if (!nuovo && (storia.length === 0 || storia[0]?.stream.categoria !== stream.categoria)) {
      throw new RifiutoHttp(rifiuto('non-trovato', 'Non esiste, o non è visibile da qui.'), 404);
    }
    const attesa = storia.length - 1;
    const vista = decisione.vista ?? ((tutta: typeof storia) => tutta);
    const nota = await vista(storia);
    if (contesto.seRevision !== undefined && !nuovo && contesto.seRevision !== nota.length - 1) {
      const intanto = nota.slice(contesto.seRevision + 1);
      throw dicendo(this.superata(intanto, nota.length - 1, contesto.attore), 412, decisione, intanto);
    }
    const oggi = giornoARoma(this.orologio.adesso());
    const comune = decisione.comune(statoAl(decider, storia));
    const eventi = decidiSuStoria(
      decider,
      storia,
      comando,
      { attore: contesto.attore, oggi, ...(contesto.operatore && { nellEnteDal: contesto.operatore.nellEnteDal }) },
      () => ({
        id: uuidv7(),
        comune,
      }),
    );
    if (rifiutato(eventi)) {
      const status = eventi.codice === 'data-futura' ? 422 : 409;
      // Why an act is refused tells how the case stands, whether or not it names facts.
      throw eventi.dettagli['dipendenti'] || stream.categoria === 'cartella'
        ? dicendo(noto(eventi, nota), status, decisione, nota)
        : new RifiutoHttp(eventi, status);
    }
    const aperta = decisione.prenotazioniSigillate ? await this.apri(letti) : storia;
    return {
      decisione,
      attesa,
      revision: (await vista([...storia, ...(eventi as readonly Storico[] as readonly EventoRegistrato[])])).length - 1,
      eventi,
      prima: statoAl(decider, aperta),
      dopo: statoAl(decider, [...aperta, ...eventi]),
    };
  }

  private riconosci(eventi: readonly EventoNelLog[]): void {
    try {
      riconosci(this.schemi, eventi);
    } catch (causa) {
      throw new RifiutoHttp(PROGRAMMA_VECCHIO, 501, causa);
    }
  }

  private superata(intanto: readonly EventoRegistrato[], actual: number, chi: Attore): Rifiuto {
    const eventi: FattoIntanto[] = intanto.map((e) => ({
      tipo: e.tipo,
      titolo: this.schemi[e.tipo]?.titolo ?? 'Correzione',
      // To who delivers, the service is the service, and not one person of it.
      attore: chi.ruolo === 'ente-erogatore' && e.attore.ente !== chi.ente ? null : e.attore.id,
      avvenutoIl: e.avvenutoIl,
      posizione: e.posizione,
    }));
    return rifiuto(
      'revisione-superata',
      'Nel frattempo qualcun altro ha registrato qualcosa: guarda che cosa è cambiato e invia di nuovo.',
      { eventi, actual },
    );
  }

  private async richiesta(contesto: ContestoComando, scritture: readonly Scrittura[]): Promise<RichiestaAppend> {
    const streams: ScritturaStream[] = [];
    for (const { decisione, attesa, eventi } of scritture) {
      const sigillati = await this.vault.sigilla(
        contesto.ambito,
        eventi.map((e) => ({
          id: e.id,
          tipo: e.tipo,
          dati: e.dati as Record<string, unknown>,
          soggetto: decisione.soggetto,
        })),
        (tipo) => (decisione.catalogo as Catalogo)[tipo],
      );
      streams.push({
        stream: decisione.stream,
        attesa,
        eventi: eventi.map((e, i) => ({
          id: e.id,
          tipo: e.tipo,
          versione: (decisione.catalogo as Catalogo)[e.tipo]?.versione ?? 1,
          avvenutoIl: e.avvenutoIl,
          comune: e.comune,
          dati: sigillati[i] as object,
        })),
      });
    }
    return {
      ambito: contesto.ambito,
      attore: contesto.attore,
      provenienza: contesto.provenienza,
      correlazione: contesto.correlazione,
      causazione: null,
      scritture: streams,
      ...(await this.inFila(contesto, differenzaDiPrenotazioni(scritture))),
      ...(contesto.idempotenza && { idempotenza: contesto.idempotenza }),
      adesso: this.orologio.adesso(),
    };
  }

  /** Whether who asks may not know of what holds a reservation: then it is not told that there is anything. */
  private async nascosto({ ambito, operatore }: ContestoComando, spazio: string, da: string): Promise<boolean> {
    if (!operatore || !this.risorse) return false;
    const fatti = spazio.startsWith('cartella-aperta')
      ? await this.risorse.cartella(ambito, da)
      : await this.risorse.persona(ambito, da);
    return fatti !== undefined && !vede(operatore, fatti, giornoARoma(this.orologio.adesso()));
  }

  /**
   * Behind a place held by something hidden there is another, and so on: what may be seen is still unique. Who lets go
   * frees the place it holds, not the one in front.
   */
  private async inFila(
    contesto: ContestoComando,
    { prenota, libera }: { readonly prenota: readonly Presa[]; readonly libera: readonly Presa[] },
  ): Promise<Pick<RichiestaAppend, 'prenota' | 'libera'>> {
    return {
      prenota: await Promise.all(prenota.map((p) => this.postoPer(contesto, p))),
      libera: (await Promise.all(libera.map((p) => this.postoDi(contesto, p)))).filter((p) => p !== undefined),
    };
  }

  /** The first free place; or that of somebody who can be seen, wherever it stands: the log will say whose. */
  private async postoPer(contesto: ContestoComando, presa: Presa): Promise<Presa> {
    let libero: Presa | undefined;
    for (let n = 1; ; n++) {
      const p = posto(presa, n);
      const chi = await this.store.detentore(contesto.ambito, p);
      if (chi === null) libero ??= p;
      else if (!(await this.nascosto(contesto, presa.spazio, chi))) return p;
      // Those in front may have left since: the second is looked at all the same.
      if (chi === null && n > 1) return libero as Presa;
    }
  }

  private async postoDi({ ambito }: ContestoComando, presa: Presa): Promise<Presa | undefined> {
    for (let n = 1; ; n++) {
      const chi = await this.store.detentore(ambito, posto(presa, n));
      if (chi === presa.stream) return posto(presa, n);
      if (chi === null && n > 1) return undefined;
    }
  }

  /** A lost answer is asked for again with the same bytes: the log recognises them by event id. */
  private async appendi(richiesta: RichiestaAppend) {
    for (let tentativo = 1; ; tentativo++) {
      const esito = await this.store.append(richiesta);
      if (esito.esito !== 'unknown' || tentativo === INVII) return esito;
      await attendi(50 * 2 ** tentativo);
    }
  }

  private async giaEseguito(
    { ambito, attore, idempotenza }: ContestoComando,
    vista: QualsiasiDecisione['vista'],
  ): Promise<EsitoComando | undefined> {
    if (!idempotenza) return undefined;
    const nota = await this.store.rispostaNota(ambito, attore.id, idempotenza.chiave);
    if (!nota) return undefined;
    if (nota.impronta !== idempotenza.impronta) throw erroreDi({ esito: 'key-reused' });
    return this.rispostaDaPosizioni(ambito, nota.posizioni, vista);
  }

  /** The answer given the first time, read back from the log. */
  private async rispostaDaPosizioni(
    ambito: string,
    posizioni: readonly number[],
    vista: QualsiasiDecisione['vista'],
  ): Promise<EsitoComando> {
    const eventi = await this.store.leggiTutto({
      ambito,
      dopo: Math.min(...posizioni) - 1,
      finoA: Math.max(...posizioni),
      limite: posizioni.length,
    });
    const ultimo = eventi.at(-1) as EventoNelLog;
    return {
      id: ultimo.stream.id,
      posizione: ultimo.posizione,
      revision: vista ? await this.revisionVista(ultimo, vista) : ultimo.revision,
      eventi: eventi.map(({ id, tipo, posizione }) => ({ id, tipo, posizione })),
      ripetuto: true,
    };
  }

  private async revisionVista(
    { ambito, stream, posizione }: EventoNelLog,
    vista: NonNullable<QualsiasiDecisione['vista']>,
  ): Promise<number> {
    const storia = await this.store.leggiStream(ambito, stream.id);
    // By position: a view may number its revisions anew.
    return (await vista(storia.map(chiaro))).filter((e) => e.posizione <= posizione).length - 1;
  }

  private async risposta(ambito: string, scritture: readonly Scrittura[], esito: Registrato): Promise<EsitoComando> {
    const ultima = scritture.at(-1) as Scrittura;
    if (esito.ripetuto) return this.rispostaDaPosizioni(ambito, esito.posizioni, ultima.decisione.vista);
    return {
      id: ultima.decisione.stream.id,
      posizione: esito.posizioni.at(-1) as number,
      revision: ultima.revision,
      eventi: scritture
        .flatMap((s) => s.eventi)
        .map(({ id, tipo }, i) => ({ id, tipo, posizione: esito.posizioni[i] as number })),
      ripetuto: false,
    };
  }
}

/** A refusal that tells what is in a stream, and whom that tells of. An operator is nobody's case, and is named apart. */
function dicendo(
  no: Rifiuto,
  status: number,
  { stream: { categoria, id }, soggetto }: QualsiasiDecisione,
  detti: readonly EventoRegistrato[],
): RifiutoHttp {
  switch (categoria) {
    case 'persona':
      return new RifiutoCheMostra(no, status, persone([id]));
    case 'cartella':
      return new RifiutoCheMostra(no, status, cartelle([id]));
    case 'accesso':
      return new RifiutoCheMostra(no, status, accessi([id]));
    case 'deroga':
      return new RifiutoCheMostra(no, status, cartelle([soggetto.id]));
    case 'seduta': {
      // Who was convened, and who came, is of no case.
      const casi = cartelle(detti.map((e) => (e.dati as { readonly cartella?: string }).cartella));
      return casi.length > 0 ? new RifiutoCheMostra(no, status, casi) : new RifiutoHttp(no, status);
    }
    case 'operatore':
      return new RifiutoCheMostra(no, status, [], { utenza: id });
    default:
      return new RifiutoHttp(no, status);
  }
}

const chiaro = (evento: EventoNelLog): EventoRegistrato => ({ ...evento, ...chiariDi(evento.dati) });

/** A reservation, and the stream it is of. */
type Presa = Prenotazione & { readonly stream: string };

const posto = (presa: Presa, n: number): Presa => (n === 1 ? presa : { ...presa, spazio: `${presa.spazio}#${n}` });

/** A refusal names only what who asks may know of. */
function noto(no: Rifiuto, storia: readonly EventoRegistrato[]): Rifiuto {
  const dipendenti = no.dettagli['dipendenti'] as readonly Dipendente[] | undefined;
  if (!dipendenti) return no;
  const noti = new Set(storia.map((e) => e.id));
  return storiaIncoerente(dipendenti.filter((d) => noti.has(d.evento)));
}

/** What the states after must hold and those before did not, and the reverse. */
function differenzaDiPrenotazioni(scritture: readonly Scrittura[]): { prenota: Presa[]; libera: Presa[] } {
  const nome = (p: { spazio: string; valore: string }) => `${p.spazio}|${p.valore}`;
  const prenota: Presa[] = [];
  const libera: Presa[] = [];
  for (const { decisione, prima, dopo } of scritture) {
    const [vecchie, nuove] = [prima, dopo].map((stato) => decisione.prenotazioni?.(stato) ?? []) as [
      readonly { spazio: string; valore: string }[],
      readonly { spazio: string; valore: string }[],
    ];
    const rimaste = new Set(nuove.map(nome));
    const avute = new Set(vecchie.map(nome));
    const { id: stream } = decisione.stream;
    libera.push(...vecchie.filter((p) => !rimaste.has(nome(p))).map((p) => ({ ...p, stream })));
    prenota.push(...nuove.filter((p) => !avute.has(nome(p))).map((p) => ({ ...p, stream })));
  }
  return { prenota, libera };
}

/** Who holds what must be unique is told. */
function giaPreso({ spazio, da }: Extract<EsitoAppend, { esito: 'reservation-taken' }>): RifiutoHttp {
  if (spazio.startsWith('cartella-aperta')) {
    const no = rifiuto('cartella-gia-aperta', 'La persona ha già una cartella aperta in quest’area.', { cartella: da });
    return new RifiutoCheMostra(no, 409, cartelle([da]));
  }
  if (spazio === 'deroga') {
    const gia = 'Hai già un accesso fuori competenza in corso su questo caso.';
    return new RifiutoHttp(rifiuto('deroga-gia-aperta', gia, { deroga: da }), 409);
  }
  if (spazio === 'operatore' || spazio === 'soggetto') {
    const gia = 'Con questo identificativo o con queste credenziali c’è già un operatore.';
    return new RifiutoCheMostra(rifiuto('soggetto-gia-iscritto', gia, { utenza: da }), 409, [], { utenza: da });
  }
  const gia = 'Il codice fiscale è già di una persona registrata.';
  return new RifiutoCheMostra(rifiuto('codice-fiscale-gia-presente', gia, { persona: da }), 409, persone([da]));
}

function erroreDi(esito: Exclude<Awaited<ReturnType<EventStore['append']>>, { esito: 'ok' }>): RifiutoHttp {
  switch (esito.esito) {
    case 'conflict':
      return new RifiutoHttp(
        rifiuto('revisione-superata', 'Nel frattempo qualcun altro ha registrato qualcosa: riprova.', {
          actual: esito.actual,
        }),
        412,
      );
    case 'reservation-taken':
      return giaPreso(esito);
    case 'key-reused':
      return new RifiutoHttp(
        rifiuto('chiave-riusata', 'La stessa Idempotency-Key è già stata usata per una richiesta diversa.'),
        422,
      );
    case 'id-reused':
      return new RifiutoHttp(rifiuto('evento-gia-presente', 'Un evento con lo stesso identificativo esiste già.'), 409);
    case 'not-persisted':
      return new RifiutoHttp(
        rifiuto('non-registrato', 'Il registro non è raggiungibile: non è stato scritto nulla. Riprova.'),
        503,
        esito.causa,
      );
    case 'unknown':
      return new RifiutoHttp(
        rifiuto(
          'esito-ignoto',
          'La risposta del registro è andata persa: rimanda la stessa richiesta con la stessa Idempotency-Key.',
        ),
        503,
        esito.causa,
      );
  }
}
