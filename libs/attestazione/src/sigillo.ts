import { join } from 'node:path';
import type pg from 'pg';
import { CHAIN_INIZIALE, chainDi, improntaDi, leafDi } from '#event-store';
import type { Orologio } from '#platform';
import { Frontiera } from './albero/frontiera.js';
import { AttestazioneRifiutata } from './checkpoint/attestazione-rifiutata.js';
import { type Checkpoint, firmaCheckpoint } from './checkpoint/checkpoint.js';
import type { ChiavePrivata } from './checkpoint/nota-firmata.js';
import type { CheckpointFirmato, RaccoltaCheckpoint } from './checkpoint/raccolta-checkpoint.js';
import { leggiFrontiera, scriviFrontiera } from './frontiera-in-file.js';
import { aUnIstante, conConnessione, foglie, inOrdine, testaDelLog } from './registro-in-ordine.js';
import type { TesteConsultazioni } from './teste-consultazioni.js';

export interface Sigillato {
  readonly checkpoint: CheckpointFirmato;
  /** False when there was nothing new to attest. */
  readonly nuovo: boolean;
  /** Why the second place could not be given what it lacks; null when it lacks nothing. */
  readonly copia: Error | null;
}

type Progresso = (fatti: number, totale: number) => void;

/** One who signs at a time, in any process on any machine: two would each extend the same checkpoint. */
const LUCCHETTO = `hashtextextended('cartella-sociale checkpoint', 0)`;

/**
 * Signs what the log holds. Every event since the last checkpoint is recomputed before it is attested, and the root
 * extends the signed one: two checkpoints of ours cannot contradict each other, whatever happens to the database.
 */
export class Sigillo {
  /** @param lettura pool of the projector role */
  constructor(
    private readonly lettura: pg.Pool,
    private readonly raccolta: RaccoltaCheckpoint,
    private readonly chiave: ChiavePrivata,
    private readonly orologio: Orologio,
    private readonly consultazioni: TesteConsultazioni,
  ) {}

  /**
   * Repeatable: at the same head it gives the checkpoint that is there already.
   * @returns undefined for a log that never had an event
   * @throws AttestazioneRifiutata when the database denies what was attested before
   */
  async sigillaOra(progresso: Progresso = () => undefined): Promise<Sigillato | undefined> {
    return conConnessione(this.lettura, async (client) => {
      await client.query(`SELECT pg_advisory_lock(${LUCCHETTO})`);
      const esito = await this.sigilla(client, progresso);
      await client.query(`SELECT pg_advisory_unlock(${LUCCHETTO})`);
      return esito;
    });
  }

  private async sigilla(client: pg.PoolClient, progresso: Progresso): Promise<Sigillato | undefined> {
    await this.raccolta.prepara();
    const ultimo = await this.raccolta.ultimo();
    // Read before the log: what is attested of them is never later than the instant of the checkpoint.
    const consultazioni = await this.consultazioniCheSeguono(client, ultimo);
    const { frontiera, chain } = await aUnIstante(client, () => this.ricalcola(client, ultimo, progresso));
    if (frontiera.dimensione === 0) return undefined;
    if (ultimo?.dimensione === frontiera.dimensione && stesse(consultazioni, ultimo.consultazioni))
      return { checkpoint: ultimo, nuovo: false, copia: await this.raccolta.allinea() };
    const checkpoint: Checkpoint = {
      origine: this.chiave.pubblica.nome,
      dimensione: frontiera.dimensione,
      radice: frontiera.radice(),
      chain,
      ora: this.dopo(ultimo),
      consultazioni,
    };
    const nota = firmaCheckpoint(checkpoint, this.chiave);
    await this.raccolta.aggiungi(checkpoint, nota);
    await scriviFrontiera(this.fileFrontiera, frontiera);
    return { checkpoint: { ...checkpoint, nota }, nuovo: true, copia: await this.raccolta.allinea() };
  }

