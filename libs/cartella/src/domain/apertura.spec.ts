import { atto, COORDINATRICE, finoA, INCARICATO, nessunCaso } from './prova/un-caso.js';

describe('apertura', () => {
  it('apre la cartella con l’accesso da cui nasce', () => {
    expect(nessunCaso.quando(atto('apri')).allora('CartellaAperta').stato()).toMatchObject({
      condizione: 'aperta',
      persona: 'p-1',
      area: 'anziani',
      comune: '017206',
      accesso: { id: 'a-1', il: '2026-01-02', canale: 'sportello' },
      fase: 'accesso',
      faseDal: '2026-01-05',
      cicli: [{ apertoIl: '2026-01-05', riapertura: false, chiusoIl: null }],
    });
  });

  it('non apre due volte, nemmeno a una data precedente', () => {
    finoA('apri')
      .quando(atto('apri', { il: '2026-01-08' }))
      .rifiuta('cartella-gia-aperta');
    finoA('apri')
      .quando(atto('apri', { il: '2026-01-03' }))
      .rifiuta('cartella-gia-aperta');
  });

  it('non apre prima dell’accesso, né ci si arriva rettificando', () => {
    nessunCaso.quando(atto('apri', { il: '2026-01-01' })).rifiuta('apertura-prima-dell-accesso');
    const caso = finoA('apri');
    caso
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('CartellaAperta'),
        motivo: 'Data sbagliata.',
        modifiche: { accessoIl: '2026-01-20' },
      })
      .rifiuta('apertura-prima-dell-accesso');
  });

  it('non ammette fatti prima dell’apertura', () => {
    nessunCaso.quando(atto('annota-diario')).rifiuta('cartella-non-aperta');
    finoA('apri')
      .quando(atto('annota-diario', { il: '2026-01-04' }))
      .rifiuta('cartella-non-aperta');
  });

  it('non lascia spostare o annullare l’apertura sopra i fatti che ne dipendono', () => {
    const caso = finoA('avvia-valutazione');
    const evento = caso.id('CartellaAperta');
    const motivo = 'Era un’altra data.';
    caso
      .quando({ atto: 'rettifica-evento', evento, motivo, avvenutoIl: '2026-01-07' })
      .contraddice('InformativaConsegnata', 'PresaInCaricoAttivata', 'CaseManagerIndividuato', 'CartellaAssegnata');
    expect(
      caso.quando({ atto: 'annulla-evento', evento, motivo }).rifiuta('storia-incoerente').dettagli['dipendenti'],
    ).toHaveLength(5);
    expect(
      caso
        .quando({ atto: 'rettifica-evento', evento, motivo, avvenutoIl: '2026-01-03' })
        .allora('EventoRettificato')
        .stato().cicli[0]?.apertoIl,
    ).toBe('2026-01-03');
  });

  it('annulla un’apertura da cui non dipende nulla: la cartella torna a non esistere, e si può riaprire il fatto', () => {
    const caso = finoA('apri');
    const annullata = caso.dato({
      atto: 'annulla-evento',
      evento: caso.id('CartellaAperta'),
      motivo: 'Persona errata.',
    });
    expect(annullata.stato().condizione).toBe('inesistente');
    const ripresa = annullata.dato({
      atto: 'annulla-evento',
      evento: annullata.id('EventoAnnullato'),
      motivo: 'Era giusta.',
    });
    expect(ripresa.stato().condizione).toBe('aperta');
    // Opened again meanwhile, the first opening cannot come back.
    const rifatta = annullata.dato(atto('apri', { il: '2026-01-08' }));
    rifatta
      .quando({ atto: 'annulla-evento', evento: rifatta.id('EventoAnnullato'), motivo: 'Era giusta.' })
      .contraddice('CartellaAperta');
  });
});

