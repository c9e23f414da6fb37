import type { Componente } from './eventi.js';
import { atto, finoA } from './prova/un-caso.js';

const assistente: Componente = { professione: 'assistente-sociale', tipoEnte: 'comune', ente: 'comune-1' };
const altraAssistente: Componente = { professione: 'assistente-sociale', tipoEnte: 'ambito', ente: 'ambito-1' };
const infermiera: Componente = { professione: 'infermiere', tipoEnte: 'asst', ente: 'asst-1' };
const presenti = (...partecipanti: Componente[]) =>
  atto('concludi-valutazione', { partecipanti, nominativi: partecipanti.map((_, i) => `Nome ${i}`) });

describe('regola 2: una valutazione multidimensionale vuole due professioni diverse presenti', () => {
  it('si conclude con due professioni', () => {
    finoA('avvia-valutazione').quando(presenti(assistente, infermiera)).allora('ValutazioneConclusa');
  });

  it('non si conclude da soli, né in due della stessa professione', () => {
    const caso = finoA('avvia-valutazione');
    caso.quando(presenti()).rifiuta('professioni-insufficienti', { presenti: 0 });
    caso.quando(presenti(assistente)).rifiuta('professioni-insufficienti', { presenti: 1, necessarie: 2 });
    caso.quando(presenti(assistente, altraAssistente)).rifiuta('professioni-insufficienti', { presenti: 1 });
  });

  it('non si aggira con l’équipe: conta chi c’era, non chi era invitato', () => {
    finoA('costituisci-equipe').quando(presenti(assistente)).rifiuta('professioni-insufficienti');
  });

  it('non si aggira togliendo un partecipante, o una professione, con una rettifica', () => {
    const caso = finoA('concludi-valutazione');
    const rettifica = {
      atto: 'rettifica-evento',
      evento: caso.id('ValutazioneConclusa'),
      motivo: 'Non c’era.',
    } as const;
    caso
      .quando({ ...rettifica, modifiche: { partecipanti: [assistente], nominativi: ['Assistente'] } })
      .rifiuta('professioni-insufficienti');
    caso
      .quando({ ...rettifica, modifiche: { partecipanti: [assistente, altraAssistente], nominativi: ['A', 'B'] } })
      .rifiuta('professioni-insufficienti');
  });

  it('non si aggira chiamandola preliminare e cambiandole tipo dopo', () => {
    const caso = finoA('attiva-presa-in-carico').dato(
      atto('avvia-valutazione', { tipo: 'preliminare' }),
      presenti(assistente),
    );
    const modifiche = { tipo: 'multidimensionale' };
    const motivo = 'Era multidimensionale.';
    caso
      .quando({ atto: 'rettifica-evento', evento: caso.id('ValutazioneConclusa'), motivo, modifiche })
      .rifiuta('professioni-insufficienti');
    caso
      .quando({ atto: 'rettifica-evento', evento: caso.id('ValutazioneAvviata'), motivo, modifiche })
      .contraddice('ValutazioneConclusa');
  });
});

describe('valutazione', () => {
  it('una preliminare può precedere la presa in carico, una multidimensionale no', () => {
    const caso = finoA('apri');
    caso.quando(atto('avvia-valutazione')).rifiuta('presa-in-carico-mancante');
    const preliminare = caso.quando(atto('avvia-valutazione', { tipo: 'preliminare' })).allora('ValutazioneAvviata');
    expect(preliminare.stato().valutazioni[0]?.percorso).toBeNull();
    expect(
      preliminare.dato(atto('attiva-presa-in-carico', { il: '2026-01-08' }), presenti(assistente)).stato()
        .valutazioni[0],
    ).toMatchObject({ percorso: 'sad', conclusaIl: '2026-01-15' });
  });

  it('non si annulla la presa in carico su cui poggia', () => {
    const caso = finoA('avvia-valutazione');
    caso
      .quando({ atto: 'annulla-evento', evento: caso.id('PresaInCaricoAttivata'), motivo: 'Errore.' })
      .contraddice('ValutazioneAvviata');
  });

  it('ce n’è una sola in corso, anche a ritroso', () => {
    const caso = finoA('avvia-valutazione');
    caso.quando(atto('avvia-valutazione', { il: '2026-02-01', valutazione: 'v-2' })).rifiuta('valutazione-in-corso');
    caso.quando(atto('avvia-valutazione', { il: '2026-01-06', valutazione: 'v-2' })).contraddice('ValutazioneAvviata');
    caso.quando(atto('avvia-valutazione', { il: '2026-02-01' })).rifiuta('valutazione-gia-avviata');
    finoA('concludi-valutazione')
      .quando(atto('avvia-valutazione', { il: '2026-02-01', valutazione: 'v-2' }))
      .allora('ValutazioneAvviata');
  });

  it('non accetta più nulla quando è conclusa, né prima di cominciare', () => {
    const caso = finoA('concludi-valutazione');
    caso.quando(atto('costituisci-equipe', { il: '2026-01-16' })).rifiuta('valutazione-gia-conclusa');
    caso.quando(atto('somministra-strumento', { il: '2026-01-16' })).rifiuta('valutazione-gia-conclusa');
    caso.quando(atto('concludi-valutazione', { il: '2026-01-16' })).rifiuta('valutazione-gia-conclusa');
    caso.quando(atto('somministra-strumento', { il: '2026-01-06' })).rifiuta('valutazione-inesistente');
    caso.quando(atto('concludi-valutazione', { valutazione: 'v-9' })).rifiuta('valutazione-inesistente');
    caso.quando(atto('somministra-strumento', { il: '2026-01-14' })).allora('StrumentoSomministrato');
  });

  it('non si conclude a ritroso sopra le compilazioni già note, né si annulla il suo avvio', () => {
    const caso = finoA('somministra-strumento');
    caso
      .quando(atto('concludi-valutazione', { il: '2026-01-09' }))
      .contraddice('EquipeCostituita', 'StrumentoSomministrato');
    caso
      .quando({ atto: 'annulla-evento', evento: caso.id('ValutazioneAvviata'), motivo: 'Errore.' })
      .contraddice('EquipeCostituita', 'StrumentoSomministrato');
  });

  it('tiene insieme persone e nominativi', () => {
    const caso = finoA('avvia-valutazione');
    caso.quando(atto('costituisci-equipe', { nominativi: ['Una sola'] })).rifiuta('nominativi-discordi');
    const conclusa = finoA('concludi-valutazione');
    const rettifica = {
      atto: 'rettifica-evento',
      evento: conclusa.id('ValutazioneConclusa'),
      motivo: 'Errore.',
    } as const;
    const partecipanti = [assistente, infermiera, altraAssistente];
    conclusa.quando({ ...rettifica, modifiche: { partecipanti } }).rifiuta('nominativi-discordi');
    conclusa.quando({ ...rettifica, modifiche: { nominativi: ['Una'] } }).rifiuta('nominativi-discordi');
    expect(
      conclusa.dato({ ...rettifica, modifiche: { partecipanti, nominativi: ['Uno', 'Due', 'Tre'] } }).stato()
        .valutazioni[0]?.partecipanti,
    ).toMatchObject([{ nome: 'Uno' }, { nome: 'Due' }, { nome: 'Tre' }]);
  });

  it('non lascia scivolare un nome nei campi in chiaro', () => {
    const conNome = { ...assistente, nome: 'Nome Cognome' };
    finoA('avvia-valutazione')
      .quando(presenti(conNome, infermiera))
      .rifiuta('dato-non-valido', { campo: 'partecipanti' });
  });
});
