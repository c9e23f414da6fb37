import { Quanto, Scelta, Testo } from '#platform';
import { LetturaDto } from '#projections';
import { DESTINATARI_SEGNALAZIONE, RAGIONI_SEGNALAZIONE } from '../domain/eventi.js';
import { STATI_ESAME } from '../readmodel/deroghe-viste.js';

export class ApriDerogaDto {
  @Testo({
    massimo: 2_000,
    descrizione: 'Perché serve vedere questo caso: lo leggono il case manager e il coordinatore',
  })
  motivo!: string;
}

export class EsaminaDerogaDto {
  @Scelta(['legittima'])
  esito!: 'legittima';

  @Testo({ massimo: 2_000, facoltativo: true })
  nota?: string;
}

export class SegnalaDerogaDto {
  @Scelta(DESTINATARI_SEGNALAZIONE, { descrizione: 'A chi' })
  a!: (typeof DESTINATARI_SEGNALAZIONE)[number];

  @Scelta(RAGIONI_SEGNALAZIONE)
  ragione!: (typeof RAGIONI_SEGNALAZIONE)[number];

  @Testo({ massimo: 2_000 })
  nota!: string;
}

export class PagineDerogheDto extends LetturaDto {
  @Quanto({ massimo: 100_000, predefinito: 1 })
  pagina: number = 1;

  @Quanto({ massimo: 200, predefinito: 50 })
  per: number = 50;
}

export class FiltroDerogheDto extends PagineDerogheDto {
  @Scelta(STATI_ESAME, { facoltativo: true, descrizione: 'Tutte, se manca' })
  stato?: (typeof STATI_ESAME)[number];
}
