import type { DataCivile, Decider } from '#storia';
import { etaIl, rifiuto } from '#storia';
import { codiceFiscaleValido } from './codice-fiscale.js';
import type { Anagrafica, EventoPersona, TipoCodiceFiscale } from './eventi.js';

/** A person as a fold; what is sealed and not opened is absent. */
export interface StatoPersona extends Partial<Anagrafica> {
  readonly registrata: boolean;
  readonly codiceFiscale?: string;
  readonly tipoCodiceFiscale: TipoCodiceFiscale;
  readonly comune: string | null;
  readonly indirizzo?: string;
}

export const PERSONA_IGNOTA: StatoPersona = { registrata: false, tipoCodiceFiscale: 'assente', comune: null };

type Comando<A extends string, D> = { readonly atto: A; readonly il: DataCivile } & Readonly<D>;

export type ComandoPersona =
  | Comando<
      'registra-persona',
      Anagrafica & {
        comune: string;
        indirizzo?: string;
        codiceFiscale?: string;
        tipoCodiceFiscale: TipoCodiceFiscale;
      }
    >
  | Comando<'aggiorna-anagrafica', Partial<Anagrafica>>
  | Comando<'varia-residenza', { comune: string; indirizzo?: string }>
  | Comando<'attribuisci-codice-fiscale', { codiceFiscale: string; tipoCodiceFiscale: TipoCodiceFiscale }>;

const NASCITA_IMPOSSIBILE = rifiuto(
  'nascita-impossibile',
  'La data di nascita è nel futuro o di oltre 125 anni fa: controllala.',
);
const CODICE_ERRATO = rifiuto(
  'codice-fiscale-errato',
  'Il codice fiscale non è valido: il carattere di controllo non corrisponde.',
);

const nascitaImpossibile = (nascita: DataCivile | undefined, oggi: DataCivile): boolean =>
  nascita !== undefined && (nascita > oggi || etaIl(nascita, oggi) > 125);

/** A provisional or a STP/ENI code has other shapes: only the definitive one has a check character to verify. */
const codiceErrato = (codice: string | undefined, tipo: TipoCodiceFiscale): boolean =>
  tipo === 'assente' ? codice !== undefined : !codice || (tipo === 'definitivo' && !codiceFiscaleValido(codice));

export const persona: Decider<StatoPersona, ComandoPersona, EventoPersona> = {
  iniziale: PERSONA_IGNOTA,

  decidi(stato, comando, { oggi }) {
    const { il } = comando;
    if (comando.atto !== 'registra-persona' && !stato.registrata) {
      return rifiuto('non-trovato', 'La persona non è registrata.');
    }
    switch (comando.atto) {
      case 'registra-persona': {
        const { cognome, nome, nascita, sesso, telefono, comune, indirizzo, codiceFiscale, tipoCodiceFiscale } = comando;
        if (nascitaImpossibile(nascita, oggi)) return NASCITA_IMPOSSIBILE;
        if (codiceErrato(codiceFiscale, tipoCodiceFiscale)) return CODICE_ERRATO;
        return [
          { tipo: 'PersonaRegistrata', avvenutoIl: il, dati: { cognome, nome, nascita, sesso, ...(telefono && { telefono }) } },
          { tipo: 'ResidenzaVariata', avvenutoIl: il, dati: { comune, ...(indirizzo && { indirizzo }) } },
          ...(codiceFiscale
            ? [
                {
                  tipo: 'CodiceFiscaleAttribuito' as const,
                  avvenutoIl: il,
                  dati: { codiceFiscale, tipo: tipoCodiceFiscale },
                },
              ]
            : []),
        ];
      }
      case 'aggiorna-anagrafica': {
        const { cognome, nome, nascita, sesso, telefono } = comando;
        if (nascitaImpossibile(nascita, oggi)) return NASCITA_IMPOSSIBILE;
        const dati = Object.fromEntries(
          Object.entries({ cognome, nome, nascita, sesso, telefono }).filter(([, valore]) => valore !== undefined),
        );
        if (Object.keys(dati).length === 0) return rifiuto('nulla-da-cambiare', 'Non è indicato nessun dato da cambiare.');
        return [{ tipo: 'AnagraficaAggiornata', avvenutoIl: il, dati }];
      }
      case 'varia-residenza': {
        const { comune, indirizzo } = comando;
        return [{ tipo: 'ResidenzaVariata', avvenutoIl: il, dati: { comune, ...(indirizzo && { indirizzo }) } }];
      }
      case 'attribuisci-codice-fiscale': {
        const { codiceFiscale, tipoCodiceFiscale: tipo } = comando;
        if (codiceErrato(codiceFiscale, tipo)) return CODICE_ERRATO;
        return [{ tipo: 'CodiceFiscaleAttribuito', avvenutoIl: il, dati: { codiceFiscale, tipo } }];
      }
    }
  },

  ammetti(stato, fatto) {
    if (fatto.tipo === 'PersonaRegistrata') {
      return stato.registrata ? rifiuto('persona-gia-registrata', 'La persona è già registrata.') : undefined;
    }
    return stato.registrata
      ? undefined
      : rifiuto('prima-della-registrazione', 'La persona non risultava ancora registrata a quella data.');
  },

  evolvi(stato, fatto) {
    switch (fatto.tipo) {
      case 'PersonaRegistrata':
        return { ...stato, ...fatto.dati, registrata: true };
      case 'AnagraficaAggiornata':
        return { ...stato, ...fatto.dati };
      case 'CodiceFiscaleAttribuito': {
        const { codiceFiscale, tipo } = fatto.dati;
        return { ...stato, tipoCodiceFiscale: tipo, ...(codiceFiscale && { codiceFiscale }) };
      }
      case 'ResidenzaVariata': {
        const { indirizzo: _precedente, ...resto } = stato;
        const { comune, indirizzo } = fatto.dati;
        return { ...resto, comune, ...(indirizzo && { indirizzo }) };
      }
    }
  },
};
