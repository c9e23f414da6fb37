import type { EventStore } from '#event-store';
import { ProgrammaVero } from '../crash/programma-vero.js';
import { nostro } from './confronto-append.js';
import { comeAdmin, conInstallazione } from './installazione.js';
import { arrotonda, type Durate, durate, secondi } from './misura.js';
import { type EsitoPagina, misuraPagine } from './pagine.js';
import { daSola, type Misura } from './registro.js';
import { semina } from './semina.js';

/** Enough for a p99, and few beside the log they are appended to. */
const APPEND_DA_SOLI = 400;
const CLIENTI = 32;
const APPEND_INSIEME = 3_200;

export interface EsitoScala {
  readonly eventi: number;
  readonly cartelle: number;
  readonly semina: Misura;
  readonly replay: Misura;
  readonly verifica: Misura;
  readonly appendDaSolo: Durate;
  readonly appendAlSecondo: number;
  readonly pagine: readonly EsitoPagina[];
}

/** The same measures on one log that grows: what must not depend on its length, and what may only so much. */
export async function misuraScala(
  dati: string,
  grandezze: readonly number[],
  richieste: number,
  dice: (testo: string) => void,
): Promise<EsitoScala[]> {
  const esiti: EsitoScala[] = [];
  const cartelle: string[] = [];
  for (const grandezza of grandezze) {
    const misure = await conInstallazione(dati, async (installazione, adminUrl) => {
      const { store, vault } = installazione;
      dice(`Semino fino a ${grandezza} eventi…`);
      const prima = await store.testa();
      const perSeminare = await secondi(async () => cartelle.push(...(await semina(store, vault, grandezza))));
      const eventi = await store.testa();
      dice(`${eventi} eventi, ${cartelle.length} cartelle. Viste, verifica, append…`);
      const replay = await daSola('replay', dati, adminUrl);
      // As the server and the program do by themselves, in their own time: a log that grew by use has its checkpoint already.
      await installazione.attestazione.sigillaOra();
      await comeAdmin(adminUrl, 'VACUUM ANALYZE');
      await comeAdmin(adminUrl, 'CHECKPOINT');
      return {
        eventi,
        cartelle: cartelle.length,
        semina: { secondi: arrotonda(perSeminare), eventiAlSecondo: Math.round((eventi - prima) / perSeminare) },
        replay,
        // Before the appends, which would otherwise meet a disk that is still busy with the checkpoint.
        verifica: await daSola('verifica', dati, adminUrl),
        ...(await misuraAppend(store)),
      };
    });
    dice('Pagine, dal programma vero…');
    const programma = new ProgrammaVero(dati);
    await programma.accendi();
    try {
      esiti.push({ ...misure, pagine: await misuraPagine(programma.indirizzo, cartelle, richieste) });
    } finally {
      await programma.spegni();
    }
  }
  return esiti;
}

async function misuraAppend(store: EventStore): Promise<Pick<EsitoScala, 'appendDaSolo' | 'appendAlSecondo'>> {
  const append = nostro(store);
  const volte = async (cliente: number, quante: number): Promise<number[]> => {
    const tempi: number[] = [];
    for (let n = 0; n < quante; n++) tempi.push(1000 * (await secondi(() => append(cliente))));
    return tempi;
  };
  const insieme = (quanti: number): Promise<number> =>
    secondi(() => Promise.all(Array.from({ length: CLIENTI }, (_, c) => volte(c, quanti / CLIENTI))));
  await insieme(APPEND_INSIEME / 4);
  const s = await insieme(APPEND_INSIEME);
  return { appendAlSecondo: Math.round(APPEND_INSIEME / s), appendDaSolo: durate(await volte(0, APPEND_DA_SOLI)) };
}
