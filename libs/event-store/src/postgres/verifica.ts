import pg from 'pg';
import { CHAIN_INIZIALE, chainDi, improntaDi, leafDi } from '../busta.js';

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

/** As the server writes them: what is computed here is compared with their text, and nothing else is made of it. */
interface Riga {
  readonly posizione: string;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly registrato: string;
  /** Impronta, leaf and chain, in hexadecimal, one after the other. */
  readonly impronte: string;
  readonly stream: string;
  readonly revision: string;
  /** These three in JSON, as they stand in the bytes. */
  readonly ambito: string;
  readonly categoria: string;
  readonly tipo: string;
  /** In bytes, of impronta, leaf and event. */
  readonly lunghezze: string;
  readonly busta: string;
}

/**
 * A batch comes as one text: taking a hundred thousand rows apart costs more than hashing them. No event holds these two
 * characters as it was written, since canonical JSON escapes them. Into one that was altered they may have been put to make
 * two of one: every other field comes escaped, and the bytes with their length.
 */
const TRA_CAMPI = '\x1f';
const TRA_RIGHE = '\x1e';
const LOTTO = 2_000;

const PROSSIME = `SELECT string_agg(concat_ws('${TRA_CAMPI}', posizione, id, round(date_part('epoch', registrato_il) * 1000),
    encode(impronta || leaf || chain, 'hex'), stream, revision, to_json(ambito), to_json(categoria), to_json(tipo),
    concat_ws('/', octet_length(impronta), octet_length(leaf), octet_length(busta)), busta), '${TRA_RIGHE}') AS righe
  FROM (SELECT * FROM log.evento WHERE posizione > $1 ORDER BY posizione LIMIT ${LOTTO}) e`;

function rigaDa(testo: string): Riga {
  const [posizione, id, registrato, impronte, stream, revision, ambito, categoria, tipo, lunghezze, busta] =
    testo.split(TRA_CAMPI);
  return { posizione, id, registrato, impronte, stream, revision, ambito, categoria, tipo, lunghezze, busta } as Riga;
}

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
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
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

    const lotto = async (dopo: number): Promise<Riga[]> => {
      const { rows } = await client.query<{ righe: string | null }>({
        name: 'log-verifica',
        text: PROSSIME,
        values: [dopo],
      });
      return rows[0]?.righe?.split(TRA_RIGHE).map(rigaDa) ?? [];
    };
    // While one is looked at, the server reads the next.
    let prossimo = lotto(0);
    lotti: for (;;) {
      const rows = await prossimo;
      const ultima = rows.at(-1);
      const finito = !ultima || rows.length < LOTTO;
      if (!finito) {
        prossimo = lotto(Number(ultima.posizione));
        // Who stops earlier does not wait for it here.
        prossimo.catch(() => undefined);
      }
      for (const riga of rows) {
        const anello = difettoDi(riga, attesa, chain, registrato, revisioni);
        const motivo = typeof anello === 'string' ? anello : confronta(attesa, anello.leaf);
        if (motivo || typeof anello === 'string') {
          rottura = { posizione: Math.min(attesa, Number(riga.posizione)), evento: riga.id, motivo: motivo as string };
          break lotti;
        }
        chain = anello.chain;
        registrato = Number(riga.registrato);
        revisioni.set(riga.stream, Number(riga.revision));
        attesa++;
      }
      progresso(attesa - 1, totale);
      if (finito) break;
    }
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
    return 'Il contenuto dell’evento o la sua data di registrazione non si leggono.';
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
  const posizione = Number(riga.posizione);
  if (posizione > attesa) return `Manca l’evento alla posizione ${attesa}: il successivo è alla ${posizione}.`;
  const impronta = improntaDi(riga.busta);
  const registrato = Number(riga.registrato);
  const leaf = leafDi(posizione, registrato, impronta);
  const chain = chainDi(catena, leaf);
  calcolate.set(impronta, 0);
  calcolate.set(leaf, 32);
  calcolate.set(chain, 64);
  const esadecimali = calcolate.toString('hex');
  if (riga.impronte !== esadecimali || riga.lunghezze !== `32/32/${Buffer.byteLength(riga.busta)}`)
    return difettoDiImpronta(riga, esadecimali, registrato < registratoPrima);
  if (registrato < registratoPrima) return REGISTRATO_PRIMA;
  return difettoDiColonna(riga) ?? difettoDiRevisione(riga, revisioni) ?? { leaf, chain };
}

