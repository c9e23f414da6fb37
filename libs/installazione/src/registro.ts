import type pg from 'pg';
import { apriKurrentdb, type EsitoVerifica, type EventStore, PostgresEventStore, verificaLog } from '#event-store';
import { AvvioImpossibile, type Configurazione, databaseIrraggiungibile } from '#platform';

/** The log, and how it is verified by itself: where it is kept, the rest of the program does not know. */
export interface Registro {
  readonly store: EventStore;
  verifica(): Promise<EsitoVerifica>;
  chiudi(): Promise<void>;
}

/** @param lettura pool of the projector role */
export async function apriRegistro(
  { kurrentdbUrl }: Configurazione,
  scrittura: pg.Pool,
  lettura: pg.Pool,
  segreto: Buffer,
): Promise<Registro> {
  const registro =
    kurrentdbUrl === null ? inPostgres(scrittura, lettura, segreto) : await inKurrentdb(kurrentdbUrl, lettura, segreto);
  try {
    await nonUnAltro(registro.store, lettura, kurrentdbUrl !== null);
    return registro;
  } catch (errore) {
    await registro.chiudi();
    if (kurrentdbUrl === null || !databaseIrraggiungibile(errore)) throw errore;
    throw new AvvioImpossibile("KurrentDB non risponde all'indirizzo di KURRENTDB_URL.");
  }
}

const inPostgres = (scrittura: pg.Pool, lettura: pg.Pool, segreto: Buffer): Registro => ({
  store: new PostgresEventStore(scrittura, lettura, segreto),
  verifica: () => verificaLog(lettura),
  chiudi: () => Promise.resolve(),
});

async function inKurrentdb(url: string, lettura: pg.Pool, segreto: Buffer): Promise<Registro> {
  const { store, verifica, chiudi } = await apriKurrentdb(url, segreto).catch(() => {
    // Not the error itself: it repeats the address, with its credentials.
    throw new AvvioImpossibile('KURRENTDB_URL non è un indirizzo che il client di KurrentDB sappia leggere.', 2);
  });
  return {
    store,
    chiudi,
    // A stream that was cut or deleted holds by itself, and what is missing has no witness in it: the read models are one.
    verifica: async () => {
      const lette = await letteDalleViste(lettura);
      const esito = await verifica();
      if (!esito.integra || esito.eventi >= lette) return esito;
      const motivo = `Il registro finisce alla posizione ${esito.eventi}, ma le viste hanno già letto fino alla ${lette}.`;
      return { ...esito, integra: false, rottura: { posizione: esito.eventi + 1, evento: null, motivo } };
    },
  };
}

/** An installation keeps its log where it began: opened elsewhere it would look new, and begin again from position 1. */
async function nonUnAltro(store: EventStore, lettura: pg.Pool, kurrentdb: boolean): Promise<void> {
  const { rows } = await lettura.query<{ posizione: string }>('SELECT posizione FROM log.testa');
  if (kurrentdb && Number(rows[0]?.posizione) > 0) {
    throw new AvvioImpossibile(
      'Il registro di questa installazione è in PostgreSQL: con EVENT_STORE=kurrentdb se ne comincerebbe un altro.',
    );
  }
  const lette = await letteDalleViste(lettura);
  if (lette > 0 && (await store.testa()) === 0) {
    throw new AvvioImpossibile(
      `Il registro in ${kurrentdb ? 'KurrentDB' : 'PostgreSQL'} è vuoto, ma le viste hanno già letto fino alla ` +
        `posizione ${lette}: non è quello di questa installazione. Controllare EVENT_STORE e KURRENTDB_URL.`,
    );
  }
}

async function letteDalleViste(lettura: pg.Pool): Promise<number> {
  const { rows } = await lettura.query<{ posizione: string | null }>(
    'SELECT max(posizione) AS posizione FROM letture.checkpoint',
  );
  return Number(rows[0]?.posizione ?? 0);
}
