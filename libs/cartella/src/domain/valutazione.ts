import type { Rifiuto } from '#storia';
import { rifiutaSe, rifiutato, rifiuto } from '#storia';
import { percorsoAl } from './apertura.js';
import { aperta, cicloCorrente, delCiclo, seNonAperta } from './ciclo.js';
import type { Componente } from './eventi.js';
import type { Ammissioni, Decisioni, Evoluzioni, Possibilita } from './sezione.js';
import type { StatoCartella, Valutazione } from './stato.js';
import type { DefinizioniStrumenti } from './strumenti.js';
import { punteggio } from './strumenti.js';

type Atti = 'avvia-valutazione' | 'costituisci-equipe' | 'somministra-strumento' | 'concludi-valutazione';
type Tipi = 'ValutazioneAvviata' | 'EquipeCostituita' | 'StrumentoSomministrato' | 'ValutazioneConclusa';

/** Rule 2: how many different professions must have been present. */
export const PROFESSIONI_NECESSARIE = 2;

export const valutazioneInCorso = (stato: StatoCartella): Valutazione | undefined =>
  delCiclo(stato, stato.valutazioni).find(({ conclusaIl }) => conclusaIl === null);

/** The last one of this ciclo that is multidimensionale, under way or concluded: what an équipe meets about. */
export const valutazioneDellEquipe = (stato: StatoCartella): Valutazione | undefined =>
  delCiclo(stato, stato.valutazioni)
    .filter(({ tipo }) => tipo === 'multidimensionale')
    .at(-1);

export const valutazioniConcluse = (stato: StatoCartella): Valutazione[] =>
  delCiclo(stato, stato.valutazioni).filter(({ conclusaIl }) => conclusaIl !== null);

const valutazione = (stato: StatoCartella, id: string): Valutazione | undefined =>
  delCiclo(stato, stato.valutazioni).find((v) => v.id === id);

const seNonInCorso = (stato: StatoCartella, id: string): Rifiuto | undefined =>
  seNonAperta(stato) ??
  rifiutaSe(
    !valutazione(stato, id),
    'valutazione-inesistente',
    'A quella data la valutazione indicata non era stata avviata in questo ciclo della cartella.',
  ) ??
  rifiutaSe(
    valutazione(stato, id)?.conclusaIl !== null,
    'valutazione-gia-conclusa',
    'La valutazione è già conclusa: se qualcosa è cambiato se ne avvia un’altra.',
  );

export const decidiValutazione = (strumenti: DefinizioniStrumenti): Decisioni<Atti> => ({
  'avvia-valutazione': (stato, { il, valutazione, tipo, motivo }) => ({
    tipo: 'ValutazioneAvviata',
    avvenutoIl: il,
    dati: { valutazione, tipo, percorso: percorsoAl(stato, il), motivo },
  }),
  'costituisci-equipe': (_, { il, valutazione, componenti, nominativi }) => ({
    tipo: 'EquipeCostituita',
    avvenutoIl: il,
    dati: { valutazione, componenti, nominativi },
  }),
  'somministra-strumento': (_, { il, valutazione, strumento, risposte }) => {
    const definizione = strumenti(strumento);
    if (!definizione) return rifiuto('strumento-sconosciuto', 'Lo strumento indicato non è tra quelli in uso.');
    const punti = punteggio(definizione, risposte);
    if (rifiutato(punti)) return punti;
    return {
      tipo: 'StrumentoSomministrato',
      avvenutoIl: il,
      dati: { valutazione, strumento, versioneStrumento: definizione.versione, risposte, punteggio: punti },
    };
  },
  'concludi-valutazione': (stato, comando) => {
    const avviata = stato.valutazioni.find((v) => v.id === comando.valutazione);
    if (!avviata) return rifiuto('valutazione-inesistente', 'La valutazione indicata non esiste in questa cartella.');
    const { il, valutazione, partecipanti, nominativi, domini, esito, dimensioniCritiche, settingProposto } = comando;
    return {
      tipo: 'ValutazioneConclusa',
      avvenutoIl: il,
      dati: {
        valutazione,
        tipo: avviata.tipo,
        percorso: avviata.percorso ?? percorsoAl(stato, il),
        partecipanti,
        nominativi,
        domini,
        esito,
        dimensioniCritiche,
        settingProposto,
      },
    };
  },
});

