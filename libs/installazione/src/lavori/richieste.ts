import type { Selezione } from '#attestazione';
import {
  accessi,
  cartelle,
  type ContestoRichiesta,
  type FattiRisorsa,
  type Mostrati,
  persone,
  Richiesta,
} from '#identity';
import type { Garanzie, RifiutoHttp } from '#platform';
import type { Incarico, LavoroVisto, Vista } from './lavoro.js';

/** Asks for a job. */
export abstract class ChiediLavoro extends Richiesta<LavoroVisto> {
  abstract readonly incarico: Incarico;

  constructor(
    contesto: ContestoRichiesta,
    readonly garanzie: Garanzie,
  ) {
    super(contesto);
  }
}

export class AvviaCheckpoint extends ChiediLavoro {
  readonly azione = 'avvia-checkpoint' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
  readonly incarico = { tipo: 'checkpoint' } as const;
}

export class AvviaVerifica extends ChiediLavoro {
  readonly azione = 'avvia-verifica' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
  readonly incarico = { tipo: 'verifica' } as const;
}

export class AvviaRebuild extends ChiediLavoro {
  readonly azione = 'avvia-rebuild' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
  readonly incarico;

  constructor(contesto: ContestoRichiesta, vista: Vista, garanzie: Garanzie) {
    super(contesto, garanzie);
    this.incarico = { tipo: 'rebuild', vista } as const;
  }
}

/** The same act to ask for an export and to be handed its file: both are read before what they show leaves. */
const attoDi = (selezione: Selezione) =>
  selezione === null
    ? ({ azione: 'esporta-registro', risorsa: { tipo: 'comune', comune: null } } as const)
    : 'ambito' in selezione
      ? ({ azione: 'esporta-ambito', risorsa: { tipo: 'comune', comune: null } } as const)
      : ({ azione: 'esporta-cartella', risorsa: { tipo: 'cartella', id: selezione.cartella } } as const);

/** The log of a case begins with its opening, which names whose it is and the accesso it comes from. */
const mostratiIn = (selezione: Selezione, fatti: FattiRisorsa | undefined): Mostrati =>
  selezione !== null && 'cartella' in selezione
    ? [...cartelle([selezione.cartella]), ...persone([fatti?.persona]), ...accessi([fatti?.accesso])]
    : 'tutto';

export class Esporta extends ChiediLavoro {
  readonly azione;
  readonly risorsa;
  readonly incarico;

  /** @param rifiuto why it will not be done, if that is known already */
  constructor(
    contesto: ContestoRichiesta,
    selezione: Selezione,
    garanzie: Garanzie,
    private readonly rifiuto: RifiutoHttp | null,
  ) {
    super(contesto, garanzie);
    ({ azione: this.azione, risorsa: this.risorsa } = attoDi(selezione));
    this.incarico = { tipo: 'esporta', selezione, ambito: contesto.operatore.ambito } as const;
  }

  override cosa() {
    return { fascicolo: 'chiesto' };
  }

  /**
   * A command is recorded before it acts. Who may export and is refused has been shown nobody: here, past the gate, nothing is
   * on record yet.
   */
  override mostra() {
    if (this.rifiuto) throw this.rifiuto;
    return mostratiIn(this.incarico.selezione, this.fatti);
  }
}

/** The file of an export. Which act it is depends on what was exported. */
export class ScaricaFascicolo extends Richiesta<string> {
  readonly azione;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly lavoro: string,
    readonly selezione: Selezione,
  ) {
    super(contesto);
    ({ azione: this.azione, risorsa: this.risorsa } = attoDi(selezione));
  }

  override cosa() {
    return { fascicolo: 'scaricato', lavoro: this.lavoro };
  }

  override mostra() {
    return mostratiIn(this.selezione, this.fatti);
  }
}

export class ElencaLavori extends Richiesta<{ readonly lavori: readonly LavoroVisto[] }> {
  readonly azione = 'vedi-lavori' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
}

export class VediLavoro extends Richiesta<{ readonly visto: LavoroVisto; readonly incarico: Incarico }> {
  readonly azione = 'vedi-lavori' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly lavoro: string,
  ) {
    super(contesto);
  }
}
