import type { Contesto, DataCivile, Rifiuto } from '#storia';
import { giornoARoma, giornoDi, rifiutaSe } from '#storia';
import { seNonPuoSeguire } from './chi-segue.js';
import { aperta, cicloCorrente, delCiclo, seNonAperta } from './ciclo.js';
import type { Ammissioni, Decisioni, Evoluzioni, Possibilita } from './sezione.js';
import { contenutoDi } from './sezione.js';
import type { StatoCartella } from './stato.js';
import { neRisponde, responsabiliDi, seEscluso } from './tutele.js';
import type { Percorso } from './vocabolario.js';

/** Opening, and who takes care of the case. */

type Atti = 'apri' | 'consegna-informativa' | 'attiva-presa-in-carico' | 'individua-case-manager' | 'assegna';
type Tipi =
  'CartellaAperta' | 'InformativaConsegnata' | 'PresaInCaricoAttivata' | 'CaseManagerIndividuato' | 'CartellaAssegnata';

/** The percorso that valutazione and progetto of a day inherit. */
export const percorsoAl = (stato: StatoCartella, giorno: DataCivile): Percorso | null =>
  stato.preseInCarico.findLast(({ il }) => giornoDi(il) <= giornoDi(giorno))?.percorso ?? null;

export const decidiApertura: Decisioni<Atti> = {
  apri: (stato, comando) =>
    rifiutaSe(stato.condizione !== 'inesistente', 'cartella-gia-aperta', 'Questa cartella è già stata aperta.') ?? {
      tipo: 'CartellaAperta',
      avvenutoIl: comando.il,
      dati: contenutoDi(comando),
    },
  'consegna-informativa': (_, { il, modalita }) => ({
    tipo: 'InformativaConsegnata',
    avvenutoIl: il,
    dati: { modalita },
  }),
  'attiva-presa-in-carico': (_, { il, percorso }) => ({
    tipo: 'PresaInCaricoAttivata',
    avvenutoIl: il,
    dati: { percorso },
  }),
  'individua-case-manager': (stato, { il, operatore, ambito, incaricato }, contesto) =>
    seAltriNeRispondono(stato, contesto) ??
    seNonPuoSeguire(incaricato, stato.comune, 'operatore', ambito === 'sanitario' ? 'componente-uvm' : undefined) ?? {
      tipo: 'CaseManagerIndividuato',
      avvenutoIl: il,
      dati: { operatore, ambito },
    },
  assegna: (stato, { il, operatore, incaricato }) =>
    seNonPuoSeguire(incaricato, stato.comune, 'operatore', undefined) ?? {
      tipo: 'CartellaAssegnata',
      avvenutoIl: il,
      dati: { operatore },
    },
};

/** To answer for a case opens what it keeps from who only reads it: nobody takes that from a colleague. */
export const seAltriNeRispondono = (stato: StatoCartella, contesto: Contesto): Rifiuto | undefined =>
  rifiutaSe(
    contesto.attore.ruolo !== 'coordinatore' && responsabiliDi(stato).length > 0 && !neRisponde(stato, contesto),
    'case-manager-di-altri',
    'Del caso risponde già qualcun altro: il case manager lo cambia chi ne risponde, o chi coordina.',
  );

export const ammettiApertura: Ammissioni<Tipi> = {
  CartellaAperta: (stato, { avvenutoIl, dati }) =>
    rifiutaSe(stato.condizione !== 'inesistente', 'cartella-gia-aperta', 'Questa cartella è già stata aperta.') ??
    rifiutaSe(
      giornoDi(dati.accessoIl) > giornoDi(avvenutoIl),
      'apertura-prima-dell-accesso',
      'La cartella non può essere aperta prima del giorno dell’accesso da cui nasce.',
    ),
  InformativaConsegnata: seNonAperta,
  PresaInCaricoAttivata: (stato, { dati }) =>
    seNonAperta(stato) ??
    rifiutaSe(
      delCiclo(stato, stato.preseInCarico).at(-1)?.percorso === dati.percorso,
      'presa-in-carico-gia-attiva',
      'La presa in carico con questo percorso è già attiva.',
    ),
  CaseManagerIndividuato: (stato, { dati }) => seNonAperta(stato) ?? seEscluso(stato, dati.operatore),
  CartellaAssegnata: (stato, { dati }) => seNonAperta(stato) ?? seEscluso(stato, dati.operatore),
};

export const evolviApertura: Evoluzioni<Tipi> = {
  CartellaAperta: (stato, { id, avvenutoIl, dati }) => ({
    condizione: 'aperta',
    persona: dati.persona,
    area: dati.area,
    accesso: { id: dati.accesso, il: dati.accessoIl, canale: dati.accessoCanale },
    cicli: [
      ...stato.cicli,
      {
        apertoIl: avvenutoIl,
        eventoApertura: id,
        riapertura: false,
        chiusoIl: null,
        eventoChiusura: null,
        motivo: null,
        valutazioneFinale: null,
      },
    ],
  }),
  InformativaConsegnata: (_, { avvenutoIl }) => ({ informativaIl: avvenutoIl }),
  PresaInCaricoAttivata: (stato, { id, avvenutoIl, dati: { percorso } }) => {
    const presa = { evento: id, ciclo: cicloCorrente(stato), il: avvenutoIl, percorso };
    return { percorso, presaInCaricoIl: avvenutoIl, preseInCarico: [...stato.preseInCarico, presa] };
  },
  CaseManagerIndividuato: (_, { dati, registratoIl }) => ({
    caseManager: dati.operatore,
    caseManagerDal: giornoARoma(registratoIl),
  }),
  CartellaAssegnata: (_, { dati, registratoIl }) => ({
    assegnataA: dati.operatore,
    assegnataDal: giornoARoma(registratoIl),
  }),
};

export const possibileApertura: Possibilita<Atti> = {
  apri: (stato) => stato.condizione === 'inesistente',
  'consegna-informativa': aperta,
  'attiva-presa-in-carico': aperta,
  'individua-case-manager': aperta,
  assegna: aperta,
};
