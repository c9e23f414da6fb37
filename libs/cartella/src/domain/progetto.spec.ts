import { atto, AUTRICE, COORDINATRICE, finoA } from './prova/un-caso.js';

const urgente = atto('autorizza-intervento', {
  il: '2026-01-08',
  intervento: 'i-urg',
  progetto: null,
  urgente: true,
  motivoUrgenza: 'Dimissione improvvisa.',
  dal: '2026-01-08',
});
const senzaValutazione = (diverso = {}) =>
  atto('redigi-progetto', { valutazione: null, motivoSenzaValutazione: 'Intervento urgente.', ...diverso });
const soloFunzionale = {
  obiettivi: [{ id: 'o-1', dimensione: 'funzionale' as const }],
  testiObiettivi: { 'o-1': { descrizione: 'Alzarsi', partenza: '', atteso: '' } },
};

describe('regola 3: il progetto nasce da una valutazione conclusa', () => {
  it('di questo ciclo, e cita proprio quella', () => {
    finoA('concludi-valutazione').quando(atto('redigi-progetto')).allora('ProgettoRedatto');
    finoA('somministra-strumento').quando(atto('redigi-progetto')).rifiuta('valutazione-non-conclusa');
    finoA('concludi-valutazione')
      .quando(atto('redigi-progetto', { valutazione: 'v-9' }))
      .rifiuta('valutazione-non-conclusa');
  });

  it('non la precede, nemmeno se registrato dopo', () => {
    finoA('concludi-valutazione')
      .quando(atto('redigi-progetto', { il: '2026-01-14' }))
      .rifiuta('valutazione-non-conclusa');
  });

  it('non resta in piedi se la valutazione si annulla o si sposta dopo', () => {
    const caso = finoA('redigi-progetto');
    const evento = caso.id('ValutazioneConclusa');
    caso.quando({ atto: 'annulla-evento', evento, motivo: 'Errore.' }).contraddice('ProgettoRedatto');
    caso
      .quando({ atto: 'rettifica-evento', evento, motivo: 'Errore.', avvenutoIl: '2026-01-21' })
      .contraddice('ProgettoRedatto');
    caso
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('ProgettoRedatto'),
        motivo: 'Errore.',
        modifiche: { valutazione: null },
      })
      .rifiuta('campo-non-modificabile');
  });

  it('dopo una riapertura serve una valutazione nuova', () => {
    finoA('chiudi')
      .dato(atto('riapri'))
      .quando(atto('redigi-progetto', { il: '2026-07-02', progetto: 'pr-2' }))
      .rifiuta('valutazione-non-conclusa');
  });

  it('manca solo per un intervento urgente, e con un motivo scritto', () => {
    const caso = finoA('attiva-presa-in-carico');
    caso.quando(senzaValutazione()).rifiuta('progetto-senza-valutazione');
    const conUrgenza = caso.dato(urgente);
    conUrgenza.quando(senzaValutazione({ motivoSenzaValutazione: undefined })).rifiuta('progetto-senza-valutazione');
    conUrgenza.quando(senzaValutazione({ motivoSenzaValutazione: ' ' })).rifiuta('progetto-senza-valutazione');
    const redatto = conUrgenza.quando(senzaValutazione()).allora('ProgettoRedatto');
    redatto
      .quando({ atto: 'annulla-evento', evento: redatto.id('InterventoAutorizzato'), motivo: 'Errore.' })
      .contraddice('ProgettoRedatto');
  });

  it('un’urgenza già cessata non basta', () => {
    finoA('attiva-presa-in-carico')
      .dato(urgente, atto('cessa-intervento', { il: '2026-01-10', intervento: 'i-urg' }))
      .quando(senzaValutazione())
      .rifiuta('progetto-senza-valutazione');
  });

  it('vuole anche la presa in carico, da cui eredita il percorso', () => {
    finoA('apri').dato(urgente).quando(senzaValutazione()).rifiuta('presa-in-carico-mancante');
    expect(finoA('redigi-progetto').stato().progetti[0]?.versioni[0]).toMatchObject({ percorso: 'sad', versione: 1 });
  });
});

