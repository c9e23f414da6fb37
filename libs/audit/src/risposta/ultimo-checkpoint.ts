/** The last checkpoint that was signed, for one Ambito: when, and up to which consultation it attests. */
export abstract class UltimoCheckpoint {
  abstract per(ambito: string): Promise<{ readonly ora: string; readonly consultazioni: number } | null>;
}
