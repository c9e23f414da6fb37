import { atto, AUTRICE, COORDINATRICE, finoA } from './prova/un-caso.js';
import { scadenze } from './scadenze.js';

const seguito = finoA('assegna');
const coordina = seguito.da(COORDINATRICE, { ruolo: 'coordinatore' });

describe('la tutela', () => {
  it('la dispone chi segue il caso o chi coordina, e nessun altro', () => {
    seguito.da(AUTRICE).quando(atto('disponi-tutela')).allora('TutelaDisposta');
    coordina.quando(atto('disponi-tutela')).allora('TutelaDisposta');
    seguito.da('as-9').quando(atto('disponi-tutela')).rifiuta('tutela-di-chi-segue-il-caso');
  });

  it('dice la classe, chi è abilitato, quando riesaminarla e perché', () => {
    const tutelata = coordina.dato(
      atto('disponi-tutela', { abilitati: ['uvm-1', 'as-4', 'uvm-1'], revisioneIl: '2026-12-31' }),
    );
    expect(tutelata.stato().tutela).toMatchObject({
      classe: 'violenza',
      abilitati: ['as-4', 'uvm-1'],
      revisioneIl: '2026-12-31',
      da: COORDINATRICE,
      motivo: 'Denuncia in corso.',
    });
    coordina.quando(atto('disponi-tutela', { motivo: ' ' })).rifiuta('motivo-mancante');
    coordina.quando(atto('disponi-tutela', { classe: 'altro' as never })).rifiuta('dato-non-valido');
  });

  it('se ne dispone un’altra al posto della prima, e si revoca solo se c’è', () => {
    coordina.quando(atto('revoca-tutela')).rifiuta('tutela-assente');
    const cambiata = coordina.dato(
      atto('disponi-tutela'),
      atto('disponi-tutela', { classe: 'collega', abilitati: [] }),
    );
    expect(cambiata.stato().tutela).toMatchObject({ classe: 'collega', abilitati: [] });
    expect(cambiata.dato(atto('revoca-tutela')).stato().tutela).toBeNull();
  });

  it('non abilita chi è escluso', () => {
    coordina
      .dato(atto('escludi-operatore'))
      .quando(atto('disponi-tutela', { il: '2026-01-09', abilitati: ['as-2'] }))
      .rifiuta('abilitato-escluso', { campo: 'abilitati' });
  });

  it('non sposta la data dell’ultimo fatto, né la fase', () => {
    const { ultimoFattoIl, fase, faseDal } = seguito.stato();
    const dopo = coordina.dato(
      atto('disponi-tutela', { il: '2026-05-01' }),
      atto('escludi-operatore', { il: '2026-05-02' }),
      atto('annota-diario', { il: '2026-05-03', riservata: true }),
    );
    expect(dopo.stato()).toMatchObject({ ultimoFattoIl, fase, faseDal });
  });
});

describe('l’esclusione per conflitto di interessi', () => {
  it('chi coordina la decide per tutti; gli altri dichiarano solo la propria', () => {
    coordina.quando(atto('escludi-operatore')).allora('OperatoreEscluso');
    seguito.da('as-2').quando(atto('escludi-operatore')).allora('OperatoreEscluso');
    seguito.da('as-9').quando(atto('escludi-operatore')).rifiuta('solo-il-proprio-conflitto', { campo: 'operatore' });
  });

  it('chi segue il caso va prima sostituito, come case manager e come assegnataria', () => {
    const dichiara = atto('escludi-operatore', { operatore: AUTRICE });
    seguito.quando(dichiara).rifiuta('responsabile-da-sostituire');
    const altroManager = coordina.dato(atto('individua-case-manager', { il: '2026-01-07', operatore: 'as-4' }));
    altroManager.quando(dichiara).rifiuta('responsabile-da-sostituire');
    altroManager
      .dato(atto('assegna', { il: '2026-01-07', operatore: 'as-4' }))
      .da(AUTRICE, { ruolo: 'assistente-sociale' })
      .quando(dichiara)
      .allora('OperatoreEscluso');
  });

  it('chi è escluso non prende il caso, finché lo è', () => {
    const escluso = coordina.dato(atto('escludi-operatore'));
    for (const nome of ['individua-case-manager', 'assegna'] as const) {
      escluso.quando(atto(nome, { il: '2026-01-09', operatore: 'as-2' })).rifiuta('operatore-escluso');
      // Neither by correcting who took it: another is named by another fact.
      escluso
        .dato(atto(nome, { il: '2026-01-09', operatore: 'as-4' }))
        .quando({
          atto: 'rettifica-evento',
          evento: `e${escluso.storia.length + 1}`,
          motivo: 'Nome sbagliato.',
          modifiche: { operatore: 'as-2' },
        })
        .rifiuta('campo-non-modificabile');
      escluso
        .dato(atto('revoca-esclusione'))
        .quando(atto(nome, { il: '2026-02-12', operatore: 'as-2' }))
        .allora(nome === 'assegna' ? 'CartellaAssegnata' : 'CaseManagerIndividuato');
    }
  });

  it('vale una volta sola, e si revoca solo se c’è', () => {
    coordina.dato(atto('escludi-operatore')).quando(atto('escludi-operatore')).rifiuta('gia-escluso');
    coordina.quando(atto('revoca-esclusione')).rifiuta('non-escluso');
  });
});

