import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { urlDi } from '#platform';
import { SEGRETO_DI_PROVA } from '../ambiente/database-di-prova.js';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, CONTATTO, ISEO } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** A refusal that tells something of somebody is a reading of theirs; one that tells nothing is not. */

let server: ServerDiProva;
let caso: Caso;
let admin: pg.Client;
let writer: string;

const CODICE = 'NVUCFS70A01E333Q';
const MOTIVO = { 'x-motivo': encodeURIComponent('Controllo di un codice.') };

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  caso = await Caso.finoA(server, 'attiva-presa-in-carico', {
    anagrafica: { codiceFiscale: CODICE, tipoCodiceFiscale: 'provvisorio' },
  });
  // Somebody else is in the same log.
  const pavese = await server.entra('pavese-as-1');
  await pavese.scrivi('/api/persone', {
    ...ANAGRAFICA,
    comune: (await pavese.leggi('/api/sessione')).operatore.comuni[0],
  });
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  writer = pg.escapeIdentifier(
    decodeURIComponent(new URL(urlDi(server.adminUrl, 'writer', SEGRETO_DI_PROVA)).username),
  );
});
afterAll(async () => {
  await admin?.end();
  await server?.chiudi();
});

interface Voce {
  readonly cosa: string;
  readonly modo: string;
  readonly ruolo: string;
  readonly nesso: string | null;
  readonly motivo: string | null;
}

const risposta = async (persona = caso.persona): Promise<Voce[]> =>
  (await (await server.entra('rev-1')).leggi(`/api/persone/${persona}/consultazioni`)).voci;

/** What the answer to the person says more, once something was asked. */
async function inPiu(fai: () => Promise<unknown>, persona = caso.persona): Promise<Voce[]> {
  const prima = await risposta(persona);
  await fai();
  // The first of the new ones is the answer of before.
  return (await risposta(persona)).slice(prima.length + 1);
}

async function conIlRegistroRotto<T>(fai: () => Promise<T>): Promise<T> {
  await admin.query(`REVOKE EXECUTE ON FUNCTION consultazioni.registra FROM ${writer}`);
  try {
    return await fai();
  } finally {
    await admin.query(`GRANT EXECUTE ON FUNCTION consultazioni.registra TO ${writer}`);
  }
}

const registra = async (chi: string, altro: object = {}, headers = {}) =>
  (await server.entra(chi)).post(
    '/api/persone',
    { ...ANAGRAFICA, codiceFiscale: CODICE, tipoCodiceFiscale: 'provvisorio', ...altro },
    headers,
  );
const vecchia = (chi = 'as-1') => caso.prova('annota-diario', {}, chi, { 'if-match': '"0"' });

