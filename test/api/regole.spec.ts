import { randomUUID } from 'node:crypto';
import type { NomeAtto } from '#cartella';
import type { Cliente } from '../ambiente/server-di-prova.js';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso } from './caso.js';
import { rifiutata } from './rifiuti.js';
import { Api } from './rotte.js';

/** A case driven to each refusal. Every refusal says which rule, in Italian, and writes nothing. */

let server: ServerDiProva;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
});
afterAll(() => server?.chiudi());

/** The act is refused with 409 and this code. */
const no = (caso: Caso, code: string, atto: NomeAtto, diverso: object = {}, chi?: string | Cliente) =>
  rifiutata(server, () => caso.prova(atto, diverso as never, chi), 409, code);

const UNA_PROFESSIONE = { professione: 'assistente-sociale', tipoEnte: 'comune', ente: 'comune-iseo' };

describe('Regola 1: una cartella chiusa', () => {
  let chiusa: Caso;
  beforeAll(async () => {
    chiusa = await Caso.finoA(server, 'chiudi');
  });

  it('rifiuta ogni atto che non sia riapertura, follow-up, rettifica o ore arrivate tardi', async () => {
    const prefisso = '/api/cartelle/{id}/atti/';
    const atti = (await Api.di(server)).rotte
      .filter((r) => r.percorso.startsWith(prefisso))
      .map((r) => r.percorso.slice(prefisso.length) as NomeAtto);
    const ammessi = ['riapri', 'rileva-follow-up', 'registra-erogazione', 'rettifica-evento', 'annulla-evento'];
    // Protections outlive a case.
    ammessi.push('disponi-tutela', 'revoca-tutela', 'escludi-operatore', 'revoca-esclusione');
    expect(atti).toEqual(expect.arrayContaining(ammessi));
    for (const atto of atti.filter((a) => !ammessi.includes(a))) {
      await no(chiusa, 'cartella-chiusa', atto, {}, 'coord-1');
      await no(chiusa, 'cartella-chiusa', atto, { il: '2026-09-30' }, 'coord-1');
    }
  });

  it('accetta le ore di un periodo passato, giudicate dallo stato di quel periodo', async () => {
    await chiusa.atto('registra-erogazione', { dal: '2026-03-01', al: '2026-03-31', minuti: 600 });
    await no(chiusa, 'oltre-autorizzato', 'registra-erogazione', { dal: '2026-03-31', al: '2026-03-31', minuti: 1 });
    await no(chiusa, 'intervento-non-attivo', 'registra-erogazione', {
      dal: '2026-06-01',
      al: '2026-06-02',
      minuti: 60,
    });
    await no(chiusa, 'periodo-dopo-la-chiusura', 'registra-erogazione', {
      dal: '2026-06-11',
      al: '2026-06-12',
      minuti: 60,
    });
  });

  it('si riapre una volta, e il follow-up vuole una chiusura', async () => {
    await chiusa.atto('rileva-follow-up');
    await chiusa.atto('riapri');
    await no(chiusa, 'cartella-non-chiusa', 'riapri', { il: '2026-07-02' });
    await no(await Caso.aperto(server), 'cartella-mai-chiusa', 'rileva-follow-up');
  });

  it('niente accade prima che sia aperta', async () => {
    await no(await Caso.aperto(server), 'cartella-non-aperta', 'consegna-informativa', { il: '2026-01-04' });
    const as = await server.entra('as-1');
    const persona = (
      await as.scrivi('/api/persone', {
        cognome: 'Zini',
        nome: 'Zeno',
        nascita: '1950-01-01',
        sesso: 'M',
        comune: '017085',
        tipoCodiceFiscale: 'assente',
      })
    ).id;
    const contatto = {
      il: '2026-02-02',
      canale: 'telefono',
      punto: 'segretariato',
      segnalante: 'familiare',
      persona,
      richiesta: 'x',
      comune: '017085',
      noto: 'nuovo',
    };
    const { id } = await as.scrivi('/api/accessi', contatto);
    await rifiutata(
      server,
      () => as.post(`/api/accessi/${id}/atti/apri-cartella`, { area: 'anziani', il: '2026-02-01' }),
      409,
      'prima-dell-accesso',
    );
  });
});

