import { Inject, Injectable } from '@nestjs/common';
import type { Selezione } from '#attestazione';
import { vedeSql } from '#cartella';
import { type Operatore, puo } from '#identity';
import { RifiutoHttp } from '#platform';
import { leggi, numerati } from '#projections';
import { giornoARoma, rifiuto } from '#storia';
import type { Installazione } from '../installazione.js';
import { INSTALLAZIONE } from '../token.js';
import { Bacheca, type Richiedente } from './bacheca.js';
import { codaFerma } from './coda-ferma.js';

const DI_PIU_AMBITI = rifiuto(
  'registro-di-piu-ambiti',
  'Il registro contiene anche i fatti di altri Ambiti: da qui si esporta solo il proprio. ' +
    'Tutto il registro lo esporta, dalla riga di comando, chi ha in mano la macchina.',
);
export const CHIAVE_RIUSATA = rifiuto(
  'chiave-riusata',
  'Questa Idempotency-Key è già servita per un’altra richiesta: usarne una nuova.',
);

/** Why an export would be refused to who may export: known before it is on record that it was asked for. */
@Injectable()
export class PremesseEsportazione {
  constructor(
    private readonly bacheca: Bacheca,
    @Inject(INSTALLAZIONE) private readonly installazione: Pick<Installazione, 'poolDelLog' | 'letture' | 'orologio'>,
  ) {}

  async mancano(
    selezione: Selezione,
    richiedente: Richiedente & { operatore: Operatore },
  ): Promise<RifiutoHttp | null> {
    const nonTutto = await this.nonArrivaATutto(selezione, richiedente.operatore);
    if (nonTutto) return nonTutto;
    if (await this.diAltri(selezione, richiedente.operatore.ambito)) return new RifiutoHttp(DI_PIU_AMBITI, 403);
    try {
      const spesa = await this.bacheca.spesaPerAltro('esporta', richiedente);
      return spesa ? new RifiutoHttp(CHIAVE_RIUSATA, 422) : null;
    } catch (errore) {
      const ferma = codaFerma(errore);
      if (ferma instanceof RifiutoHttp) return ferma;
      throw errore;
    }
  }

  /**
   * Who is shut out of one case cannot have a copy in which it is, and is told what is told to a mandate that does not reach
   * everything. Judged again when the file is handed over.
   */
  async nonArrivaATutto(selezione: Selezione, operatore: Operatore): Promise<RifiutoHttp | null> {
    if (selezione !== null && 'cartella' in selezione) return null;
    const oggi = giornoARoma(this.installazione.orologio.adesso());
    const parametri: unknown[] = [];
    const vede = vedeSql({ operatore, oggi }, 'k', numerati(parametri));
    const [riga]: { nascoste: boolean }[] = await leggi(this.installazione.letture, operatore.ambito, (m) =>
      m.query(`SELECT EXISTS (SELECT FROM letture.cartella k WHERE NOT ${vede}) AS nascoste`, parametri),
    );
    if (!riga?.nascoste) return null;
    const soloDiAlcuni = { ...operatore, mandato: operatore.mandato && { ...operatore.mandato, comuni: [] } };
    const no = puo(soloDiAlcuni, selezione === null ? 'esporta-registro' : 'esporta-ambito', oggi, { comuni: [] });
    return no ? new RifiutoHttp(no, 403) : null;
  }

  /**
   * The whole log is of whoever keeps the installation: an Ambito has it only while it is alone in it. Nobody enters the log
   * without a key of their own, and keys are found by Ambito at once, however long the log is.
   */
  private async diAltri(selezione: Selezione, ambito: string): Promise<boolean> {
    if (selezione !== null) return false;
    const { rows } = await this.installazione.poolDelLog.query<{ soli: boolean }>(
      'SELECT coalesce(min(ambito) = $1 AND max(ambito) = $1, true) AS soli FROM vault.chiave',
      [ambito],
    );
    return !rows[0]!.soli;
  }

  /** @throws RifiutoHttp */
  async soloIlProprio(selezione: Selezione, ambito: string): Promise<void> {
    if (await this.diAltri(selezione, ambito)) throw new RifiutoHttp(DI_PIU_AMBITI, 403);
  }
}
