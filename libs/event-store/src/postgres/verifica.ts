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

interface Riga {
  posizione: string;
  ambito: string;
  categoria: string;
  stream: string;
  revision: number;
  id: string;
  tipo: string;
  registrato_il: Date;
  busta: string;
  impronta: Buffer;
  leaf: Buffer;
  chain: Buffer;
}

const LOTTO = 5_000;

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
      const { rows } = await client.query<Riga>({
        name: 'log-verifica',
        text: `SELECT * FROM log.evento WHERE posizione > $1 ORDER BY posizione LIMIT ${LOTTO}`,
        values: [dopo],
      });
      return rows;
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
        const motivo = difettoDi(riga, attesa, chain, registrato, revisioni) ?? confronta(attesa, riga.leaf);
        if (motivo) {
          rottura = { posizione: Math.min(attesa, Number(riga.posizione)), evento: riga.id, motivo };
          break lotti;
        }
        chain = riga.chain;
        registrato = riga.registrato_il.getTime();
        revisioni.set(riga.stream, riga.revision);
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

/** What was written out of the procedure may not even be readable. */
function difettoDi(...args: Parameters<typeof difetto>): string | undefined {
  try {
    return difetto(...args);
  } catch {
    return 'Il contenuto dell’evento o la sua data di registrazione non si leggono.';
  }
}

function difetto(
  riga: Riga,
  attesa: number,
  catena: Buffer,
  registratoPrima: number,
  revisioni: ReadonlyMap<string, number>,
): string | undefined {
  const posizione = Number(riga.posizione);
  if (posizione > attesa) return `Manca l’evento alla posizione ${attesa}: il successivo è alla ${posizione}.`;
  if (!improntaDi(riga.busta).equals(riga.impronta))
    return 'Il contenuto dell’evento non corrisponde alla sua impronta.';
  if (riga.registrato_il.getTime() < registratoPrima) return 'È registrato prima dell’evento che lo precede.';
  const leaf = leafDi(posizione, riga.registrato_il.toISOString(), riga.impronta);
  if (!leaf.equals(riga.leaf)) return 'L’impronta, la posizione o la data di registrazione non sono quelle attestate.';
  if (!chainDi(catena, leaf).equals(riga.chain))
    return 'La catena si interrompe: questo evento non segue il precedente.';
  return difettoDiColonna(riga, revisioni);
}

function difettoDiColonna(riga: Riga, revisioni: ReadonlyMap<string, number>): string | undefined {
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
      ['ambito', riga.ambito, busta.ambito],
      ['tipo', riga.tipo, busta.tipo],
      ['revision', riga.revision, busta.revision],
      ['categoria', riga.categoria, busta.stream.categoria],
      ['stream', riga.stream, busta.stream.id],
    ] as const
  ).filter(([, colonna, dato]) => colonna !== dato);
  if (diverse.length > 0) {
    return `La colonna ${diverse.map(([nome]) => nome).join(', ')} non è quella scritta nell’evento.`;
  }
  const precedente = revisioni.get(riga.stream) ?? -1;
  if (riga.revision !== precedente + 1)
    return `Nel suo stream salta dalla revisione ${precedente} alla ${riga.revision}.`;
  return undefined;
}