describe('Regola 2: una valutazione multidimensionale', () => {
  it('si conclude solo con almeno due professioni diverse presenti', async () => {
    const caso = await Caso.finoA(server, 'somministra-strumento');
    for (const partecipanti of [
      [UNA_PROFESSIONE],
      [UNA_PROFESSIONE, { ...UNA_PROFESSIONE, tipoEnte: 'asst', ente: 'asst' }],
    ]) {
      expect(
        await no(caso, 'professioni-insufficienti', 'concludi-valutazione', {
          partecipanti,
          nominativi: partecipanti.map(() => 'Tizia'),
        }),
      ).toMatchObject({ presenti: 1, necessarie: 2 });
    }
    await no(caso, 'nominativi-discordi', 'concludi-valutazione', { nominativi: ['Una sola'] });
    await caso.atto('concludi-valutazione');
    await no(caso, 'valutazione-gia-conclusa', 'concludi-valutazione');
    await no(caso, 'valutazione-gia-conclusa', 'somministra-strumento', { il: '2026-01-16' });
  });

  it('e non ci si sottrae rettificandola dopo', async () => {
    const caso = await Caso.finoA(server, 'concludi-valutazione');
    await no(caso, 'professioni-insufficienti', 'rettifica-evento', {
      evento: await caso.evento('ValutazioneConclusa'),
      motivo: 'Era sola.',
      modifiche: { partecipanti: [UNA_PROFESSIONE], nominativi: ['Tizia'] },
    });
  });

  it('vuole la presa in carico; la preliminare no, e basta una professione', async () => {
    const caso = await Caso.aperto(server);
    await no(caso, 'presa-in-carico-mancante', 'avvia-valutazione');
    await caso.atto('avvia-valutazione', { tipo: 'preliminare' });
    await no(caso, 'valutazione-in-corso', 'avvia-valutazione', { valutazione: randomUUID() });
    await caso.atto('concludi-valutazione', { partecipanti: [UNA_PROFESSIONE], nominativi: ['Tizia'] });
  });
});

describe('Regola 3: un progetto', () => {
  it('vuole una valutazione conclusa', async () => {
    const caso = await Caso.finoA(server, 'somministra-strumento');
    await no(caso, 'valutazione-non-conclusa', 'redigi-progetto');
    await no(caso, 'valutazione-non-conclusa', 'redigi-progetto', { valutazione: randomUUID() });
    await no(caso, 'progetto-senza-valutazione', 'redigi-progetto', { valutazione: null });
    await no(caso, 'progetto-senza-valutazione', 'redigi-progetto', {
      valutazione: null,
      motivoSenzaValutazione: 'Non c’è tempo.',
    });
  });

  it('ne fa a meno solo se c’è un intervento urgente, e scrivendo perché', async () => {
    const caso = await Caso.finoA(server, 'attiva-presa-in-carico');
    const urgente = {
      urgente: true,
      progetto: null,
      motivoUrgenza: 'Dimessa senza preavviso.',
      il: '2026-01-07',
      dal: '2026-01-07',
    };
    await caso.atto('autorizza-intervento', urgente);
    const senza = { valutazione: null, il: '2026-01-08' };
    await no(caso, 'progetto-senza-valutazione', 'redigi-progetto', senza);
    await caso.atto('redigi-progetto', { ...senza, motivoSenzaValutazione: 'Dimissione improvvisa.' });
  });
});

describe('Regola 4: una dimensione critica senza obiettivo', () => {
  it('ferma l’approvazione, salvo che si scriva perché', async () => {
    const caso = await Caso.finoA(server, 'concludi-valutazione');
    const [funzionale] = caso.corpo('redigi-progetto')['obiettivi'] as object[];
    await caso.atto('redigi-progetto', { obiettivi: [funzionale] });
    expect((await caso.scheda()).mancanze[0]).toMatchObject({ codice: 'obiettivo-mancante', atto: 'redigi-progetto' });
    await caso.atto('richiedi-approvazione');
    expect(await no(caso, 'dimensioni-senza-obiettivo', 'approva-progetto')).toMatchObject({ dimensioni: ['sociale'] });
    await caso.atto('approva-progetto', { motivoSenzaObiettivo: 'Se ne occupa il volontariato.' });
  });

  it('e non si toglie dopo, dal progetto approvato', async () => {
    const caso = await Caso.finoA(server, 'approva-progetto');
    const corpo = await no(caso, 'storia-incoerente', 'rettifica-evento', {
      evento: await caso.evento('ProgettoRedatto'),
      motivo: 'Un obiettivo di troppo.',
      modifiche: { obiettivi: [{ id: caso.obiettivi[0], dimensione: 'funzionale' }] },
    });
    expect(corpo.dipendenti).toMatchObject([{ tipo: 'ProgettoApprovato', codice: 'dimensioni-senza-obiettivo' }]);
  });
});

