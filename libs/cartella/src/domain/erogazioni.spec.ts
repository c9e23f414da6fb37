import fc from 'fast-check';
import { centesimiDi } from './erogazioni.js';
import { atto, finoA } from './prova/un-caso.js';

const ore = (dal: string, al: string, minuti: number, erogazione = `er-${dal}`) =>
  atto('registra-erogazione', { erogazione, dal, al, minuti });

describe('importo di un’erogazione', () => {
  it('è minuti per tariffa oraria, arrotondato al centesimo con il mezzo in su', () => {
    expect(centesimiDi(60, 2290)).toBe(2290);
    expect(centesimiDi(1, 30)).toBe(1);
    expect(centesimiDi(1, 29)).toBe(0);
    expect(centesimiDi(90, 2291)).toBe(3437);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 44_640 }), fc.nat(100_000), (minuti, tariffa) => {
        const doppio = centesimiDi(minuti, tariffa) * 120 - minuti * tariffa * 2;
        expect(doppio).toBeGreaterThan(-60);
        expect(doppio).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('prestazione, erogatore e importo vengono dall’intervento e dalla sua autorizzazione', () => {
    expect(finoA('registra-erogazione').storia.at(-1)).toMatchObject({
      tipo: 'ErogazioneRegistrata',
      avvenutoIl: '2026-02-28',
      dati: { prestazione: 'A2.07', erogatore: 'ets-1', centesimi: 18_320 },
    });
  });
});

describe('regola 6: si eroga solo dentro un periodo attivo, non sospeso, autorizzato', () => {
  const attivo = finoA('attiva-intervento');

  it('il periodo sta in un mese', () => {
    attivo.quando(ore('2026-02-20', '2026-03-02', 60)).rifiuta('periodo-non-valido');
    attivo.quando(ore('2026-02-20', '2026-02-10', 60)).rifiuta('periodo-non-valido');
    attivo.quando(ore('2026-02-30', '2026-02-30', 60)).rifiuta('data-non-valida');
    attivo.quando(ore('2026-02-20', '2026-02-20', 60)).allora('ErogazioneRegistrata');
  });

  it('ogni giorno è tra attivazione e cessazione, comprese', () => {
    const cessato = finoA('cessa-intervento');
    finoA('autorizza-intervento')
      .quando(ore('2026-02-01', '2026-02-10', 60))
      .rifiuta('intervento-non-attivo');
    finoA('autorizza-intervento')
      .dato(atto('attiva-intervento', { il: '2026-02-05' }))
      .quando(ore('2026-02-04', '2026-02-10', 60))
      .rifiuta('intervento-non-attivo');
    cessato.quando(ore('2026-05-01', '2026-05-31', 60)).allora('ErogazioneRegistrata');
    cessato.quando(ore('2026-06-01', '2026-06-01', 60)).rifiuta('intervento-non-attivo');
    attivo.quando(atto('registra-erogazione', { intervento: 'i-9' })).rifiuta('intervento-inesistente');
  });

  it('nessun giorno è sospeso; quello della ripresa è di nuovo di servizio', () => {
    const sospeso = attivo.dato(atto('sospendi-intervento'));
    const ripreso = sospeso.dato(atto('riprendi-intervento'));
    sospeso.quando(ore('2026-03-09', '2026-03-10', 60)).rifiuta('intervento-sospeso');
    sospeso.quando(ore('2026-04-01', '2026-04-02', 60)).rifiuta('intervento-sospeso');
    sospeso.quando(ore('2026-03-01', '2026-03-09', 60)).allora('ErogazioneRegistrata');
    ripreso.quando(ore('2026-03-01', '2026-03-31', 60)).rifiuta('intervento-sospeso');
    ripreso.quando(ore('2026-03-19', '2026-03-20', 60)).rifiuta('intervento-sospeso');
    ripreso.quando(ore('2026-03-20', '2026-03-31', 60)).allora('ErogazioneRegistrata');
  });

  it('ogni giorno è autorizzato, da una stessa autorizzazione', () => {
    attivo.quando(ore('2026-07-01', '2026-07-02', 60)).rifiuta('periodo-non-autorizzato');
    const breve = finoA('sottoscrivi-progetto').dato(
      atto('autorizza-intervento', { al: '2026-02-15' }),
      atto('attiva-intervento'),
    );
    breve.quando(ore('2026-02-10', '2026-02-16', 60)).rifiuta('periodo-non-autorizzato');
    breve
      .dato(atto('autorizza-intervento', { il: '2026-02-15', dal: '2026-02-16' }))
      .quando(ore('2026-02-10', '2026-02-16', 60))
      .rifiuta('periodo-non-autorizzato');
  });

  it('i minuti sono interi, e stanno nei giorni del periodo', () => {
    for (const minuti of [0, -60, 1.5, Number.NaN]) {
      attivo.quando(ore('2026-02-01', '2026-02-28', minuti)).rifiuta('dato-non-valido', { campo: 'minuti' });
    }
    const largo = finoA('sottoscrivi-progetto').dato(
      atto('autorizza-intervento', { minutiMensili: 90_000 }),
      atto('attiva-intervento'),
    );
    largo.quando(ore('2026-03-01', '2026-03-31', 44_640)).allora('ErogazioneRegistrata');
    largo.quando(ore('2026-03-01', '2026-03-31', 44_641)).rifiuta('minuti-non-validi', { campo: 'minuti' });
    largo.quando(ore('2026-03-02', '2026-03-02', 1_441)).rifiuta('minuti-non-validi', { massimo: 1_440 });
    largo.quando(ore('2026-03-02', '2026-03-03', 2_881)).rifiuta('minuti-non-validi', { massimo: 2_880 });
    // Not by halves either, nor by correcting what was right.
    const pieno = largo.dato(ore('2026-03-02', '2026-03-02', 1_440));
    pieno.quando(ore('2026-03-02', '2026-03-02', 1, 'er-2')).rifiuta('minuti-non-validi', { registrati: 1_440 });
    pieno.quando(ore('2026-03-02', '2026-03-03', 1_440, 'er-2')).allora('ErogazioneRegistrata');
    const evento = pieno.id('ErogazioneRegistrata');
    pieno
      .quando({ atto: 'rettifica-evento', evento, motivo: 'Errore.', modifiche: { minuti: 1_441 } })
      .rifiuta('minuti-non-validi');
  });

  it('una sospensione o una cessazione a ritroso non passano sopra le ore già registrate', () => {
    const caso = finoA('registra-erogazione');
    for (const nome of ['sospendi-intervento', 'cessa-intervento'] as const) {
      const no = caso.quando(atto(nome, { il: '2026-02-20' })).contraddice('ErogazioneRegistrata');
      expect(no.dettagli['dipendenti']).toMatchObject([{ evento: caso.id('ErogazioneRegistrata') }]);
    }
    caso.quando(atto('sospendi-intervento', { il: '2026-02-28' })).rifiuta('erogazione-gia-registrata', {
      erogazioni: [caso.id('ErogazioneRegistrata')],
    });
    caso.quando(atto('sospendi-intervento', { il: '2026-03-01' })).allora('InterventoSospeso');
    caso.quando(atto('cessa-intervento', { il: '2026-02-28' })).allora('InterventoCessato');
  });

  it('non resta senza l’intervento: attivazione e autorizzazione non si tolgono da sotto', () => {
    const caso = finoA('registra-erogazione');
    const motivo = 'Errore.';
    caso
      .quando({ atto: 'annulla-evento', evento: caso.id('InterventoAttivato'), motivo })
      .contraddice('ErogazioneRegistrata');
    caso
      .quando({ atto: 'rettifica-evento', evento: caso.id('InterventoAttivato'), motivo, avvenutoIl: '2026-02-02' })
      .contraddice('ErogazioneRegistrata');
    caso
      .quando({ atto: 'annulla-evento', evento: caso.id('InterventoAutorizzato'), motivo })
      .contraddice('InterventoAttivato', 'ErogazioneRegistrata');
    caso
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('InterventoAutorizzato'),
        motivo,
        modifiche: { al: '2026-02-27' },
      })
      .contraddice('ErogazioneRegistrata');
  });

  it('la stessa erogazione non si registra due volte', () => {
    finoA('registra-erogazione')
      .quando(ore('2026-03-01', '2026-03-31', 60, 'er-1'))
      .rifiuta('erogazione-gia-registrata');
  });
});

