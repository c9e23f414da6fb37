import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import type { EsitoComando } from '#archivio';
import { Archivio, contestoComando, decisione } from '#archivio';
import type { ContestoRichiesta } from '#identity';
import { Richiesta } from '#identity';
import type { Garanzie } from '#platform';
import { Orologio } from '#platform';
import { giornoARoma } from '#storia';
import { normalizzaCodiceFiscale } from '../domain/codice-fiscale.js';
import { CATALOGO_PERSONA } from '../domain/eventi.js';
import type { ComandoPersona } from '../domain/persona.js';
import { persona } from '../domain/persona.js';
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
    readonly azione: keyof typeof CORPI,
    readonly persona: string,
    readonly corpo: object,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
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

function decidiSullaPersona(
  archivio: Archivio,
  orologio: Orologio,
  { azione, corpo, contesto, garanzie }: RegistraPersona | AttoSullaPersona,
  id: string,
  nuovo: boolean,
): Promise<EsitoComando> {
  const dati = JSON.parse(JSON.stringify(corpo)) as { il?: string; comune?: string; codiceFiscale?: string };
  const codiceFiscale = dati.codiceFiscale && normalizzaCodiceFiscale(dati.codiceFiscale);
  const comando = {
    il: giornoARoma(orologio.adesso()),
    ...dati,
    ...(codiceFiscale && { codiceFiscale }),
    atto: azione,
  } as unknown as ComandoPersona;
  return archivio.esegui(contestoComando(contesto, garanzie), [
    decisione({
      decider: persona,
      catalogo: CATALOGO_PERSONA,
      stream: { categoria: 'persona', id },
      comando,
      soggetto: { tipo: 'persona', id },
      comune: (stato) => dati.comune ?? stato.comune ?? '',
      // One person per codice fiscale in an Ambito. The state does not hold it, being sealed: the command does.
      prenota: codiceFiscale ? [{ spazio: 'codice-fiscale', valore: codiceFiscale }] : [],
      nuovo,
    }),
  ]);
}
