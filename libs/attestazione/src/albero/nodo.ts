import { sha256 } from '#event-store';

/** 0x01, then the hashes of two subtrees: written over at each call, which never waits in between. */
const nodo = Buffer.alloc(65, 0x01);

/** RFC 6962, 2.1: the hash of two subtrees. Leaves are hashed by the log itself. */
export function nodoDi(sinistro: Buffer, destro: Buffer): Buffer {
  sinistro.copy(nodo, 1);
  destro.copy(nodo, 33);
  return sha256(nodo);
}

/** RFC 6962, 2.1: the root of the tree without leaves. */
export const RADICE_VUOTA = sha256('');

/** The largest power of two smaller than `n`, for n > 1: where a tree of n leaves is split in two. */
export const divisione = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);
