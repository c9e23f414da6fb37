import { databaseIrraggiungibile, erroreSenzaDati, RifiutoHttp } from '#platform';

/** Somebody else moved the checkpoint, or exchanged the tables: what this process has in memory is no longer the last word. */
export class CheckpointMosso extends Error {}

/** SQLSTATE classes that tell of the moment: transactions that meet, resources that end, somebody who interrupts. */
const DEL_MOMENTO = /^(25|40|53|55|57|58)/;
/** And those that tell of the program or of the schema: no event is guilty of a missing table. */
const DELLO_SCHEMA = /^(0A|28|3D|3F|42)/;

const sqlstateDi = (errore: unknown): string => {
  const codice = errore instanceof Error && 'code' in errore ? String(errore.code) : '';
  return /^[0-9A-Z]{5}$/.test(codice) ? codice : '';
};

/** It fails now, whatever the events: the same batch is to be tried again as it is. */
export const erroreDelMomento = (errore: unknown): boolean =>
  errore instanceof CheckpointMosso ||
  databaseIrraggiungibile(errore) ||
  // The vault, or whatever answers for itself, is away.
  (errore instanceof RifiutoHttp && errore.status === 503) ||
  DEL_MOMENTO.test(sqlstateDi(errore));

/** Left alone, an event still fails: whether it is its own fault. Otherwise every other event would fail the same. */
export const colpaDellEvento = (errore: unknown): boolean => !DELLO_SCHEMA.test(sqlstateDi(errore));

/** What may be shown to anybody: PostgreSQL quotes rows in its messages, and they stay out. */
export function messaggioDi(errore: unknown): string {
  const { messaggio, codice } = erroreSenzaDati(errore);
  return String(messaggio ?? codice ?? 'errore');
}
