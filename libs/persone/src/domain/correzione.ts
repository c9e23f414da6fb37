import type { FormeDi, RegoleDiCorrezione } from '#storia';
import { forma, rifiutaSe, rifiuto } from '#storia';
import { normalizzaCodiceFiscale } from './codice-fiscale.js';
import { eCancellazione, FORME_CANCELLAZIONE, seGiaCancellata } from './cancellazione.js';
import type { EventoPersona } from './eventi.js';
import { CATALOGO_PERSONA, SESSI, TIPI_CODICE_FISCALE } from './eventi.js';
import { seComuneInesistente } from './residenza.js';
import type { StatoPersona } from './stato.js';

const { codiceComune, facoltativo, giorno, riga, unoDi } = forma;

const sesso = unoDi(SESSI);

export const FORME: FormeDi<EventoPersona> = {
  ...FORME_CANCELLAZIONE,
  PersonaRegistrata: { cognome: riga, nome: riga, nascita: giorno, sesso, telefono: facoltativo(riga) },
  AnagraficaAggiornata: {
    cognome: facoltativo(riga),
    nome: facoltativo(riga),
    nascita: facoltativo(giorno),
    sesso: facoltativo(sesso),
    telefono: facoltativo(riga),
  },
  CodiceFiscaleAttribuito: {
    codiceFiscale: riga,
    tipo: unoDi(TIPI_CODICE_FISCALE.filter((tipo) => tipo !== 'assente')),
  },
  ResidenzaVariata: { comune: codiceComune, indirizzo: facoltativo(riga) },
};

/** What a rettifica may touch in a person's record, and what follows from it. */
export const correzioniPersona: RegoleDiCorrezione<StatoPersona> = {
  catalogo: CATALOGO_PERSONA,

  campo: (tipo, nome) => forma.campoFra(FORME, tipo, nome),

  // Accessi and cases name the person, and are other streams: nobody can tell from here that there are none.
  consente: (stato, fatto, _contesto, comando) =>
    seGiaCancellata(stato) ??
    seComuneInesistente(
      comando.atto === 'rettifica-evento' ? (comando.modifiche?.['comune'] ?? comando.comune) : null,
    ) ??
    rifiutaSe(
      eCancellazione(fatto),
      'atto-non-correggibile',
      'Blocchi legali e cancellazioni non si correggono: un blocco si toglie, una richiesta si respinge.',
    ) ??
    rifiutaSe(
      fatto.tipo === 'PersonaRegistrata' && comando.atto === 'annulla-evento' && comando.evento === fatto.id,
      'registrazione-non-annullabile',
      'La registrazione di una persona non si annulla, perché accessi e cartelle possono citarla: i dati sbagliati si rettificano.',
    ),

  completa: (_stato, _attuale, { tipo }, comando) => {
    const { modifiche } = comando;
    if (tipo === 'CodiceFiscaleAttribuito' && modifiche) {
      const { codiceFiscale } = modifiche as { readonly codiceFiscale?: string };
      // The code that stays is sealed: whether it is one of that kind could not be told.
      if (codiceFiscale === undefined) {
        return rifiuto('codice-fiscale-mancante', 'Se cambia il tipo, va riscritto anche il codice fiscale.', {
          campo: 'codiceFiscale',
        });
      }
      return { ...comando, modifiche: { ...modifiche, codiceFiscale: normalizzaCodiceFiscale(codiceFiscale) } };
    }
    // Where a person lives is what the fact says and also the Comune it concerns.
    const comune = (modifiche?.['comune'] as string | undefined) ?? comando.comune;
    return tipo === 'ResidenzaVariata' && comune !== undefined
      ? { ...comando, comune, modifiche: { ...modifiche, comune } }
      : comando;
  },
};
