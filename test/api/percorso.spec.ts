import type { NomeAtto } from '#cartella';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, CONTATTO, ISEO } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** One SAD case from the door to the closure and back, day by day, as the people who work on it live it. */

let server: ServerDiProva;

beforeAll(async () => {
  server = await ServerDiProva.acceso({ adesso: '2026-01-02T08:00:00Z' });
});
afterAll(() => server?.chiudi());

describe('Alla porta', () => {
  it('la persona si cerca prima di registrarla, e una grafia diversa la trova lo stesso', async () => {
    const pua = await server.entra('pua-1');
    const cerca = async (criteri: object) =>
      (await pua.post(`/api/persone/ricerca?attendi=${server.ultima}`, criteri)).corpo.persone;
    expect(await cerca({ cognome: 'Rossèlli', nome: 'Ada' })).toEqual([]);

    const { id } = await pua.scrivi('/api/persone', { ...ANAGRAFICA, telefono: '030 000000' });
    await pua.scrivi('/api/persone', {
      ...ANAGRAFICA,
      cognome: 'Bettoni',
      nome: 'Carlo',
      sesso: 'M',
      nascita: '1951-02-03',
    });
    for (const criteri of [
      { cognome: 'Roselli', nome: 'Ada' },
      { cognome: 'ROSSELLI' },
      { cognome: 'Ada', nome: 'Rosseli' },
      { cognome: 'rossèli', nascita: '1940-05-01' },
    ]) {
      const trovate = await cerca(criteri);
      expect({ criteri, trovate: trovate.map((p: { id: string }) => p.id) }).toEqual({ criteri, trovate: [id] });
      expect(trovate[0]).toMatchObject({ cognome: 'Rossèlli', nome: 'Ada', nascita: '1940-05-01', cartelle: [] });
      expect(trovate[0].somiglianza).toBeGreaterThan(0.3);
      expect(trovate[0].somiglianza).toBeLessThanOrEqual(1);
    }
    expect(await pua.leggi(`/api/persone/${id}`)).toMatchObject({ eta: 85, comune: ISEO, telefono: '030 000000' });
    await rifiutata(server, () => pua.post('/api/persone/ricerca', {}), 400, 'ricerca-vuota');
  });

  it('con il codice fiscale si è certi: lo stesso codice non entra due volte', async () => {
    const pua = await server.entra('pua-1');
    const codiceFiscale = 'RSSMRA45C12F205W';
    const conCodice = {
      ...ANAGRAFICA,
      cognome: 'Rossi',
      nome: 'Mara',
      codiceFiscale,
      tipoCodiceFiscale: 'provvisorio',
    };
    const { id } = await pua.scrivi('/api/persone', conCodice);
    const no = await rifiutata(
      server,
      () => pua.post('/api/persone', { ...conCodice, codiceFiscale: codiceFiscale.toLowerCase() }),
      409,
      'codice-fiscale-gia-presente',
    );
    expect(no.persona).toBe(id);
    const trovate = await pua.post(`/api/persone/ricerca?attendi=${server.ultima}`, {
      codiceFiscale: ' rssmra45c12 f205w',
    });
    expect(trovate.corpo.persone).toMatchObject([{ id, somiglianza: 1 }]);
    await rifiutata(
      server,
      () =>
        pua.post('/api/persone', { ...conCodice, codiceFiscale: 'RSSMRA45C12F205A', tipoCodiceFiscale: 'definitivo' }),
      409,
      'codice-fiscale-errato',
    );
  });

  it('i dati di una persona si aggiornano, e la residenza si muove con la sua data', async () => {
    const pua = await server.entra('pua-1');
    const { id } = await pua.scrivi('/api/persone', { ...ANAGRAFICA, cognome: 'Danesi', nome: 'Piero', sesso: 'M' });
    await pua.scrivi(`/api/persone/${id}/atti/aggiorna-anagrafica`, { telefono: '030 111111' });
    await pua.scrivi(`/api/persone/${id}/atti/varia-residenza`, { comune: '017182', indirizzo: 'via Nuova 1' });
    await pua.scrivi(`/api/persone/${id}/atti/attribuisci-codice-fiscale`, {
      codiceFiscale: '12345678901',
      tipoCodiceFiscale: 'stp-eni',
    });
    expect(await pua.leggi(`/api/persone/${id}`)).toMatchObject({
      cognome: 'Danesi',
      telefono: '030 111111',
      comune: '017182',
      indirizzo: 'via Nuova 1',
      codiceFiscale: '12345678901',
      tipoCodiceFiscale: 'stp-eni',
    });
    await rifiutata(
      server,
      () => pua.post(`/api/persone/${id}/atti/aggiorna-anagrafica`, {}),
      409,
      'nulla-da-cambiare',
    );
    await rifiutata(
      server,
      () => pua.post(`/api/persone/${id}/atti/aggiorna-anagrafica`, { nascita: '2027-01-01' }),
      409,
      'nascita-impossibile',
    );
  });

  it('l’accesso si registra, il triage dà un punteggio, l’orientamento e la classificazione restano scritti', async () => {
    const pua = await server.entra('pua-1');
    const { id } = await pua.scrivi('/api/accessi', {
      ...CONTATTO,
      richiedente: { nome: 'Una vicina', telefono: '030 2' },
    });
    await rifiutata(
      server,
      () => pua.post(`/api/accessi/${id}/atti/compila-triage`, { risposte: [1] }),
      409,
      'risposte-incomplete',
    );
    await pua.scrivi(`/api/accessi/${id}/atti/compila-triage`, { risposte: [1, 1, 1, 1, 1, 1, 1, 1] });
    await pua.scrivi(`/api/accessi/${id}/atti/classifica-bisogno`, { bisogno: 'complesso' });
    await pua.scrivi(`/api/accessi/${id}/atti/fornisci-orientamento`, { orientamento: 'Spiegati i servizi.' });
    const nomenclatore = await pua.leggi('/api/nomenclatore');
    const triage = nomenclatore.strumenti.find((s: { codice: string }) => s.codice === 'triage');
    const atteso = triage.voci.reduce(
      (somma: number, v: { livelli: { punti: number }[] }) => somma + (v.livelli[1]?.punti ?? 0),
      0,
    );
    expect(await pua.leggi(`/api/accessi/${id}`)).toMatchObject({
      condizione: 'aperto',
      richiedente: { nome: 'Una vicina', telefono: '030 2' },
      richiesta: CONTATTO.richiesta,
      triage: { strumento: 'triage', punteggio: atteso, risposte: [1, 1, 1, 1, 1, 1, 1, 1] },
      bisogno: 'complesso',
      orientamenti: [{ il: '2026-01-02', testo: 'Spiegati i servizi.' }],
    });
    await rifiutata(
      server,
      () => pua.post(`/api/accessi/${id}/atti/apri-cartella`, { area: 'anziani' }),
      409,
      'accesso-anonimo',
    );
    await rifiutata(
      server,
      () => pua.post(`/api/accessi/${id}/atti/concludi`, { esito: 'non-preso-in-carico' }),
      409,
      'motivo-mancante',
    );
    await pua.scrivi(`/api/accessi/${id}/atti/concludi`, { esito: 'informazione' });
    await rifiutata(
      server,
      () => pua.post(`/api/accessi/${id}/atti/classifica-bisogno`, { bisogno: 'semplice' }),
      409,
      'accesso-concluso',
    );
    const aperti = await pua.leggi('/api/accessi?stato=aperti');
    const conclusi = await pua.leggi('/api/accessi?stato=conclusi');
    expect(aperti.accessi.map((a: { id: string }) => a.id)).not.toContain(id);
    expect(conclusi.accessi).toContainEqual(expect.objectContaining({ id, esito: 'informazione', cartella: null }));
  });
});

