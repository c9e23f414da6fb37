import { join } from 'node:path';
import type pg from 'pg';
import type { Configurazione, Orologio } from '#platform';
import { AttestazioneImpossibile, AttestazioneRifiutata } from './checkpoint/attestazione-rifiutata.js';
import { apriCheckpoint, type Checkpoint, type TestaConsultazioni } from './checkpoint/checkpoint.js';
import { chiaveInFile } from './checkpoint/chiave-in-file.js';
import { type ChiavePrivata, chiavePrivata } from './checkpoint/nota-firmata.js';
import { RaccoltaCheckpoint } from './checkpoint/raccolta-checkpoint.js';
import { esportaFascicolo, type RichiestaFascicolo } from './fascicolo/esporta-fascicolo.js';
import { conConnessione } from './registro-in-ordine.js';
import { type Sigillato, Sigillo } from './sigillo.js';
import type { TesteConsultazioni } from './teste-consultazioni.js';
import { type EsitoVerificaRegistro, verificaRegistro } from './verifica-registro.js';

type Progresso = (fatti: number, totale: number) => void;

/** Where the key and the checkpoints are, according to the configuration. */
type Dove = Pick<Configurazione, 'cartellaDati' | 'ambito' | 'checkpoint'>;

interface Aperta {
  readonly lettura: pg.Pool;
  readonly chiave: ChiavePrivata;
  readonly raccolta: RaccoltaCheckpoint;
  readonly sigillo: Sigillo;
}

/**
 * What an installation does to prove its log to who does not trust it. Key and folder are made when first needed: a
 * process that never attests may have no place to write them.
 */
export class Attestazione {
  private inApertura: Promise<Aperta> | undefined;

  /** @param lettura pool of the projector role; null if the log is not in PostgreSQL, the only one that this reads */
  constructor(
    private readonly dove: Dove,
    private readonly lettura: pg.Pool | null,
    private readonly orologio: Orologio,
    private readonly consultazioni: TesteConsultazioni,
  ) {}

  /** If not, everything else here is refused: better no checkpoint than one that attests an empty table. */
  get possibile(): boolean {
    return this.lettura !== null;
  }

  /** Makes what is missing. @returns the public key, in the form that `verifica --chiave-pubblica` reads */
  async prepara(): Promise<string> {
    return (await this.aperta()).chiave.pubblica.testo;
  }

  async sigillaOra(progresso?: Progresso): Promise<Sigillato | undefined> {
    return (await this.aperta()).sigillo.sigillaOra(progresso);
  }

  async verifica(progresso?: Progresso): Promise<EsitoVerificaRegistro> {
    const { lettura, raccolta } = await this.aperta();
    return verificaRegistro(lettura, raccolta, this.consultazioni, progresso);
  }

  /** The log of facts alone: the consultations are of each Ambito, and told apart by `consultazioniDi`. */
  async verificaFatti(progresso?: Progresso): Promise<EsitoVerificaRegistro> {
    const { lettura, raccolta } = await this.aperta();
    return verificaRegistro(lettura, raccolta, { teste: async () => [], smentite: async () => [] }, progresso);
  }

  /** What the checkpoints attest of the consultations of an Ambito: up to which, and which of them are denied. */
  async consultazioniDi(ambito: string): Promise<{ provataFinoA: number; smentite: readonly TestaConsultazioni[] }> {
    const { lettura, raccolta } = await this.aperta();
    const attestate: TestaConsultazioni[] = [];
    for await (const c of raccolta.tutti()) attestate.push(...c.consultazioni.filter((t) => t.ambito === ambito));
    const smentite = await conConnessione(lettura, (client) => this.consultazioni.smentite(client, attestate));
    const prima = smentite[0]?.seq ?? Infinity;
    // One by one: years of checkpoints are more than a call takes as arguments.
    const provataFinoA = attestate.reduce((fino, { seq }) => (seq < prima ? Math.max(fino, seq) : fino), 0);
    return { provataFinoA, smentite };
  }

  async ultimoCheckpoint(): Promise<Checkpoint | undefined> {
    return (await this.aperta()).raccolta.ultimo();
  }

  /** Seals first, so that what is handed over is attested as far as possible. */
  async esporta(
    {
      coerenza,
      ...richiesta
    }: Omit<RichiestaFascicolo, 'esportatoIl' | 'coerenza'> & { readonly coerenza: readonly string[] },
    progresso?: Progresso,
  ): Promise<number> {
    const { lettura, chiave, raccolta } = await this.aperta();
    const dimensioni = coerenza.map((nota) => {
      const c = apriCheckpoint(nota, chiave.pubblica);
      if (!c)
        throw new AttestazioneRifiutata('Un checkpoint dato non è firmato con la chiave di questa installazione.', 0);
      return c.dimensione;
    });
    await this.sigillaOra();
    const tutto = { ...richiesta, coerenza: dimensioni, esportatoIl: this.orologio.adesso() };
    return esportaFascicolo(lettura, raccolta, chiave, tutto, progresso);
  }

  private aperta(): Promise<Aperta> {
    this.inApertura ??= this.apri().catch((errore: unknown) => {
      this.inApertura = undefined;
      throw errore;
    });
    return this.inApertura;
  }

  private async apri(): Promise<Aperta> {
    const { lettura } = this;
    if (lettura === null) throw new AttestazioneImpossibile();
    const { cartellaDati, ambito, checkpoint } = this.dove;
    const chiave =
      checkpoint.chiave === null
        ? await chiaveInFile(join(cartellaDati, 'chiavi', 'checkpoint.key'), ambito)
        : chiavePrivata(checkpoint.chiave);
    const raccolta = new RaccoltaCheckpoint(checkpoint.cartella, checkpoint.copia, chiave.pubblica);
    await raccolta.prepara();
    return {
      lettura,
      chiave,
      raccolta,
      sigillo: new Sigillo(lettura, raccolta, chiave, this.orologio, this.consultazioni),
    };
  }
}
