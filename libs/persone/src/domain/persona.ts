import type { DataCivile, Decider, Rifiuto } from '#storia';
import { dataCivileValida, etaIl, forma, giornoARoma, rifiutaSe, rifiuto } from '#storia';
import type { ComandoCancellazione } from './cancellazione.js';
import {
  ammettiCancellazione,
  decidiCancellazione,
  eCancellazione,
  eComandoCancellazione,
  evolviCancellazione,
  seGiaCancellata,
} from './cancellazione.js';
import { codiceFiscaleValido, normalizzaCodiceFiscale } from './codice-fiscale.js';
import { correzioniPersona, FORME } from './correzione.js';
import type { Anagrafica, EventoPersona, TipoCodiceFiscale } from './eventi.js';
import { seComuneInesistente } from './residenza.js';
import type { StatoPersona } from './stato.js';
import { PERSONA_IGNOTA } from './stato.js';

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
  | Comando<'attribuisci-codice-fiscale', { codiceFiscale: string; tipoCodiceFiscale: TipoCodiceFiscale }>
  | ComandoCancellazione;

const ETA_MASSIMA = 125;

const seNascitaImpossibile = (nascita: DataCivile | undefined, oggi: DataCivile): Rifiuto | undefined =>
  rifiutaSe(
    nascita !== undefined && (nascita > oggi || etaIl(nascita, oggi) > ETA_MASSIMA),
    'nascita-impossibile',
    `La data di nascita è nel futuro o di oltre ${ETA_MASSIMA} anni fa: controllala.`,
  );

/** A provisional code and those of foreigners (STP, ENI) have other shapes: only the definitive one has this check. */
const seCodiceErrato = (codice: string | undefined, tipo: TipoCodiceFiscale): Rifiuto | undefined =>
  rifiutaSe(
    codice !== undefined && tipo === 'definitivo' && !codiceFiscaleValido(codice),
    'codice-fiscale-errato',
    'Il codice fiscale non è valido: il carattere di controllo non corrisponde.',
  );

const seCodiceDiscorde = (codice: string | undefined, tipo: TipoCodiceFiscale): Rifiuto | undefined =>
  rifiutaSe(
    codice === undefined && tipo !== 'assente',
    'codice-fiscale-mancante',
    'Manca il codice fiscale: se la persona non ne ha uno, il tipo è «assente».',
  ) ??
  rifiutaSe(
    codice !== undefined && tipo === 'assente',
    'codice-fiscale-di-troppo',
    'È indicato un codice fiscale, ma il tipo dice che la persona non ne ha uno.',
  );

/** Without the fields that were not given, or were given as null. */
const soloDati = <D extends object>(campi: D): D =>
  Object.fromEntries(Object.entries(campi).filter(([, valore]) => valore !== undefined && valore !== null)) as D;

function fattiDi(comando: Exclude<ComandoPersona, ComandoCancellazione>): readonly EventoPersona[] | Rifiuto {
  const { il: avvenutoIl } = comando;
  switch (comando.atto) {
    case 'registra-persona': {
      const { cognome, nome, nascita, sesso, telefono, comune, indirizzo, tipoCodiceFiscale: tipo } = comando;
      const codiceFiscale = comando.codiceFiscale ? normalizzaCodiceFiscale(comando.codiceFiscale) : undefined;
      return (
        seCodiceDiscorde(codiceFiscale, tipo) ?? [
          {
            tipo: 'PersonaRegistrata',
            avvenutoIl,
            dati: soloDati({ cognome, nome, nascita, sesso, telefono }) as Anagrafica,
          },
          { tipo: 'ResidenzaVariata', avvenutoIl, dati: soloDati({ comune, indirizzo }) as { comune: string } },
          ...(codiceFiscale
            ? [{ tipo: 'CodiceFiscaleAttribuito' as const, avvenutoIl, dati: { codiceFiscale, tipo } }]
            : []),
        ]
      );
    }
    case 'aggiorna-anagrafica': {
      const { cognome, nome, nascita, sesso, telefono } = comando;
      const dati = soloDati({ cognome, nome, nascita, sesso, telefono }) as Partial<Anagrafica>;
      return (
        rifiutaSe(Object.keys(dati).length === 0, 'nulla-da-cambiare', 'Non è indicato nessun dato da cambiare.') ?? [
          { tipo: 'AnagraficaAggiornata', avvenutoIl, dati },
        ]
      );
    }
    case 'varia-residenza': {
      const { comune, indirizzo } = comando;
      return [{ tipo: 'ResidenzaVariata', avvenutoIl, dati: soloDati({ comune, indirizzo }) as { comune: string } }];
    }
    case 'attribuisci-codice-fiscale': {
      const codiceFiscale = normalizzaCodiceFiscale(comando.codiceFiscale);
      return [
        { tipo: 'CodiceFiscaleAttribuito', avvenutoIl, dati: { codiceFiscale, tipo: comando.tipoCodiceFiscale } },
      ];
    }
  }
}

