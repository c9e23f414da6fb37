import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ETICHETTE } from '#nomenclatore';
import { type Azione, AZIONI } from '../domain/azioni.js';
import { MATRICE, PORTATE, type Portata, portateDelRuolo, type Riga, type TipoRisorsa } from '../domain/matrice.js';
import { AREE_PERMESSI, type AreaPermessi, PAROLE_AZIONI, PAROLE_PORTATE } from '../domain/parole.js';
import { RUOLI, type Ruolo } from '../domain/ruoli.js';
import { Richiesta } from './richiesta.js';

export interface RigaPermessi {
  readonly azione: Azione;
  readonly titolo: string;
  readonly su: TipoRisorsa;
  /** It shows personal data, and that it was shown is on record. */
  readonly consultazione: boolean;
  readonly motivo: NonNullable<Riga['motivo']> | null;
  readonly ancheInDeroga: boolean;
  readonly ancheDaAccesso: boolean;
  readonly chi: readonly { readonly ruolo: Ruolo; readonly portate: readonly Portata[] }[];
}

export interface Permessi {
  readonly ruoli: readonly { readonly ruolo: Ruolo; readonly nome: string }[];
  readonly portate: readonly { readonly portata: Portata; readonly breve: string; readonly intera: string }[];
  readonly aree: readonly {
    readonly area: AreaPermessi;
    readonly titolo: string;
    readonly righe: readonly RigaPermessi[];
  }[];
}

/** The matrix itself, the very object that the gate enforces, with words. What nobody may is not a permission. */
export class VediPermessi extends Richiesta<Permessi> {
  readonly azione = 'vedi-permessi';
  readonly risorsa = { tipo: 'nessuna' } as const;
}

@QueryHandler(VediPermessi)
export class VediPermessiHandler implements IQueryHandler<VediPermessi> {
  execute(): Promise<Permessi> {
    return Promise.resolve({
      ruoli: RUOLI.map((ruolo) => ({ ruolo, nome: ETICHETTE.ruoli[ruolo] })),
      portate: PORTATE.map((portata) => ({ portata, ...PAROLE_PORTATE[portata] })),
      aree: (Object.keys(AREE_PERMESSI) as AreaPermessi[]).map((area) => ({
        area,
        titolo: AREE_PERMESSI[area],
        righe: AZIONI.filter((a) => PAROLE_AZIONI[a][0] === area)
          .map(rigaDi)
          .filter(({ chi }) => chi.length > 0),
      })),
    });
  }
}

function rigaDi(azione: Azione): RigaPermessi {
  const { su, mostraDatiPersonali, motivo, ancheInDeroga, ancheDaAccesso } = MATRICE[azione];
  return {
    azione,
    titolo: PAROLE_AZIONI[azione][1],
    su,
    consultazione: mostraDatiPersonali ?? false,
    motivo: motivo ?? null,
    ancheInDeroga: ancheInDeroga ?? false,
    ancheDaAccesso: ancheDaAccesso ?? false,
    chi: RUOLI.map((ruolo) => ({ ruolo, portate: portateDelRuolo(ruolo, azione) })).filter(
      ({ portate }) => portate.length > 0,
    ),
  };
}
