/** What the database holds cannot be attested: it denies what was signed before, or does not hold by itself. */
export class AttestazioneRifiutata extends Error {
  override readonly name: string = 'AttestazioneRifiutata';

  constructor(
    motivo: string,
    /** Where the log denies what was attested. */
    readonly posizione: number,
    /** Whose consultations deny it, if they do: kept out of the sentence, which people of other Ambiti read. */
    readonly ambito?: string,
  ) {
    super(motivo);
  }
}

/** Nothing is wrong with the log: it is where what attests it does not read. */
export class AttestazioneImpossibile extends AttestazioneRifiutata {
  override readonly name = 'AttestazioneImpossibile';

  constructor() {
    super(
      'Il registro è in KurrentDB: checkpoint firmati, verifica contro di essi e fascicoli leggono solo un registro in PostgreSQL.',
      0,
    );
  }
}