describe('Regola 5: chi scrive un progetto', () => {
  it('non lo esamina, non lo approva e non lo respinge', async () => {
    const caso = await Caso.finoA(server, 'concludi-valutazione');
    await caso.atto('redigi-progetto', {}, 'coord-1');
    await caso.atto('richiedi-approvazione');
    for (const atto of ['apri-richiesta', 'approva-progetto', 'respingi-progetto'] as const) {
      await no(caso, 'chi-ha-redatto-non-decide', atto);
    }
  });

  it('nemmeno se ne ha solo rettificato una parte', async () => {
    const caso = await Caso.finoA(server, 'redigi-progetto');
    const rettifica = { evento: await caso.evento('ProgettoRedatto'), motivo: 'Il budget.', modifiche: { budget: [] } };
    await caso.atto('rettifica-evento', rettifica, 'coord-1');
    await caso.atto('richiedi-approvazione');
    await no(caso, 'chi-ha-redatto-non-decide', 'approva-progetto');
  });

  it('e non disfa la decisione di chi ha deciso', async () => {
    const caso = await Caso.finoA(server, 'approva-progetto');
    const evento = await caso.evento('ProgettoApprovato');
    await no(caso, 'chi-ha-redatto-non-decide', 'annulla-evento', { evento, motivo: 'Non mi piace.' }, 'as-1');
    await no(
      caso,
      'chi-ha-redatto-non-decide',
      'rettifica-evento',
      { evento, motivo: 'No.', modifiche: { motivo: 'Altro.' } },
      'as-1',
    );
    await caso.atto('annulla-evento', { evento, motivo: 'Firmata per errore.' }, 'coord-1');
  });

  it('la decisione ha sempre un motivo', async () => {
    const caso = await Caso.finoA(server, 'apri-richiesta');
    for (const motivo of [undefined, '', '   ']) {
      for (const atto of ['approva-progetto', 'respingi-progetto'] as const) {
        const corpo = await rifiutata(server, () => caso.prova(atto, { motivo }), 400, 'dati-non-validi');
        expect(corpo.errori).toMatchObject([{ campo: 'motivo' }]);
      }
    }
    await caso.atto('respingi-progetto');
    await no(caso, 'approvazione-non-richiesta', 'approva-progetto');
    await no(caso, 'progetto-non-approvato', 'sottoscrivi-progetto');
  });

  it('la richiesta si ritira finché nessuno l’ha aperta', async () => {
    const caso = await Caso.finoA(server, 'richiedi-approvazione');
    await no(caso, 'richiesta-in-attesa', 'redigi-progetto', { il: '2026-01-21' });
    await caso.atto('ritira-richiesta');
    await no(caso, 'approvazione-non-richiesta', 'approva-progetto');
    await caso.atto('richiedi-approvazione', { il: '2026-01-22' });
    await caso.atto('apri-richiesta');
    await no(caso, 'richiesta-gia-aperta', 'ritira-richiesta', { il: '2026-01-23' });
  });
});