describe('regola 6: i minuti di un mese non superano quelli autorizzati', () => {
  const caso = finoA('registra-erogazione');

  it('contano insieme tutte le erogazioni del mese', () => {
    caso.quando(ore('2026-02-10', '2026-02-20', 121)).rifiuta('oltre-autorizzato', {
      mese: '2026-02',
      autorizzati: 600,
      registrati: 480,
      richiesti: 121,
      eccedenza: 1,
    });
    caso.quando(ore('2026-02-10', '2026-02-20', 120)).allora('ErogazioneRegistrata');
    caso.quando(ore('2026-03-01', '2026-03-31', 600)).allora('ErogazioneRegistrata');
    caso.quando(ore('2026-03-01', '2026-03-31', 601)).rifiuta('oltre-autorizzato', { registrati: 0 });
  });

  it('una nuova autorizzazione li aumenta, anche se data dopo il mese', () => {
    for (const il of ['2026-02-15', '2026-03-05']) {
      caso
        .dato(atto('autorizza-intervento', { il, minutiMensili: 900 }))
        .quando(ore('2026-02-10', '2026-02-20', 420))
        .allora('ErogazioneRegistrata')
        .quando(ore('2026-02-21', '2026-02-21', 1))
        .rifiuta('oltre-autorizzato');
    }
  });

  it('ma non se vale per un altro periodo', () => {
    caso
      .dato(atto('autorizza-intervento', { il: '2026-03-05', dal: '2026-03-01', minutiMensili: 900 }))
      .quando(ore('2026-02-10', '2026-02-20', 121))
      .rifiuta('oltre-autorizzato');
  });

  it('non si superano rettificando minuti, periodo o autorizzazione, né annullando l’aumento', () => {
    const motivo = 'Errore.';
    const rettifica = { atto: 'rettifica-evento', evento: caso.id('ErogazioneRegistrata'), motivo } as const;
    caso.quando({ ...rettifica, modifiche: { minuti: 601 } }).rifiuta('oltre-autorizzato', { richiesti: 601 });
    caso
      .dato(ore('2026-03-01', '2026-03-31', 300))
      .quando({ ...rettifica, modifiche: { dal: '2026-03-01', al: '2026-03-31' } })
      .rifiuta('oltre-autorizzato', { mese: '2026-03' });
    caso
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('InterventoAutorizzato'),
        motivo,
        modifiche: { minutiMensili: 479 },
      })
      .contraddice('ErogazioneRegistrata');
    const aumentato = caso.dato(
      atto('autorizza-intervento', { il: '2026-02-15', minutiMensili: 900 }),
      ore('2026-02-10', '2026-02-20', 420),
    );
    aumentato
      .quando({ atto: 'annulla-evento', evento: aumentato.id('InterventoAutorizzato'), motivo })
      .contraddice('ErogazioneRegistrata', 'ErogazioneRegistrata');
  });

  it('una riduzione non passa sopra le ore già registrate', () => {
    caso
      .quando(atto('autorizza-intervento', { il: '2026-03-05', minutiMensili: 400 }))
      .contraddice('ErogazioneRegistrata');
  });
});

