import type pg from 'pg';
import { type EsitoVerifica, type Rottura, verificaLog } from '#event-store';
import { Frontiera } from './albero/frontiera.js';
import { AttestazioneRifiutata } from './checkpoint/attestazione-rifiutata.js';
import type { CheckpointFirmato, RaccoltaCheckpoint } from './checkpoint/raccolta-checkpoint.js';
import { conConnessione } from './registro-in-ordine.js';
import type { TesteConsultazioni } from './teste-consultazioni.js';

/** Whose consultations are broken, if they are: kept out of the sentence, which people of other Ambiti read. */
export type RotturaDelRegistro = Rottura & { readonly ambito?: string };

export interface EsitoVerificaRegistro extends EsitoVerifica {
  readonly rottura: RotturaDelRegistro | null;
  /** How many checkpoints agree with the log. */
  readonly confrontati: number;
  /** The last position that a checkpoint attests. */
  readonly provataFinoA: number;
}

/**
 * The whole log against itself and against every checkpoint kept outside the database: what a chain beside its own data
 * cannot show, a tail cut or everything rewritten, shows here.
 */
export async function verificaRegistro(
  lettura: pg.Pool,
  raccolta: RaccoltaCheckpoint,
  consultazioni: TesteConsultazioni,
  progresso?: (fatti: number, totale: number) => void,
): Promise<EsitoVerificaRegistro> {
  const attestati: CheckpointFirmato[] = [];
  let rottura: RotturaDelRegistro | null = null;
  try {
    // Before the log is read: each of them attests something the log must already hold.
    for await (const c of raccolta.tutti()) attestati.push(c);
  } catch (errore) {
    if (!(errore instanceof AttestazioneRifiutata)) throw errore;
    rottura = { posizione: errore.posizione, evento: null, motivo: errore.message };
  }

  const frontiera = Frontiera.vuota();
  let confrontati = 0;
  const provata = (): number => attestati[confrontati - 1]?.dimensione ?? 0;
  const esito = await verificaLog(lettura, progresso, (posizione, leaf) => {
    frontiera.aggiungi(leaf);
    for (let c = attestati[confrontati]; c?.dimensione === posizione; c = attestati[++confrontati])
      if (!c.radice.equals(frontiera.radice()))
        return `Il checkpoint firmato il ${c.ora} attesta un altro registro: tra la posizione ${provata() + 1} e la ${posizione} è stato riscritto.`;
    return undefined;
  });

  const oltre = attestati.at(-1);
  if (!esito.rottura && oltre && oltre.dimensione > esito.eventi)
    rottura ??= {
      posizione: esito.eventi + 1,
      evento: null,
      motivo: `Il registro si ferma alla posizione ${esito.eventi}, ma il checkpoint firmato il ${oltre.ora} attesta già la ${oltre.dimensione}: la coda è stata tagliata, o il database riportato indietro.`,
    };
  rottura = esito.rottura ?? rottura;
  if (!rottura) {
    const tutte = attestati.flatMap((c) => c.consultazioni);
    const [smentita] = await conConnessione(lettura, (client) => consultazioni.smentite(client, tutte));
    if (smentita)
      rottura = {
        posizione: provata(),
        evento: null,
        motivo: `La consultazione ${smentita.seq} di un Ambito non è più quella attestata da un checkpoint: il suo registro delle consultazioni è stato cambiato o tagliato.`,
        ambito: smentita.ambito,
      };
  }
  return { ...esito, integra: rottura === null, rottura, confrontati, provataFinoA: provata() };
}
