import { type EsitoConsultazioni, type EsitoFatti, RegistriVerificabili, UltimoCheckpoint } from '#audit';
import { AttestazioneRifiutata } from '#attestazione';
import type { Installazione } from './installazione.js';

type Di = Pick<Installazione, 'attestazione' | 'registro' | 'consultazioni'>;

/** Both registers against themselves and, where there can be any, against the signed checkpoints. */
export class RegistriAttestati extends RegistriVerificabili {
  constructor(private readonly di: Di) {
    super();
  }

  override async fatti(): Promise<EsitoFatti> {
    const { attestazione, registro } = this.di;
    if (attestazione.possibile) return attestazione.verificaFatti();
    return { ...(await registro.verifica()), confrontati: 0, provataFinoA: 0 };
  }

  override async consultazioni(ambito: string): Promise<EsitoConsultazioni> {
    const esito = await this.di.consultazioni.verifica(ambito);
    if (!this.di.attestazione.possibile) return { ...esito, provataFinoA: 0 };
    const { provataFinoA, smentite } = await this.attestate(ambito);
    const [smentita] = smentite;
    if (esito.rottura || !smentita) return { ...esito, provataFinoA };
    return {
      ...esito,
      integra: false,
      provataFinoA,
      rottura: {
        seq: smentita.seq,
        motivo: `La consultazione ${smentita.seq} non è quella attestata da un checkpoint: il registro è stato riscritto o tagliato.`,
      },
    };
  }

  /** Checkpoints that cannot be believed attest nothing; the verification of the facts says why. */
  private attestate(ambito: string) {
    return this.di.attestazione.consultazioniDi(ambito).catch((errore: unknown) => {
      if (errore instanceof AttestazioneRifiutata) return { provataFinoA: 0, smentite: [] };
      throw errore;
    });
  }
}

export class UltimoDellaRaccolta extends UltimoCheckpoint {
  constructor(private readonly di: Pick<Installazione, 'attestazione'>) {
    super();
  }

  override async per(ambito: string) {
    if (!this.di.attestazione.possibile) return null;
    const ultimo = await this.di.attestazione.ultimoCheckpoint();
    const testa = ultimo?.consultazioni.find((t) => t.ambito === ambito);
    return ultimo && testa ? { ora: ultimo.ora, consultazioni: testa.seq } : null;
  }
}