/** Made once and filled again. */
const calcolate = Buffer.alloc(96);

const REGISTRATO_PRIMA = 'È registrato prima dell’evento che lo precede.';

/** Which of the three is not what it should be; of impronta, leaf and chain each holds the one before. */
function difettoDiImpronta({ impronte, lunghezze, busta }: Riga, esadecimali: string, prima: boolean): string {
  const [improntaFinoA = 0, leaf = 0, eventi = 0] = lunghezze.split('/').map((n) => 2 * Number(n));
  const leafFinoA = improntaFinoA + leaf;
  if (impronte.slice(0, improntaFinoA) !== esadecimali.slice(0, 64) || 2 * Buffer.byteLength(busta) !== eventi)
    return 'Il contenuto dell’evento non corrisponde alla sua impronta.';
  if (prima) return REGISTRATO_PRIMA;
  if (impronte.slice(improntaFinoA, leafFinoA) !== esadecimali.slice(64, 128))
    return 'L’impronta, la posizione o la data di registrazione non sono quelle attestate.';
  return 'La catena si interrompe: questo evento non segue il precedente.';
}

/**
 * The columns repeat what is in the bytes. Those are canonical JSON, whose members are in order of name: `ambito` is the
 * first, and what follows `provenienza` is the end of the text, where no other member can put on its looks. Only what does
 * not agree at sight is read in full.
 */
function difettoDiColonna(riga: Riga): string | undefined {
  const { busta } = riga;
  const id = `,"id":"${riga.id}"`;
  const coda = `"revision":${riga.revision},"stream":{"categoria":${riga.categoria},"id":"${riga.stream}"},"tipo":${riga.tipo},"versione":`;
  const fine = busta.lastIndexOf(',"versione":') + 12;
  const alPrimoSguardo =
    busta.startsWith(`{"ambito":${riga.ambito},"attore":`) &&
    busta.startsWith(id, busta.lastIndexOf(',"provenienza":') - id.length) &&
    busta.startsWith(coda, fine - coda.length) &&
    CIFRE_E_FINE.test(busta.slice(fine));
  return alPrimoSguardo ? undefined : colonneDiverse(riga);
}

const CIFRE_E_FINE = /^\d+\}$/;

function colonneDiverse(riga: Riga): string | undefined {
  const busta = JSON.parse(riga.busta) as {
    id: string;
    ambito: string;
    tipo: string;
    revision: number;
    stream: { categoria: string; id: string };
  };
  const diverse = (
    [
      ['id', riga.id, busta.id],
      ['ambito', JSON.parse(riga.ambito), busta.ambito],
      ['tipo', JSON.parse(riga.tipo), busta.tipo],
      ['revision', riga.revision, String(busta.revision)],
      ['categoria', JSON.parse(riga.categoria), busta.stream.categoria],
      ['stream', riga.stream, busta.stream.id],
    ] as const
  ).filter(([, colonna, dato]) => colonna !== dato);
  if (diverse.length === 0) return undefined;
  return `La colonna ${diverse.map(([nome]) => nome).join(', ')} non è quella scritta nell’evento.`;
}

function difettoDiRevisione({ stream, revision }: Riga, revisioni: ReadonlyMap<string, number>): string | undefined {
  const precedente = revisioni.get(stream) ?? -1;
  return Number(revision) === precedente + 1
    ? undefined
    : `Nel suo stream salta dalla revisione ${precedente} alla ${revision}.`;
}
