import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, CONTATTO } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** What was recorded by mistake is corrected or annulled, with a reason. It stays readable, and so does the correction. */

let server: ServerDiProva;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
});
afterAll(() => server?.chiudi());

const rettifica = (caso: Caso, evento: string, cambia: object, motivo = 'Errore di trascrizione.') =>
  caso.atto('rettifica-evento', { evento, motivo, ...cambia });
const annulla = (caso: Caso, evento: string, motivo = 'Registrato per errore.') =>
  caso.atto('annulla-evento', { evento, motivo });
const voce = async (caso: Caso, evento: string) => (await caso.cronologia()).find((v) => v.evento === evento);

describe('Una rettifica', () => {
  it('cambia ciò che è vero, e nella cronologia restano il fatto com’era e la sua correzione', async () => {
    const caso = await Caso.finoA(server, 'attiva-presa-in-carico');
    const evento = await caso.evento('PresaInCaricoAttivata');
    const fatta = await rettifica(caso, evento, { modifiche: { percorso: 'dimissione-protetta' } });
    expect(fatta.eventi.map((e) => e.tipo)).toEqual(['EventoRettificato']);
    const correzione = fatta.eventi[0]?.id;
    expect((await caso.scheda()).stato).toMatchObject({
      percorso: 'dimissione-protetta',
      presaInCaricoIl: '2026-01-06',
    });
    expect(await voce(caso, evento)).toMatchObject({
      tipo: 'PresaInCaricoAttivata',
      dati: { percorso: 'sad' },
      corretto: { come: 'rettificato', da: correzione, posizione: fatta.posizione, motivo: 'Errore di trascrizione.' },
      corregge: null,
    });
    expect((await caso.cronologia())[0]).toMatchObject({
      evento: correzione,
      titolo: 'Rettifica',
      corregge: evento,
      corretto: null,
      dati: { evento, tipoCorretto: 'PresaInCaricoAttivata', modifiche: { percorso: 'dimissione-protetta' } },
    });
  });

  it('può spostare la data e il Comune di un fatto', async () => {
    const caso = await Caso.finoA(server, 'consegna-informativa');
    await rettifica(caso, await caso.evento('InformativaConsegnata'), {
      avvenutoIl: '2026-02-03T16:30',
      comune: '017182',
    });
    expect((await caso.scheda()).stato).toMatchObject({
      informativaIl: '2026-02-03T16:30',
      comune: '017182',
      ultimoFattoIl: '2026-02-03T16:30',
    });
  });

  it('del giorno di una firma dice di nuovo se la persona era anziana; nessuno lo può scrivere a mano', async () => {
    const caso = await Caso.finoA(server, 'sottoscrivi-progetto', { anagrafica: { nascita: '1961-01-26' } });
    const firma = await caso.evento('ProgettoSottoscritto');
    const anziano = async () => (await caso.scheda()).stato.progetti[0].versioni[0].anzianoAllaFirma;
    expect(await anziano()).toBe(false);
    await rettifica(caso, firma, { avvenutoIl: '2026-01-26' });
    expect(await anziano()).toBe(true);
    await rettifica(caso, firma, { avvenutoIl: '2026-01-24' });
    expect(await anziano()).toBe(false);
    const aMano = { evento: firma, motivo: 'x', modifiche: { anzianoAllaData: true } };
    await rifiutata(server, () => caso.prova('rettifica-evento', aMano), 409, 'campo-calcolato');
    const calcolati = {
      ...aMano,
      modifiche: undefined,
      avvenutoIl: '2026-01-25',
      calcolati: { anzianoAllaData: true },
    };
    await rifiutata(server, () => caso.prova('rettifica-evento', calcolati), 400, 'dati-non-validi');
  });

  it('di un campo sigillato cambia le parole, e le prime restano nella cronologia', async () => {
    const caso = await Caso.finoA(server, 'redigi-progetto');
    const { eventi } = await caso.atto('annota-diario', { il: '2026-01-21', testo: 'Vive con la sorella.' });
    const nota = eventi[0]?.id as string;
    await rettifica(caso, nota, { modifiche: { testo: 'Vive con la figlia.' } });
    expect((await caso.scheda()).stato.diario).toMatchObject([{ evento: nota, testo: 'Vive con la figlia.' }]);
    const [correzione, originale] = await caso.cronologia();
    expect(originale).toMatchObject({
      evento: nota,
      dati: { testo: 'Vive con la sorella.' },
      corretto: { come: 'rettificato' },
    });
    expect(correzione).toMatchObject({
      corregge: nota,
      dati: { modifiche: { testo: 'Vive con la figlia.' } },
      oscurati: [],
    });

    const redatto = await caso.evento('ProgettoRedatto');
    const testiObiettivi = Object.fromEntries(
      caso.obiettivi.map((id) => [id, { descrizione: 'Riscritto', partenza: '', atteso: 'Meglio' }]),
    );
    await rettifica(caso, redatto, { modifiche: { testiObiettivi, budget: [] } });
    const [versione] = (await caso.scheda()).stato.progetti[0].versioni;
    expect(versione).toMatchObject({ testiObiettivi, budget: [], rettificataDa: ['as-1'], pianoUnicoIntegrato: true });
  });

  it('si rifà sopra un’altra: vale l’ultima, e annullandola torna quella prima', async () => {
    const caso = await Caso.finoA(server, 'consegna-informativa');
    const evento = await caso.evento('InformativaConsegnata');
    const data = async () => (await caso.scheda()).stato.informativaIl;
    await rettifica(caso, evento, { avvenutoIl: '2026-01-07' });
    const seconda = (await rettifica(caso, evento, { avvenutoIl: '2026-01-08' })).eventi[0]?.id as string;
    expect(await data()).toBe('2026-01-08');
    expect((await voce(caso, evento)).corretto.da).toBe(seconda);
    const via = (await annulla(caso, seconda)).eventi[0]?.id as string;
    expect(await data()).toBe('2026-01-07');
    await annulla(caso, via);
    expect(await data()).toBe('2026-01-08');
  });

  it('di un’erogazione ricalcola l’importo, e resta dentro quanto è autorizzato', async () => {
    const caso = await Caso.finoA(server, 'registra-erogazione');
    const evento = await caso.evento('ErogazioneRegistrata');
    await rettifica(caso, evento, { modifiche: { minuti: 90 } });
    expect((await caso.scheda()).stato.interventi[0].erogazioni).toMatchObject([{ minuti: 90, centesimi: 3_435 }]);
    await rettifica(caso, evento, { modifiche: { dal: '2026-03-01', al: '2026-03-15' } });
    expect((await voce(caso, (await caso.cronologia())[0].evento)).dati).toMatchObject({ avvenutoIl: '2026-03-15' });
    await rifiutata(
      server,
      () => caso.prova('rettifica-evento', { evento, motivo: 'x', modifiche: { minuti: 601 } }),
      409,
      'oltre-autorizzato',
    );
  });

  it('rifiuta ciò che non è un dato di quel fatto, o non può esserlo', async () => {
    const caso = await Caso.finoA(server, 'somministra-strumento');
    const altro = await Caso.finoA(server, 'consegna-informativa');
    const evento = await caso.evento('StrumentoSomministrato');
    const no = (code: string, corpo: object, status = 409) =>
      rifiutata(server, () => caso.prova('rettifica-evento', { evento, motivo: 'x', ...corpo }), status, code);
    await no('rettifica-vuota', {});
    await no('rettifica-vuota', { modifiche: {} });
    expect(await no('campo-inesistente', { modifiche: { inventato: 1 } })).toMatchObject({ campo: 'inventato' });
    await no('campo-inesistente', { modifiche: { tipo: 'x' } });
    expect(await no('campo-non-modificabile', { modifiche: { valutazione: 'x' } })).toMatchObject({
      campo: 'valutazione',
    });
    await no('campo-calcolato', { modifiche: { punteggio: 0 } });
    for (const risposte of ['x', null, [1.5], [-1], {}, [[]], 3])
      await no('dato-non-valido', { modifiche: { risposte } });
    await no('risposte-incomplete', { modifiche: { risposte: [] } });
    await no('evento-inesistente', { evento: await altro.evento('InformativaConsegnata'), avvenutoIl: '2026-01-07' });
    await no('rettifica-senza-effetto', { avvenutoIl: '2026-01-12', comune: '017085' });
    await no('data-futura', { avvenutoIl: '2026-10-01' }, 422);
    await no('dati-non-validi', { avvenutoIl: '2026-02-30' }, 400);
    await no('dati-non-validi', { comune: 'Iseo' }, 400);
    await no('dati-non-validi', { motivo: ' ', comune: '017085' }, 400);
    const correzione = (await rettifica(caso, evento, { avvenutoIl: '2026-01-13' })).eventi[0]?.id as string;
    await no('correzione-non-rettificabile', { evento: correzione, comune: '017085' });
  });
});