describe('Regola 6: un intervento', () => {
  it('nomina operatori, enti, prestazioni e fonti solo dagli elenchi: sono dati in chiaro, e per sempre', async () => {
    const caso = await Caso.finoA(server, 'sottoscrivi-progetto');
    const fuori = async (campo: string, atto: NomeAtto, corpo: Record<string, unknown>) => {
      const domanda = () => caso.prova(atto, corpo);
      expect((await rifiutata(server, domanda, 422, 'codice-fuori-elenco')).campo).toBe(campo);
    };
    await fuori('operatore', 'assegna', { operatore: 'Ada.Rosselli' });
    await fuori('erogatore', 'autorizza-intervento', { erogatore: 'la-figlia' });
    await fuori('fonte', 'autorizza-intervento', { fonte: 'pensione-di-ada' });
    await fuori('prestazione', 'autorizza-intervento', { prestazione: 'A9.99' });
    await fuori('componenti.0.ente', 'costituisci-equipe', {
      componenti: [{ professione: 'medico', tipoEnte: 'altro', ente: 'studio-rosselli' }],
      nominativi: ['x'],
    });
    await fuori('modifiche.operatore', 'rettifica-evento', {
      evento: await caso.evento('ProgettoSottoscritto'),
      motivo: 'x',
      modifiche: { operatore: 'Ada Rosselli' },
    });
  });

  it('si attiva solo sotto un progetto sottoscritto; un urgente ne fa a meno', async () => {
    const caso = await Caso.finoA(server, 'approva-progetto');
    await caso.atto('autorizza-intervento');
    await no(caso, 'progetto-non-sottoscritto', 'attiva-intervento');
    const altro = await Caso.aperto(server);
    await altro.atto('autorizza-intervento', { urgente: true, progetto: null, motivoUrgenza: 'Sola in casa.' });
    await altro.atto('attiva-intervento');
  });

  it('si autorizza solo su un progetto approvato, per ciò che il progetto prevede', async () => {
    const caso = await Caso.finoA(server, 'apri-richiesta');
    await no(caso, 'progetto-non-approvato', 'autorizza-intervento');
    await caso.fino('sottoscrivi-progetto', 'apri-richiesta');
    await no(caso, 'prestazione-non-prevista', 'autorizza-intervento', { prestazione: 'A1.01' });
    await no(caso, 'periodo-non-valido', 'autorizza-intervento', { dal: '2026-06-30', al: '2026-02-01' });
    await caso.atto('autorizza-intervento');
    await no(caso, 'fuori-periodo-autorizzato', 'attiva-intervento', { il: '2026-01-30' });
    await no(caso, 'intervento-inesistente', 'attiva-intervento', { intervento: randomUUID() });
  });

  it('riceve ore solo tra l’attivazione e la cessazione, e non mentre è sospeso', async () => {
    const caso = await Caso.finoA(server, 'autorizza-intervento');
    const ore = (dal: string, al: string, code: string) =>
      no(caso, code, 'registra-erogazione', { dal, al, minuti: 60 });
    await ore('2026-02-01', '2026-02-02', 'intervento-non-attivo');
    await caso.atto('attiva-intervento', { il: '2026-02-10' });
    await ore('2026-02-09', '2026-02-10', 'intervento-non-attivo');
    await caso.atto('sospendi-intervento');
    await ore('2026-03-09', '2026-03-10', 'intervento-sospeso');
    await caso.atto('riprendi-intervento');
    await ore('2026-03-15', '2026-03-16', 'intervento-sospeso');
    await caso.atto('registra-erogazione', { dal: '2026-03-20', al: '2026-03-20', minuti: 60 });
    await ore('2026-03-30', '2026-04-02', 'periodo-non-valido');
    await ore('2026-04-05', '2026-04-02', 'periodo-non-valido');
    await ore('2026-07-01', '2026-07-02', 'periodo-non-autorizzato');
    await caso.atto('cessa-intervento');
    await ore('2026-06-01', '2026-06-02', 'intervento-non-attivo');
  });

  it('riceve ore entro quanto è autorizzato nel mese, e oltre solo se un’autorizzazione le aumenta', async () => {
    const caso = await Caso.finoA(server, 'registra-erogazione');
    const ancora = { dal: '2026-02-15', al: '2026-02-16', minuti: 121 };
    expect(await no(caso, 'oltre-autorizzato', 'registra-erogazione', ancora)).toMatchObject({
      mese: '2026-02',
      autorizzati: 600,
      registrati: 480,
      richiesti: 121,
      eccedenza: 1,
    });
    await caso.atto('autorizza-intervento', { il: '2026-03-01', dal: '2026-02-01', minutiMensili: 601 });
    await caso.atto('registra-erogazione', ancora);
    // Nor may the authorisation be lowered under what was delivered.
    const corpo = await no(caso, 'storia-incoerente', 'rettifica-evento', {
      evento: await caso.evento('InterventoAutorizzato'),
      motivo: 'Erano meno.',
      modifiche: { minutiMensili: 600 },
    });
    expect(corpo.dipendenti.map((d: { tipo: string }) => d.tipo)).toEqual([
      'ErogazioneRegistrata',
      'ErogazioneRegistrata',
    ]);
  });

  it('non si sospende prima di ore già registrate, né si cessa prima di esse', async () => {
    const caso = await Caso.finoA(server, 'registra-erogazione');
    await no(caso, 'erogazione-gia-registrata', 'sospendi-intervento', { il: '2026-02-28' });
    for (const [atto, codice] of [
      ['sospendi-intervento', 'intervento-sospeso'],
      ['cessa-intervento', 'intervento-non-attivo'],
    ] as const) {
      expect((await no(caso, 'storia-incoerente', atto, { il: '2026-02-15' })).dipendenti).toMatchObject([
        { tipo: 'ErogazioneRegistrata', codice, avvenutoIl: '2026-02-28' },
      ]);
    }
  });
});