describe('regola 4: ogni dimensione critica ha un obiettivo, o si scrive perché no', () => {
  const scoperto = finoA('concludi-valutazione').dato(
    atto('redigi-progetto', soloFunzionale),
    atto('richiedi-approvazione'),
  );

  it('non si approva con una dimensione scoperta', () => {
    scoperto
      .da(COORDINATRICE)
      .quando(atto('approva-progetto'))
      .rifiuta('dimensioni-senza-obiettivo', {
        dimensioni: ['sociale'],
      });
    scoperto
      .da(COORDINATRICE)
      .quando(atto('approva-progetto', { motivoSenzaObiettivo: '  ' }))
      .rifiuta('dimensioni-senza-obiettivo');
  });

  it('si approva se il motivo è scritto: il fatto dice quali dimensioni restano scoperte', () => {
    const approvato = scoperto
      .da(COORDINATRICE)
      .quando(atto('approva-progetto', { motivoSenzaObiettivo: 'Se ne occupa il centro diurno.' }))
      .allora('ProgettoApprovato');
    expect(approvato.storia.at(-1)?.dati).toMatchObject({ dimensioniScoperte: ['sociale'] });
    expect(finoA('approva-progetto').storia.at(-1)?.dati).toMatchObject({ dimensioniScoperte: [] });
  });

  it('non si scopre dopo, rettificando gli obiettivi o la valutazione', () => {
    const caso = finoA('approva-progetto');
    const motivo = 'Errore.';
    caso
      .da('as-2')
      .quando({ atto: 'rettifica-evento', evento: caso.id('ProgettoRedatto'), motivo, modifiche: soloFunzionale })
      .contraddice('ProgettoApprovato');
    caso
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('ValutazioneConclusa'),
        motivo,
        modifiche: { dimensioniCritiche: ['funzionale', 'sociale', 'cognitivo'] },
      })
      .contraddice('ProgettoApprovato');
    caso
      .da(COORDINATRICE)
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('ProgettoApprovato'),
        motivo,
        modifiche: { dimensioniScoperte: ['cognitivo'] },
      })
      .rifiuta('campo-calcolato');
  });

  it('un obiettivo nuovo porta con sé la sua descrizione', () => {
    finoA('concludi-valutazione')
      .quando(atto('redigi-progetto', { testiObiettivi: soloFunzionale.testiObiettivi }))
      .rifiuta('obiettivo-senza-testo');
    const caso = finoA('redigi-progetto');
    caso
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('ProgettoRedatto'),
        motivo: 'Manca.',
        modifiche: { obiettivi: [{ id: 'o-3', dimensione: 'cognitivo' }] },
      })
      .rifiuta('obiettivo-senza-testo');
  });
});

