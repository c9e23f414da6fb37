import { atto, COORDINATRICE, finoA } from './prova/un-caso.js';

const urgente = atto('autorizza-intervento', {
  il: '2026-01-05',
  intervento: 'i-urg',
  progetto: null,
  urgente: true,
  motivoUrgenza: 'Dimissione improvvisa.',
  dal: '2026-01-05',
});

describe('regola 6: un intervento si autorizza e si attiva sotto un progetto', () => {
  it('autorizzato su un progetto approvato, attivato su un progetto sottoscritto', () => {
    finoA('apri-richiesta').quando(atto('autorizza-intervento')).rifiuta('progetto-non-approvato');
    const autorizzato = finoA('approva-progetto').quando(atto('autorizza-intervento')).allora('InterventoAutorizzato');
    autorizzato.quando(atto('attiva-intervento')).rifiuta('progetto-non-sottoscritto');
    autorizzato
      .dato(atto('sottoscrivi-progetto', { il: '2026-01-30' }))
      .quando(atto('attiva-intervento'))
      .allora('InterventoAttivato');
  });

  it('solo per le prestazioni che il progetto prevede', () => {
    finoA('sottoscrivi-progetto')
      .quando(atto('autorizza-intervento', { prestazione: 'A1.01' }))
      .rifiuta('prestazione-non-prevista');
    finoA('sottoscrivi-progetto')
      .quando(atto('autorizza-intervento', { progetto: 'pr-9' }))
      .rifiuta('progetto-non-approvato');
    const caso = finoA('autorizza-intervento');
    caso
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('InterventoAutorizzato'),
        motivo: 'Errore.',
        modifiche: { prestazione: 'A1.01' },
      })
      .rifiuta('prestazione-non-prevista');
    caso
      .da('as-2')
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('ProgettoRedatto'),
        motivo: 'Errore.',
        modifiche: { interventi: [] },
      })
      .contraddice('InterventoAutorizzato');
  });

  it('non prima dell’approvazione o della firma, nemmeno a ritroso', () => {
    finoA('sottoscrivi-progetto')
      .quando(atto('autorizza-intervento', { il: '2026-01-22' }))
      .rifiuta('progetto-non-approvato');
    finoA('autorizza-intervento')
      .dato(atto('autorizza-intervento', { il: '2026-01-23', intervento: 'i-2', dal: '2026-01-23' }))
      .quando(atto('attiva-intervento', { il: '2026-01-24', intervento: 'i-2' }))
      .rifiuta('progetto-non-sottoscritto');
  });

  it('non resta attivo se la firma si annulla o si sposta dopo', () => {
    const caso = finoA('attiva-intervento');
    const evento = caso.id('ProgettoSottoscritto');
    caso.quando({ atto: 'annulla-evento', evento, motivo: 'Errore.' }).contraddice('InterventoAttivato');
    caso
      .quando({ atto: 'rettifica-evento', evento, motivo: 'Errore.', avvenutoIl: '2026-02-10' })
      .contraddice('InterventoAttivato');
  });

  it('un urgente non aspetta il progetto, ma vuole un motivo scritto', () => {
    finoA('apri')
      .quando(atto('autorizza-intervento', { ...urgente, motivoUrgenza: ' ' }))
      .rifiuta('motivo-mancante');
    finoA('apri')
      .quando(atto('autorizza-intervento', { ...urgente, motivoUrgenza: undefined }))
      .rifiuta('motivo-mancante');
    finoA('apri')
      .dato(urgente)
      .quando(atto('attiva-intervento', { il: '2026-01-06', intervento: 'i-urg' }))
      .allora('InterventoAttivato');
  });

  it('se cita un progetto, quel progetto esiste', () => {
    finoA('apri')
      .quando(atto('autorizza-intervento', { ...urgente, progetto: 'pr-9' }))
      .rifiuta('progetto-inesistente');
  });

  it('nessuno diventa urgente con una rettifica', () => {
    const caso = finoA('autorizza-intervento');
    caso
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('InterventoAutorizzato'),
        motivo: 'Era urgente.',
        modifiche: { urgente: true },
      })
      .rifiuta('campo-non-modificabile');
  });

  it('si attiva dentro il periodo autorizzato', () => {
    const caso = finoA('autorizza-intervento');
    caso.quando(atto('attiva-intervento', { il: '2026-01-31' })).rifiuta('fuori-periodo-autorizzato');
    caso.quando(atto('attiva-intervento', { il: '2026-07-01' })).rifiuta('fuori-periodo-autorizzato');
    caso.quando(atto('attiva-intervento', { il: '2026-06-30' })).allora('InterventoAttivato');
    const attivo = finoA('attiva-intervento');
    attivo
      .quando({
        atto: 'rettifica-evento',
        evento: attivo.id('InterventoAutorizzato'),
        motivo: 'Errore.',
        modifiche: { dal: '2026-02-02' },
      })
      .contraddice('InterventoAttivato');
  });

  it('rifiuta periodi e quantità senza senso', () => {
    const caso = finoA('sottoscrivi-progetto');
    caso.quando(atto('autorizza-intervento', { al: '2026-01-31' })).rifiuta('periodo-non-valido');
    caso.quando(atto('autorizza-intervento', { al: '2026-02-30' })).rifiuta('dato-non-valido', { campo: 'al' });
    caso.quando(atto('autorizza-intervento', { minutiMensili: 0 })).rifiuta('dato-non-valido');
    caso.quando(atto('autorizza-intervento', { minutiMensili: 1.5 })).rifiuta('dato-non-valido');
    caso.quando(atto('autorizza-intervento', { centesimiOra: -1 })).rifiuta('dato-non-valido');
  });
});