describe('Il percorso di un caso SAD', () => {
  let caso: Caso;

  /** The act on its own day, today by default; then the sheet. */
  async function nelGiorno(giorno: string, atto: NomeAtto, diverso: object = {}) {
    server.nelGiorno(giorno);
    await caso.atto(atto, { il: undefined, ...diverso });
    const scheda = await caso.scheda();
    return { fase: scheda.stato.fase, giorni: scheda.giorniInFase, mancanze: codici(scheda) };
  }
  const codici = (scheda: { mancanze: { codice: string }[] }) => scheda.mancanze.map((m) => m.codice);

  it('si apre dall’accesso, che si conclude con lei', async () => {
    server.nelGiorno('2026-01-05');
    caso = await Caso.aperto(server, { anagrafica: { cognome: 'Lorandi', nome: 'Teresa' } });
    expect(caso.apertura).toMatchObject({ id: caso.id, revision: 0, ripetuto: false });
    expect(caso.apertura.eventi.map((e) => e.tipo)).toEqual(['AccessoConcluso', 'CartellaAperta']);
    const as = await server.entra('as-1');
    expect(await as.leggi(`/api/accessi/${caso.accesso}`)).toMatchObject({
      condizione: 'concluso',
      esito: 'apertura-cartella',
      cartella: caso.id,
    });
    const scheda = await caso.scheda();
    expect(scheda).toMatchObject({
      id: caso.id,
      revision: 0,
      posizione: caso.apertura.posizione,
      vista: { modo: 'vivo', giorno: '2026-01-05', viva: true },
      persona: { id: caso.persona, cognome: 'Lorandi', nome: 'Teresa', eta: 85, oscurata: false },
      stato: {
        condizione: 'aperta',
        area: 'anziani',
        fase: 'accesso',
        accesso: { id: caso.accesso, il: '2026-01-02' },
      },
      giorniInFase: 0,
      limiteFase: 15,
      ferma: false,
    });
    expect(codici(scheda)).toEqual(['presa-in-carico', 'informativa', 'case-manager', 'valutazione']);
    expect(scheda.fasi).toEqual([
      { fase: 'accesso', stato: 'corrente' },
      { fase: 'valutazione', stato: 'da-fare' },
      { fase: 'progetto', stato: 'da-fare' },
      { fase: 'erogazione', stato: 'da-fare' },
      { fase: 'conclusione', stato: 'da-fare' },
    ]);
  });

  it('chi la cerca di nuovo vede che una cartella c’è già, e una seconda nella stessa area non si apre', async () => {
    const pua = await server.entra('pua-1');
    const { corpo } = await pua.post(`/api/persone/ricerca?attendi=${server.ultima}`, {
      cognome: 'lorandi',
      nome: 'teresa',
    });
    expect(corpo.persone[0].cartelle).toEqual([{ id: caso.id, condizione: 'aperta', caseManager: null }]);
    const { id } = await pua.scrivi('/api/accessi', { ...CONTATTO, persona: caso.persona });
    const no = await rifiutata(
      server,
      () => pua.post(`/api/accessi/${id}/atti/apri-cartella`, { area: 'anziani' }),
      409,
      'cartella-gia-aperta',
    );
    expect(no.cartella).toBe(caso.id);
    // Neither half of the append is there.
    expect(await pua.leggi(`/api/accessi/${id}`)).toMatchObject({ condizione: 'aperto', revision: 0 });
    expect((await pua.scrivi(`/api/accessi/${id}/atti/apri-cartella`, { area: 'disabilita' })).id).not.toBe(caso.id);
  });

  it('dice a ogni passo la fase, da quanti giorni, e che cosa manca per la prossima', async () => {
    expect(await nelGiorno('2026-01-05', 'consegna-informativa')).toEqual({
      fase: 'accesso',
      giorni: 0,
      mancanze: ['presa-in-carico', 'case-manager', 'valutazione'],
    });
    expect(await nelGiorno('2026-01-06', 'attiva-presa-in-carico')).toEqual({
      fase: 'accesso',
      giorni: 1,
      mancanze: ['case-manager', 'valutazione'],
    });
    expect(await nelGiorno('2026-01-06', 'individua-case-manager')).toEqual({
      fase: 'accesso',
      giorni: 1,
      mancanze: ['valutazione'],
    });
    await nelGiorno('2026-01-06', 'assegna');

    const daValutare = ['equipe', 'strumenti', 'conclusione-valutazione'];
    expect(await nelGiorno('2026-01-07', 'avvia-valutazione')).toEqual({
      fase: 'valutazione',
      giorni: 0,
      mancanze: daValutare,
    });
    expect(await nelGiorno('2026-01-10', 'costituisci-equipe')).toEqual({
      fase: 'valutazione',
      giorni: 3,
      mancanze: daValutare.slice(1),
    });
    expect(await nelGiorno('2026-01-12', 'somministra-strumento')).toEqual({
      fase: 'valutazione',
      giorni: 5,
      mancanze: daValutare.slice(2),
    });
    expect((await caso.scheda()).stato.valutazioni[0].strumenti).toMatchObject([
      { strumento: 'adl-katz', punteggio: 3 },
    ]);

    expect(await nelGiorno('2026-01-15', 'concludi-valutazione')).toEqual({
      fase: 'progetto',
      giorni: 0,
      mancanze: ['progetto'],
    });
    expect(await nelGiorno('2026-01-20', 'redigi-progetto')).toEqual({
      fase: 'progetto',
      giorni: 5,
      mancanze: ['richiesta-approvazione'],
    });
    expect(await nelGiorno('2026-01-21', 'richiedi-approvazione')).toEqual({
      fase: 'progetto',
      giorni: 6,
      mancanze: ['approvazione'],
    });
  });

  it('chi deve approvare lo trova sulla sua scrivania, chi l’ha scritto no', async () => {
    const daApprovare = async (chi: string) => (await (await server.entra(chi)).leggi('/api/scrivania')).daApprovare;
    expect(await daApprovare('as-1')).toEqual([]);
    expect(await daApprovare('coord-1')).toMatchObject([
      {
        cartella: caso.id,
        progetto: caso.progetto,
        versione: 1,
        richiestaIl: '2026-01-21',
        persona: { cognome: 'Lorandi' },
      },
    ]);
  });

  it('è approvato da un’altra, firmato, e porta all’erogazione', async () => {
    expect(await nelGiorno('2026-01-22', 'apri-richiesta')).toMatchObject({ mancanze: ['approvazione'] });
    expect(await nelGiorno('2026-01-23', 'approva-progetto')).toMatchObject({
      fase: 'progetto',
      mancanze: ['sottoscrizione'],
    });
    expect(await nelGiorno('2026-01-25', 'sottoscrivi-progetto')).toEqual({
      fase: 'erogazione',
      giorni: 0,
      mancanze: ['autorizzazione'],
    });
    const versione = (await caso.scheda()).stato.progetti[0].versioni[0];
    expect(versione).toMatchObject({
      stato: 'sottoscritta',
      redattaDa: 'as-1',
      decisaDa: 'coord-1',
      motivoDecisione: 'Risponde ai bisogni.',
      // Born in 1940: the handler works it out, and nobody types it.
      anzianoAllaFirma: true,
      firmatari: [{ qualita: 'persona', nome: 'Ada Rossèlli' }, { qualita: 'assistente-sociale' }],
    });
    expect(versione.testiObiettivi[caso.obiettivi[0]]).toEqual({
      descrizione: 'Alzarsi',
      partenza: 'Cade',
      atteso: 'Non cade',
    });
  });

  it('un mese di ore si registra contro quanto è autorizzato', async () => {
    expect(await nelGiorno('2026-01-26', 'autorizza-intervento')).toMatchObject({ mancanze: ['attivazione'] });
    expect(await nelGiorno('2026-02-01', 'attiva-intervento')).toEqual({
      fase: 'erogazione',
      giorni: 7,
      mancanze: ['erogazioni', 'cessazione'],
    });
    server.nelGiorno('2026-03-02');
    for (const [giorno, minuti] of [
      [6, 120],
      [13, 120],
      [20, 120],
      [27, 240],
    ] as const) {
      const data = `2026-02-${String(giorno).padStart(2, '0')}`;
      await caso.atto('registra-erogazione', { dal: data, al: data, minuti });
    }
    const [intervento] = (await caso.scheda()).stato.interventi;
    expect(intervento.erogazioni.map((e: { minuti: number; centesimi: number }) => [e.minuti, e.centesimi])).toEqual([
      [120, 4_580],
      [120, 4_580],
      [120, 4_580],
      [240, 9_160],
    ]);
    // The month is full to the minute.
    const no = await rifiutata(
      server,
      () => caso.prova('registra-erogazione', { dal: '2026-02-28', al: '2026-02-28', minuti: 1 }),
      409,
      'oltre-autorizzato',
    );
    expect(no).toMatchObject({ mese: '2026-02', autorizzati: 600, registrati: 600, eccedenza: 1 });
    expect(
      await nelGiorno('2026-03-31', 'registra-erogazione', { dal: '2026-03-01', al: '2026-03-31', minuti: 600 }),
    ).toMatchObject({
      mancanze: ['cessazione'],
    });
  });

  it('la fine del periodo autorizzato si vede arrivare', async () => {
    server.nelGiorno('2026-05-30');
    expect((await caso.scheda()).scadenze).toEqual([]);
    server.nelGiorno('2026-05-31');
    expect((await caso.scheda()).scadenze).toMatchObject([
      { tipo: 'fine-autorizzazione', il: '2026-06-30', giorni: 30 },
    ]);
    const scrivania = await (await server.entra('as-1')).leggi('/api/scrivania');
    expect(scrivania.scadenze).toMatchObject([{ cartella: caso.id, tipo: 'fine-autorizzazione', giorni: 30 }]);
  });

  it('cessato l’intervento si valuta la fine, e si chiude', async () => {
    expect(await nelGiorno('2026-05-31', 'cessa-intervento')).toEqual({
      fase: 'conclusione',
      giorni: 0,
      mancanze: ['valutazione-finale'],
    });
    expect(await nelGiorno('2026-06-05', 'svolgi-valutazione-finale')).toEqual({
      fase: 'conclusione',
      giorni: 5,
      mancanze: ['chiusura'],
    });
    expect(await nelGiorno('2026-06-10', 'chiudi')).toEqual({ fase: 'conclusione', giorni: null, mancanze: [] });
    const scheda = await caso.scheda();
    expect(scheda.stato).toMatchObject({
      condizione: 'chiusa',
      cicli: [{ apertoIl: '2026-01-05', chiusoIl: '2026-06-10' }],
    });
    expect(scheda.fasi.map((f: { stato: string }) => f.stato)).toEqual(Array.from({ length: 5 }, () => 'fatta'));
    expect(scheda.attiPossibili.sort()).toEqual([
      'annulla-evento',
      'disponi-tutela',
      'escludi-operatore',
      'registra-erogazione',
      'rettifica-evento',
      'riapri',
      'rileva-follow-up',
    ]);
  });

  it('poi si rileva il follow-up e, se serve, si riapre: ricomincia un ciclo', async () => {
    await nelGiorno('2026-06-30', 'rileva-follow-up');
    expect(await nelGiorno('2026-07-01', 'riapri')).toEqual({ fase: 'accesso', giorni: 0, mancanze: ['valutazione'] });
    const { stato } = await caso.scheda();
    expect(stato).toMatchObject({
      condizione: 'aperta',
      percorso: 'sad',
      cicli: [
        { riapertura: false, chiusoIl: '2026-06-10' },
        { riapertura: true, apertoIl: '2026-07-01', motivoRiapertura: 'Nuova caduta.' },
      ],
      followUp: [{ orizzonte: '30-giorni', riammesso: false, note: 'Sta bene.' }],
    });
  });

  it('la cronologia racconta tutto, dal più recente, con le parole di ogni fatto', async () => {
    const voci = await caso.cronologia();
    expect(voci.map((v) => v.titolo).slice(0, 4)).toEqual([
      'Cartella riaperta',
      'Follow-up rilevato',
      'Cartella chiusa',
      'Valutazione finale svolta',
    ]);
    expect(voci.map((v) => v.revision)).toEqual(voci.map((_, i) => voci.length - 1 - i));
    expect(voci.find((v) => v.tipo === 'StrumentoSomministrato').sintesi).toMatch(/punteggio 3$/);
    expect(voci.find((v) => v.tipo === 'ProgettoApprovato')).toMatchObject({
      traguardo: true,
      attore: { id: 'coord-1', ruolo: 'coordinatore' },
      dati: { motivo: 'Risponde ai bisogni.' },
      corretto: null,
    });
    expect(voci.at(-1)).toMatchObject({
      tipo: 'CartellaAperta',
      avvenutoIl: '2026-01-05',
      registratoIl: '2026-01-05T08:00:00.000Z',
    });
  });

  it('e la revisora ripercorre un passo alla volta che cosa ciascuno ha cambiato', async () => {
    const passi = await (await server.entra('rev-1')).leggi(`/api/cartelle/${caso.id}/passi`);
    expect(passi).toHaveLength((await caso.cronologia()).length);
    expect(passi[0].cambiamenti).toContainEqual({ percorso: 'condizione', prima: 'inesistente', dopo: 'aperta' });
    const fasi = passi.flatMap((p: { cambiamenti: { percorso: string; dopo: unknown }[] }) =>
      p.cambiamenti.filter((c) => c.percorso === 'fase').map((c) => c.dopo),
    );
    expect(fasi).toEqual(['valutazione', 'progetto', 'erogazione', 'conclusione', 'accesso']);
    const posizioni = passi.map((p: { posizione: number }) => p.posizione);
    expect(posizioni).toEqual([...posizioni].sort((a: number, b: number) => a - b));
  });
});

