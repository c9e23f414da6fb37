/** Parts into which streams are shared among processes: more than the projectors anybody runs, few enough to be cheap. */
export const PARTIZIONI = 8;

export const TUTTE: readonly number[] = Array.from({ length: PARTIZIONI }, (_, p) => p);

/** The part of a stream. Ids are random in their tail, in every version of UUID in use. */
export const partizioneDi = (stream: string): number => Number.parseInt(stream.slice(-1), 16) % PARTIZIONI;
