import { rifiutaSe } from '#storia';
import { aperta, cicloCorrente, delCiclo, finaleDelCiclo, seNonAperta } from './ciclo.js';
import { inEssere } from './interventi.js';
import type { Ammissioni, Decisioni, Evoluzioni, Possibilita } from './sezione.js';
import { contenutoDi } from './sezione.js';
import type { Ciclo, StatoCartella } from './stato.js';
import { MOTIVI_CHE_ESCUSANO } from './vocabolario.js';

/** The end of a ciclo, and what comes after it. */

type Atti = 'svolgi-valutazione-finale' | 'chiudi' | 'riapri' | 'rileva-follow-up';
type Tipi = 'ValutazioneFinaleSvolta' | 'CartellaChiusa' | 'CartellaRiaperta' | 'FollowUpRilevato';

export const decidiChiusura: Decisioni<Atti> = {
  'svolgi-valutazione-finale': (_, comando) => ({
    tipo: 'ValutazioneFinaleSvolta',
    avvenutoIl: comando.il,
    dati: contenutoDi(comando),
  }),
  chiudi: (_, { il, motivo, situazione }) => ({ tipo: 'CartellaChiusa', avvenutoIl: il, dati: { motivo, situazione } }),
  riapri: (_, { il, motivo }) => ({ tipo: 'CartellaRiaperta', avvenutoIl: il, dati: { motivo } }),
  'rileva-follow-up': (_, { il, orizzonte, riammesso, note }) => ({
    tipo: 'FollowUpRilevato',
    avvenutoIl: il,
    dati: { orizzonte, riammesso, note },
  }),
};

const interventiInEssere = (stato: StatoCartella) => delCiclo(stato, stato.interventi).filter(inEssere);

const haChiuso = (stato: StatoCartella): boolean => stato.cicli.some(({ chiusoIl }) => chiusoIl !== null);

export const ammettiChiusura: Ammissioni<Tipi> = {
  ValutazioneFinaleSvolta: (stato, { dati }) => {
    const obiettivi = new Set(
      delCiclo(stato, stato.progetti).flatMap((p) => p.versioni.flatMap((v) => v.obiettivi.map(({ id }) => id))),
    );
    return (
      seNonAperta(stato) ??
      rifiutaSe(
        dati.obiettivi.some(({ obiettivo }) => !obiettivi.has(obiettivo)),
        'obiettivo-inesistente',
        'La valutazione finale giudica solo obiettivi dei progetti di questo ciclo della cartella.',
      )
    );
  },
  CartellaChiusa: (stato, { dati }) => {
    const attivi = interventiInEssere(stato);
    return (
      seNonAperta(stato) ??
      rifiutaSe(
        attivi.length > 0,
        'interventi-attivi',
        'La cartella non si chiude con interventi attivi o sospesi: prima vanno cessati.',
        { interventi: attivi.map(({ id }) => id) },
      ) ??
      rifiutaSe(
        finaleDelCiclo(stato) === null && !MOTIVI_CHE_ESCUSANO.includes(dati.motivo),
        'valutazione-finale-mancante',
        'Prima di chiudere serve la valutazione finale, salvo decesso, trasferimento, irreperibilità o rinuncia.',
      )
    );
  },
  CartellaRiaperta: (stato) =>
    rifiutaSe(
      stato.condizione !== 'chiusa',
      'cartella-non-chiusa',
      'A quella data la cartella non era chiusa: si riapre solo una cartella chiusa.',
    ),
  FollowUpRilevato: (stato) =>
    rifiutaSe(
      !haChiuso(stato),
      'cartella-mai-chiusa',
      'Il follow-up si rileva dopo una chiusura: a quella data la cartella non era mai stata chiusa.',
    ),
};

const cambiaUltimo = (cicli: readonly Ciclo[], cambiamenti: Partial<Ciclo>): Ciclo[] =>
  cicli.map((c, i) => (i === cicli.length - 1 ? { ...c, ...cambiamenti } : c));

export const evolviChiusura: Evoluzioni<Tipi> = {
  ValutazioneFinaleSvolta: (stato, { id, avvenutoIl, dati }) => ({
    valutazioneFinale: { ...dati, evento: id, ciclo: cicloCorrente(stato), il: avvenutoIl },
  }),
  CartellaChiusa: (stato, { id, avvenutoIl, dati }) => ({
    condizione: 'chiusa',
    cicli: cambiaUltimo(stato.cicli, {
      chiusoIl: avvenutoIl,
      eventoChiusura: id,
      motivo: dati.motivo,
      situazione: dati.situazione,
      valutazioneFinale: finaleDelCiclo(stato)?.evento ?? null,
    }),
  }),
  CartellaRiaperta: (stato, { id, avvenutoIl, dati }) => ({
    condizione: 'aperta',
    cicli: [
      ...stato.cicli,
      {
        apertoIl: avvenutoIl,
        eventoApertura: id,
        riapertura: true,
        motivoRiapertura: dati.motivo,
        chiusoIl: null,
        eventoChiusura: null,
        motivo: null,
        valutazioneFinale: null,
      },
    ],
  }),
  FollowUpRilevato: (stato, { id, avvenutoIl, dati }) => ({
    followUp: [...stato.followUp, { ...dati, evento: id, il: avvenutoIl }],
  }),
};

export const possibileChiusura: Possibilita<Atti> = {
  'svolgi-valutazione-finale': aperta,
  chiudi: (stato) => aperta(stato) && interventiInEssere(stato).length === 0,
  riapri: (stato) => stato.condizione === 'chiusa',
  'rileva-follow-up': haChiuso,
};
