import { CORPI_CORREZIONE } from '#archivio';
import { CodiceIstat, Giorno, Scelta, SoloGiorno, Testo } from '#platform';
import { SESSI, TIPI_CODICE_FISCALE } from '../domain/eventi.js';

export class RicercaPersoneDto {
  @Testo({ massimo: 100, facoltativo: true })
  cognome?: string;

  @Testo({ massimo: 100, facoltativo: true })
  nome?: string;

  @SoloGiorno({ facoltativo: true })
  nascita?: string;

  @Testo({ massimo: 32, facoltativo: true })
  codiceFiscale?: string;
}

class AttoDto {
  @Giorno({ facoltativo: true, descrizione: 'Quando è accaduto; oggi, se manca' })
  il?: string;
}

export class RegistraPersonaDto extends AttoDto {
  @Testo({ massimo: 100 })
  cognome!: string;

  @Testo({ massimo: 100 })
  nome!: string;

  @SoloGiorno()
  nascita!: string;

  @Scelta(SESSI)
  sesso!: string;

  @CodiceIstat()
  comune!: string;

  @Testo({ massimo: 200, facoltativo: true })
  indirizzo?: string;

  @Testo({ massimo: 40, facoltativo: true })
  telefono?: string;

  @Testo({ massimo: 32, facoltativo: true })
  codiceFiscale?: string;

  @Scelta(TIPI_CODICE_FISCALE)
  tipoCodiceFiscale!: string;
}

export class AggiornaAnagraficaDto extends AttoDto {
  @Testo({ massimo: 100, facoltativo: true })
  cognome?: string;

  @Testo({ massimo: 100, facoltativo: true })
  nome?: string;

  @SoloGiorno({ facoltativo: true })
  nascita?: string;

  @Scelta(SESSI, { facoltativo: true })
  sesso?: string;

  @Testo({ massimo: 40, facoltativo: true })
  telefono?: string;
}

export class VariaResidenzaDto extends AttoDto {
  @CodiceIstat()
  comune!: string;

  @Testo({ massimo: 200, facoltativo: true })
  indirizzo?: string;
}

export class AttribuisciCodiceFiscaleDto extends AttoDto {
  @Testo({ massimo: 32 })
  codiceFiscale!: string;

  @Scelta(['definitivo', 'provvisorio', 'stp-eni'])
  tipoCodiceFiscale!: string;
}

/** The acts on a person already registered. */
export const CORPI = {
  'aggiorna-anagrafica': AggiornaAnagraficaDto,
  'varia-residenza': VariaResidenzaDto,
  'attribuisci-codice-fiscale': AttribuisciCodiceFiscaleDto,
  ...CORPI_CORREZIONE,
} as const;