describe('rettifica di un’erogazione', () => {
  const caso = finoA('registra-erogazione');
  const rettifica = {
    atto: 'rettifica-evento',
    evento: caso.id('ErogazioneRegistrata'),
    motivo: 'Ore contate male.',
  } as const;

  it('ricalcola l’importo', () => {
    expect(caso.dato({ ...rettifica, modifiche: { minuti: 30 } }).stato().interventi[0]?.erogazioni).toMatchObject([
      { minuti: 30, centesimi: 1145 },
    ]);
  });

  it('sposta il fatto con il suo periodo', () => {
    const spostata = caso.dato({ ...rettifica, modifiche: { dal: '2026-04-01', al: '2026-04-10' } });
    expect(spostata.stato({ finoA: '2026-04-09', posizione: 99 }).interventi[0]?.erogazioni).toEqual([]);
    expect(spostata.stato({ finoA: '2026-04-10', posizione: 99 }).interventi[0]?.erogazioni).toHaveLength(1);
    caso.quando({ ...rettifica, avvenutoIl: '2026-02-27' }).rifiuta('data-diversa-dal-periodo');
  });

  it('non scrive ciò che è calcolato', () => {
    for (const modifiche of [{ centesimi: 1 }, { prestazione: 'A1.01' }, { erogatore: 'ets-9' }]) {
      caso.quando({ ...rettifica, modifiche }).rifiuta('campo-calcolato');
    }
    caso.quando({ ...rettifica, modifiche: { intervento: 'i-2' } }).rifiuta('campo-non-modificabile');
  });
});

describe('ore in ritardo', () => {
  const chiusa = finoA('chiudi');

  it('si accettano dopo la chiusura, giudicate con lo stato del loro periodo', () => {
    const conOre = chiusa
      .da('ets-1')
      .quando(ore('2026-05-01', '2026-05-31', 300))
      .allora('ErogazioneRegistrata');
    expect(conOre.stato()).toMatchObject({ condizione: 'chiusa', fase: 'conclusione' });
    chiusa.quando(ore('2026-05-01', '2026-05-31', 601)).rifiuta('oltre-autorizzato');
    chiusa.quando(ore('2026-06-01', '2026-06-05', 60)).rifiuta('intervento-non-attivo');
    chiusa.quando(ore('2026-06-11', '2026-06-12', 60)).rifiuta('periodo-dopo-la-chiusura');
  });

  it('si accettano anche nel giorno stesso della chiusura e dopo una riapertura', () => {
    const lunga = finoA('registra-erogazione').dato(
      atto('cessa-intervento', { il: '2026-06-10' }),
      atto('svolgi-valutazione-finale'),
      atto('chiudi'),
    );
    lunga.quando(ore('2026-06-01', '2026-06-10', 60)).allora('ErogazioneRegistrata');
    lunga
      .dato(atto('riapri'))
      .quando(ore('2026-06-01', '2026-06-10', 60))
      .allora('ErogazioneRegistrata');
  });

  it('non impediscono di correggerle', () => {
    const conOre = chiusa.dato(ore('2026-05-01', '2026-05-31', 300));
    conOre
      .quando({
        atto: 'rettifica-evento',
        evento: conOre.id('ErogazioneRegistrata'),
        motivo: 'Errore.',
        modifiche: { minuti: 200 },
      })
      .allora('EventoRettificato');
  });
});