describe('Un annullamento', () => {
  it('toglie il fatto da ciò che è vero; si può annullare a sua volta, e ancora', async () => {
    const caso = await Caso.finoA(server, 'avvia-valutazione');
    const evento = await caso.evento('ValutazioneAvviata');
    const fase = async () => (await caso.scheda()).stato.fase;
    const primo = (await annulla(caso, evento)).eventi[0]?.id as string;
    expect([await fase(), (await voce(caso, evento)).corretto]).toEqual([
      'accesso',
      { come: 'annullato', da: primo, posizione: expect.any(Number), motivo: 'Registrato per errore.' },
    ]);
    await rifiutata(server, () => caso.prova('annulla-evento', { evento, motivo: 'x' }), 409, 'evento-gia-annullato');
    await rifiutata(
      server,
      () => caso.prova('rettifica-evento', { evento, motivo: 'x', avvenutoIl: '2026-01-08' }),
      409,
      'evento-gia-annullato',
    );

    const secondo = (await annulla(caso, primo, 'Era giusta.')).eventi[0]?.id as string;
    expect([await fase(), (await voce(caso, evento)).corretto]).toEqual(['valutazione', null]);
    expect((await voce(caso, primo)).corretto).toMatchObject({ come: 'annullato', da: secondo, motivo: 'Era giusta.' });
    await annulla(caso, evento);
    expect(await fase()).toBe('accesso');
    expect(await caso.cronologia()).toHaveLength(9);
  });

  it('è rifiutato se altri fatti ne dipendono, e li nomina', async () => {
    const caso = await Caso.finoA(server, 'sottoscrivi-progetto');
    const no = async (tipo: string) =>
      (
        await rifiutata(
          server,
          async () => caso.prova('annulla-evento', { evento: await caso.evento(tipo), motivo: 'x' }),
          409,
          'storia-incoerente',
        )
      ).dipendenti;
    const dopo = await no('ValutazioneConclusa');
    expect(dopo[0]).toEqual({
      evento: await caso.evento('ProgettoRedatto'),
      tipo: 'ProgettoRedatto',
      avvenutoIl: '2026-01-20',
      posizione: expect.any(Number),
      codice: 'valutazione-non-conclusa',
      motivo: expect.stringMatching(/\.$/),
    });
    expect((await no('ApprovazioneRichiesta')).map((d: { tipo: string }) => d.tipo)).toEqual(['RichiestaAperta']);
    expect((await no('CartellaAperta')).length).toBeGreaterThan(10);
    // From the last one back, nothing depends any more.
    await annulla(caso, await caso.evento('ProgettoSottoscritto'));
    expect((await caso.scheda()).stato.progetti[0].versioni[0].stato).toBe('approvata');
  });

  it('di una chiusura riapre il caso; ma non se intanto ne è stato aperto un altro', async () => {
    const caso = await Caso.aperto(server);
    await caso.atto('chiudi', { motivo: 'trasferimento', il: '2026-02-01' });
    const chiusura = await caso.evento('CartellaChiusa');
    const nuovo = await Caso.aperto(server, {
      persona: caso.persona,
      contatto: { il: '2026-03-01' },
      apertura: { il: '2026-03-01' },
    });
    const no = () => caso.prova('annulla-evento', { evento: chiusura, motivo: 'x' });
    expect((await rifiutata(server, no, 409, 'cartella-gia-aperta')).cartella).toBe(nuovo.id);
    expect((await rifiutata(server, () => caso.prova('riapri'), 409, 'cartella-gia-aperta')).cartella).toBe(nuovo.id);
    await nuovo.atto('chiudi', { motivo: 'rinuncia', il: '2026-03-02' });
    await annulla(caso, chiusura);
    expect((await caso.scheda()).stato).toMatchObject({ condizione: 'aperta', cicli: [{ chiusoIl: null }] });
    expect((await rifiutata(server, () => nuovo.prova('riapri'), 409, 'cartella-gia-aperta')).cartella).toBe(caso.id);
  });

  it('dell’apertura, se è l’unico fatto, fa come se la cartella non fosse mai stata aperta', async () => {
    const as = await server.entra('as-1');
    const caso = await Caso.finoA(server, 'apri', { anagrafica: { cognome: 'Mainalbèrti' } });
    await annulla(caso, await caso.evento('CartellaAperta'));
    const trovate = await as.post(`/api/persone/ricerca?attendi=${server.ultima}`, { cognome: 'Mainalbèrti' });
    expect(trovate.corpo.persone.find((p: { id: string }) => p.id === caso.persona)).toMatchObject({ cartelle: [] });
    expect((await as.leggi('/api/cartelle?per=200')).voci.map((v: { id: string }) => v.id)).not.toContain(caso.id);
    const { id } = await as.scrivi('/api/accessi', { ...CONTATTO, persona: caso.persona });
    await as.scrivi(`/api/accessi/${id}/atti/apri-cartella`, { area: 'anziani' });
  });

  it('vale anche in una cartella chiusa', async () => {
    const caso = await Caso.finoA(server, 'chiudi');
    await rettifica(caso, await caso.evento('CartellaChiusa'), { avvenutoIl: '2026-06-12' });
    expect((await caso.scheda()).stato.cicli[0].chiusoIl).toBe('2026-06-12');
    await rifiutata(
      server,
      async () => caso.prova('annulla-evento', { evento: await caso.evento('ValutazioneFinaleSvolta'), motivo: 'x' }),
      409,
      'storia-incoerente',
    );
    await annulla(caso, await caso.evento('CartellaChiusa'));
    expect((await caso.scheda()).stato.condizione).toBe('aperta');
  });
});

