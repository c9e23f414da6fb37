import { CORPI_CORREZIONE } from '#archivio';
import { AREE } from '#cartella';
import { CodiceIstat, Giorno, Identificativo, Interi, Parte, Scelta, Testo } from '#platform';
import { LetturaDto } from '#projections';
import { BISOGNI_ACCESSO, CANALI, ESITI_ACCESSO, NOTO, PUNTI, SEGNALANTI } from '../domain/eventi.js';

class AttoDto {
  @Giorno({ facoltativo: true, descrizione: 'Quando è accaduto; oggi, se manca' })
  il?: string;
}

export class RichiedenteDto {
  @Testo({ massimo: 200 })
  nome!: string;

  @Testo({ massimo: 40, facoltativo: true })
  telefono?: string;
}

export class RegistraAccessoDto extends AttoDto {
  @Scelta(CANALI)
  canale!: string;

  @Scelta(PUNTI)
  punto!: string;

  @Scelta(SEGNALANTI)
  segnalante!: string;

  @Identificativo({ facoltativo: true, descrizione: 'La persona, già registrata; manca se il contatto è anonimo' })
  persona?: string | null;

  @Parte(RichiedenteDto, { facoltativo: true })
  richiedente?: RichiedenteDto;

  @Testo({ massimo: 20_000 })
  richiesta!: string;

  @CodiceIstat({ descrizione: 'Il Comune competente' })
  comune!: string;

  @Scelta(NOTO)
  noto!: string;
}

export class CompilaTriageDto extends AttoDto {
  @Interi({ minimo: 0, massimo: 20, quanti: 50 })
  risposte!: number[];
}

export class ClassificaBisognoDto extends AttoDto {
  @Scelta(BISOGNI_ACCESSO)
  bisogno!: string;
}

export class FornisciOrientamentoDto extends AttoDto {
  @Testo()
  orientamento!: string;
}

export class ConcludiAccessoDto extends AttoDto {
  @Scelta(ESITI_ACCESSO)
  esito!: string;

  @Testo({ facoltativo: true })
  motivo?: string;
}

export class ApriCartellaDto extends AttoDto {
  @Scelta(AREE)
  area!: string;
}

export class FiltroAccessiDto extends LetturaDto {
  @Scelta(['aperti', 'conclusi'], { facoltativo: true })
  stato?: string;
}

/** The acts on an accesso already registered, named as in the address. */
export const CORPI = {
  'compila-triage': CompilaTriageDto,
  'classifica-bisogno': ClassificaBisognoDto,
  'fornisci-orientamento': FornisciOrientamentoDto,
  concludi: ConcludiAccessoDto,
  'apri-cartella': ApriCartellaDto,
  ...CORPI_CORREZIONE,
} as const;
