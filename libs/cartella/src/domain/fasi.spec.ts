import { atto, COORDINATRICE, finoA } from './prova/un-caso.js';
import type { Caso } from './prova/un-caso.js';

const fase = (caso: Caso) => [caso.stato().fase, caso.stato().faseDal];
const urgente = atto('autorizza-intervento', {
  il: '2026-01-05',
  intervento: 'i-urg',
  progetto: null,
  urgente: true,
  motivoUrgenza: 'Dimissione improvvisa.',
  dal: '2026-01-05',
});
const attivaUrgente = atto('attiva-intervento', { il: '2026-01-06', intervento: 'i-urg' });

describe('la fase di una cartella', () => {
  it.each([
    ['apri', 'accesso', '2026-01-05'],
    ['assegna', 'accesso', '2026-01-05'],
    ['avvia-valutazione', 'valutazione', '2026-01-07'],
    ['somministra-strumento', 'valutazione', '2026-01-07'],
    ['concludi-valutazione', 'progetto', '2026-01-15'],
    ['approva-progetto', 'progetto', '2026-01-15'],
    ['sottoscrivi-progetto', 'erogazione', '2026-01-25'],
    ['registra-erogazione', 'erogazione', '2026-01-25'],
    ['cessa-intervento', 'conclusione', '2026-05-31'],
    ['chiudi', 'conclusione', '2026-05-31'],
  ] as const)('dopo %s è %s, dal %s', (ultimo, attesa, dal) => {
    expect(fase(finoA(ultimo))).toEqual([attesa, dal]);
  });

  it('torna indietro con una rivalutazione e con una rimodulazione', () => {
    const erogazione = finoA('registra-erogazione');
    expect(fase(erogazione.dato(atto('avvia-valutazione', { il: '2026-03-01', valutazione: 'v-2' })))).toEqual([
      'valutazione',
      '2026-03-01',
    ]);
    const rimodulato = erogazione.dato(atto('rimodula-progetto'));
    expect(fase(rimodulato)).toEqual(['progetto', '2026-03-10']);
    const respinto = rimodulato
      .dato(atto('richiedi-approvazione', { il: '2026-03-11' }))
      .da(COORDINATRICE)
      .dato(atto('respingi-progetto', { il: '2026-03-12' }));
    expect(fase(respinto)).toEqual(['erogazione', '2026-03-12']);
  });

  it('con il progetto respinto resta progetto', () => {
    expect(fase(finoA('apri-richiesta').da(COORDINATRICE).dato(atto('respingi-progetto')))[0]).toBe('progetto');
  });

  it('con un intervento sospeso è ancora erogazione', () => {
    expect(fase(finoA('registra-erogazione').dato(atto('sospendi-intervento')))[0]).toBe('erogazione');
  });

  it('è conclusione solo se nessun altro intervento attende di partire', () => {
    const caso = finoA('registra-erogazione')
      .dato(atto('autorizza-intervento', { il: '2026-03-01', intervento: 'i-2' }))
      .dato(atto('cessa-intervento'));
    expect(fase(caso)[0]).toBe('erogazione');
    expect(fase(caso.dato(atto('cessa-intervento', { il: '2026-06-01', intervento: 'i-2' })))).toEqual([
      'conclusione',
      '2026-06-01',
    ]);
  });

  it('senza che nulla sia mai partito, la valutazione finale porta alla conclusione', () => {
    expect(fase(finoA('sottoscrivi-progetto').dato(atto('svolgi-valutazione-finale')))[0]).toBe('conclusione');
  });

  it('salta avanti solo per l’urgenza, e ci torna sopra con la valutazione', () => {
    expect(fase(finoA('apri').dato(urgente))[0]).toBe('accesso');
    const attivo = finoA('apri').dato(urgente, attivaUrgente);
    expect(fase(attivo)).toEqual(['erogazione', '2026-01-06']);
    const valutato = attivo.dato(
      atto('attiva-presa-in-carico'),
      atto('avvia-valutazione'),
      atto('concludi-valutazione'),
    );
    expect(fase(valutato)).toEqual(['progetto', '2026-01-15']);
    expect(fase(attivo.dato(atto('cessa-intervento', { il: '2026-01-10', intervento: 'i-urg' })))[0]).toBe('accesso');
  });

  it('dopo una riapertura riparte: i cicli passati non contano', () => {
    const riaperta = finoA('chiudi').dato(atto('riapri'));
    expect(fase(riaperta)).toEqual(['accesso', '2026-07-01']);
    expect(riaperta.stato()).toMatchObject({ percorso: 'sad', cicli: [{}, { riapertura: true }] });
    const rivalutata = riaperta.dato(
      atto('avvia-valutazione', { il: '2026-07-02', valutazione: 'v-2' }),
      atto('concludi-valutazione', { il: '2026-07-03', valutazione: 'v-2' }),
    );
    expect(fase(rivalutata)).toEqual(['progetto', '2026-07-03']);
  });

  it('di un giorno passato è quella di allora, e un fatto registrato dopo la corregge', () => {
    const caso = finoA('sottoscrivi-progetto');
    expect(caso.stato({ finoA: '2026-01-10', posizione: 99 })).toMatchObject({
      fase: 'valutazione',
      faseDal: '2026-01-07',
    });
    const corretto = caso.dato({
      atto: 'rettifica-evento',
      evento: caso.id('ValutazioneAvviata'),
      motivo: 'Cominciata il giorno dopo.',
      avvenutoIl: '2026-01-08',
    });
    expect(corretto.stato({ finoA: '2026-01-10', posizione: 99 }).faseDal).toBe('2026-01-08');
    expect(corretto.stato({ finoA: '2026-01-10', posizione: caso.storia.length }).faseDal).toBe('2026-01-07');
  });
});
