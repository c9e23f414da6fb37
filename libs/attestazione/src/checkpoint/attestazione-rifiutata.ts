/** What the database holds cannot be attested: it denies what was signed before, or does not hold by itself. */
export class AttestazioneRifiutata extends Error {
  override readonly name: string = 'AttestazioneRifiutata';

  constructor(
    motivo: string,
    /** Where the log denies what was attested. */
    readonly posizione: number,
  ) {
    super(motivo);
  }
}
