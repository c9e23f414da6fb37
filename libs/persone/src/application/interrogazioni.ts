import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { ContestoRichiesta, Mostrato } from '#identity';
import { cartelle, persone, Richiesta } from '#identity';
import { Orologio, RifiutoHttp } from '#platform';
import { leggi, Letture } from '#projections';
import { etaIl, giornoARoma, rifiuto } from '#storia';
import { normalizzaCodiceFiscale } from '../domain/codice-fiscale.js';
import { PersonaLetta } from '../readmodel/persona.entity.js';
import type { CriteriDiRicerca, PersonaTrovata } from '../readmodel/ricerca.js';
import { PersoneVisibili } from '../readmodel/persone-visibili.js';
import { cercaPersone } from '../readmodel/ricerca.js';

export interface PersonaVista {
  readonly id: string;
  readonly revision: number;
  readonly cognome: string | null;
  readonly nome: string | null;
  readonly nascita: string | null;
  readonly eta: number | null;
  readonly sesso: string | null;
  readonly telefono: string | null;
  readonly comune: string | null;
  readonly indirizzo: string | null;
  readonly codiceFiscale: string | null;
  readonly tipoCodiceFiscale: string;
}

export interface EsitoRicerca {
  readonly persone: readonly PersonaTrovata[];
}

export class CercaPersone extends Richiesta<EsitoRicerca> {
  readonly azione = 'cerca-persone' as const;
  readonly risorsa = { tipo: 'elenco' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly criteri: CriteriDiRicerca,
  ) {
    super(contesto);
  }

  /** Which criteria were given, not their words. */
  override cosa(): Readonly<Record<string, boolean>> {
    return Object.fromEntries(Object.entries(this.criteri).map(([nome, valore]) => [nome, valore !== undefined]));
  }

  override parole(): string {
    return Object.values(this.criteri)
      .filter((parola) => parola !== undefined)
      .join(' · ');
  }

  override mostra({ persone: trovate }: EsitoRicerca): Mostrato[] {
    return [...persone(trovate.map((p) => p.id)), ...cartelle(trovate.flatMap((p) => p.cartelle.map((c) => c.id)))];
  }
}

export class VediPersona extends Richiesta<PersonaVista> {
  readonly azione = 'vedi-persona' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly persona: string,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'persona', id: persona } as const;
  }
}

@QueryHandler(CercaPersone)
export class CercaPersoneHandler implements IQueryHandler<CercaPersone> {
  constructor(
    private readonly letture: Letture,
    private readonly visibili: PersoneVisibili,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore }, criteri }: CercaPersone): Promise<EsitoRicerca> {
    if (Object.values(criteri).every((c) => c === undefined)) {
      throw new RifiutoHttp(
        rifiuto('ricerca-vuota', 'Per cercare serve almeno un dato: cognome, nascita o codice fiscale.'),
        400,
      );
    }
    const { codiceFiscale } = criteri;
    const normalizzati = {
      ...criteri,
      ...(codiceFiscale && { codiceFiscale: normalizzaCodiceFiscale(codiceFiscale) }),
    };
    const vede = this.visibili.per(operatore, giornoARoma(this.orologio.adesso()));
    return { persone: await leggi(this.letture, operatore.ambito, (m) => cercaPersone(m, normalizzati, vede)) };
  }
}

@QueryHandler(VediPersona)
export class VediPersonaHandler implements IQueryHandler<VediPersona> {
  constructor(
    private readonly letture: Letture,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore }, persona: id }: VediPersona): Promise<PersonaVista> {
    const riga = await leggi(this.letture, operatore.ambito, (m) => m.getRepository(PersonaLetta).findOneBy({ id }));
    if (!riga) throw new RifiutoHttp(rifiuto('non-trovato', 'La persona non esiste, o non è visibile da qui.'), 404);
    const { ambito: _a, cerca: _c, ...vista } = riga;
    return { ...vista, eta: riga.nascita ? etaIl(riga.nascita, giornoARoma(this.orologio.adesso())) : null };
  }
}