describe('Un caso fermo', () => {
  it('si vede da quanto, oltre il limite della sua fase, e sta in cima alla scrivania di chi lo segue', async () => {
    server.nelGiorno('2026-08-01');
    const fermo = await Caso.aperto(server, { anagrafica: { cognome: 'Fermi' }, apertura: { il: '2026-07-10' } });
    await fermo.atto('individua-case-manager', { il: '2026-07-10' });
    const fresco = await Caso.aperto(server, { anagrafica: { cognome: 'Vivi' }, apertura: { il: '2026-07-17' } });
    await fresco.atto('individua-case-manager', { il: '2026-07-17' });
    expect(await fermo.scheda()).toMatchObject({ giorniInFase: 22, limiteFase: 15, ferma: true });
    expect(await fresco.scheda()).toMatchObject({ giorniInFase: 15, limiteFase: 15, ferma: false });

    const as = await server.entra('as-1');
    const { mie, perFase } = await as.leggi('/api/scrivania');
    const ferma = mie.map((v: { ferma: boolean }) => v.ferma);
    expect(ferma).toEqual([...ferma].sort((a, b) => Number(b) - Number(a)));
    expect(mie).toContainEqual(
      expect.objectContaining({
        id: fermo.id,
        ferma: true,
        persona: expect.objectContaining({ cognome: 'Fermi' }),
        giorniInFase: 22,
      }),
    );
    expect(perFase.accesso).toBe(mie.filter((v: { fase: string }) => v.fase === 'accesso').length);
    const ferme = await as.leggi('/api/cartelle?ferme=true&mie=true');
    expect(ferme.voci.map((v: { id: string }) => v.id)).toContain(fermo.id);
    expect(ferme.voci.map((v: { id: string }) => v.id)).not.toContain(fresco.id);
    expect(ferme.voci.every((v: { ferma: boolean }) => v.ferma)).toBe(true);
  });

  it('gli elenchi si filtrano e si sfogliano senza perdere né ripetere nessuno', async () => {
    const as = await server.entra('as-1');
    const tutte = await as.leggi('/api/cartelle?per=200');
    expect(tutte.voci).toHaveLength(tutte.totale);
    const sfogliate: string[] = [];
    for (let pagina = 1; pagina <= Math.ceil(tutte.totale / 2); pagina++) {
      const { voci, totale } = await as.leggi(`/api/cartelle?per=2&pagina=${pagina}`);
      expect(totale).toBe(tutte.totale);
      sfogliate.push(...voci.map((v: { id: string }) => v.id));
    }
    expect(sfogliate).toEqual(tutte.voci.map((v: { id: string }) => v.id));
    expect((await as.leggi('/api/cartelle?pagina=99999')).voci).toEqual([]);
    for (const area of ['anziani', 'disabilita', 'adulti']) {
      const { voci } = await as.leggi(`/api/cartelle?area=${area}`);
      expect(voci.map((v: { id: string }) => v.id)).toEqual(
        tutte.voci.filter((v: { area: string }) => v.area === area).map((v: { id: string }) => v.id),
      );
    }
    expect((await as.leggi('/api/cartelle?condizione=chiusa')).totale).toBe(0);
    const { voci } = await as.leggi('/api/cartelle?fase=accesso&condizione=aperta');
    expect(voci.every((v: { fase: string }) => v.fase === 'accesso')).toBe(true);
  });
});
