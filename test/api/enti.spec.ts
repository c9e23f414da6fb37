import { randomUUID } from 'node:crypto';
import { GIORNI_ORE_TARDIVE } from '#nomenclatore';
import { piuGiorni } from '#storia';
import { type Cliente, ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** What an ente erogatore may see and record: its own interventi, on a real server, with other enti beside it. */

const OGGI = '2026-05-10';
const SEGRETO = 'Parola-segreta-8461';
let server: ServerDiProva;
let caso: Caso;
let [ontano, salice, altroAmbito]: Cliente[] = [];
/** On the same case, delivered by the other ente. */
const delSalice = randomUUID();

beforeAll(async () => {
  server = await ServerDiProva.acceso({ adesso: `${OGGI}T08:00:00Z` });
  caso = await Caso.finoA(server, 'registra-erogazione', { anagrafica: { telefono: '030 9876' } });
  await caso.atto('annota-diario', { testo: SEGRETO });
  const altro = { intervento: delSalice, erogatore: 'coop-salice', urgente: true, motivoUrgenza: SEGRETO };
  await caso.atto('autorizza-intervento', altro);
  await caso.atto('attiva-intervento', { intervento: delSalice });
  [ontano, salice, altroAmbito] = await Promise.all(['ets-1', 'ets-2', 'pavese-ets-1'].map((o) => server.entra(o)));
}, 60_000);
afterAll(() => server?.chiudi());
beforeEach(() => server.nelGiorno(OGGI));

const elenco = async (chi = ontano!) => (await chi.leggi('/api/interventi')).interventi;
const mio = (quale: Caso = caso, intervento = quale.intervento) => `/api/cartelle/${quale.id}/interventi/${intervento}`;
const ore = (mese: string, diverso: object = {}, chi = ontano!, headers = {}) =>
  chi.post(
    caso.percorso('registra-erogazione'),
    { intervento: caso.intervento, dal: `${mese}-01`, al: `${mese}-20`, minuti: 120, ...diverso },
    headers,
  );

describe('Un ente erogatore', () => {
  it('vede i propri interventi: chi servire e dove, quanto è autorizzato, che cosa è stato erogato', async () => {
    const [intervento, ...altri] = await elenco();
    expect(altri).toEqual([]);
    expect(intervento).toEqual({
      cartella: caso.id,
      intervento: caso.intervento,
      persona: {
        id: caso.persona,
        cognome: 'Rossèlli',
        nome: 'Ada',
        comune: '017085',
        indirizzo: 'via del Porto 3',
        telefono: '030 9876',
      },
      prestazione: 'A2.07',
      stato: 'attivo',
      dal: '2026-02-01',
      al: '2026-06-30',
      attivatoIl: '2026-02-01',
      autorizzazioni: [{ dal: '2026-02-01', al: '2026-06-30', minutiMensili: 600 }],
      sospensioni: [],
      erogazioni: [{ id: expect.any(String), dal: '2026-02-01', al: '2026-02-28', minuti: 480 }],
      oreFino: piuGiorni('2026-06-30', GIORNI_ORE_TARDIVE[0]!.valore),
    });
    expect((await elenco(salice)).map((i: { intervento: string }) => i.intervento)).toEqual([delSalice]);
    expect(await elenco(altroAmbito)).toEqual([]);
  });

  it('in nessuna risposta trova il diario, la valutazione, i costi, le urgenze o gli interventi di altri', async () => {
    const risposte = await Promise.all([ontano!.get('/api/interventi'), ontano!.get(mio())]);
    for (const { status, testo } of risposte) {
      expect(status).toBe(200);
      for (const parola of [
        SEGRETO,
        'centesimi',
        'fonte',
        'coop-salice',
        delSalice,
        'Cammina',
        'progetto',
        'caseManager',
      ])
        expect(testo).not.toContain(parola);
    }
  });

  it('non apre la cartella, la cronologia, il diario, la persona, né nulla d’altro', async () => {
    for (const percorso of [
      `/api/cartelle/${caso.id}`,
      `/api/cartelle/${caso.id}/cronologia`,
      `/api/cartelle/${caso.id}/passi`,
      `/api/cartelle/${caso.id}/consultazioni`,
      `/api/persone/${caso.persona}`,
      `/api/accessi/${caso.accesso}`,
      '/api/cartelle',
      '/api/scrivania',
      '/api/sedute',
    ]) {
      await rifiutata(server, () => ontano!.get(percorso), 403, 'non-permesso');
    }
    await rifiutata(server, () => caso.prova('annota-diario', {}, ontano!), 403, 'non-permesso');
    await rifiutata(server, () => caso.prova('cessa-intervento', {}, ontano!), 403, 'non-permesso');
    await rifiutata(
      server,
      () => caso.prova('rettifica-evento' as never, { evento: randomUUID(), motivo: 'x' }, ontano!),
      403,
      'non-permesso',
    );
  });

  it('non vede l’intervento di un altro ente, nemmeno dello stesso caso, né di un altro Ambito', async () => {
    await rifiutata(server, () => ontano!.get(mio(caso, delSalice)), 404, 'non-trovato');
    await rifiutata(server, () => salice!.get(mio()), 404, 'non-trovato');
    await rifiutata(server, () => ontano!.get(mio(caso, randomUUID())), 404, 'non-trovato');
    await rifiutata(server, () => altroAmbito!.get(mio()), 404, 'non-trovato');
  });

  it('registra le ore del proprio intervento, e solo di quello', async () => {
    const esito = await ore('2026-03');
    expect(esito.status).toBe(200);
    expect(esito.corpo.eventi).toMatchObject([{ tipo: 'ErogazioneRegistrata' }]);
    await rifiutata(server, () => ore('2026-03', { intervento: delSalice }), 404, 'non-trovato');
    await rifiutata(server, () => ore('2026-03', { intervento: randomUUID() }), 404, 'non-trovato');
    await rifiutata(server, () => ore('2026-03', {}, salice), 404, 'non-trovato');
    await rifiutata(server, () => ore('2026-03', {}, altroAmbito), 404, 'non-trovato');
  });

  it('né dalla risposta né dai rifiuti impara quante cose sono accadute nel caso, o quali', async () => {
    const fatti = (await caso.cronologia()).length;
    const esito = await ore('2026-04', { minuti: 60 });
    expect(esito.corpo.revision).toBeLessThan(5);
    expect(esito.headers.get('etag')).not.toBe(`"${fatti}"`);
    await caso.atto('registra-erogazione', { dal: '2026-04-01', al: '2026-04-02', minuti: 30 });
    const superata = await ore('2026-04', { minuti: 60, al: '2026-04-02' }, ontano, { 'if-match': '"0"' });
    expect(superata.status).toBe(412);
    expect(superata.corpo.eventi.map((e: { tipo: string }) => e.tipo)).toEqual(
      superata.corpo.eventi.map(() => 'ErogazioneRegistrata'),
    );
    // Its own people by name; of the service, that it was the service.
    expect(new Set(superata.corpo.eventi.map((e: { attore: string | null }) => e.attore))).toEqual(
      new Set(['ets-1', null]),
    );
    const troppe = await rifiutata(server, () => ore('2026-04', { minuti: 900 }), 409, 'oltre-autorizzato');
    expect(troppe).not.toHaveProperty('registrati');
    expect(troppe.detail).not.toMatch(/\d/);
  });

  it('vede che cosa è stato registrato, se da sé o dal servizio, e che cosa è stato corretto', async () => {
    const proprie = (await ore('2026-02', { dal: '2026-02-01', al: '2026-02-10', minuti: 30 })).corpo.eventi[0].id;
    await caso.atto('rettifica-evento' as never, { evento: proprie, motivo: SEGRETO, modifiche: { minuti: 45 } });
    const { registrazioni, erogazioni } = await ontano!.leggi(mio());
    expect(registrazioni[0]).toMatchObject({
      evento: proprie,
      da: 'ente',
      operatore: 'ets-1',
      minuti: 30,
      corretta: 'rettificata',
      ora: { minuti: 45 },
    });
    expect(registrazioni.at(-1)).toMatchObject({ da: 'servizio', operatore: null, minuti: 480, corretta: null });
    expect(erogazioni).toContainEqual(expect.objectContaining({ al: '2026-02-10', minuti: 45 }));
    expect(JSON.stringify(registrazioni)).not.toContain(SEGRETO);
  });

  it('ogni consultazione è scritta, e sulla cartella si vede chi ha letto e di quale ente', async () => {
    const altro = await Caso.finoA(server, 'attiva-intervento');
    await ontano!.leggi(mio(altro));
    const { voci } = await (await server.entra('coord-1')).leggi(`/api/cartelle/${altro.id}/consultazioni`);
    expect(voci).toContainEqual(
      expect.objectContaining({ operatore: 'ets-1', ente: 'coop-ontano', cosa: 'vedi-intervento-ente' }),
    );
  });
});

it('Un intervento che passa a un altro ente: ciascuno registra solo le ore dei suoi periodi', async () => {
  const passato = await Caso.finoA(server, 'attiva-intervento');
  await passato.atto('autorizza-intervento', { il: '2026-03-20', erogatore: 'coop-salice', dal: '2026-04-01' });
  const prova = (mese: string, chi: Cliente) =>
    passato.prova('registra-erogazione', { dal: `${mese}-01`, al: `${mese}-10`, minuti: 60 }, chi);
  expect((await prova('2026-03', ontano!)).status).toBe(200);
  expect((await prova('2026-04', salice!)).status).toBe(200);
  await rifiutata(server, () => prova('2026-04', ontano!), 409, 'periodo-non-affidato');
  await rifiutata(server, () => prova('2026-03', salice!), 409, 'periodo-non-affidato');
  const { erogazioni, al } = await ontano!.leggi(mio(passato));
  expect([al, erogazioni.map((e: { al: string }) => e.al)]).toEqual(['2026-03-31', ['2026-03-10']]);
});

describe('Un caso sotto tutela', () => {
  let protetto: Caso;
  beforeAll(async () => {
    protetto = await Caso.finoA(server, 'attiva-intervento');
    await protetto.atto('disponi-tutela' as never, { classe: 'violenza', abilitati: [], motivo: SEGRETO }, 'coord-1');
  });

  it('all’ente che eroga mostra chi servire e dove, come ogni altro, e non che c’è una tutela', async () => {
    const [suo, comune] = await Promise.all([ontano!.leggi(mio(protetto)), ontano!.leggi(mio())]);
    expect(suo.persona).toMatchObject({ cognome: 'Rossèlli', indirizzo: 'via del Porto 3' });
    expect(Object.keys(suo).sort()).toEqual(Object.keys(comune).sort());
    expect(JSON.stringify(suo)).not.toMatch(/tutela|violenza/i);
    expect((await elenco()).map((i: { cartella: string }) => i.cartella)).toContain(protetto.id);
    const registra = protetto.prova(
      'registra-erogazione',
      { dal: '2026-03-01', al: '2026-03-05', minuti: 60 },
      ontano!,
    );
    expect((await registra).status).toBe(200);
  });

  it('per un ente che non vi eroga non esiste', async () => {
    await rifiutata(server, () => salice!.get(mio(protetto)), 404, 'non-trovato');
    await rifiutata(server, () => protetto.prova('registra-erogazione', {}, salice!), 404, 'non-trovato');
  });

  it('né lo vede l’operatore dell’ente che ne è stato escluso', async () => {
    await caso.atto('escludi-operatore' as never, { operatore: 'ets-1', conflitto: 'È un parente.' }, 'coord-1');
    expect((await elenco()).map((i: { cartella: string }) => i.cartella)).not.toContain(caso.id);
    await rifiutata(server, () => ontano!.get(mio()), 404, 'non-trovato');
    await rifiutata(server, () => ore('2026-03', { al: '2026-03-02' }), 404, 'non-trovato');
    await caso.atto('revoca-esclusione' as never, { operatore: 'ets-1', motivo: 'Non lo è.' }, 'coord-1');
  });
});

describe('Quando il servizio dell’ente finisce', () => {
  let finito: Caso;
  const FINE = '2026-05-31';
  const ULTIMO = piuGiorni(FINE, GIORNI_ORE_TARDIVE[0]!.valore);
  const suo = async () => (await elenco()).find((i: { cartella: string }) => i.cartella === finito.id);
  const tardive = (diverso: object = {}) =>
    finito.prova('registra-erogazione', { dal: '2026-05-01', al: FINE, minuti: 60, ...diverso }, ontano!);

  beforeAll(async () => {
    server.nelGiorno(FINE);
    finito = await Caso.finoA(server, 'cessa-intervento', { anagrafica: { telefono: '030 1234' } });
  });

  it('restano per qualche tempo le ore da registrare, con il nome e senza indirizzo né telefono', async () => {
    server.nelGiorno(piuGiorni(FINE, 1));
    const { persona, stato } = await suo();
    expect([stato, persona]).toEqual([
      'cessato',
      { id: finito.persona, cognome: ANAGRAFICA.cognome, nome: ANAGRAFICA.nome },
    ]);
    expect((await tardive()).status).toBe(200);
  });

  it('si accettano fino all’ultimo giorno; ore di dopo la fine, mai', async () => {
    server.nelGiorno(ULTIMO);
    expect((await tardive({ al: '2026-05-02' })).status).toBe(200);
    await rifiutata(server, () => tardive({ dal: '2026-06-01', al: '2026-06-02' }), 409, 'intervento-non-attivo');
    await rifiutata(server, () => tardive({ al: '2026-05-01', minuti: 1_441 }), 409, 'minuti-non-validi');
  });

  it('poi non si vede e non si registra più nulla', async () => {
    server.nelGiorno(piuGiorni(ULTIMO, 1));
    expect(await suo()).toBeUndefined();
    await rifiutata(server, () => ontano!.get(mio(finito)), 404, 'non-trovato');
    await rifiutata(server, () => tardive({ al: '2026-05-03' }), 404, 'non-trovato');
  });
});
