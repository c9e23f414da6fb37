import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import type { EsitoComando } from '#archivio';
import { Archivio, contestoComando, decisione } from '#archivio';
import type { Area, ComandoCartella } from '#cartella';
import { CATALOGO_CARTELLA, prenotazioniDi, regoleCartella } from '#cartella';
import type { ContestoRichiesta, Operatore } from '#identity';
import { AmbitoDellaRisorsa, puo, Richiesta, vede } from '#identity';
import { persona as regolePersona } from '#persone';
import type { Garanzie } from '#platform';
import { Orologio, RifiutoHttp } from '#platform';
import type { ComandoCorrezione, DataCivile } from '#storia';
import { giornoARoma, rifiuto } from '#storia';
import type { ComandoAccesso } from '../domain/accesso.js';
import { accesso } from '../domain/accesso.js';
import type { AccessoRegistrato } from '../domain/eventi.js';
import { CATALOGO_ACCESSO } from '../domain/eventi.js';

export class RegistraAccesso extends Richiesta<EsitoComando> {
  readonly azione = 'registra-accesso' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly corpo: AccessoRegistrato['dati'] & { readonly comune: string; readonly il?: DataCivile },
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.risorsa = { tipo: 'comune', comune: corpo.comune } as const;
  }
}

/** What can be done of an accesso besides opening a case from it. */
export class AttoSullAccesso extends Richiesta<EsitoComando> {
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly azione: 'compila-triage' | 'classifica-bisogno' | 'fornisci-orientamento' | 'concludi-accesso',
    readonly accesso: string,
    readonly corpo: object,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.risorsa = { tipo: 'accesso', id: accesso } as const;
  }
}

export class ApriCartella extends Richiesta<EsitoComando> {
  readonly azione = 'apri-cartella' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly accesso: string,
    readonly corpo: { readonly area: Area; readonly il?: DataCivile },
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.risorsa = { tipo: 'accesso', id: accesso } as const;
  }
}

export class CorreggiAccesso extends Richiesta<EsitoComando> {
  readonly azione;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly atto: ComandoCorrezione['atto'],
    readonly accesso: string,
    readonly corpo: object,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.azione = `${atto}-accesso` as const;
    this.risorsa = { tipo: 'accesso', id: accesso } as const;
  }
}

const sullAccesso = (
  id: string,
  persona: string | null,
  comando: ComandoAccesso | ComandoCorrezione,
  comune?: string,
) =>
  decisione({
    decider: accesso,
    catalogo: CATALOGO_ACCESSO,
    stream: { categoria: 'accesso', id } as const,
    comando,
    // What an anonymous contact says has no person's key to be closed with: it has one of its own.
    soggetto: persona ? ({ tipo: 'persona', id: persona } as const) : ({ tipo: 'accesso', id } as const),
    comune: (stato) => comune ?? stato.comune ?? '',
    nuovo: comando.atto === 'registra-accesso',
  });

@CommandHandler(RegistraAccesso)
export class RegistraAccessoHandler implements ICommandHandler<RegistraAccesso> {
  constructor(
    private readonly archivio: Archivio,
    private readonly orologio: Orologio,
    private readonly risorse: AmbitoDellaRisorsa,
  ) {}

  async execute({ contesto, corpo, garanzie }: RegistraAccesso): Promise<EsitoComando> {
    const { comune, il, ...dati } = JSON.parse(JSON.stringify(corpo)) as RegistraAccesso['corpo'];
    const persona = dati.persona ?? null;
    if (persona && !(await this.nota(contesto.operatore, persona))) {
      throw new RifiutoHttp(rifiuto('persona-inesistente', 'La persona indicata non è registrata.'), 409);
    }
    const comando = {
      ...dati,
      persona,
      atto: 'registra-accesso',
      il: il ?? giornoARoma(this.orologio.adesso()),
    } as ComandoAccesso;
    return this.archivio.esegui(contestoComando(contesto, garanzie), [sullAccesso(uuidv7(), persona, comando, comune)]);
  }

  /** For who may not know of a person, it is registered nowhere. */
  private async nota(operatore: Operatore, persona: string): Promise<boolean> {
    const fatti = await this.risorse.persona(operatore.ambito, persona);
    if (!fatti || !vede(operatore, fatti, giornoARoma(this.orologio.adesso()))) return false;
    return (await this.archivio.stato(regolePersona, operatore.ambito, persona)).registrata;
  }
}