describe('intervento', () => {
  it('segue il suo corso: autorizzato, attivo, sospeso, attivo, cessato', () => {
    const caso = finoA('attiva-intervento').dato(
      atto('sospendi-intervento'),
      atto('riprendi-intervento'),
      atto('cessa-intervento'),
    );
    expect(caso.stato().interventi[0]).toMatchObject({
      stato: 'cessato',
      attivatoIl: '2026-02-01',
      sospensioni: [{ dal: '2026-03-10', al: '2026-03-20', motivo: 'Ricovero.' }],
      cessatoIl: '2026-05-31',
    });
    expect(caso.stato({ finoA: '2026-03-15', posizione: 99 }).interventi[0]?.stato).toBe('sospeso');
  });

  it('non salta passi', () => {
    const autorizzato = finoA('autorizza-intervento');
    autorizzato.quando(atto('sospendi-intervento')).rifiuta('intervento-non-attivo');
    autorizzato.quando(atto('riprendi-intervento')).rifiuta('intervento-non-sospeso');
    autorizzato.quando(atto('attiva-intervento', { intervento: 'i-9' })).rifiuta('intervento-inesistente');
    const attivo = finoA('attiva-intervento');
    attivo.quando(atto('attiva-intervento', { il: '2026-02-02' })).rifiuta('intervento-gia-attivato');
    attivo.quando(atto('riprendi-intervento')).rifiuta('intervento-non-sospeso');
    attivo.dato(atto('cessa-intervento')).quando(atto('cessa-intervento')).rifiuta('intervento-gia-cessato');
    attivo.quando(atto('sospendi-intervento', { motivo: '' })).rifiuta('motivo-mancante');
  });

  it('non si cessa a ritroso sopra una ripresa già nota', () => {
    finoA('attiva-intervento')
      .dato(atto('sospendi-intervento'), atto('riprendi-intervento'))
      .quando(atto('cessa-intervento', { il: '2026-03-15' }))
      .contraddice('InterventoRipreso');
  });

  it('si può rinunciare prima di cominciare', () => {
    expect(finoA('autorizza-intervento').dato(atto('cessa-intervento')).stato().interventi[0]?.stato).toBe('cessato');
  });

  it('una nuova autorizzazione vale per lo stesso intervento: stessa prestazione, stessa natura', () => {
    const caso = finoA('attiva-intervento');
    const proroga = { il: '2026-06-20', dal: '2026-07-01', al: '2026-12-31', erogatore: 'ets-2' };
    expect(caso.dato(atto('autorizza-intervento', proroga)).stato().interventi).toMatchObject([
      { erogatore: 'ets-2', stato: 'attivo', autorizzazioni: [{ al: '2026-06-30' }, { al: '2026-12-31' }] },
    ]);
    caso.quando(atto('autorizza-intervento', { ...proroga, prestazione: 'A1.01' })).rifiuta('prestazione-diversa');
    caso
      .quando(atto('autorizza-intervento', { ...proroga, urgente: true, motivoUrgenza: 'Peggiora.' }))
      .rifiuta('urgenza-diversa');
    caso.dato(atto('cessa-intervento')).quando(atto('autorizza-intervento', proroga)).rifiuta('intervento-cessato');
  });

  it('quello di un ciclo passato non torna', () => {
    const riaperta = finoA('chiudi').dato(atto('riapri')).da(COORDINATRICE);
    riaperta
      .quando(atto('autorizza-intervento', { ...urgente, il: '2026-07-02', intervento: 'i-1', al: '2026-12-31' }))
      .rifiuta('intervento-di-altro-ciclo');
    riaperta
      .quando(atto('autorizza-intervento', { il: '2026-07-02', intervento: 'i-2', al: '2026-12-31' }))
      .rifiuta('progetto-non-approvato');
    riaperta.quando(atto('attiva-intervento', { il: '2026-07-02' })).rifiuta('intervento-inesistente');
  });
});
