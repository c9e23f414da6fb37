import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type EntityManager, In, Not } from 'typeorm';
import { vedeAccessoSql } from '#cartella';
import type { ContestoRichiesta } from '#identity';
import { accessi, cartelle, comuniDi, persone, portateDi, Richiesta } from '#identity';
import { Orologio, RifiutoHttp } from '#platform';
import { leggi, Letture, nominati } from '#projections';
import { etaIl, giornoARoma, rifiuto } from '#storia';
import type { StatoAccesso } from '../domain/stato.js';
import { AccessoLetto } from '../readmodel/accesso.entity.js';

export interface AccessoVisto extends StatoAccesso {
  readonly id: string;
  readonly revision: number;
  /** Who it is, as at the door: the sheet of a person whom others follow is not for who stands there. Null: nobody known. */
  readonly chi: ChiViene | null;
}

export interface ChiViene {
  readonly cognome: string | null;
  readonly nome: string | null;
  readonly eta: number | null;
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

  override mostra({ persona, cartella }: AccessoVisto) {
    return [...persone([persona]), ...cartelle([cartella])];
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

  override cosa() {
    return { stato: this.stato ?? null };
  }

  override mostra({ accessi: trovati }: { accessi: AccessoInElenco[] }) {
    return [
      ...accessi(trovati.map((a) => a.id)),
      ...persone(trovati.map((a) => a.persona)),
      ...cartelle(trovati.map((a) => a.cartella)),
    ];
  }
}

@QueryHandler(VediAccesso)
export class VediAccessoHandler implements IQueryHandler<VediAccesso> {
  constructor(
    private readonly letture: Letture,
    private readonly orologio: Orologio,
  ) {}

  execute({ contesto: { operatore }, accesso: id }: VediAccesso): Promise<AccessoVisto> {
    return leggi(this.letture, operatore.ambito, async (m) => {
      const riga = await m.getRepository(AccessoLetto).findOneBy({ id });
      if (!riga) throw new RifiutoHttp(rifiuto('non-trovato', 'L’accesso non esiste, o non è visibile da qui.'), 404);
      return { id, revision: riga.revision, ...riga.stato, chi: await this.chi(m, riga.stato.persona) };
    });
  }

  private async chi(m: EntityManager, persona: string | null): Promise<ChiViene | null> {
    const [riga]: { cognome: string | null; nome: string | null; nascita: string | null }[] = await m.query(
      'SELECT cognome, nome, nascita FROM letture.persona WHERE id = $1',
      [persona],
    );
    if (!riga) return null;
    const { nascita, ...nominativo } = riga;
    return { ...nominativo, eta: nascita ? etaIl(nascita, giornoARoma(this.orologio.adesso())) : null };
  }
}

const MASSIMO = 200;
const COLONNE = ['id', 'il', 'canale', 'comune', 'condizione', 'esito', 'persona', 'cartella'] as const;

@QueryHandler(ElencaAccessi)
export class ElencaAccessiHandler implements IQueryHandler<ElencaAccessi> {
  constructor(
    private readonly letture: Letture,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore }, stato }: ElencaAccessi): Promise<{ accessi: AccessoInElenco[] }> {
    const condizione = stato === 'aperti' ? 'aperto' : stato === 'conclusi' ? 'concluso' : undefined;
    const oggi = giornoARoma(this.orologio.adesso());
    const comuni = comuniDi(operatore, 'elenca-accessi', oggi);
    const lettore = { operatore, oggi, portate: portateDi(operatore, 'elenca-cartelle', oggi) };
    const parametri: Record<string, unknown> = {};
    const righe = await leggi(this.letture, operatore.ambito, (m) =>
      m
        .createQueryBuilder(AccessoLetto, 'a')
        .select(COLONNE.map((c) => `a.${c}`))
        .where(vedeAccessoSql(lettore, 'a', nominati(parametri)), parametri)
        .andWhere({
          // One that was annulled is no accesso.
          condizione: condizione ?? Not('inesistente'),
          ...(comuni && { comune: In([...comuni]) }),
        })
        .orderBy('a.il', 'DESC')
        .addOrderBy('a.id', 'DESC')
        .limit(MASSIMO)
        .getMany(),
    );
    return { accessi: righe as unknown as AccessoInElenco[] };
  }
}
