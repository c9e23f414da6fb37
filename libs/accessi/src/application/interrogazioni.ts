import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { In, Not } from 'typeorm';
import type { ContestoRichiesta } from '#identity';
import { portataDi, Richiesta } from '#identity';
import { RifiutoHttp } from '#platform';
import { leggi, Letture } from '#projections';
import { rifiuto } from '#storia';
import type { StatoAccesso } from '../domain/stato.js';
import { AccessoLetto } from '../readmodel/accesso.entity.js';

export interface AccessoVisto extends StatoAccesso {
  readonly id: string;
  readonly revision: number;
}

export interface AccessoInElenco {
  readonly id: string;
  readonly il: string;
  readonly canale: string;
  readonly comune: string;
  readonly condizione: string;
  readonly esito: string | null;
  readonly persona: string | null;
  readonly cartella: string | null;
}

export class VediAccesso extends Richiesta<AccessoVisto> {
  readonly azione = 'vedi-accesso' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly accesso: string,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'accesso', id: accesso } as const;
  }
}

export class ElencaAccessi extends Richiesta<{ accessi: AccessoInElenco[] }> {
  readonly azione = 'elenca-accessi' as const;
  readonly risorsa = { tipo: 'elenco' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly stato?: string,
  ) {
    super(contesto);
  }
}

@QueryHandler(VediAccesso)
export class VediAccessoHandler implements IQueryHandler<VediAccesso> {
  constructor(private readonly letture: Letture) {}

  async execute({ contesto: { operatore }, accesso: id }: VediAccesso): Promise<AccessoVisto> {
    const riga = await leggi(this.letture, operatore.ambito, (m) => m.getRepository(AccessoLetto).findOneBy({ id }));
    if (!riga) throw new RifiutoHttp(rifiuto('non-trovato', 'L’accesso non esiste, o non è visibile da qui.'), 404);
    return { id, revision: riga.revision, ...riga.stato };
  }
}

const MASSIMO = 200;

@QueryHandler(ElencaAccessi)
export class ElencaAccessiHandler implements IQueryHandler<ElencaAccessi> {
  constructor(private readonly letture: Letture) {}

  async execute({ contesto: { operatore }, stato }: ElencaAccessi): Promise<{ accessi: AccessoInElenco[] }> {
    const condizione = stato === 'aperti' ? 'aperto' : stato === 'conclusi' ? 'concluso' : undefined;
    const tutti = portataDi(operatore, 'elenca-accessi') === 'ambito';
    const righe = await leggi(this.letture, operatore.ambito, (m) =>
      m.getRepository(AccessoLetto).find({
        // One that was annulled is no accesso.
        where: { condizione: condizione ?? Not('inesistente'), ...(!tutti && { comune: In([...operatore.comuni]) }) },
        order: { il: 'DESC', id: 'DESC' },
        take: MASSIMO,
        select: {
          id: true,
          il: true,
          canale: true,
          comune: true,
          condizione: true,
          esito: true,
          persona: true,
          cartella: true,
        },
      }),
    );
    return { accessi: righe as unknown as AccessoInElenco[] };
  }
}
