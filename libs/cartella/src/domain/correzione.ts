import type { Contesto, DatiDi, Rifiuto, RegoleDiCorrezione, RettificaEvento, Storico } from '#storia';
import { eventoInesistente, rifiutaSe, rifiutato, rifiuto } from '#storia';
import { seAltriNeRispondono } from './apertura.js';
import { daIntervento } from './erogazioni.js';
import type { EventoCartella } from './eventi.js';
import { CATALOGO_CARTELLA } from './eventi.js';
import { campoDi, ELENCHI_DI_PERSONE, seDiscorde } from './forma.js';
import { autoreDi } from './progetto.js';
import type { StatoCartella } from './stato.js';
import type { DefinizioniStrumenti } from './strumenti.js';
import { punteggio } from './strumenti.js';
import { FATTI_DI_RISERVATEZZA, neRisponde } from './tutele.js';

/** Acts of who decides on a progetto: its author may not undo or rewrite them either (rule 5). */
const DI_CHI_DECIDE: readonly string[] = ['RichiestaAperta', 'ProgettoApprovato', 'ProgettoRespinto'];

/** Whoever is named is judged by the register of that day: another is named by another fact. */
const CHI_E_NOMINATO: Readonly<Record<string, string>> = {
  CaseManagerIndividuato: 'operatore',
  CartellaAssegnata: 'operatore',
  TutelaDisposta: 'abilitati',
};

const CHE_INCARICANO: readonly string[] = ['CaseManagerIndividuato', 'CartellaAssegnata', 'ConsegnaEffettuata'];

/** What a rettifica may touch in a case, and what follows from it. */
export const correzioniCartella = (strumenti: DefinizioniStrumenti): RegoleDiCorrezione<StatoCartella> => ({
  catalogo: CATALOGO_CARTELLA,

  campo: (tipo, nome) => (CHI_E_NOMINATO[tipo] === nome ? 'fisso' : campoDi(tipo, nome)),

  consente: (stato, fatto, contesto, comando) => {
    const { attore } = contesto;
    const coperta = seNotaCoperta(stato, fatto, contesto) ?? seFattoDiRiservatezza(stato, fatto, contesto);
    if (coperta) return coperta;
    // Once undone, a charge would be free to be taken.
    if (comando.atto === 'annulla-evento' && CHE_INCARICANO.includes(fatto.tipo))
      return seAltriNeRispondono(stato, contesto);
    if (!DI_CHI_DECIDE.includes(fatto.tipo)) return undefined;
    const { progetto, versione } = fatto.dati as DatiDi<EventoCartella, 'RichiestaAperta'>;
    const scritta = stato.progetti.find(({ id }) => id === progetto)?.versioni.find((v) => v.versione === versione);
    return rifiutaSe(
      autoreDi(scritta, attore.id),
      'chi-ha-redatto-non-decide',
      'Chi ha scritto il progetto non può correggere né annullare gli atti di chi lo decide.',
    );
  },

  completa: (stato, attuale, corretto, comando) => {
    if (corretto.tipo === 'ProgettoSottoscritto') comando = ricalcolaEta(corretto, comando);
    if (!comando.modifiche) return comando;
    const discorde = seRettificaDiscorde(attuale, corretto, comando.modifiche);
    if (discorde) return discorde;
    if (corretto.tipo === 'StrumentoSomministrato') return ricalcolaPunteggio(strumenti, corretto, comando);
    if (corretto.tipo === 'ErogazioneRegistrata') return ricalcolaErogazione(stato, corretto, comando);
    return comando;
  },
});

/** For who may not read a nota riservata there is none: guessing its id must not uncover it, nor even find it. */
function seNotaCoperta(stato: StatoCartella, fatto: Storico, contesto: Contesto): Rifiuto | undefined {
  const { attore } = contesto;
  if (fatto.tipo !== 'DiarioAnnotato' || attore.ruolo === 'coordinatore') return undefined;
  const { riservata } =
    stato.diario.find(({ evento }) => evento === fatto.id) ?? (fatto.dati as DatiDi<EventoCartella, 'DiarioAnnotato'>);
  return riservata && fatto.attore.id !== attore.id && !neRisponde(stato, contesto) ? eventoInesistente() : undefined;
}

