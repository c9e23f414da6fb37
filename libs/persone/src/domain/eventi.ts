import type { Catalogo, DataCivile, EventoDeciso } from '#storia';
import type { EventoCancellazione } from './cancellazione.js';
import { CATALOGO_CANCELLAZIONE } from './cancellazione.js';

export const SESSI = ['F', 'M', 'X'] as const;
export type Sesso = (typeof SESSI)[number];

/** A person may have none, one given for a time, one for foreigners (STP, ENI), or the definitive one. */
export const TIPI_CODICE_FISCALE = ['definitivo', 'provvisorio', 'stp-eni', 'assente'] as const;
export type TipoCodiceFiscale = (typeof TIPI_CODICE_FISCALE)[number];

export interface Anagrafica {
  readonly cognome: string;
  readonly nome: string;
  readonly nascita: DataCivile;
  readonly sesso: Sesso;
  readonly telefono?: string;
}

export type PersonaRegistrata = EventoDeciso<'PersonaRegistrata', Anagrafica>;
export type AnagraficaAggiornata = EventoDeciso<'AnagraficaAggiornata', Partial<Anagrafica>>;
export type CodiceFiscaleAttribuito = EventoDeciso<
  'CodiceFiscaleAttribuito',
  { readonly codiceFiscale: string; readonly tipo: TipoCodiceFiscale }
>;
export type ResidenzaVariata = EventoDeciso<
  'ResidenzaVariata',
  { readonly comune: string; readonly indirizzo?: string }
>;

export type EventoPersona =
  PersonaRegistrata | AnagraficaAggiornata | CodiceFiscaleAttribuito | ResidenzaVariata | EventoCancellazione;

export const CATALOGO_PERSONA: Catalogo<EventoPersona> = {
  ...CATALOGO_CANCELLAZIONE,
  PersonaRegistrata: { versione: 1, titolo: 'Persona registrata', traguardo: true, chiari: [], testi: [] },
  AnagraficaAggiornata: { versione: 1, titolo: 'Anagrafica aggiornata', traguardo: false, chiari: [], testi: [] },
  CodiceFiscaleAttribuito: {
    versione: 1,
    titolo: 'Codice fiscale attribuito',
    traguardo: false,
    chiari: ['tipo'],
    testi: [],
  },
  ResidenzaVariata: { versione: 1, titolo: 'Residenza variata', traguardo: false, chiari: ['comune'], testi: [] },
};