  /** From the last checkpoint to the head, refusing what does not follow from it. */
  private async ricalcola(client: pg.PoolClient, ultimo: Checkpoint | undefined, progresso: Progresso) {
    const testa = await testaDelLog(client);
    const da = ultimo?.dimensione ?? 0;
    if (testa.posizione < da)
      throw new AttestazioneRifiutata(
        `Il registro ha ${testa.posizione} eventi, ma l’ultimo checkpoint firmato ne attesta ${da}: è stato tagliato, o riportato indietro.`,
        testa.posizione + 1,
      );
    const frontiera = await this.frontieraA(client, ultimo);
    let chain = ultimo?.chain ?? CHAIN_INIZIALE;
    for await (const e of inOrdine(client, da, testa.posizione)) {
      const leaf = leafDi(e.posizione, e.registratoIl, improntaDi(e.busta));
      chain = chainDi(chain, leaf);
      if (e.posizione !== frontiera.dimensione + 1 || !e.leaf.equals(leaf) || !e.chain.equals(chain))
        throw new AttestazioneRifiutata(
          `L’evento ${e.id}, alla posizione ${e.posizione}, non segue ciò che era stato attestato: il registro è stato cambiato.`,
          e.posizione,
        );
      frontiera.aggiungi(leaf);
      if (frontiera.dimensione % 1_000 === 0) progresso(frontiera.dimensione - da, testa.posizione - da);
    }
    progresso(frontiera.dimensione - da, testa.posizione - da);
    if (frontiera.dimensione !== testa.posizione || !chain.equals(testa.chain))
      throw new AttestazioneRifiutata(
        `La testa del registro, alla posizione ${testa.posizione}, non è quella dell’ultimo evento.`,
        testa.posizione,
      );
    return { frontiera, chain };
  }

  private async frontieraA(client: pg.PoolClient, ultimo: Checkpoint | undefined): Promise<Frontiera> {
    if (!ultimo || ultimo.dimensione === 0) return Frontiera.vuota();
    const { dimensione, radice, chain } = ultimo;
    const { rows } = await client.query<{ chain: Buffer }>('SELECT chain FROM log.evento WHERE posizione = $1', [
      dimensione,
    ]);
    const salvata = await leggiFrontiera(this.fileFrontiera);
    const frontiera =
      salvata?.dimensione === dimensione && salvata.radice().equals(radice)
        ? salvata
        : daFoglie(await foglie(client, dimensione));
    if (!rows[0]?.chain.equals(chain) || !frontiera.radice().equals(radice))
      throw new AttestazioneRifiutata(
        `Fino alla posizione ${dimensione} il registro non è quello dell’ultimo checkpoint firmato (${ultimo.ora}): è stato riscritto.`,
        dimensione,
      );
    return frontiera;
  }

  private async consultazioniCheSeguono(client: pg.PoolClient, ultimo: Checkpoint | undefined) {
    const [smentita] = await this.consultazioni.smentite(client, ultimo?.consultazioni ?? []);
    if (smentita)
      throw new AttestazioneRifiutata(
        `La consultazione ${smentita.seq} di un Ambito non è più quella attestata: il suo registro delle consultazioni è stato cambiato o tagliato.`,
        ultimo?.dimensione ?? 0,
        smentita.ambito,
      );
    return this.consultazioni.teste(client);
  }

  /** Later than the last, whatever the clock says. */
  private dopo(ultimo: Checkpoint | undefined): string {
    const adesso = this.orologio.adesso().getTime();
    return new Date(Math.max(adesso, ultimo ? Date.parse(ultimo.ora) + 1 : adesso)).toISOString();
  }

  private get fileFrontiera(): string {
    return join(this.raccolta.cartella, 'frontiera.json');
  }
}

function daFoglie(insieme: Buffer): Frontiera {
  const frontiera = Frontiera.vuota();
  for (let i = 0; i < insieme.length; i += 32) frontiera.aggiungi(insieme.subarray(i, i + 32));
  return frontiera;
}

const stesse = (a: Checkpoint['consultazioni'], b: Checkpoint['consultazioni']): boolean =>
  a.length === b.length && a.every((t, i) => t.seq === b[i]?.seq && t.chain.equals(b[i].chain));
