import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Orologio } from '#platform';
import { giornoARoma } from '#storia';
import type { Azione } from '../domain/azioni.js';
import { AZIONI } from '../domain/azioni.js';
import { permessiDi } from '../domain/permessi.js';
import { RUOLI, type Ruolo } from '../domain/ruoli.js';
import type { Sessione } from '../sessione/sessioni.js';
import { Richiesta, type ContestoRichiesta } from './richiesta.js';

export class VistaOperatore {
  @ApiProperty() id!: string;
  @ApiProperty() nome!: string;
  @ApiProperty({ enum: RUOLI }) ruolo!: Ruolo;
  @ApiProperty() ente!: string;
  @ApiProperty() tipoEnte!: string;
  @ApiProperty({ type: String, nullable: true }) professione!: string | null;
  @ApiProperty({ type: [String], description: 'Codici ISTAT dei Comuni' }) comuni!: readonly string[];
}

export class VistaOperatoreNoto extends VistaOperatore {
  @ApiPropertyOptional({ description: 'Né sospeso, né cessato, né ancora da iniziare: a chi affida incarichi' })
  attivo?: boolean;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Da quando è di questo ente, senza interruzioni: ciò che gli fu affidato prima è rimasto là',
  })
  nellEnteDal?: string;
}

export class VistaAmbito {
  @ApiProperty() id!: string;
  @ApiProperty() nome!: string;
}

export class VistaSessione {
  @ApiProperty({ type: VistaOperatore }) operatore!: VistaOperatore;
  @ApiProperty({ type: VistaAmbito }) ambito!: VistaAmbito;
  @ApiProperty({ enum: AZIONI, isArray: true, description: 'Ciò che il ruolo può fare su qualcosa' })
  permessi!: Azione[];
  @ApiProperty({ format: 'date-time', description: 'Quando finisce, se non si chiede altro' }) scadeIl!: string;
  @ApiProperty({ type: 'integer', description: 'Fra quanti secondi: gli orologi di due macchine non sono mai uguali' })
  restaSecondi!: number;
}

export class VediSessione extends Richiesta<VistaSessione> {
  readonly azione = 'vedi-sessione';
  readonly risorsa = { tipo: 'nessuna' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly sessione: Sessione,
  ) {
    super(contesto);
  }
}

@QueryHandler(VediSessione)
export class VediSessioneHandler implements IQueryHandler<VediSessione> {
  constructor(private readonly orologio: Orologio) {}

  async execute({ sessione }: VediSessione): Promise<VistaSessione> {
    const { id, nome, ruolo, ente, tipoEnte, professione, comuni } = sessione.operatore;
    return {
      operatore: { id, nome, ruolo, ente, tipoEnte, professione, comuni },
      ambito: sessione.ambito,
      permessi: permessiDi(sessione.operatore, giornoARoma(this.orologio.adesso())),
      scadeIl: sessione.scadeIl.toISOString(),
      restaSecondi: sessione.restaSecondi,
    };
  }
}
