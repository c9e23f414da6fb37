import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import type { EsitoComando } from '#archivio';
import { Archivio, contestoComando, decisione } from '#archivio';
import type { ContestoRichiesta } from '#identity';
import { Richiesta } from '#identity';
import type { Garanzie } from '#platform';
import { Orologio } from '#platform';
import type { ComandoCorrezione } from '#storia';
import { giornoARoma } from '#storia';
import { CATALOGO_PERSONA } from '../domain/eventi.js';
import type { ComandoPersona } from '../domain/persona.js';
import { persona } from '../domain/persona.js';
import { prenotazioniDi } from '../domain/stato.js';
import type { CORPI } from './persone.dto.js';

export class RegistraPersona extends Richiesta<EsitoComando> {
  readonly azione = 'registra-persona' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly corpo: object,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
  }
}

export class AttoSullaPersona extends Richiesta<EsitoComando> {
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly azione: Exclude<keyof typeof CORPI, ComandoCorrezione['atto']>,
    readonly persona: string,
    readonly corpo: object,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.risorsa = { tipo: 'persona', id: persona } as const;
  }
}

export class CorreggiPersona extends Richiesta<EsitoComando> {
  readonly azione;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly atto: ComandoCorrezione['atto'],
    readonly persona: string,
    readonly corpo: object,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.azione = `${atto}-persona` as const;
    this.risorsa = { tipo: 'persona', id: persona } as const;
  }
}

@CommandHandler(RegistraPersona)
export class RegistraPersonaHandler implements ICommandHandler<RegistraPersona> {
  constructor(
    private readonly archivio: Archivio,
    private readonly orologio: Orologio,
  ) {}

  execute(richiesta: RegistraPersona): Promise<EsitoComando> {
    return decidiSullaPersona(this.archivio, this.orologio, richiesta, uuidv7(), true);
  }
}

@CommandHandler(AttoSullaPersona)
export class AttoSullaPersonaHandler implements ICommandHandler<AttoSullaPersona> {
  constructor(
    private readonly archivio: Archivio,
    private readonly orologio: Orologio,
  ) {}

  execute(richiesta: AttoSullaPersona): Promise<EsitoComando> {
    return decidiSullaPersona(this.archivio, this.orologio, richiesta, richiesta.persona, false);
  }
}

/** A fact of the record that was wrong, or was never true. */
@CommandHandler(CorreggiPersona)
export class CorreggiPersonaHandler implements ICommandHandler<CorreggiPersona> {
  constructor(private readonly archivio: Archivio) {}

  execute({ atto, corpo, contesto, garanzie, persona: id }: CorreggiPersona): Promise<EsitoComando> {
    const comando = { ...(JSON.parse(JSON.stringify(corpo)) as object), atto } as ComandoCorrezione;
    return this.archivio.esegui(contestoComando(contesto, garanzie), [sullaPersona(id, comando)]);
  }
}

function decidiSullaPersona(
  archivio: Archivio,
  orologio: Orologio,
  { azione, corpo, contesto, garanzie }: RegistraPersona | AttoSullaPersona,
  id: string,
  nuovo: boolean,
): Promise<EsitoComando> {
  const dati = JSON.parse(JSON.stringify(corpo)) as { readonly comune?: string };
  const comando = { il: giornoARoma(orologio.adesso()), ...dati, atto: azione } as unknown as ComandoPersona;
  return archivio.esegui(contestoComando(contesto, garanzie), [sullaPersona(id, comando, dati.comune, nuovo)]);
}

const sullaPersona = (id: string, comando: ComandoPersona | ComandoCorrezione, comune?: string, nuovo = false) =>
  decisione({
    decider: persona,
    catalogo: CATALOGO_PERSONA,
    stream: { categoria: 'persona', id },
    comando,
    soggetto: { tipo: 'persona', id },
    comune: (stato) => comune ?? stato.comune ?? '',
    prenotazioni: prenotazioniDi,
    prenotazioniSigillate: true,
    nuovo,
  });