describe('regola 5: chi scrive non decide, chi decide motiva, chi ha inviato può ripensarci finché nessuno ha aperto', () => {
  it('chi ha scritto la versione non la approva, non la respinge, non la apre', () => {
    const caso = finoA('richiedi-approvazione').da(AUTRICE);
    caso.quando(atto('approva-progetto')).rifiuta('chi-ha-redatto-non-decide');
    caso.quando(atto('respingi-progetto')).rifiuta('chi-ha-redatto-non-decide');
    caso.quando(atto('apri-richiesta')).rifiuta('chi-ha-redatto-non-decide');
    caso.da('as-2').quando(atto('approva-progetto')).allora('ProgettoApprovato');
  });

  it('non ci riesce nemmeno facendo inviare la richiesta a un’altra persona', () => {
    finoA('redigi-progetto')
      .da('as-2')
      .dato(atto('richiedi-approvazione'))
      .da(AUTRICE)
      .quando(atto('approva-progetto'))
      .rifiuta('chi-ha-redatto-non-decide');
  });

  it('chi rettifica il contenuto ne diventa autore: non approva, e se ha approvato non rettifica', () => {
    const rettifica = {
      atto: 'rettifica-evento',
      evento: finoA('redigi-progetto').id('ProgettoRedatto'),
      motivo: 'Costi da rivedere.',
      modifiche: { budget: [{ fonte: 'utente', centesimiMensili: 1 }] },
    } as const;
    finoA('richiedi-approvazione')
      .da(COORDINATRICE)
      .dato(rettifica)
      .quando(atto('approva-progetto'))
      .rifiuta('chi-ha-redatto-non-decide');
    finoA('approva-progetto').da(COORDINATRICE).quando(rettifica).contraddice('RichiestaAperta', 'ProgettoApprovato');
    finoA('approva-progetto').da('as-2').quando(rettifica).allora('EventoRettificato');
  });

  it('chi ha scritto non annulla e non corregge gli atti di chi decide, né le loro correzioni', () => {
    const caso = finoA('approva-progetto');
    const motivo = 'Non sono d’accordo.';
    for (const tipo of ['RichiestaAperta', 'ProgettoApprovato']) {
      caso.quando({ atto: 'annulla-evento', evento: caso.id(tipo), motivo }).rifiuta('chi-ha-redatto-non-decide');
    }
    caso
      .quando({ atto: 'rettifica-evento', evento: caso.id('ProgettoApprovato'), motivo, modifiche: { motivo } })
      .rifiuta('chi-ha-redatto-non-decide');
    const annullata = caso
      .da(COORDINATRICE)
      .dato({ atto: 'annulla-evento', evento: caso.id('ProgettoApprovato'), motivo: 'Troppo presto.' });
    expect(annullata.stato().progetti[0]?.versioni[0]?.stato).toBe('in-esame');
    annullata
      .da(AUTRICE)
      .quando({ atto: 'annulla-evento', evento: annullata.id('EventoAnnullato'), motivo })
      .rifiuta('chi-ha-redatto-non-decide');
  });

  it('una decisione ha sempre un motivo, e non lo perde', () => {
    const caso = finoA('apri-richiesta').da(COORDINATRICE);
    caso.quando(atto('approva-progetto', { motivo: ' ' })).rifiuta('motivo-mancante');
    caso.quando(atto('respingi-progetto', { motivo: '' })).rifiuta('motivo-mancante');
    const approvato = caso.dato(atto('approva-progetto'));
    approvato
      .quando({
        atto: 'rettifica-evento',
        evento: approvato.id('ProgettoApprovato'),
        motivo: 'Da togliere.',
        modifiche: { motivo: '' },
      })
      .rifiuta('dato-non-valido');
  });

  it('una decisione vuole una richiesta in attesa', () => {
    finoA('redigi-progetto').da(COORDINATRICE).quando(atto('approva-progetto')).rifiuta('approvazione-non-richiesta');
    finoA('redigi-progetto').da(COORDINATRICE).quando(atto('apri-richiesta')).rifiuta('approvazione-non-richiesta');
    finoA('approva-progetto')
      .da(COORDINATRICE)
      .quando(atto('respingi-progetto', { il: '2026-01-24' }))
      .rifiuta('approvazione-non-richiesta');
    finoA('richiedi-approvazione')
      .da(COORDINATRICE)
      .quando(atto('approva-progetto', { il: '2026-01-20' }))
      .rifiuta('approvazione-non-richiesta');
    finoA('concludi-valutazione').da(COORDINATRICE).quando(atto('approva-progetto')).rifiuta('progetto-inesistente');
  });

  it('la richiesta si ritira finché nessuno l’ha aperta', () => {
    const ritirata = finoA('richiedi-approvazione').quando(atto('ritira-richiesta')).allora('RichiestaRitirata');
    expect(ritirata.stato().progetti[0]?.versioni[0]).toMatchObject({ stato: 'bozza', richiestaIl: null });
    ritirata.da(COORDINATRICE).quando(atto('approva-progetto')).rifiuta('approvazione-non-richiesta');
    finoA('apri-richiesta').quando(atto('ritira-richiesta')).rifiuta('richiesta-gia-aperta');
    finoA('redigi-progetto').quando(atto('ritira-richiesta')).rifiuta('approvazione-non-richiesta');
  });

  it('non si ritira a ritroso, come se nessuno l’avesse ancora aperta', () => {
    finoA('apri-richiesta')
      .quando(atto('ritira-richiesta', { il: '2026-01-21' }))
      .contraddice('RichiestaAperta');
    finoA('approva-progetto')
      .quando(atto('ritira-richiesta', { il: '2026-01-21' }))
      .contraddice('RichiestaAperta');
  });

  it('si firma solo ciò che è approvato', () => {
    finoA('apri-richiesta').quando(atto('sottoscrivi-progetto')).rifiuta('progetto-non-approvato');
    finoA('approva-progetto')
      .quando(atto('sottoscrivi-progetto', { il: '2026-01-22' }))
      .rifiuta('progetto-non-approvato');
    finoA('approva-progetto')
      .quando(atto('sottoscrivi-progetto', { firmatari: [], nominativi: [] }))
      .rifiuta('firmatari-mancanti');
    const firmato = finoA('sottoscrivi-progetto');
    firmato
      .da(COORDINATRICE)
      .quando({ atto: 'annulla-evento', evento: firmato.id('ProgettoApprovato'), motivo: 'Errore.' })
      .contraddice('ProgettoSottoscritto');
    firmato
      .quando({
        atto: 'rettifica-evento',
        evento: firmato.id('ProgettoSottoscritto'),
        motivo: 'Errore.',
        modifiche: { anzianoAllaData: false },
      })
      .rifiuta('campo-calcolato');
  });
});

