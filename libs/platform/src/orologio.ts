/** The only source of the present instant outside `domain/`; an abstract class, so that it is its own injection token. */
export abstract class Orologio {
  abstract adesso(): Date;
}

export class OrologioDiSistema extends Orologio {
  adesso(): Date {
    return new Date();
  }
}

/** A clock that moves only when told: samples that span years, and tests. */
export class OrologioSimulato extends Orologio {
  private istante: number;

  constructor(inizio: Date | string) {
    super();
    this.istante = istanteValido(inizio);
  }

  adesso(): Date {
    return new Date(this.istante);
  }

  imposta(istante: Date | string): void {
    this.istante = istanteValido(istante);
  }

  avanza(millisecondi: number): void {
    this.istante += millisecondi;
  }
}

function istanteValido(istante: Date | string): number {
  const valore = new Date(istante).getTime();
  if (Number.isNaN(valore)) throw new RangeError(`istante non valido: ${String(istante)}`);
  return valore;
}
