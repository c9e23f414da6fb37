import { Codice, Quanto, Scelta, SoloGiorno } from '#platform';
import { LetturaDto } from '#projections';
import { FILTRI_MODO, type FiltroModo } from './consultazione-vista.js';
import { azioniDi } from './modo.js';
import type { FiltroConsultazioni } from './ricerca-consultazioni.js';

export class PeriodoDto extends LetturaDto {
  @SoloGiorno({ facoltativo: true, descrizione: 'Il primo giorno' })
  dal?: string;

  @SoloGiorno({ facoltativo: true, descrizione: 'L’ultimo giorno, compreso' })
  al?: string;
}

export class FiltriConsultazioniDto extends PeriodoDto {
  @Codice({ facoltativo: true, descrizione: 'Chi ha letto' })
  operatore?: string;

  @Scelta(FILTRI_MODO, { facoltativo: true, descrizione: 'In che modo' })
  modo?: FiltroModo;

  @Quanto({ massimo: 100_000, predefinito: 1 })
  pagina: number = 1;

  @Quanto({ massimo: 1_000, predefinito: 50 })
  per: number = 50;
}

export class FiltriLettureDto extends FiltriConsultazioniDto {
  @Scelta(['tutte', 'senza-nesso'], {
    facoltativo: true,
    descrizione: 'Tutte, o quelle di chi non aveva a che fare con il caso o con la persona',
  })
  quali?: 'tutte' | 'senza-nesso';
}

export const periodoDi = ({ dal, al }: PeriodoDto) => ({ ...(dal && { dal }), ...(al && { al }) });

export const filtroDi = (dto: FiltriConsultazioniDto & { quali?: string }): FiltroConsultazioni => ({
  ...periodoDi(dto),
  ...(dto.operatore && { operatore: dto.operatore }),
  ...(dto.modo === 'deroga' ? { inDeroga: true } : dto.modo && { azioni: azioniDi(dto.modo) }),
  ...(dto.quali === 'senza-nesso' && { senzaNesso: true }),
  pagina: dto.pagina,
  per: dto.per,
});