describe('Un’esportazione rifiutata', () => {
  const esporta = async (chi: string, contenuto: string, headers = {}) =>
    (await server.entra(chi)).post('/api/lavori/esporta', { contenuto }, headers);

  it('perché il registro è di più Ambiti non è una lettura; quella concessa lo è', async () => {
    expect(
      await inPiu(() => rifiutata(server, () => esporta('rev-1', 'registro'), 403, 'registro-di-piu-ambiti')),
    ).toEqual([]);
    expect(await inPiu(() => esporta('rev-1', 'ambito'))).toMatchObject([{ cosa: 'esporta-ambito' }]);
  });

  it('a chi è solo nel registro è concessa, ed è una lettura di tutti; se non si può registrare, non comincia', async () => {
    await admin.query(`SET session_replication_role = replica;
      CREATE TABLE public.tolte AS SELECT * FROM vault.chiave WHERE ambito <> 'sebino';
      DELETE FROM vault.chiave WHERE ambito <> 'sebino'`);
    try {
      const lavori = async () => (await (await server.entra('sis-1')).leggi('/api/lavori')).lavori.length;
      const prima = await lavori();
      await conIlRegistroRotto(() =>
        rifiutata(server, () => esporta('rev-1', 'registro'), 503, 'consultazione-non-registrata'),
      );
      expect(await lavori()).toBe(prima);
      expect(await inPiu(async () => expect((await esporta('rev-1', 'registro')).status).toBe(202))).toMatchObject([
        { cosa: 'esporta-registro', modo: 'esportazione' },
      ]);
    } finally {
      await admin.query('INSERT INTO vault.chiave SELECT * FROM public.tolte; DROP TABLE public.tolte');
      await admin.query('SET session_replication_role = DEFAULT');
    }
  });

  it('perché la chiave era già servita non è una lettura; la stessa richiesta, ripetuta, lo è', async () => {
    const con = { 'idempotency-key': randomUUID() };
    expect((await esporta('rev-1', 'ambito', con)).status).toBe(202);
    const altra = async () =>
      (await server.entra('rev-1')).post('/api/lavori/esporta', { contenuto: 'cartella', cartella: caso.id }, con);
    expect(await inPiu(() => rifiutata(server, altra, 422, 'chiave-riusata'))).toEqual([]);
    expect(await inPiu(() => esporta('rev-1', 'ambito', con))).toMatchObject([{ cosa: 'esporta-ambito' }]);
  });

  it('a chi non può, o non dice perché, risponde come prima: né motivo né stato del registro passano avanti', async () => {
    await rifiutata(server, () => esporta('udp-1', 'registro'), 403, 'non-permesso');
    await rifiutata(server, () => esporta('rev-1', 'registro', { 'x-motivo': '' }), 428, 'motivo-necessario');
  });
});

