import pg from 'pg';
import { to as copiaIn } from 'pg-copy-streams';
import { CHAIN_INIZIALE, chainDi, improntaDi, leafDi } from '../busta.js';
import { type CampiInFila, CopiaBinaria } from './copia-binaria.js';
import { COLONNE_ATTESTATE, type Riga, rigaDa } from './riga-attestata.js';

/** Where the log stops being what was written, and why. The Italian sentence is for the auditor. */
export interface Rottura {
  readonly posizione: number;
  readonly evento: string | null;
  readonly motivo: string;
}

export interface EsitoVerifica {
  readonly integra: boolean;
  readonly eventi: number;
  readonly testa: { readonly posizione: number; readonly chain: string };
  readonly rottura: Rottura | null;
  readonly durataMs: number;
}

/**
 * A batch comes as a binary copy: to write rows as text, and to read them from it, costs more than hashing them. One batch
 * is read to its end even when a break was found, so that the connection stays good.
 */
const LOTTO = 20_000;
const OGNI = 2_000;

/** Not 0: who takes the constraint away may add events before the first. */
const PRIMA_DI_TUTTI = Number.MIN_SAFE_INTEGER;

const lottoDopo = (posizione: number): string =>
  `COPY (SELECT ${COLONNE_ATTESTATE} FROM log.evento
  WHERE posizione > ${posizione} ORDER BY posizione LIMIT ${LOTTO}) TO STDOUT (FORMAT binary)`;

/**
 * Walks the whole log in order and recomputes everything from the bytes: fingerprint, leaf, chain, the columns copied
 * out of the bytes, the order of each stream, and the head. Names the first event that does not agree.
 * A chain kept in the same database cannot show that its own tail was cut or that all of it was rewritten: that takes
 * checkpoints kept elsewhere.
 * @param lettura pool of the projector role
 * @param confronta called with each leaf that holds, for who can tell more of it: why it is not the attested one, if so
 */
export async function verificaLog(
  lettura: pg.Pool,
  progresso: (fatti: number, totale: number) => void = () => undefined,
  confronta: (posizione: number, leaf: Buffer) => string | undefined = () => undefined,
): Promise<EsitoVerifica> {
  const inizio = Date.now();
  const client = await lettura.connect();
  // Who is reading is told by the reading; between two batches nobody else would listen, and that ends the process.
  const caduta = () => undefined;
  client.on('error', caduta);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // In order by the index, and alone: to sort, or to merge what several read, takes longer, and others work here too.
    await client.query('SET LOCAL enable_sort = off; SET LOCAL max_parallel_workers_per_gather = 0');
    const { rows: teste } = await client.query<{ posizione: string; registrato_il: Date; chain: Buffer }>(
      'SELECT * FROM log.testa',
    );
    const testa = teste[0];
    if (!testa) throw new Error('La riga di testa del log manca');
    const totale = Number(testa.posizione);
    const revisioni = new Map<string, number>();
    let chain: Buffer = CHAIN_INIZIALE;
    let registrato = 0;
    let attesa = 1;
    let rottura: Rottura | null = null;

    for (let prossimo: number | undefined = PRIMA_DI_TUTTI; prossimo !== undefined;) {
      const copia = new CopiaBinaria();
      const dopo: number = prossimo;
      let righe = 0;
      for await (const pezzo of client.query(copiaIn(lottoDopo(dopo))) as AsyncIterable<Buffer>) {
        if (rottura) continue;
        for (const dati of copia.righe(pezzo)) {
          righe++;
          const riga = leggibile(dati);
          if (!riga) {
            rottura = { posizione: attesa, evento: null, motivo: 'Una colonna dell’evento è vuota.' };
            break;
          }
          const anello = difettoDi(riga, attesa, chain, registrato, revisioni);
          const motivo = typeof anello === 'string' ? anello : confronta(attesa, anello.leaf);
          if (motivo || typeof anello === 'string') {
            rottura = { posizione: Math.min(attesa, riga.posizione), evento: riga.id, motivo: motivo as string };
            break;
          }
          chain = anello.chain;
          registrato = riga.registrato;
          revisioni.set(riga.stream, riga.revision);
          if (attesa++ % OGNI === 0) progresso(attesa - 1, totale);
        }
      }
      // Every event of a batch that holds is at the position that was due.
      prossimo = rottura || righe < LOTTO ? undefined : attesa - 1;
    }
    progresso(attesa - 1, totale);
    if (!rottura && attesa - 1 !== totale) {
      rottura = {
        posizione: Math.min(attesa, totale + 1),
        evento: null,
        motivo:
          attesa - 1 < totale
            ? `La testa del log dice ${totale} eventi, ma dopo la posizione ${attesa - 1} non ce ne sono altri: la coda è stata tagliata.`
            : `La testa del log dice ${totale} eventi, ma ce ne sono ${attesa - 1}: in coda ne è stato aggiunto qualcuno fuori dalla procedura.`,
      };
    }
    if (!rottura && !chain.equals(testa.chain)) {
      rottura = { posizione: totale, evento: null, motivo: 'La catena della testa non è quella dell’ultimo evento.' };
    }
    await client.query('COMMIT');
    client.release();
    return {
      integra: rottura === null,
      eventi: attesa - 1,
      testa: { posizione: totale, chain: testa.chain.toString('hex') },
      rottura,
      durataMs: Date.now() - inizio,
    };
  } catch (errore) {
    // Not back to the pool: the transaction may be open, and its snapshot old.
    client.release(true);
    throw errore;
  } finally {
    client.off('error', caduta);
  }
}

