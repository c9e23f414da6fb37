/** The program cannot start, and the person who started it can do something about it: shown without a stack. */
export class AvvioImpossibile extends Error {
  override readonly name: string = 'AvvioImpossibile';

  constructor(
    messaggio: string,
    readonly codiceUscita: number = 1,
  ) {
    super(messaggio);
  }
}
