import { Racconto } from '../../../../test/ambiente/dato-quando-allora.js';
import { soloChiari } from './prova/solo-chiari.js';
import type { Caso } from './prova/un-caso.js';
import { atto, cartella, finoA, OGGI } from './prova/un-caso.js';

/** The same case as a decision reads it: no sealed word. */
const senzaParole = (caso: Caso): Caso => new Racconto(cartella, OGGI, soloChiari(caso.storia));

const motivo = 'Errore.';
const valutata = senzaParole(finoA('concludi-valutazione'));
const redatta = senzaParole(finoA('redigi-progetto'));
const rettifica = (caso: Caso, tipo: string, modifiche: object) =>
  caso.quando({ atto: 'rettifica-evento', evento: caso.id(tipo), motivo, modifiche: { ...modifiche } });

describe('una rettifica decisa senza aprire i sigilli', () => {
  it('cambia le persone solo con i loro nominativi', () => {
    const partecipanti = atto('concludi-valutazione').partecipanti;
    rettifica(valutata, 'ValutazioneConclusa', { partecipanti }).rifiuta('nominativi-discordi');
    rettifica(valutata, 'ValutazioneConclusa', { nominativi: ['Una'] }).rifiuta('nominativi-discordi');
    rettifica(valutata, 'ValutazioneConclusa', { partecipanti, nominativi: ['Una', 'Due'] }).allora(
      'EventoRettificato',
    );
  });

  it('aggiunge un obiettivo solo con il suo testo, e ne toglie liberamente', () => {
    const obiettivi = [...atto('redigi-progetto').obiettivi, { id: 'o-3', dimensione: 'cognitivo' as const }];
    const testi = { descrizione: 'Orientarsi', partenza: '', atteso: '' };
    rettifica(redatta, 'ProgettoRedatto', { obiettivi }).rifiuta('obiettivo-senza-testo');
    rettifica(redatta, 'ProgettoRedatto', { obiettivi, testiObiettivi: { 'o-3': testi } }).rifiuta(
      'obiettivo-senza-testo',
    );
    rettifica(redatta, 'ProgettoRedatto', { obiettivi: obiettivi.slice(0, 1) }).allora('EventoRettificato');
    rettifica(redatta, 'ProgettoRedatto', {
      obiettivi,
      testiObiettivi: { ...atto('redigi-progetto').testiObiettivi, 'o-3': testi },
    }).allora('EventoRettificato');
  });

  it('ricalcola il punteggio dalle risposte nuove', () => {
    const corretta = rettifica(valutata, 'StrumentoSomministrato', { risposte: [0, 0, 0] }).allora('EventoRettificato');
    expect(corretta.stato().valutazioni[0]?.strumenti[0]?.punteggio).toBe(3);
  });

  it('può ridare un testo che non si legge più', () => {
    const caso = senzaParole(finoA('apri').dato(atto('annota-diario')));
    expect(
      rettifica(caso, 'DiarioAnnotato', { testo: 'Con omissis.' }).allora('EventoRettificato').stato().diario[0]?.testo,
    ).toBe('Con omissis.');
  });
});

describe('nessuna rettifica cambia di che cosa parla un fatto', () => {
  it.each([
    ['CartellaAperta', { persona: 'p-2' }],
    ['CartellaAperta', { accesso: 'a-2' }],
    ['ValutazioneConclusa', { valutazione: 'v-2' }],
    ['ProgettoRedatto', { progetto: 'pr-2' }],
    ['ProgettoRedatto', { versione: 2 }],
    ['ProgettoApprovato', { versione: 2 }],
    ['InterventoAutorizzato', { intervento: 'i-2' }],
    ['ErogazioneRegistrata', { erogazione: 'er-2' }],
  ])('%s %j', (tipo, modifiche) => {
    rettifica(finoA('chiudi').da('as-9'), tipo, modifiche).rifiuta('campo-non-modificabile');
  });

  it('e un fatto non prende campi di un altro', () => {
    rettifica(finoA('chiudi'), 'CartellaChiusa', { percorso: 'sad' }).rifiuta('campo-inesistente');
  });
});

describe('regola 9: nulla accade nel futuro', () => {
  it.each(['annota-diario', 'assegna', 'attiva-presa-in-carico', 'autorizza-intervento'] as const)('%s', (nome) => {
    const urgente = { urgente: true, progetto: null, motivoUrgenza: 'Dimissione.' };
    const domani = { il: '2026-10-01', ...(nome === 'autorizza-intervento' && urgente) };
    finoA('apri').quando(atto(nome, domani)).rifiuta('data-futura');
    finoA('apri')
      .quando(atto(nome, { ...domani, il: OGGI }))
      .allora(expect.any(String) as never);
  });

  it('né un’erogazione di un mese che non è finito', () => {
    finoA('attiva-intervento').nelGiorno('2026-02-27').quando(atto('registra-erogazione')).rifiuta('data-futura');
  });

  it('né ci si arriva con una rettifica', () => {
    const caso = finoA('apri').dato(atto('annota-diario'));
    const evento = caso.id('DiarioAnnotato');
    caso.quando({ atto: 'rettifica-evento', evento, motivo, avvenutoIl: '2026-10-01' }).rifiuta('data-futura');
    caso.quando({ atto: 'rettifica-evento', evento, motivo, avvenutoIl: OGGI }).allora('EventoRettificato');
  });

  it('una data che non esiste non è una data', () => {
    finoA('apri')
      .quando(atto('annota-diario', { il: '2026-02-30' }))
      .rifiuta('data-non-valida');
  });
});