type Residenza = { readonly comune?: unknown };

/** The rules of a person's record. */
export const persona: Decider<StatoPersona, ComandoPersona, EventoPersona> = {
  iniziale: PERSONA_IGNOTA,
  correzioni: correzioniPersona,

  decidi(stato, comando) {
    if (comando.atto !== 'registra-persona' && !stato.registrata) {
      return rifiuto('non-trovato', 'La persona non è registrata.');
    }
    if (!dataCivileValida(comando.il)) {
      return rifiuto('data-non-valida', 'La data indicata non esiste nel calendario.');
    }
    if (eComandoCancellazione(comando)) {
      const fatto = decidiCancellazione(stato, comando);
      return 'codice' in fatto ? fatto : (forma.seMalformato(FORME, fatto) ?? [fatto]);
    }
    const no = seGiaCancellata(stato);
    if (no) return no;
    const fatti = fattiDi(comando);
    if ('codice' in fatti) return fatti;
    const male = fatti.map((f) => forma.seMalformato(FORME, f) ?? seComuneInesistente((f.dati as Residenza).comune));
    return male.find((no) => no !== undefined) ?? fatti;
  },

  ammetti(stato, fatto) {
    if (fatto.tipo === 'PersonaRegistrata' && stato.registrata) {
      return rifiuto('persona-gia-registrata', 'La persona è già registrata.');
    }
    if (fatto.tipo !== 'PersonaRegistrata' && !stato.registrata) {
      return rifiuto('prima-della-registrazione', 'La persona non risultava ancora registrata a quella data.');
    }
    if (eCancellazione(fatto)) return ammettiCancellazione(stato, fatto);
    switch (fatto.tipo) {
      case 'PersonaRegistrata':
      case 'AnagraficaAggiornata':
        return seNascitaImpossibile(fatto.dati.nascita, giornoARoma(fatto.registratoIl));
      case 'CodiceFiscaleAttribuito':
        return seCodiceErrato(fatto.dati.codiceFiscale, fatto.dati.tipo);
      case 'ResidenzaVariata':
        return undefined;
    }
  },

  /** Who may see a person depends on where the person lives. */
  riesamina: ({ eventoRegistrazione, comune }) =>
    eventoRegistrazione !== null && comune === null
      ? [
          {
            evento: eventoRegistrazione,
            rifiuto: rifiuto('residenza-mancante', 'Una persona registrata ha sempre una residenza.'),
          },
        ]
      : [],

  evolvi(stato, fatto) {
    if (eCancellazione(fatto)) return evolviCancellazione(stato, fatto);
    switch (fatto.tipo) {
      case 'PersonaRegistrata':
        return { ...stato, ...fatto.dati, registrata: true, eventoRegistrazione: fatto.id };
      case 'AnagraficaAggiornata':
        return { ...stato, ...fatto.dati };
      case 'CodiceFiscaleAttribuito': {
        const { codiceFiscale, tipo } = fatto.dati;
        return {
          ...stato,
          tipoCodiceFiscale: tipo,
          ...(codiceFiscale && { codiceFiscale, codiciFiscali: [...stato.codiciFiscali, codiceFiscale] }),
        };
      }
      case 'ResidenzaVariata': {
        const { indirizzo: _precedente, ...resto } = stato;
        const { comune, indirizzo } = fatto.dati;
        return { ...resto, comune, ...(indirizzo && { indirizzo }) };
      }
      default:
        // A type of a later version leaves the person as it was.
        return stato;
    }
  },
};