/** They are lifted by who decides on them, and not by correcting them. Who does not know of them does not find them. */
function seFattoDiRiservatezza(stato: StatoCartella, fatto: Storico, contesto: Contesto): Rifiuto | undefined {
  const { attore, nellEnteDal = '' } = contesto;
  if (!FATTI_DI_RISERVATEZZA.includes(fatto.tipo) || attore.ruolo === 'coordinatore') return undefined;
  const { tutela } = stato;
  const nominato = tutela !== null && tutela.abilitati.includes(attore.id) && tutela.registrataIl >= nellEnteDal;
  return nominato || neRisponde(stato, contesto)
    ? rifiuto('solo-chi-coordina', 'Tutele ed esclusioni le corregge solo chi coordina il Comune.')
    : eventoInesistente();
}

/**
 * A clear list is rectified together with the sealed words that follow it, which the history at hand may not show: so
 * whoever changes the people writes their names again, and a goal that is new brings its text.
 */
function seRettificaDiscorde(
  attuale: Storico,
  corretto: Storico,
  modifiche: Readonly<Record<string, unknown>>,
): Rifiuto | undefined {
  const dati = corretto.dati as { readonly obiettivi?: readonly { readonly id: string }[] };
  const noti = (attuale.dati as typeof dati).obiettivi?.map(({ id }) => id) ?? [];
  return (
    rifiutaSe(
      ELENCHI_DI_PERSONE.some((nome) => nome in modifiche) && !('nominativi' in modifiche),
      'nominativi-discordi',
      'Se cambiano le persone indicate vanno riscritti anche i loro nominativi.',
      { campo: 'nominativi' },
    ) ??
    rifiutaSe(
      // A valutazione finale judges goals that are described elsewhere.
      'obiettivi' in modifiche &&
        attuale.tipo !== 'ValutazioneFinaleSvolta' &&
        !('testiObiettivi' in modifiche) &&
        dati.obiettivi?.some(({ id }) => !noti.includes(id)) === true,
      'obiettivo-senza-testo',
      'Ogni obiettivo va descritto.',
    ) ??
    seDiscorde(corretto.dati as Record<string, unknown>)
  );
}

function ricalcolaPunteggio(
  strumenti: DefinizioniStrumenti,
  corretto: Storico,
  comando: RettificaEvento,
): RettificaEvento | Rifiuto {
  const { strumento, versioneStrumento, risposte } = corretto.dati as DatiDi<EventoCartella, 'StrumentoSomministrato'>;
  const definizione = strumenti(strumento);
  if (definizione?.versione !== versioneStrumento) {
    return rifiuto(
      'versione-strumento-diversa',
      'Lo strumento è cambiato da allora e il punteggio non si può ricalcolare: annulla questa compilazione e ripetila.',
    );
  }
  const punti = punteggio(definizione, risposte);
  return rifiutato(punti) ? punti : { ...comando, modifiche: { ...comando.modifiche, punteggio: punti } };
}

/** Another day of signature may be on the other side of a birthday. Where the birth date is gone, what was attested stays. */
function ricalcolaEta(corretto: Storico, comando: RettificaEvento): RettificaEvento {
  const { anzianoAllaData } = corretto.dati as DatiDi<EventoCartella, 'ProgettoSottoscritto'>;
  const calcolato = comando.calcolati?.['anzianoAllaData'] ?? anzianoAllaData;
  if (comando.avvenutoIl === undefined || calcolato === anzianoAllaData) return comando;
  return { ...comando, modifiche: { ...comando.modifiche, anzianoAllaData: calcolato } };
}

/** Amount, prestazione and provider follow the intervento; the day of the fact follows the period. */
function ricalcolaErogazione(
  stato: StatoCartella,
  corretto: Storico,
  comando: RettificaEvento,
): RettificaEvento | Rifiuto {
  const dati = corretto.dati as DatiDi<EventoCartella, 'ErogazioneRegistrata'>;
  const intervento = stato.interventi.find(({ id }) => id === dati.intervento);
  return {
    ...comando,
    avvenutoIl: comando.avvenutoIl ?? dati.al,
    modifiche: { ...comando.modifiche, ...(intervento && daIntervento(intervento, dati)) },
  };
}