describe('versioni del progetto', () => {
  it('una versione respinta si riscrive: la nuova riparte da bozza', () => {
    const respinto = finoA('apri-richiesta').da(COORDINATRICE).dato(atto('respingi-progetto'));
    respinto.quando(atto('richiedi-approvazione', { il: '2026-01-24' })).rifiuta('versione-non-in-bozza');
    respinto.quando(atto('rimodula-progetto', { il: '2026-01-24' })).rifiuta('progetto-non-sottoscritto');
    const riscritto = respinto.da('as-2').dato(atto('redigi-progetto', { il: '2026-01-24' }));
    expect(riscritto.stato().progetti[0]?.versioni.map((v) => [v.versione, v.stato, v.redattaDa])).toEqual([
      [1, 'respinta', 'as-1'],
      [2, 'bozza', 'as-2'],
    ]);
  });

  it('non si riscrive mentre attende una decisione', () => {
    finoA('richiedi-approvazione')
      .quando(atto('redigi-progetto', { il: '2026-01-22' }))
      .rifiuta('richiesta-in-attesa');
  });

  it('le versioni si susseguono: a ritroso non se ne infila una, né si invia quella che ancora non c’era', () => {
    const due = finoA('redigi-progetto').dato(atto('redigi-progetto', { il: '2026-01-24' }));
    due.quando(atto('redigi-progetto', { il: '2026-01-22' })).rifiuta('versione-non-successiva');
    due.quando(atto('richiedi-approvazione', { il: '2026-01-22' })).rifiuta('versione-superata');
    due.quando(atto('richiedi-approvazione', { il: '2026-01-24' })).allora('ApprovazioneRichiesta');
  });

  it('il progetto di un ciclo passato non si riscrive in quello nuovo', () => {
    const rivalutata = finoA('chiudi').dato(
      atto('riapri'),
      atto('avvia-valutazione', { il: '2026-07-02', valutazione: 'v-2' }),
      atto('concludi-valutazione', { il: '2026-07-03', valutazione: 'v-2' }),
    );
    const nuovo = { il: '2026-07-04', valutazione: 'v-2' };
    rivalutata.quando(atto('redigi-progetto', nuovo)).rifiuta('progetto-di-altro-ciclo');
    rivalutata.quando(atto('rimodula-progetto', nuovo)).rifiuta('progetto-non-sottoscritto');
    rivalutata.quando(atto('redigi-progetto', { ...nuovo, progetto: 'pr-2' })).allora('ProgettoRedatto');
  });

  it('un progetto firmato si rimodula; la versione firmata vale finché non se ne firma un’altra', () => {
    const firmato = finoA('sottoscrivi-progetto');
    firmato.quando(atto('redigi-progetto', { il: '2026-02-01' })).rifiuta('progetto-gia-sottoscritto');
    const rimodulato = firmato.quando(atto('rimodula-progetto')).allora('ProgettoRimodulato');
    expect(rimodulato.stato().progetti[0]?.versioni.map((v) => v.stato)).toEqual(['sottoscritta', 'bozza']);
    firmato.quando(atto('rimodula-progetto', { il: '2026-01-24' })).rifiuta('progetto-non-sottoscritto');
    firmato.quando(atto('rimodula-progetto', { motivo: '' })).rifiuta('motivo-mancante');
    rimodulato
      .quando({ atto: 'annulla-evento', evento: rimodulato.id('ProgettoSottoscritto'), motivo: 'Errore.' })
      .contraddice('ProgettoRimodulato');
  });

  it('il numero e l’identità della versione non si scrivono', () => {
    const caso = finoA('redigi-progetto');
    for (const modifiche of [{ versione: 2 }, { progetto: 'pr-2' }, { valutazione: 'v-2' }]) {
      caso
        .quando({ atto: 'rettifica-evento', evento: caso.id('ProgettoRedatto'), motivo: 'Errore.', modifiche })
        .rifiuta('campo-non-modificabile');
    }
  });

  it('un obiettivo non compare due volte', () => {
    const obiettivi = [
      { id: 'o-1', dimensione: 'funzionale' as const },
      { id: 'o-1', dimensione: 'sociale' as const },
    ];
    finoA('concludi-valutazione').quando(atto('redigi-progetto', { obiettivi })).rifiuta('elemento-ripetuto');
  });
});
