import { ETICHETTE } from '#nomenclatore';
import { aperta, delCiclo, finaleDelCiclo } from './ciclo.js';
import type { Atto } from './comandi.js';
import { progettoInVigore } from './fasi.js';
import { inEssere } from './interventi.js';
import { dimensioniScoperte, ultimaVersione, versioneInVigore } from './progetto.js';
import type { Progetto, StatoCartella } from './stato.js';
import { PROFESSIONI_NECESSARIE, valutazioneInCorso } from './valutazione.js';
import type { Fase } from './vocabolario.js';

export { attiPossibili } from './atti-possibili.js';
export { scadenze } from './scadenze.js';

/** Something the case still needs before its next phase, and the act that provides it. */
export interface Mancanza {
  readonly codice: string;
  readonly testo: string;
  readonly atto: Atto | null;
}

const manca = (quando: boolean, codice: string, testo: string, atto: Atto | null): Mancanza[] =>
  quando ? [{ codice, testo, atto }] : [];

/** What is missing for the next phase, the most urgent first. Empty for a case that is closed. */
export const mancanze = (stato: StatoCartella): Mancanza[] => (aperta(stato) ? PER_FASE[stato.fase](stato) : []);

const PER_FASE: Record<Fase, (stato: StatoCartella) => Mancanza[]> = {
  accesso: (stato) => [
    ...manca(
      stato.preseInCarico.length === 0,
      'presa-in-carico',
      'Attiva la presa in carico: stabilisce il percorso che valutazione e progetto seguiranno.',
      'attiva-presa-in-carico',
    ),
    ...manca(
      stato.informativaIl === null,
      'informativa',
      'Consegna alla persona l’informativa sul trattamento dei dati.',
      'consegna-informativa',
    ),
    ...manca(
      stato.caseManager === null,
      'case-manager',
      'Individua il case manager: il caso non ha ancora un riferimento.',
      'individua-case-manager',
    ),
    ...manca(true, 'valutazione', 'Avvia la valutazione del bisogno.', 'avvia-valutazione'),
  ],

  valutazione: (stato) => {
    const valutazione = valutazioneInCorso(stato);
    const equipe = new Set(valutazione?.equipe.map(({ professione }) => professione)).size;
    return [
      ...manca(
        valutazione?.tipo === 'multidimensionale' && equipe < PROFESSIONI_NECESSARIE,
        'equipe',
        'Costituisci l’équipe: la valutazione multidimensionale richiede almeno due professioni diverse.',
        'costituisci-equipe',
      ),
      ...manca(
        valutazione?.strumenti.length === 0,
        'strumenti',
        'Non è ancora stato somministrato nessuno strumento di valutazione.',
        'somministra-strumento',
      ),
      ...manca(
        true,
        'conclusione-valutazione',
        'Concludi la valutazione, con chi era presente, l’esito e le dimensioni critiche.',
        'concludi-valutazione',
      ),
    ];
  },

  progetto: (stato) => {
    const progetti = delCiclo(stato, stato.progetti);
    const passi = progetti.flatMap((p) => passiDelProgetto(stato, p));
    if (passi.length > 0) return passi;
    return progetti.length > 0
      ? manca(
          true,
          'progetto',
          'Il progetto è stato respinto: scrivine una nuova versione che tenga conto del motivo.',
          'redigi-progetto',
        )
      : manca(true, 'progetto', 'Redigi il progetto individualizzato sulla valutazione conclusa.', 'redigi-progetto');
  },

  erogazione: (stato) => {
    const interventi = delCiclo(stato, stato.interventi).filter((i) => i.stato !== 'cessato');
    const attivi = interventi.filter(inEssere);
    return [
      ...manca(
        !progettoInVigore(stato),
        'valutazione',
        'È attivo un intervento urgente: avvia la valutazione da cui nascerà il progetto.',
        'avvia-valutazione',
      ),
      ...manca(
        interventi.length === 0,
        'autorizzazione',
        'Il progetto è sottoscritto: autorizza il primo intervento previsto.',
        'autorizza-intervento',
      ),
      ...manca(
        interventi.some((i) => i.stato === 'autorizzato'),
        'attivazione',
        'Un intervento autorizzato attende di essere attivato.',
        'attiva-intervento',
      ),
      ...manca(
        attivi.some((i) => i.stato === 'sospeso'),
        'ripresa',
        'Un intervento è sospeso: va ripreso oppure cessato.',
        'riprendi-intervento',
      ),
      ...manca(
        attivi.some((i) => i.erogazioni.length === 0),
        'erogazioni',
        'Un intervento attivo non ha ancora ore registrate.',
        'registra-erogazione',
      ),
      ...manca(
        attivi.length > 0,
        'cessazione',
        'Per passare alla conclusione cessa gli interventi quando il progetto finisce.',
        'cessa-intervento',
      ),
    ];
  },

  conclusione: (stato) => [
    ...manca(
      finaleDelCiclo(stato) === null,
      'valutazione-finale',
      'Svolgi la valutazione finale: obiettivi raggiunti e soddisfazione della persona e degli operatori.',
      'svolgi-valutazione-finale',
    ),
    ...manca(finaleDelCiclo(stato) !== null, 'chiusura', 'Chiudi la cartella indicando il motivo.', 'chiudi'),
  ],
};

/** The next step of the last version of a progetto; none when it is signed or was turned down. */
function passiDelProgetto(stato: StatoCartella, progetto: Progetto): Mancanza[] {
  const versione = ultimaVersione(progetto);
  switch (versione?.stato) {
    case 'bozza':
      return [
        ...dimensioniScoperte(stato, versione).map((dimensione) => ({
          codice: 'obiettivo-mancante',
          testo: `La dimensione critica «${ETICHETTE.domini[dimensione]}» non ha un obiettivo: aggiungilo al progetto prima di chiederne l’approvazione.`,
          atto: versioneInVigore(progetto) ? ('rimodula-progetto' as const) : ('redigi-progetto' as const),
        })),
        ...manca(
          true,
          'richiesta-approvazione',
          'Il progetto è in bozza: chiedi l’approvazione.',
          'richiedi-approvazione',
        ),
      ];
    case 'in-approvazione':
    case 'in-esame':
      return manca(
        true,
        'approvazione',
        'Il progetto attende la decisione di chi non lo ha scritto.',
        'approva-progetto',
      );
    case 'approvata':
      return manca(
        true,
        'sottoscrizione',
        'Il progetto è approvato: va sottoscritto con la persona o chi la rappresenta.',
        'sottoscrivi-progetto',
      );
    default:
      return [];
  }
}