export const ammettiValutazione: Ammissioni<Tipi> = {
  ValutazioneAvviata: (stato, { dati }) =>
    seNonAperta(stato) ??
    rifiutaSe(
      stato.valutazioni.some(({ id }) => id === dati.valutazione),
      'valutazione-gia-avviata',
      'Questa valutazione è già stata avviata.',
    ) ??
    rifiutaSe(
      valutazioneInCorso(stato) !== undefined,
      'valutazione-in-corso',
      'C’è già una valutazione in corso: va conclusa prima di avviarne un’altra.',
    ) ??
    rifiutaSe(
      dati.tipo === 'multidimensionale' && stato.preseInCarico.length === 0,
      'presa-in-carico-mancante',
      'Prima della valutazione multidimensionale serve la presa in carico, che ne stabilisce il percorso.',
    ),
  EquipeCostituita: (stato, { dati }) => seNonInCorso(stato, dati.valutazione),
  StrumentoSomministrato: (stato, { dati }) => seNonInCorso(stato, dati.valutazione),
  ValutazioneConclusa: (stato, { dati }) => {
    const no = seNonInCorso(stato, dati.valutazione);
    if (no) return no;
    const multidimensionale =
      dati.tipo === 'multidimensionale' || valutazione(stato, dati.valutazione)?.tipo === 'multidimensionale';
    const professioni = new Set(dati.partecipanti.map(({ professione }) => professione)).size;
    return rifiutaSe(
      multidimensionale && professioni < PROFESSIONI_NECESSARIE,
      'professioni-insufficienti',
      'Una valutazione multidimensionale si conclude solo con almeno due professioni diverse tra i presenti.',
      { presenti: professioni, necessarie: PROFESSIONI_NECESSARIE },
    );
  },
};

const cambia = (stato: StatoCartella, id: string, come: (v: Valutazione) => Valutazione): Partial<StatoCartella> => ({
  valutazioni: stato.valutazioni.map((v) => (v.id === id ? come(v) : v)),
});

const conNomi = (componenti: readonly Componente[], nominativi: readonly string[] | undefined) =>
  componenti.map((componente, i) => ({ ...componente, nome: nominativi?.[i] }));

export const evolviValutazione: Evoluzioni<Tipi> = {
  ValutazioneAvviata: (stato, { id, avvenutoIl, dati }) => ({
    valutazioni: [
      ...stato.valutazioni,
      {
        id: dati.valutazione,
        ciclo: cicloCorrente(stato),
        tipo: dati.tipo,
        percorso: dati.percorso,
        motivo: dati.motivo,
        avviataIl: avvenutoIl,
        eventoAvvio: id,
        equipe: [],
        strumenti: [],
        conclusaIl: null,
        eventoConclusione: null,
        partecipanti: [],
        esito: null,
        dimensioniCritiche: [],
        settingProposto: null,
      },
    ],
  }),
  EquipeCostituita: (stato, { dati }) =>
    cambia(stato, dati.valutazione, (v) => ({ ...v, equipe: conNomi(dati.componenti, dati.nominativi) })),
  StrumentoSomministrato: (stato, { id, avvenutoIl, dati }) =>
    cambia(stato, dati.valutazione, (v) => ({
      ...v,
      strumenti: [
        ...v.strumenti,
        {
          evento: id,
          il: avvenutoIl,
          strumento: dati.strumento,
          versioneStrumento: dati.versioneStrumento,
          risposte: dati.risposte,
          punteggio: dati.punteggio,
        },
      ],
    })),
  ValutazioneConclusa: (stato, { id, avvenutoIl, dati }) =>
    cambia(stato, dati.valutazione, (v) => ({
      ...v,
      tipo: dati.tipo,
      percorso: dati.percorso,
      conclusaIl: avvenutoIl,
      eventoConclusione: id,
      partecipanti: conNomi(dati.partecipanti, dati.nominativi),
      domini: dati.domini,
      esito: dati.esito,
      dimensioniCritiche: dati.dimensioniCritiche,
      settingProposto: dati.settingProposto,
    })),
};

const inCorso = (stato: StatoCartella): boolean => aperta(stato) && valutazioneInCorso(stato) !== undefined;

export const possibileValutazione: Possibilita<Atti> = {
  'avvia-valutazione': (stato) => aperta(stato) && valutazioneInCorso(stato) === undefined,
  'costituisci-equipe': inCorso,
  'somministra-strumento': inCorso,
  'concludi-valutazione': inCorso,
};
