import { CATALOGO_ACCESSO } from '#accessi';
import { CATALOGO_CARTELLA } from '#cartella';
import type { EventStore, RichiestaAppend, ScritturaStream } from '#event-store';
import { generaEsempio } from '#esempio';
import { CATALOGO_PERSONA } from '#persone';
import { OrologioSimulato } from '#platform';
import type { Attore, Catalogo, Categoria, EventoDeciso, Storico, Stream } from '#storia';
import { CATALOGO_SEDUTA } from '#uvm';
import type { Soggetto, Vault } from '#vault';
import { LogInMemoria } from '../../libs/esempio/src/prova/log-in-memoria.js';

/** Whole lives of the sample per event, more or less: 300 make some 12,000. */
const EVENTI_PER_CASO = 40;
const PER_APPEND = 500;
const AMBITO = 'sebino';
const CATALOGHI: Readonly<Record<string, Catalogo<EventoDeciso>>> = {
  persona: CATALOGO_PERSONA as Catalogo<EventoDeciso>,
  accesso: CATALOGO_ACCESSO as Catalogo<EventoDeciso>,
  cartella: CATALOGO_CARTELLA as Catalogo<EventoDeciso>,
  seduta: CATALOGO_SEDUTA as Catalogo<EventoDeciso>,
};

interface DaScrivere {
  readonly evento: Storico & { readonly attore: Attore };
  readonly stream: Stream;
  readonly revision: number;
  readonly soggetto: Soggetto;
}

/** Lives are thought out in memory: no more than these at once. */
const PER_BLOCCO = 100_000;

/**
 * Fills the log, up to so many events, with whole lives: decided by the real rules, in memory, then sealed and appended
 * many at a time. What is in the log is what the commands would have written, one transaction each; it only gets there
 * sooner. Each block of lives begins on the same day: of later ones the log says that they were recorded at the end.
 * @returns the cartelle
 */
export async function semina(store: EventStore, vault: Vault, finoA: number): Promise<string[]> {
  const cartelle: string[] = [];
  for (let mancano = finoA - (await store.testa()); mancano > 0; mancano = finoA - (await store.testa())) {
    const orologio = new OrologioSimulato('2025-01-01T07:00:00Z');
    const log = new LogInMemoria(orologio);
    const oggi = new Date().toISOString().slice(0, 10);
    const casi = Math.ceil(Math.min(mancano, PER_BLOCCO) / EVENTI_PER_CASO);
    await generaEsempio({ esegui: log.esegui, orologio, oggi, casi });
    // While a lot is written the next is sealed.
    let scritto = Promise.resolve();
    for (const lotto of perAppend(daScrivere(log))) {
      const richiesta = await sigillato(lotto, vault);
      await scritto;
      scritto = scrivi(store, richiesta);
    }
    await scritto;
    for (const [id, { categoria }] of log.stream) if (categoria === 'cartella') cartelle.push(id);
  }
  return cartelle;
}

async function scrivi(store: EventStore, richiesta: RichiestaAppend): Promise<void> {
  const esito = await store.append(richiesta);
  if (esito.esito !== 'ok') throw new Error(`La semina non è riuscita: ${JSON.stringify(esito)}`);
}

function daScrivere(log: LogInMemoria): DaScrivere[] {
  const tutti: DaScrivere[] = [];
  for (const [id, { categoria, eventi }] of log.stream) {
    const persona = (eventi[0]?.dati as { persona?: string | null }).persona;
    for (const [revision, evento] of eventi.entries()) {
      const { cartella } = evento.dati as { cartella?: string };
      tutti.push({
        evento: evento as DaScrivere['evento'],
        stream: { categoria, id },
        revision,
        soggetto: soggettoDi(categoria, id, { persona, cartella }),
      });
    }
  }
  return tutti.sort((a, b) => a.evento.posizione - b.evento.posizione);
}

/** Whose key closes an event, as the commands choose it. */
function soggettoDi(categoria: Categoria, id: string, di: { persona?: string | null; cartella?: string }): Soggetto {
  if (categoria === 'accesso' && di.persona) return { tipo: 'persona', id: di.persona };
  if (categoria === 'seduta') return di.cartella ? { tipo: 'cartella', id: di.cartella } : { tipo: 'registro', id };
  return { tipo: categoria as Soggetto['tipo'], id };
}

/** An append has one author. The order within each stream is kept; between streams it may shift by a few events. */
function* perAppend(tutti: readonly DaScrivere[]): Generator<DaScrivere[]> {
  const lotti = new Map<string, DaScrivere[]>();
  const autoreDi = new Map<string, string>();
  const chiudi = function* (autore: string): Generator<DaScrivere[]> {
    const lotto = lotti.get(autore);
    if (lotto) yield lotto;
    for (const { stream } of lotto ?? []) autoreDi.delete(stream.id);
    lotti.delete(autore);
  };
  for (const uno of tutti) {
    const autore = uno.evento.attore.id;
    const altro = autoreDi.get(uno.stream.id);
    if (altro !== undefined && altro !== autore) yield* chiudi(altro);
    autoreDi.set(uno.stream.id, autore);
    const lotto = lotti.get(autore) ?? [];
    lotto.push(uno);
    lotti.set(autore, lotto);
    if (lotto.length >= PER_APPEND) yield* chiudi(autore);
  }
  for (const autore of [...lotti.keys()]) yield* chiudi(autore);
}

async function sigillato(lotto: readonly DaScrivere[], vault: Vault): Promise<RichiestaAppend> {
  const dati = await vault.sigilla(
    AMBITO,
    lotto.map(({ evento: { id, tipo, dati }, soggetto }) => ({
      id,
      tipo,
      dati: dati as Record<string, unknown>,
      soggetto,
    })),
    (tipo) => Object.values(CATALOGHI).find((catalogo) => catalogo[tipo])?.[tipo],
  );
  const scritture = new Map<string, ScritturaStream & { eventi: ScritturaStream['eventi'][number][] }>();
  for (const [i, { evento, stream, revision }] of lotto.entries()) {
    const { id, tipo, avvenutoIl, comune } = evento;
    const scrittura = scritture.get(stream.id) ?? { stream, attesa: revision - 1, eventi: [] };
    scrittura.eventi.push({
      id,
      tipo,
      versione: CATALOGHI[stream.categoria]?.[tipo]?.versione ?? 1,
      avvenutoIl,
      comune,
      dati: dati[i] as object,
    });
    scritture.set(stream.id, scrittura);
  }
  const ultimo = lotto.at(-1) as DaScrivere;
  return {
    ambito: AMBITO,
    attore: ultimo.evento.attore,
    provenienza: { tipo: 'operatore' },
    correlazione: ultimo.evento.id,
    causazione: null,
    scritture: [...scritture.values()],
    adesso: new Date(ultimo.evento.registratoIl),
  };
}
