import { atto, finoA } from './prova/un-caso.js';

describe('diario', () => {
  it('raccoglie note con il loro autore', () => {
    expect(finoA('apri').da('as-2').dato(atto('annota-diario')).stato().diario).toEqual([
      {
        evento: 'e2',
        il: '2026-01-06',
        autore: 'as-2',
        genere: 'telefonata',
        riservata: false,
        testo: 'Sentita la figlia.',
      },
    ]);
  });

  it('non accetta note vuote, e non lascia svuotare quelle scritte', () => {
    finoA('apri')
      .quando(atto('annota-diario', { testo: '  \n' }))
      .rifiuta('testo-mancante', { campo: 'testo' });
    const caso = finoA('apri').dato(atto('annota-diario'));
    caso
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('DiarioAnnotato'),
        motivo: 'Da togliere.',
        modifiche: { testo: '' },
      })
      .rifiuta('dato-non-valido', { campo: 'testo' });
  });

  it('di una nota riservata chi non può leggerla non può nemmeno sapere che c’è', () => {
    const caso = finoA('individua-case-manager').dato(atto('annota-diario', { riservata: true }));
    const evento = caso.id('DiarioAnnotato');
    const scopri = {
      atto: 'rettifica-evento',
      evento,
      motivo: 'Curiosità.',
      modifiche: { riservata: false },
    } as const;
    caso.da('as-9').quando(scopri).rifiuta('evento-inesistente');
    caso.da('as-9').quando({ atto: 'annulla-evento', evento, motivo: 'x' }).rifiuta('evento-inesistente');
    const scoperta = caso.quando(scopri).allora('EventoRettificato');
    scoperta
      .da('as-9')
      .quando({ ...scopri, modifiche: { genere: 'rete' } })
      .allora('EventoRettificato');
    // Made riservata later, it is as if it had always been.
    const ricoperta = scoperta.dato({ ...scopri, modifiche: { riservata: true } });
    ricoperta.da('as-9').quando(scopri).rifiuta('evento-inesistente');
    ricoperta
      .da('as-9')
      .quando({ atto: 'annulla-evento', evento: ricoperta.id('EventoRettificato'), motivo: 'x' })
      .rifiuta('evento-inesistente');
  });

  it('rifiuta valori fuori dalle liste', () => {
    finoA('apri')
      .quando(atto('annota-diario', { genere: 'pettegolezzo' as never }))
      .rifiuta('dato-non-valido');
  });
});