describe('qualcuno resta sempre', () => {
  const disabitato = finoA('apri').da(COORDINATRICE, { ruolo: 'coordinatore' });
  const solo = { operatore: COORDINATRICE, coordinatori: [COORDINATRICE] };

  it('l’unica coordinatrice non si esclude, nemmeno se qualcuno segue il caso: chi lo affiderebbe, quando se ne va?', () => {
    for (const caso of [disabitato, coordina])
      caso.quando(atto('escludi-operatore', solo)).rifiuta('nessuno-resterebbe');
    disabitato
      .quando(atto('escludi-operatore', { ...solo, coordinatori: [COORDINATRICE, 'coord-2'] }))
      .allora('OperatoreEscluso');
  });

  it('dove nessuno coordina, chi segue il caso può proteggerlo e dichiarare un conflitto altrui', () => {
    const deserto = { coordinatori: [] };
    coordina.quando(atto('disponi-tutela', deserto)).allora('TutelaDisposta');
    coordina.quando(atto('escludi-operatore', deserto)).allora('OperatoreEscluso');
  });

  it('l’ultima neppure, se le altre sono già escluse', () => {
    disabitato
      .dato(atto('escludi-operatore', { operatore: 'coord-2', coordinatori: [COORDINATRICE, 'coord-2'] }))
      .quando(atto('escludi-operatore', { ...solo, coordinatori: [COORDINATRICE, 'coord-2'] }))
      .rifiuta('nessuno-resterebbe');
  });

  it('una tutela non si dispone dove nessuno guiderebbe più il caso, chiunque sia abilitato', () => {
    disabitato.quando(atto('disponi-tutela', { coordinatori: [] })).rifiuta('nessuno-resterebbe');
  });
});

describe('correggere tutele ed esclusioni', () => {
  const tutelata = coordina.dato(atto('disponi-tutela'), atto('escludi-operatore'));
  const annulla = (tipo: string) => ({ atto: 'annulla-evento' as const, evento: tutelata.id(tipo), motivo: 'Errore.' });

  it('spetta a chi coordina; chi segue il caso sa che ci sono, gli altri no', () => {
    for (const tipo of ['TutelaDisposta', 'OperatoreEscluso']) {
      tutelata.quando(annulla(tipo)).allora('EventoAnnullato');
      tutelata.da(AUTRICE, { ruolo: 'assistente-sociale' }).quando(annulla(tipo)).rifiuta('solo-chi-coordina');
      tutelata.da('as-9', { ruolo: 'assistente-sociale' }).quando(annulla(tipo)).rifiuta('evento-inesistente');
    }
  });

  it('non cambia di chi parlano: di altri si dice con un altro fatto', () => {
    const rettifica = (tipo: string, modifiche: object) =>
      tutelata.quando({ ...annulla(tipo), atto: 'rettifica-evento', modifiche: { ...modifiche } });
    rettifica('OperatoreEscluso', { operatore: 'as-9' }).rifiuta('campo-non-modificabile');
    rettifica('TutelaDisposta', { abilitati: ['as-2'] }).rifiuta('campo-non-modificabile');
    rettifica('TutelaDisposta', { classe: 'boh' }).rifiuta('dato-non-valido');
    rettifica('TutelaDisposta', { revisioneIl: '2026-12-31' }).allora('EventoRettificato');
  });
});

it('la data di riesame è una scadenza del caso', () => {
  const conRiesame = coordina.dato(atto('disponi-tutela', { revisioneIl: '2026-12-31' }));
  expect(scadenze(conRiesame.stato())).toMatchObject([{ tipo: 'revisione-tutela', il: '2026-12-31' }]);
  expect(scadenze(conRiesame.dato(atto('revoca-tutela')).stato())).toEqual([]);
});

describe('una nota riservata non intralcia nessuno', () => {
  it('chi chiude il caso con una data precedente non viene a sapere che c’era', () => {
    const conNota = finoA('svolgi-valutazione-finale').dato(
      atto('annota-diario', { il: '2026-06-12', riservata: true }),
    );
    conNota.quando(atto('chiudi')).allora('CartellaChiusa');
    finoA('svolgi-valutazione-finale')
      .dato(atto('annota-diario', { il: '2026-06-12' }))
      .quando(atto('chiudi'))
      .contraddice('DiarioAnnotato');
  });
});
