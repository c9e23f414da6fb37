import { atto, AUTRICE, COORDINATRICE, finoA } from './prova/un-caso.js';

/** The case has one person who is both its case manager and who it is assigned to. */
const seguito = () => finoA('avvia-valutazione').dato(atto('assegna'));

describe('La consegna di un caso', () => {
  it('passa a chi riceve tutto ciò di cui rispondeva chi consegna, con la nota e ciò che manca', () => {
    const caso = seguito().da(COORDINATRICE).quando(atto('consegna')).allora('ConsegnaEffettuata');
    expect(caso.stato()).toMatchObject({ caseManager: 'as-4', assegnataA: 'as-4' });
    expect(caso.stato().consegne).toEqual([
      {
        evento: caso.id('ConsegnaEffettuata'),
        il: '2026-02-12',
        disposta: COORDINATRICE,
        da: AUTRICE,
        a: 'as-4',
        responsabilita: ['case-manager', 'assegnataria'],
        puntiAperti: [
          'Costituisci l’équipe: la valutazione multidimensionale richiede almeno due professioni diverse.',
          'Non è ancora stato somministrato nessuno strumento di valutazione.',
          'Concludi la valutazione, con chi era presente, l’esito e le dimensioni critiche.',
        ],
        nota: 'La figlia va sentita di mattina.',
      },
    ]);
  });

  it('lascia a un altro ciò di cui risponde un altro', () => {
    const caso = seguito().dato(atto('assegna', { operatore: 'as-2', il: '2026-02-01' }));
    expect(caso.dato(atto('consegna')).stato()).toMatchObject({
      caseManager: 'as-4',
      assegnataA: 'as-2',
      consegne: [{ responsabilita: ['case-manager'] }],
    });
  });

  it('la fa solo chi ne risponde, e una volta sola', () => {
    seguito()
      .quando(atto('consegna', { da: 'as-2' }))
      .rifiuta('non-ne-risponde', { campo: 'da' });
    seguito().dato(atto('consegna')).quando(atto('consegna')).rifiuta('non-ne-risponde');
    seguito()
      .quando(atto('consegna', { il: '2026-01-05' }))
      .rifiuta('non-ne-risponde');
  });

  it.each([
    ['chi oggi non è attivo', 'operatore-non-attivo', { attivo: false }],
    ['chi non segue casi', 'operatore-non-segue-casi', { ruolo: 'ente-erogatore' }],
    ['chi lavora in altri Comuni', 'operatore-fuori-comune', { comuni: ['017160'] }],
  ])('non va a %s', (_, codice, diverso) => {
    const chiRiceve = { attivo: true, ruolo: 'assistente-sociale', comuni: ['017206'], ...diverso };
    seguito().quando(atto('consegna', { chiRiceve })).rifiuta(codice, { campo: 'a' });
  });

  it('non va a chi il registro non conosce, né a chi consegna', () => {
    const { chiRiceve: _, ...sconosciuto } = atto('consegna');
    seguito().quando(sconosciuto).rifiuta('operatore-non-attivo');
    seguito()
      .quando(atto('consegna', { a: AUTRICE }))
      .rifiuta('consegna-a-se-stesso');
  });

  it('fra componenti UVM resta fra componenti UVM', () => {
    const chiRiceve = { attivo: true, ruolo: 'componente-uvm', comuni: ['017206'] };
    seguito().quando(atto('consegna', { chiRiceve })).rifiuta('operatore-non-segue-casi');
    seguito()
      .quando(atto('consegna', { chiRiceve, ruoloDi: 'componente-uvm' }))
      .allora('ConsegnaEffettuata');
  });

  it('non va a chi è escluso dal caso', () => {
    seguito()
      .da(COORDINATRICE, { ruolo: 'coordinatore' })
      .dato(atto('escludi-operatore', { operatore: 'as-4' }))
      .quando(atto('consegna'))
      .rifiuta('operatore-escluso');
  });

  it('di un caso chiuso non si fa; senza nota nemmeno', () => {
    seguito()
      .dato(atto('chiudi', { il: '2026-02-10', motivo: 'decesso' }))
      .quando(atto('consegna'))
      .rifiuta('cartella-chiusa');
    seguito()
      .quando(atto('consegna', { nota: ' ' }))
      .rifiuta('testo-mancante', { campo: 'nota' });
  });

  it('annullata, ne risponde di nuovo chi ne rispondeva; ma non se nel frattempo è passata oltre', () => {
    const caso = seguito().dato(atto('consegna')).da(COORDINATRICE, { ruolo: 'coordinatore' });
    const annulla = { atto: 'annulla-evento', evento: caso.id('ConsegnaEffettuata'), motivo: 'Errore.' } as const;
    expect(caso.dato(annulla).stato()).toMatchObject({ caseManager: AUTRICE, assegnataA: AUTRICE, consegne: [] });
    caso
      .dato(atto('consegna', { il: '2026-02-20', da: 'as-4', a: 'as-2' }))
      .quando(annulla)
      .contraddice('ConsegnaEffettuata');
  });

  it('chi consegna, chi riceve e ciò che è calcolato non si rettificano; la nota sì', () => {
    const caso = seguito().dato(atto('consegna'));
    const rettifica = (modifiche: object) =>
      caso.quando({
        atto: 'rettifica-evento',
        evento: caso.id('ConsegnaEffettuata'),
        motivo: 'Svista.',
        modifiche: modifiche as Record<string, unknown>,
      });
    rettifica({ a: 'as-2' }).rifiuta('campo-non-modificabile');
    rettifica({ responsabilita: ['assegnataria'] }).rifiuta('campo-calcolato');
    expect(rettifica({ nota: 'Di pomeriggio.' }).allora('EventoRettificato').stato().consegne[0]?.nota).toBe(
      'Di pomeriggio.',
    );
  });
});