describe('Regola 7: la chiusura', () => {
  it('vuole che nessun intervento sia attivo, e la valutazione finale', async () => {
    const caso = await Caso.finoA(server, 'registra-erogazione');
    expect(await no(caso, 'interventi-attivi', 'chiudi')).toMatchObject({ interventi: [caso.intervento] });
    await no(caso, 'interventi-attivi', 'chiudi', { motivo: 'decesso' });
    await caso.atto('cessa-intervento');
    for (const motivo of ['obiettivi-raggiunti', 'fine-progetto', 'altro-servizio']) {
      await no(caso, 'valutazione-finale-mancante', 'chiudi', { motivo });
    }
    await no(caso, 'obiettivo-inesistente', 'svolgi-valutazione-finale', {
      obiettivi: [{ obiettivo: randomUUID(), raggiunto: 'si' }],
    });
    await caso.atto('svolgi-valutazione-finale');
    await caso.atto('chiudi');
  });

  it.each(['decesso', 'trasferimento', 'irreperibilita', 'rinuncia'])(
    'per %s la valutazione finale può mancare',
    async (motivo) => {
      const caso = await Caso.aperto(server);
      await caso.atto('chiudi', { motivo });
      expect((await caso.scheda()).stato).toMatchObject({ condizione: 'chiusa', valutazioneFinale: null });
    },
  );
});

describe('Regola 8: un punteggio', () => {
  it('è calcolato dalle risposte, e nessuno lo scrive', async () => {
    const caso = await Caso.finoA(server, 'costituisci-equipe');
    const strumento = (diverso: object) => () => caso.prova('somministra-strumento', diverso as never);
    await rifiutata(server, strumento({ punteggio: 6 }), 400, 'dati-non-validi');
    await rifiutata(server, strumento({ strumento: 'inventato' }), 409, 'strumento-sconosciuto');
    await rifiutata(server, strumento({ risposte: [0, 0, 0] }), 409, 'risposte-incomplete');
    await rifiutata(server, strumento({ risposte: [0, 0, 0, 0, 0, 20] }), 409, 'risposta-non-valida');
    await caso.atto('somministra-strumento');
    const evento = await caso.evento('StrumentoSomministrato');
    expect((await caso.cronologia())[0].dati).toMatchObject({
      punteggio: 3,
      versioneStrumento: expect.stringMatching(/./),
    });
    const rettifica = (modifiche: object) => ({ evento, motivo: 'Voce sbagliata.', modifiche });
    await no(caso, 'campo-calcolato', 'rettifica-evento', rettifica({ punteggio: 6 }));
    await no(caso, 'campo-non-modificabile', 'rettifica-evento', rettifica({ versioneStrumento: '9' }));
    await caso.atto('rettifica-evento', rettifica({ risposte: [0, 0, 0, 0, 0, 0] }));
    expect((await caso.scheda()).stato.valutazioni[0].strumenti).toMatchObject([
      { punteggio: 6, risposte: [0, 0, 0, 0, 0, 0] },
    ]);
  });
});

describe('Regola 9: la data di un fatto', () => {
  it('può essere passata, può essere oggi, non può essere domani', async () => {
    const caso = await Caso.aperto(server);
    await caso.atto('annota-diario', { il: '2026-01-05' });
    await caso.atto('annota-diario', { il: '2026-09-30' });
    await caso.atto('annota-diario', { il: '2026-09-30T23:59' });
    for (const il of ['2026-10-01', '2026-10-01T00:00', '2027-09-30']) {
      await rifiutata(server, () => caso.prova('annota-diario', { il }), 422, 'data-futura');
    }
    for (const il of ['2026-02-30', '2025-02-29', '2026-00-10', '2026-9-30', '30/09/2026']) {
      await rifiutata(server, () => caso.prova('annota-diario', { il }), 400, 'dati-non-validi');
    }
  });

  it('è quella di Roma: dopo mezzanotte a Roma è già domani, anche se a Londra no', async () => {
    const caso = await Caso.aperto(server);
    const prima = server.orologio.adesso();
    server.orologio.imposta('2026-09-30T22:30:00Z');
    await caso.atto('annota-diario', { il: '2026-10-01' });
    await rifiutata(server, () => caso.prova('annota-diario', { il: '2026-10-02' }), 422, 'data-futura');
    await caso.atto('annota-diario', { il: undefined });
    expect((await caso.scheda()).stato.diario.map((n: { il: string }) => n.il)).toEqual(['2026-10-01', '2026-10-01']);
    server.orologio.imposta(prima);
  });
});
