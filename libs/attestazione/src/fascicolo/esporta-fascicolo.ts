import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { link, open, unlink } from 'node:fs/promises';
import type pg from 'pg';
import { Albero } from '../albero/albero.js';
import { Frontiera } from '../albero/frontiera.js';
import type { ChiavePrivata } from '../checkpoint/nota-firmata.js';
import { firmaNota } from '../checkpoint/nota-firmata.js';
import type { CheckpointFirmato, RaccoltaCheckpoint } from '../checkpoint/raccolta-checkpoint.js';
import { aUnIstante, conConnessione, foglie, inOrdine, type Selezione, testaDelLog } from '../registro-in-ordine.js';

export interface RichiestaFascicolo {
  /** null: the whole log. */
  readonly selezione: Selezione;
  /** Must not exist yet. */
  readonly file: string;
  /** Sizes of checkpoints that the reader kept: of a part, the proof that they are consistent goes with it. */
  readonly coerenza: readonly number[];
  readonly esportatoIl: Date;
}

/**
 * Writes a bundle that whoever has the public key can verify without us: format in docs/fascicolo.md. Only what the log
 * keeps goes in, sealed as it is, and nothing is checked on the way: it is for the reader to judge.
 * @returns how many events it holds
 */
export async function esportaFascicolo(
  lettura: pg.Pool,
  raccolta: RaccoltaCheckpoint,
  chiave: ChiavePrivata,
  richiesta: RichiestaFascicolo,
  progresso: (fatti: number, totale: number) => void = () => undefined,
): Promise<number> {
  const provvisorio = `${richiesta.file}.${process.pid}`;
  const uscita = createWriteStream(provvisorio, { flags: 'wx', mode: 0o600 });
  try {
    await once(uscita, 'open');
    // Which checkpoints there are is asked before the log is read: each attests something that must be in it.
    const checkpoint = raccolta.tutti();
    const [primo, ultimo] = [await checkpoint.next(), await raccolta.ultimo()];
    const eventi = await conConnessione(lettura, (client) =>
      aUnIstante(client, () => {
        const scrittura = new Scrittura(client, uscita, chiave, richiesta, progresso);
        return scrittura.scrivi((selezione) =>
          selezione === null ? scrittura.registro(primo, checkpoint) : scrittura.parte(selezione, ultimo),
        );
      }),
    );
    uscita.end();
    await once(uscita, 'finish');
    const file = await open(provvisorio);
    await file.sync().finally(() => file.close());
    await link(provvisorio, richiesta.file);
    return eventi;
  } finally {
    uscita.destroy();
    await unlink(provvisorio).catch(() => undefined);
  }
}

class Scrittura {
  private readonly scritti = Frontiera.vuota();

  constructor(
    private readonly client: pg.PoolClient,
    private readonly uscita: WriteStream,
    private readonly chiave: ChiavePrivata,
    private readonly richiesta: RichiestaFascicolo,
    private readonly progresso: (fatti: number, totale: number) => void,
  ) {}

  async scrivi(eventi: (selezione: Selezione) => Promise<void>): Promise<number> {
    const { selezione, esportatoIl } = this.richiesta;
    const contenuto = selezione === null ? 'registro' : 'parte';
    const testata = {
      fascicolo: 1,
      contenuto,
      selezione,
      origine: this.chiave.pubblica.nome,
      esportatoIl: esportatoIl.toISOString(),
    };
    await this.riga(testata);
    await eventi(selezione);
    const chiusura = [
      `fascicolo di ${testata.origine}`,
      `contenuto ${contenuto}`,
      `selezione ${JSON.stringify(selezione)}`,
      `esportato ${testata.esportatoIl}`,
      `eventi ${this.scritti.dimensione}`,
      `radice ${this.scritti.radice().toString('base64')}`,
    ];
    await this.riga({ fine: firmaNota(`${chiusura.join('\n')}\n`, this.chiave) });
    return this.scritti.dimensione;
  }

  /** Each checkpoint right after the last event it attests: one pass is enough to check them all. */
  async registro(
    primo: IteratorResult<CheckpointFirmato, void>,
    altri: AsyncGenerator<CheckpointFirmato, void>,
  ): Promise<void> {
    const { posizione: testa } = await testaDelLog(this.client);
    let prossimo = primo;
    const finoA = async (posizione: number): Promise<void> => {
      for (; !prossimo.done && prossimo.value.dimensione <= posizione; prossimo = await altri.next())
        await this.riga({ checkpoint: prossimo.value.nota });
    };
    for await (const e of inOrdine(this.client, 0, testa)) {
      const { posizione, registratoIl, busta } = e;
      const [impronta, leaf, chain] = [e.impronta, e.leaf, e.chain].map((b) => b.toString('hex'));
      await this.riga({ posizione, registratoIl, impronta, leaf, chain, busta });
      this.scritti.aggiungi(e.leaf);
      await finoA(posizione);
      if (posizione % 1_000 === 0) this.progresso(posizione, testa);
    }
    await finoA(Number.MAX_SAFE_INTEGER);
    this.progresso(testa, testa);
  }

  async parte(selezione: Selezione, ultimo: CheckpointFirmato | undefined): Promise<void> {
    if (!ultimo) return;
    const { dimensione, nota } = ultimo;
    const albero = new Albero(await foglie(this.client, dimensione));
    await this.riga({ checkpoint: nota });
    for (const m of new Set(this.richiesta.coerenza))
      if (m > 0 && m < dimensione) {
        const prova = albero.coerenza(m).map((b) => b.toString('hex'));
        await this.riga({ coerenza: { dimensione: m, radice: albero.radice(m).toString('hex'), prova } });
      }
    for await (const e of inOrdine(this.client, 0, dimensione, selezione)) {
      const { posizione, registratoIl, busta } = e;
      const prova = albero.inclusione(posizione - 1).map((b) => b.toString('hex'));
      const [impronta, leaf] = [e.impronta, e.leaf].map((b) => b.toString('hex'));
      await this.riga({ posizione, registratoIl, impronta, leaf, prova, busta });
      this.scritti.aggiungi(e.leaf);
      if (this.scritti.dimensione % 1_000 === 0) this.progresso(posizione, dimensione);
    }
    this.progresso(dimensione, dimensione);
  }

  private async riga(oggetto: object): Promise<void> {
    if (!this.uscita.write(`${JSON.stringify(oggetto)}\n`)) await once(this.uscita, 'drain');
  }
}