describe('Chi scrive su ciò che è cambiato', () => {
  it('vede che cosa è successo, e che l’ha visto resta scritto: chi, su che cosa, con che titolo', async () => {
    const coord = await server.entra('coord-1');
    const pagina = `/api/cartelle/${caso.id}/consultazioni?per=1`;
    const { eventi } = await rifiutata(server, vecchia, 412, 'revisione-superata');
    expect(eventi.length).toBeGreaterThan(0);
    const { voci } = await coord.leggi(pagina);
    expect(voci).toMatchObject([
      { operatore: 'as-1', cosa: 'annota-diario', modo: 'pagina', nesso: expect.any(String), istante: null },
    ]);
    expect(await inPiu(() => vecchia('coord-1'))).toMatchObject([
      { cosa: 'annota-diario', ruolo: 'coordinatore', nesso: 'coordinatore' },
    ]);
  });

  it('vale per una persona e per un accesso', async () => {
    const as = await server.entra('as-1');
    const suPersona = () =>
      as.post(
        `/api/persone/${caso.persona}/atti/varia-residenza`,
        { comune: ANAGRAFICA.comune },
        { 'if-match': '"0"' },
      );
    expect(await inPiu(() => rifiutata(server, suPersona, 412, 'revisione-superata'))).toMatchObject([
      { cosa: 'varia-residenza', modo: 'pagina' },
    ]);
    const suAccesso = () =>
      as.post(`/api/accessi/${caso.accesso}/atti/apri-cartella`, { area: 'anziani' }, { 'if-match': '"0"' });
    const [lettura] = await inPiu(() => rifiutata(server, suAccesso, 412, 'revisione-superata'));
    expect(lettura).toMatchObject({ cosa: 'apri-cartella' });
  });

  it('vale per un accesso fuori competenza: è del caso che si dice', async () => {
    const suo = await Caso.finoA(server, 'assegna');
    const as2 = await server.entra('as-2');
    const deroghe = `/api/cartelle/${suo.id}/deroghe`;
    const { id } = await as2.scrivi(deroghe, { motivo: 'Lo chiede il pronto soccorso di Iseo.' });
    const as1 = await server.entra('as-1');
    await as1.scrivi(`${deroghe}/${id}/prendi-visione`);
    const esamina = async () =>
      (await server.entra('coord-1')).post(`${deroghe}/${id}/esamina`, { esito: 'legittima' }, { 'if-match': '"0"' });
    const [lettura, ...altre] = await inPiu(async () => {
      const { eventi } = await rifiutata(server, esamina, 412, 'revisione-superata');
      expect(eventi).toMatchObject([{ tipo: 'DerogaVista', attore: 'as-1' }]);
    }, suo.persona);
    expect(lettura).toMatchObject({ cosa: 'esamina-deroga', modo: 'pagina', nesso: 'coordinatore' });
    expect(altre).toEqual([]);
    const no = await conIlRegistroRotto(() => rifiutata(server, esamina, 503, 'consultazione-non-registrata'));
    expect(no).not.toHaveProperty('eventi');
  });

  it('e per una seduta: dei casi di cui si dice qualcosa, e di nessuno se si dice solo chi c’era', async () => {
    const coord = await server.entra('coord-1');
    const [suo, altrui] = [
      await Caso.finoA(server, 'costituisci-equipe'),
      await Caso.finoA(server, 'costituisci-equipe'),
    ];
    const oggi = '2026-09-30';
    const { id } = await coord.scrivi('/api/sedute', {
      giorno: oggi,
      dalle: '09:00',
      alle: '12:00',
      modalita: 'in-presenza',
      componenti: ['coord-1', 'as-1', 'uvm-1'],
    });
    const atti = `/api/sedute/${id}/atti`;
    const presente = (revisione: number) => () =>
      coord.post(`${atti}/registra-presenza`, { operatore: 'as-1' }, { 'if-match': `"${revisione}"` });
    await coord.scrivi(`${atti}/registra-presenza`, { operatore: 'uvm-1' });
    expect(await inPiu(() => rifiutata(server, presente(0), 412, 'revisione-superata'), suo.persona)).toEqual([]);
    await coord.scrivi(`${atti}/poni-all-ordine-del-giorno`, { cartella: suo.id });
    const perUno = () => rifiutata(server, presente(1), 412, 'revisione-superata');
    expect(await inPiu(perUno, suo.persona)).toMatchObject([{ cosa: 'registra-presenza', nesso: 'coordinatore' }]);
    expect(await inPiu(perUno, altrui.persona)).toEqual([]);
    // What was asked about is one case, and what is told is of the other: its reason is not for the other to read.
    const poni = () =>
      coord.post(`${atti}/poni-all-ordine-del-giorno`, { cartella: altrui.id }, { ...MOTIVO, 'if-match': '"1"' });
    const no = () => rifiutata(server, poni, 412, 'revisione-superata');
    expect(await inPiu(no, suo.persona)).toMatchObject([{ cosa: 'poni-all-ordine-del-giorno', motivo: null }]);
    expect(await inPiu(no, altrui.persona)).toEqual([]);
    await conIlRegistroRotto(() => rifiutata(server, presente(1), 503, 'consultazione-non-registrata'));
  });

  it('e per un’utenza, che la registrazione nomina come la pagina dell’operatore', async () => {
    const udp = await server.entra('udp-1');
    const iscrive = (soggetto: string) => ({
      nome: 'Prova Numero',
      soggetto,
      ruolo: 'coordinatore',
      ente: 'ambito-sebino',
      tipoEnte: 'ambito',
      professione: 'assistente-sociale',
      comuni: [ISEO],
    });
    const { id } = await udp.scrivi('/api/utenze', iscrive('sub-412'));
    await udp.scrivi(`/api/utenze/${id}/atti/sospendi`, { motivo: 'Verifica in corso.' });
    const ultima = async () => {
      const { rows } = await admin.query<{ contenuto: string }>(
        `SELECT contenuto FROM consultazioni.consultazione WHERE ambito = 'sebino' ORDER BY seq DESC LIMIT 1`,
      );
      return JSON.parse(rows[0]!.contenuto);
    };
    const riammetti = () => udp.post(`/api/utenze/${id}/atti/riammetti`, {}, { 'if-match': '"0"' });
    await rifiutata(server, riammetti, 412, 'revisione-superata');
    expect(await ultima()).toMatchObject({
      operatore: 'udp-1',
      azione: 'riammetti-operatore',
      cosa: { rifiuto: 'revisione-superata', utenza: id },
    });
    const stesse = () => udp.post('/api/utenze', iscrive('sub-412'));
    const { utenza } = await rifiutata(server, stesse, 409, 'soggetto-gia-iscritto');
    expect(utenza).toBe(id);
    expect(await ultima()).toMatchObject({
      azione: 'iscrivi-operatore',
      cosa: { rifiuto: 'soggetto-gia-iscritto', utenza: id },
    });
    await conIlRegistroRotto(() => rifiutata(server, riammetti, 503, 'consultazione-non-registrata'));
  });

  it('se non si può registrare non è detto niente', async () => {
    const no = await conIlRegistroRotto(() => rifiutata(server, vecchia, 503, 'consultazione-non-registrata'));
    expect(Object.keys(no).sort()).toEqual(['code', 'detail', 'status', 'title', 'type']);
  });

  it('un atto riuscito non è una lettura; uno che il caso rifiuta sì, perché dice a che punto è', async () => {
    expect(await inPiu(() => caso.atto('annota-diario'))).toEqual([]);
    const aperto = await Caso.finoA(server, 'apri');
    const senza = () => aperto.prova('avvia-valutazione');
    expect(await inPiu(() => rifiutata(server, senza, 409, 'presa-in-carico-mancante'), aperto.persona)).toMatchObject([
      { cosa: 'avvia-valutazione', ruolo: 'assistente-sociale' },
    ]);
  });
});