/** Who takes the constraints away may also leave a column without a value. */
function leggibile(campi: CampiInFila): Riga | undefined {
  try {
    return rigaDa(campi);
  } catch {
    return undefined;
  }
}

/** What an event adds to the chain. */
interface Anello {
  readonly leaf: Buffer;
  readonly chain: Buffer;
}

/** What was written out of the procedure may not even be readable. */
function difettoDi(...args: Parameters<typeof difetto>): string | Anello {
  try {
    return difetto(...args);
  } catch {
    return 'Il contenuto dell’evento non si legge.';
  }
}

/** @returns the sentence that names the defect, or the next link of the chain */
function difetto(
  riga: Riga,
  attesa: number,
  catena: Buffer,
  registratoPrima: number,
  revisioni: ReadonlyMap<string, number>,
): string | Anello {
  const { posizione, registrato } = riga;
  if (posizione > attesa) return `Manca l’evento alla posizione ${attesa}: il successivo è alla ${posizione}.`;
  if (posizione < attesa) return `Prima della posizione ${attesa} non ci può essere la ${posizione}.`;
  const impronta = improntaDi(riga.busta);
  if (!riga.impronta.equals(impronta)) return 'Il contenuto dell’evento non corrisponde alla sua impronta.';
  // The column holds whole milliseconds, and only they are in the leaf: whoever widened the column could write between them.
  if (!Number.isInteger(registrato))
    return 'La data di registrazione ha una parte sotto il millisecondo, che nessuno attesta.';
  if (registrato < registratoPrima) return 'È registrato prima dell’evento che lo precede.';
  const leaf = leafDi(posizione, registrato, impronta);
  if (!riga.leaf.equals(leaf)) return 'L’impronta, la posizione o la data di registrazione non sono quelle attestate.';
  const chain = chainDi(catena, leaf);
  if (!riga.chain.equals(chain)) return 'La catena si interrompe: questo evento non segue il precedente.';
  return difettoDiColonna(riga) ?? difettoDiRevisione(riga, revisioni) ?? { leaf, chain };
}

/**
 * The columns repeat what is in the bytes. Those are canonical JSON, whose members are in order of name: `ambito` is the
 * first, and what follows `provenienza` is the end of the text, where no other member can put on its looks. Only what does
 * not agree at sight is read in full.
 */
function difettoDiColonna(riga: Riga): string | undefined {
  const { busta, ambito, categoria, tipo } = riga;
  const inizio = `{"ambito":"${ambito}","attore":`;
  const coda = busta.toString('latin1', Math.max(0, busta.length - CODA));
  const fine = coda.lastIndexOf(',"versione":') + 12;
  const ultimi = `"revision":${riga.revision},"stream":{"categoria":"${categoria}","id":"${riga.stream}"},"tipo":"${tipo}","versione":`;
  const id = `,"id":"${riga.id}"`;
  const alPrimoSguardo =
    SENZA_ESCAPE.test(ambito + categoria + tipo) &&
    busta.toString('latin1', 0, inizio.length) === inizio &&
    coda.startsWith(id, coda.lastIndexOf(',"provenienza":') - id.length) &&
    coda.startsWith(ultimi, fine - ultimi.length) &&
    CIFRE_E_FINE.test(coda.slice(fine));
  return alPrimoSguardo ? undefined : colonneDiverse(riga);
}

/** In these bytes the members after `id` are expected; in more of them only another reading is needed. */
const CODA = 640;
const SENZA_ESCAPE = /^[\w .-]+$/;
const CIFRE_E_FINE = /^\d+\}$/;

function colonneDiverse(riga: Riga): string | undefined {
  const busta = JSON.parse(riga.busta.toString()) as {
    id: string;
    ambito: string;
    tipo: string;
    revision: number;
    stream: { categoria: string; id: string };
  };
  const diverse = (
    [
      ['id', riga.id, busta.id],
      ['ambito', riga.ambito, busta.ambito],
      ['tipo', riga.tipo, busta.tipo],
      ['revision', riga.revision, busta.revision],
      ['categoria', riga.categoria, busta.stream.categoria],
      ['stream', riga.stream, busta.stream.id],
    ] as const
  ).filter(([, colonna, dato]) => colonna !== dato);
  if (diverse.length === 0) return undefined;
  return `La colonna ${diverse.map(([nome]) => nome).join(', ')} non è quella scritta nell’evento.`;
}

function difettoDiRevisione({ stream, revision }: Riga, revisioni: ReadonlyMap<string, number>): string | undefined {
  const precedente = revisioni.get(stream) ?? -1;
  return revision === precedente + 1
    ? undefined
    : `Nel suo stream salta dalla revisione ${precedente} alla ${revision}.`;
}