@CommandHandler(AttoSullAccesso)
export class AttoSullAccessoHandler implements ICommandHandler<AttoSullAccesso> {
  constructor(
    private readonly archivio: Archivio,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto, azione, accesso: id, corpo, garanzie }: AttoSullAccesso): Promise<EsitoComando> {
    const { persona } = await statoAccesso(this.archivio, contesto.operatore.ambito, id);
    const comando = {
      il: giornoARoma(this.orologio.adesso()),
      ...(JSON.parse(JSON.stringify(corpo)) as object),
      atto: azione,
    } as ComandoAccesso;
    return this.archivio.esegui(contestoComando(contesto, garanzie), [sullAccesso(id, persona, comando)]);
  }
}

/** A fact of the accesso that was wrong, or was never true. */
@CommandHandler(CorreggiAccesso)
export class CorreggiAccessoHandler implements ICommandHandler<CorreggiAccesso> {
  constructor(private readonly archivio: Archivio) {}

  async execute({ contesto, atto, accesso: id, corpo, garanzie }: CorreggiAccesso): Promise<EsitoComando> {
    const { persona } = await statoAccesso(this.archivio, contesto.operatore.ambito, id);
    const comando = { ...(JSON.parse(JSON.stringify(corpo)) as object), atto } as ComandoCorrezione;
    return this.archivio.esegui(contestoComando(contesto, garanzie), [sullAccesso(id, persona, comando)]);
  }
}

/** Concludes the accesso and opens the case in one append: neither happens without the other. */
@CommandHandler(ApriCartella)
export class ApriCartellaHandler implements ICommandHandler<ApriCartella> {
  constructor(
    private readonly archivio: Archivio,
    private readonly orologio: Orologio,
    private readonly risorse: AmbitoDellaRisorsa,
  ) {}

  async execute({ contesto, accesso: id, corpo, garanzie }: ApriCartella): Promise<EsitoComando> {
    const { persona, il: accessoIl, canale, comune } = await statoAccesso(this.archivio, contesto.operatore.ambito, id);
    const oggi = giornoARoma(this.orologio.adesso());
    const il = corpo.il ?? oggi;
    if (persona && (await this.eDiAltri(contesto.operatore, persona, oggi)))
      throw new RifiutoHttp(PERSONA_DI_ALTRI, 409);
    const cartella = uuidv7();
    const concludi = { atto: 'concludi-accesso', il, esito: 'apertura-cartella', cartella } as const;
    const apri = {
      atto: 'apri',
      il,
      persona: persona ?? '',
      area: corpo.area,
      accesso: id,
      accessoIl: accessoIl ?? il,
      accessoCanale: canale ?? '',
    } satisfies ComandoCartella;
    return this.archivio.esegui(contestoComando(contesto, garanzie), [
      sullAccesso(id, persona, concludi),
      decisione({
        decider: regoleCartella,
        catalogo: CATALOGO_CARTELLA,
        stream: { categoria: 'cartella', id: cartella },
        comando: apri,
        soggetto: { tipo: 'cartella', id: cartella },
        comune: () => comune ?? '',
        prenotazioni: prenotazioniDi,
        nuovo: true,
      }),
    ]);
  }

  /**
   * A case makes its person one's own, and anyone may register the accesso that it opens from: so the person must be within
   * reach already, as for moving its residence. Who coordinates answers for opening one all the same.
   */
  private async eDiAltri(operatore: Operatore, persona: string, oggi: DataCivile): Promise<boolean> {
    if (operatore.ruolo === 'coordinatore') return false;
    const fatti = await this.risorse.persona(operatore.ambito, persona);
    return fatti !== undefined && puo(operatore, 'varia-residenza', oggi, fatti) !== undefined;
  }
}

const PERSONA_DI_ALTRI = rifiuto(
  'persona-di-altro-comune',
  'La persona risiede, o è già seguita, in un Comune che non è fra i tuoi: la cartella la apre chi lavora lì, o chi coordina. Puoi registrare un orientamento.',
);

const statoAccesso = (archivio: Archivio, ambito: string, id: string) => archivio.stato(accesso, ambito, id);