describe('presa in carico', () => {
  it('stabilisce il percorso; un altro percorso è un’altra presa in carico', () => {
    const caso = finoA('attiva-presa-in-carico');
    expect(caso.stato()).toMatchObject({ percorso: 'sad', presaInCaricoIl: '2026-01-06' });
    caso.quando(atto('attiva-presa-in-carico', { il: '2026-02-01' })).rifiuta('presa-in-carico-gia-attiva');
    expect(
      caso
        .quando(atto('attiva-presa-in-carico', { il: '2026-02-01', percorso: 'dimissione-protetta' }))
        .allora('PresaInCaricoAttivata')
        .stato().percorso,
    ).toBe('dimissione-protetta');
  });

  it('dà il proprio percorso a ciò che avviene mentre vale, anche se registrato dopo', () => {
    const caso = finoA('attiva-presa-in-carico')
      .dato(atto('attiva-presa-in-carico', { il: '2026-03-01', percorso: 'inclusione' }))
      .dato(atto('avvia-valutazione', { il: '2026-02-01' }));
    expect(caso.stato().valutazioni[0]?.percorso).toBe('sad');
  });
});

describe('chi segue il caso', () => {
  it('è il case manager, e l’operatore a cui è assegnato', () => {
    const caso = finoA('apri')
      .da(COORDINATRICE)
      .dato(atto('individua-case-manager'), atto('assegna', { operatore: 'as-2' }));
    expect(caso.stato()).toMatchObject({ caseManager: 'as-1', assegnataA: 'as-2' });
  });

  it.each(['individua-case-manager', 'assegna'] as const)('è chi oggi può seguirlo: %s', (nome) => {
    const aperto = finoA('apri').da(COORDINATRICE);
    for (const [diverso, codice] of [
      [{ attivo: false }, 'operatore-non-attivo'],
      [{ ruolo: 'ufficio-di-piano' }, 'operatore-non-segue-casi'],
      [{ ruolo: 'componente-uvm' }, 'operatore-non-segue-casi'],
      [{ comuni: ['017160'] }, 'operatore-fuori-comune'],
    ] as const) {
      aperto.quando(atto(nome, { incaricato: { ...INCARICATO, ...diverso } })).rifiuta(codice, { campo: 'operatore' });
    }
    const { incaricato: _, ...ignoto } = atto(nome);
    aperto.quando(ignoto).rifiuta('operatore-non-attivo');
  });

  it('per la parte sanitaria può essere un componente dell’UVM', () => {
    const sanitario = atto('individua-case-manager', {
      ambito: 'sanitario',
      operatore: 'uvm-1',
      incaricato: { ...INCARICATO, ruolo: 'componente-uvm' },
    });
    finoA('apri').quando(sanitario).allora('CaseManagerIndividuato');
  });

  it('non si prende da un collega: lo cambia chi ne risponde, o chi coordina', () => {
    const seguito = finoA('apri').dato(atto('individua-case-manager'));
    const aSe = atto('individua-case-manager', { operatore: 'as-4' });
    seguito.da('as-4').quando(aSe).rifiuta('case-manager-di-altri');
    const assegnato = finoA('apri').da(COORDINATRICE).dato(atto('assegna'));
    assegnato.da('as-4').quando(aSe).rifiuta('case-manager-di-altri');
    seguito.quando(aSe).allora('CaseManagerIndividuato');
    seguito.da(COORDINATRICE, { ruolo: 'coordinatore' }).quando(aSe).allora('CaseManagerIndividuato');
    finoA('apri').da('as-4').quando(aSe).allora('CaseManagerIndividuato');
  });

  it('cambia nel tempo: vale l’ultimo per data, non per registrazione', () => {
    const caso = finoA('apri').dato(
      atto('assegna', { il: '2026-02-01', operatore: 'as-3' }),
      atto('assegna', { il: '2026-01-20', operatore: 'as-2' }),
    );
    expect(caso.stato().assegnataA).toBe('as-3');
    expect(caso.stato({ finoA: '2026-01-25', posizione: 99 }).assegnataA).toBe('as-2');
  });
});
