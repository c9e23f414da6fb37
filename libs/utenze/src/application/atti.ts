import { randomInt } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EsitoComando } from '#archivio';
import { contestoComando } from '#archivio';
import type { Azione, ContestoRichiesta } from '#identity';
import { Richiesta } from '#identity';
import type { Garanzie } from '#platform';
import { Orologio } from '#platform';
import type { DataCivile } from '#storia';
import { giornoARoma } from '#storia';
import type { Incarico } from '../domain/eventi.js';
import { type CambiamentoUtenza, type Ritorno, Utenze } from './utenze.js';
import type { IscriviOperatoreDto, MandatoDto, NomeAtto } from './utenze.dto.js';

/** The row of the matrix for each act. Who comes back is enrolled. */
export const AZIONE_DI: Readonly<Record<NomeAtto, Azione>> = {
  'iscrivi-di-nuovo': 'iscrivi-operatore',
  sospendi: 'sospendi-operatore',
  riammetti: 'riammetti-operatore',
  trasferisci: 'trasferisci-operatore',
  cessa: 'cessa-operatore',
};

export class IscriviOperatore extends Richiesta<EsitoComando> {
  readonly azione = 'iscrivi-operatore' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly corpo: IscriviOperatoreDto,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
  }
}

export class AttoSullUtenza extends Richiesta<EsitoComando> {
  readonly azione;
  readonly risorsa = { tipo: 'nessuna' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly atto: NomeAtto,
    readonly utenza: string,
    readonly corpo: object,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.azione = AZIONE_DI[atto];
  }
}

@CommandHandler(IscriviOperatore)
export class IscriviOperatoreHandler implements ICommandHandler<IscriviOperatore> {
  constructor(
    private readonly utenze: Utenze,
    private readonly orologio: Orologio,
  ) {}

  execute({ contesto, corpo, garanzie }: IscriviOperatore): Promise<EsitoComando> {
    const { nome, soggetto } = corpo;
    const incarico = conDate<Ritorno>(corpo, giornoARoma(this.orologio.adesso()));
    return this.utenze.iscrivi(contestoComando(contesto, garanzie), [
      { ...incarico, operatore: nuovoId(), nome: nome.trim(), soggetto: soggetto.trim() },
    ]);
  }
}

@CommandHandler(AttoSullUtenza)
export class AttoSullUtenzaHandler implements ICommandHandler<AttoSullUtenza> {
  constructor(
    private readonly utenze: Utenze,
    private readonly orologio: Orologio,
  ) {}

  execute({ atto, utenza, corpo, contesto, garanzie }: AttoSullUtenza): Promise<EsitoComando> {
    const comando = contestoComando(contesto, garanzie);
    const dati = conDate<Ritorno & CambiamentoUtenza>(corpo, giornoARoma(this.orologio.adesso()));
    return atto === 'iscrivi-di-nuovo'
      ? this.utenze.riprendi(comando, utenza, dati)
      : this.utenze.cambia(comando, utenza, { ...dati, atto } as CambiamentoUtenza);
  }
}

/**
 * Ids travel in clear with each event, for ever: they are drawn, so that nobody is tempted to put a name in one, and the log
 * refuses the one that was ever drawn before.
 */
const ALFABETO = 'abcdefghjkmnpqrstuvwxyz23456789';
export const nuovoId = (): string =>
  `op-${Array.from({ length: 8 }, () => ALFABETO[randomInt(ALFABETO.length)]).join('')}`;

interface Inviato {
  readonly dal?: DataCivile;
  readonly al?: DataCivile;
  readonly mandato?: MandatoDto;
}

/** What a person sends, as the rules read it: what is absent is null, and a day that is not said is today. */
function conDate<D>(corpo: object, oggi: DataCivile): D {
  const { mandato, ...dati } = JSON.parse(JSON.stringify(corpo)) as Inviato & Partial<Incarico>;
  const incarico = 'ruolo' in dati && {
    professione: dati.professione ?? null,
    squadra: dati.squadra ?? null,
    mandato: mandato ? { dal: mandato.dal, al: mandato.al ?? null, comuni: mandato.comuni ?? null } : null,
    ...(mandato && { oggettoMandato: mandato.oggetto }),
  };
  return { ...dati, ...incarico, dal: dati.dal ?? oggi, al: dati.al ?? null } as D;
}
