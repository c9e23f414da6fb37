import { RUOLI } from '#identity';
import { Codice, Codici, Parte, Scelta, SoloGiorno, Testo } from '#platform';
import { PROFESSIONI, TIPI_ENTE } from '../domain/vocabolario.js';

const COMUNI = { quanti: 500, descrizione: 'Codici ISTAT dei Comuni' } as const;

export class MandatoDto {
  @Testo({ massimo: 500, descrizione: 'Che cosa gli è affidato' })
  oggetto!: string;

  @SoloGiorno()
  dal!: string;

  @SoloGiorno({ facoltativo: true })
  al?: string;

  @Codici({ ...COMUNI, facoltativo: true, descrizione: 'Codici ISTAT dei Comuni; se manca, tutto l’Ambito' })
  comuni?: string[];
}

class IncaricoDto {
  @SoloGiorno({ facoltativo: true, descrizione: 'Il primo giorno; oggi, se manca' })
  dal?: string;

  @Scelta(RUOLI)
  ruolo!: string;

  @Codice({ descrizione: 'L’ente per cui lavora: un codice breve, minuscolo' })
  ente!: string;

  @Scelta(TIPI_ENTE)
  tipoEnte!: string;

  @Scelta(PROFESSIONI, { facoltativo: true })
  professione?: string;

  @Codici(COMUNI)
  comuni!: string[];

  @Codice({ facoltativo: true, descrizione: 'La squadra: un codice breve, minuscolo' })
  squadra?: string;

  @Parte(MandatoDto, { facoltativo: true, descrizione: 'Solo per un revisore' })
  mandato?: MandatoDto;
}

export class IscriviDiNuovoDto extends IncaricoDto {
  @SoloGiorno({ facoltativo: true, descrizione: 'L’ultimo giorno di lavoro, se si sa già' })
  al?: string;
}

export class IscriviOperatoreDto extends IscriviDiNuovoDto {
  @Testo({ massimo: 200, descrizione: 'Nome e cognome' })
  nome!: string;

  @Testo({ massimo: 200, descrizione: 'Come lo chiama il gestore dell’identità' })
  soggetto!: string;
}

export class SospendiDto {
  @SoloGiorno({ facoltativo: true, descrizione: 'Il primo giorno; oggi, se manca' })
  dal?: string;

  @SoloGiorno({ facoltativo: true, descrizione: 'L’ultimo giorno; se manca, finché non è riammesso' })
  al?: string;

  @Testo()
  motivo!: string;
}

export class RiammettiDto {
  @SoloGiorno({ facoltativo: true, descrizione: 'Il primo giorno in cui torna; oggi, se manca' })
  dal?: string;
}

export class TrasferisciDto extends IncaricoDto {}

export class CessaDto {
  @SoloGiorno({ descrizione: 'L’ultimo giorno di lavoro' })
  al!: string;

  @Testo()
  motivo!: string;
}

/** The acts on an operator who is enrolled, or was. */
export const CORPI = {
  'iscrivi-di-nuovo': IscriviDiNuovoDto,
  sospendi: SospendiDto,
  riammetti: RiammettiDto,
  trasferisci: TrasferisciDto,
  cessa: CessaDto,
} as const;
export type NomeAtto = keyof typeof CORPI;