describe('Un fatto registrato in ritardo', () => {
  it('è rifiutato se contraddirebbe ciò che si sa, e dice quali fatti', async () => {
    const caso = await Caso.finoA(server, 'somministra-strumento');
    const { dipendenti } = await rifiutata(
      server,
      () => caso.prova('concludi-valutazione', { il: '2026-01-09' }),
      409,
      'storia-incoerente',
    );
    expect(dipendenti.map((d: { tipo: string }) => d.tipo)).toEqual(['EquipeCostituita', 'StrumentoSomministrato']);
  });

  it('entra al suo posto, e da lì cambia ciò che segue', async () => {
    const caso = await Caso.aperto(server);
    await caso.atto('attiva-presa-in-carico', { il: '2026-01-20', percorso: 'inclusione' });
    await caso.atto('attiva-presa-in-carico', { il: '2026-01-10', percorso: 'sad' });
    expect((await caso.scheda()).stato).toMatchObject({
      percorso: 'inclusione',
      preseInCarico: [{ percorso: 'sad' }, { percorso: 'inclusione' }],
    });
    expect((await caso.cronologia()).map((v) => v.avvenutoIl)).toEqual(['2026-01-10', '2026-01-20', '2026-01-05']);
  });
});

describe('Anche in un accesso e in una persona', () => {
  it('ciò che si è sentito male alla porta si rettifica, un triage di un altro si annulla', async () => {
    const pua = await server.entra('pua-1');
    const { id, eventi } = await pua.scrivi('/api/accessi', CONTATTO);
    const triage = await pua.scrivi(`/api/accessi/${id}/atti/compila-triage`, { risposte: [1, 1, 1, 1, 1, 1, 1, 1] });
    await pua.scrivi(`/api/accessi/${id}/atti/rettifica-evento`, {
      evento: eventi[0]?.id,
      motivo: 'Ha telefonato il figlio.',
      modifiche: { richiesta: 'Il figlio chiede un pasto a domicilio.', segnalante: 'persona-stessa' },
    });
    await pua.scrivi(`/api/accessi/${id}/atti/annulla-evento`, {
      evento: triage.eventi[0]?.id,
      motivo: 'Di un altro.',
    });
    expect(await pua.leggi(`/api/accessi/${id}`)).toMatchObject({
      richiesta: 'Il figlio chiede un pasto a domicilio.',
      segnalante: 'persona-stessa',
      triage: null,
    });
    await rifiutata(
      server,
      () => pua.post(`/api/accessi/${id}/atti/annulla-evento`, { evento: triage.eventi[0]?.id, motivo: 'x' }),
      409,
      'evento-gia-annullato',
    );
  });

  it('annullato un codice fiscale dato alla persona sbagliata, può averlo quella giusta', async () => {
    const pua = await server.entra('pua-1');
    const codice = { codiceFiscale: 'PROVVISORIO1', tipoCodiceFiscale: 'provvisorio' };
    const sbagliata = await pua.scrivi('/api/persone', { ...ANAGRAFICA, cognome: 'Sbagliata' });
    const giusta = await pua.scrivi('/api/persone', { ...ANAGRAFICA, cognome: 'Giusta' });
    const attribuisci = (id: string) => pua.post(`/api/persone/${id}/atti/attribuisci-codice-fiscale`, codice);
    const dato = await pua.scrivi(`/api/persone/${sbagliata.id}/atti/attribuisci-codice-fiscale`, codice);
    expect((await rifiutata(server, () => attribuisci(giusta.id), 409, 'codice-fiscale-gia-presente')).persona).toBe(
      sbagliata.id,
    );
    const via = await pua.scrivi(`/api/persone/${sbagliata.id}/atti/annulla-evento`, {
      evento: dato.eventi[0]?.id,
      motivo: 'Non è suo.',
    });
    await pua.scrivi(`/api/persone/${giusta.id}/atti/attribuisci-codice-fiscale`, codice);
    expect(await pua.leggi(`/api/persone/${sbagliata.id}`)).toMatchObject({ codiceFiscale: null });
    expect(await pua.leggi(`/api/persone/${giusta.id}`)).toMatchObject({ codiceFiscale: 'PROVVISORIO1' });
    // Nor can the annulment be taken back, now that somebody else has it.
    const torna = () =>
      pua.post(`/api/persone/${sbagliata.id}/atti/annulla-evento`, { evento: via.eventi[0]?.id, motivo: 'Era suo.' });
    expect((await rifiutata(server, torna, 409, 'codice-fiscale-gia-presente')).persona).toBe(giusta.id);
  });

  it('un nome scritto male si corregge, e la ricerca lo trova com’è', async () => {
    const pua = await server.entra('pua-1');
    const { id, eventi } = await pua.scrivi('/api/persone', { ...ANAGRAFICA, cognome: 'Zanbelli', nome: 'Ugo' });
    await pua.scrivi(`/api/persone/${id}/atti/rettifica-evento`, {
      evento: eventi[0]?.id,
      motivo: 'Errore di battitura.',
      modifiche: { cognome: 'Zambelli', nascita: '1941-05-01' },
    });
    const trovate = await pua.post(`/api/persone/ricerca?attendi=${server.ultima}`, {
      cognome: 'Zambelli',
      nome: 'Ugo',
    });
    expect(trovate.corpo.persone[0]).toMatchObject({ id, cognome: 'Zambelli', nascita: '1941-05-01' });
  });
});