describe('Chi registra una persona con il codice fiscale di un’altra', () => {
  it('sa che c’è, e che l’ha saputo resta scritto nelle letture di lei', async () => {
    expect(
      await inPiu(async () => {
        const no = await rifiutata(server, () => registra('pua-1', {}, MOTIVO), 409, 'codice-fiscale-gia-presente');
        expect(no.persona).toBe(caso.persona);
      }),
    ).toMatchObject([{ cosa: 'registra-persona', modo: 'ricerca', ruolo: 'operatore-pua', nesso: null, motivo: null }]);
  });

  it('anche attribuendolo: di chi lo ha già, e non di chi lo si voleva dare, né il motivo dell’una all’altra', async () => {
    const as = await server.entra('as-1');
    const { id } = await as.scrivi('/api/persone', ANAGRAFICA);
    const attribuisci = () =>
      as.post(
        `/api/persone/${id}/atti/attribuisci-codice-fiscale`,
        { codiceFiscale: CODICE, tipoCodiceFiscale: 'provvisorio' },
        MOTIVO,
      );
    const no = () => rifiutata(server, attribuisci, 409, 'codice-fiscale-gia-presente');
    expect(await inPiu(no)).toMatchObject([{ cosa: 'attribuisci-codice-fiscale', modo: 'ricerca', motivo: null }]);
    expect(await inPiu(no, id)).toEqual([]);
  });

  it('e chi apre una seconda cartella nella stessa area sa della prima', async () => {
    const as = await server.entra('as-1');
    const { id } = await as.scrivi('/api/accessi', { ...CONTATTO, persona: caso.persona });
    const apri = () => as.post(`/api/accessi/${id}/atti/apri-cartella`, { area: 'anziani' });
    expect(await inPiu(() => rifiutata(server, apri, 409, 'cartella-gia-aperta'))).toMatchObject([
      { cosa: 'apri-cartella' },
    ]);
  });

  it('se non si può registrare non è detto niente, nemmeno che c’è', async () => {
    const no = await conIlRegistroRotto(() =>
      rifiutata(server, () => registra('pua-1'), 503, 'consultazione-non-registrata'),
    );
    expect(JSON.stringify(no)).not.toContain(caso.persona);
    // Who is new is registered all the same: nobody was shown.
    const nuova = await conIlRegistroRotto(() => registra('pua-1', { codiceFiscale: 'NVUCFS70A01E333X' }));
    expect(nuova.status).toBe(201);
  });
});
