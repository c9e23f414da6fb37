import { punteggio, strumentoVersione } from '#nomenclatore';
import type { FormeDi, RegoleDiCorrezione, RettificaEvento, Rifiuto, Storico } from '#storia';
import { forma, rifiutaSe, rifiuto } from '#storia';
import type { EventoAccesso, TriageCompilato } from './eventi.js';
import { BISOGNI_ACCESSO, CANALI, CATALOGO_ACCESSO, ESITI_ACCESSO, NOTO, PUNTI, SEGNALANTI } from './eventi.js';
import type { StatoAccesso } from './stato.js';

const { facoltativo, intero, lista, oggetto, riga, testo, unoDi } = forma;

export const FORME: FormeDi<EventoAccesso> = {
  AccessoRegistrato: {
    canale: unoDi(CANALI),
    punto: unoDi(PUNTI),
    segnalante: unoDi(SEGNALANTI),
    // Whose key closes its words was decided when it was registered.
    persona: 'fisso',
    richiedente: facoltativo(oggetto({ nome: riga, telefono: facoltativo(riga) })),
    richiesta: testo,
    noto: unoDi(NOTO),
  },
  TriageCompilato: {
    strumento: 'fisso',
    versioneStrumento: 'fisso',
    risposte: lista(intero(0)),
    punteggio: 'calcolato',
  },
  BisognoClassificato: { bisogno: unoDi(BISOGNI_ACCESSO) },
  OrientamentoFornito: { orientamento: testo },
  AccessoConcluso: {
    esito: unoDi([...ESITI_ACCESSO, 'apertura-cartella']),
    motivo: facoltativo(testo),
    cartella: 'fisso',
  },
};

/** The case cites the accesso it was opened from, and keeps its date and channel: what it cites stays as it was. */
const CITATO = 'Da questo accesso è stata aperta una cartella, che lo cita:';

/** What a rettifica may touch in an accesso, and what follows from it. */
export const correzioniAccesso: RegoleDiCorrezione<StatoAccesso> = {
  catalogo: CATALOGO_ACCESSO,

  campo: (tipo, nome) => forma.campoFra(FORME, tipo, nome),

  consente: (stato, fatto, _contesto, comando) =>
    rifiutaSe(
      stato.cartella !== null &&
        (fatto.tipo === 'AccessoConcluso' || (fatto.tipo === 'AccessoRegistrato' && comando.atto === 'annulla-evento')),
      'cartella-aperta-dall-accesso',
      `${CITATO} la registrazione e l’apertura non si possono più annullare.`,
      { cartella: stato.cartella },
    ),

  completa: (stato, attuale, corretto, comando) => {
    const { avvenutoIl, modifiche = {} } = comando;
    switch (corretto.tipo) {
      case 'AccessoRegistrato':
        return (
          rifiutaSe(
            stato.cartella !== null && (avvenutoIl !== undefined || 'canale' in modifiche),
            'cartella-aperta-dall-accesso',
            `${CITATO} la data e il canale si rettificano nel fatto «Cartella aperta».`,
            { cartella: stato.cartella },
          ) ?? comando
        );
      case 'TriageCompilato':
        return 'risposte' in modifiche ? ricalcolaPunteggio(corretto, comando) : comando;
      case 'AccessoConcluso':
        return (
          // The reason that may be there is sealed, and was of another outcome.
          rifiutaSe(
            modifiche['esito'] === 'non-preso-in-carico' &&
              (attuale.dati as { esito?: string }).esito !== 'non-preso-in-carico' &&
              !('motivo' in modifiche),
            'motivo-mancante',
            'Se la persona non è presa in carico, il motivo va scritto.',
            { campo: 'motivo' },
          ) ?? comando
        );
      default:
        return comando;
    }
  },
};

/** Rule 8: a score follows from the answers, by the version of the instrument they were given to. */
function ricalcolaPunteggio(corretto: Storico, comando: RettificaEvento): RettificaEvento | Rifiuto {
  const { strumento, versioneStrumento, risposte } = corretto.dati as TriageCompilato['dati'];
  const definizione = strumentoVersione(strumento, versioneStrumento);
  const punti = definizione && punteggio(definizione, risposte);
  return punti === undefined
    ? rifiuto('risposte-incomplete', 'Il triage vuole una risposta valida per ogni voce.', {
        voci: definizione?.voci.length ?? 0,
      })
    : { ...comando, modifiche: { ...comando.modifiche, punteggio: punti } };
}
