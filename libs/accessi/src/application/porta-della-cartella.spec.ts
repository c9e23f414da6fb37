import type { Cliente, Risposta } from '../../../../test/ambiente/server-di-prova.js';
import { ServerDiProva } from '../../../../test/ambiente/server-di-prova.js';
import { atto, NESSUN_BISOGNO } from '../domain/prova/un-accesso.js';

/** From the door to the case and back: what is cited, what can still be corrected, what the door sees of a case. */

const ISEO = '017085';
const motivo = 'Errore di trascrizione.';

let server: ServerDiProva;
let pua: Cliente;
let as: Cliente;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  pua = await server.entra('pua-1');
  as = await server.entra('as-1');
});
afterAll(() => server?.chiudi());

const corpoDi = ({ atto: _, ...corpo }: { readonly atto: string }) => corpo;

const unaPersona = async (cognome: string): Promise<string> =>
  (
    await pua.scrivi('/api/persone', {
      il: '2026-01-02',
      cognome,
      nome: 'Tecla',
      nascita: '1944-04-04',
      sesso: 'F',
      comune: ISEO,
      tipoCodiceFiscale: 'assente',
    })
  ).id;

/** An accesso just registered, and the id of its fact. */
async function unAccesso(persona: string | null, diverso: object = {}) {
  const { persona: _, ...contatto } = corpoDi(atto('registra-accesso')) as Record<string, unknown>;
  const { id, eventi } = await pua.scrivi('/api/accessi', {
    ...contatto,
    ...(persona && { persona }),
    comune: ISEO,
    ...diverso,
  });
  return { id, registrato: eventi[0]?.id as string };
}

const su = (id: string, nome: string) => `/api/accessi/${id}/atti/${nome}`;
const esito = ({ status, corpo }: Risposta) => ({ status, code: corpo.code });
const rettifica = (id: string, evento: string, cambia: object) =>
  pua.post(su(id, 'rettifica-evento'), { evento, motivo, ...cambia });
const annulla = (id: string, evento: string) => pua.post(su(id, 'annulla-evento'), { evento, motivo });

describe('un accesso che apre una cartella', () => {
  it('la cita, e la cartella cita lui; da lì in poi non si annulla', async () => {
    const persona = await unaPersona('Abbadessi');
    const { id, registrato } = await unAccesso(persona);
    const aperta = await pua.scrivi(su(id, 'apri-cartella'), { il: '2026-01-05', area: 'anziani' });
    expect(aperta.eventi.map((e) => e.tipo)).toEqual(['AccessoConcluso', 'CartellaAperta']);
    const cartella = aperta.id;
    expect(await pua.leggi(`/api/accessi/${id}`)).toMatchObject({
      condizione: 'concluso',
      esito: 'apertura-cartella',
      cartella,
    });
    expect((await as.leggi(`/api/cartelle/${cartella}`)).stato).toMatchObject({
      persona,
      accesso: { id, il: '2026-01-02', canale: 'telefono' },
    });

    const testa = await server.testa();
    const citato = { status: 409, code: 'cartella-aperta-dall-accesso' };
    const concluso = aperta.eventi[0]?.id as string;
    expect((await annulla(id, registrato)).corpo).toMatchObject({ ...citato, cartella });
    expect(esito(await annulla(id, concluso))).toEqual(citato);
    expect(esito(await rettifica(id, registrato, { avvenutoIl: '2026-01-01' }))).toEqual(citato);
    expect(esito(await rettifica(id, registrato, { modifiche: { canale: 'portale' } }))).toEqual(citato);
    expect(esito(await rettifica(id, concluso, { modifiche: { esito: 'informazione' } }))).toEqual(citato);
    expect(esito(await pua.post(su(id, 'apri-cartella'), { area: 'adulti' }))).toEqual({
      status: 409,
      code: 'accesso-concluso',
    });
    expect(await server.testa()).toBe(testa);
  });

  it('anonimo non la apre, e non ne resta una a metà; a mano l’esito non si dà', async () => {
    const { id } = await unAccesso(null);
    const testa = await server.testa();
    expect(esito(await pua.post(su(id, 'apri-cartella'), { area: 'anziani' }))).toEqual({
      status: 409,
      code: 'accesso-anonimo',
    });
    expect(esito(await pua.post(su(id, 'concludi'), { esito: 'apertura-cartella' }))).toEqual({
      status: 400,
      code: 'dati-non-validi',
    });
    expect(await server.testa()).toBe(testa);
    await pua.scrivi(su(id, 'fornisci-orientamento'), { il: '2026-01-03', orientamento: 'Al medico di famiglia.' });
    await pua.scrivi(su(id, 'concludi'), { il: '2026-01-03', esito: 'orientamento-altro-servizio' });
    expect(await pua.leggi(`/api/accessi/${id}`)).toMatchObject({
      condizione: 'concluso',
      persona: null,
      cartella: null,
      orientamenti: [{ il: '2026-01-03', testo: 'Al medico di famiglia.' }],
    });
  });

  it('di una persona che non c’è non si registra', async () => {
    const { persona: _, ...contatto } = corpoDi(atto('registra-accesso')) as Record<string, unknown>;
    const { id } = await unAccesso(null);
    for (const persona of ['ffffffff-ffff-4fff-bfff-ffffffffffff', id]) {
      expect(esito(await pua.post('/api/accessi', { ...contatto, persona, comune: ISEO }))).toEqual({
        status: 409,
        code: 'persona-inesistente',
      });
    }
  });
});

describe('chi sta alla porta', () => {
  it('vede che una cartella c’è, e chi la segue; la cartella no', async () => {
    const persona = await unaPersona('Bargnani');
    const { id } = await unAccesso(persona);
    const cartella = (await pua.scrivi(su(id, 'apri-cartella'), { il: '2026-01-05', area: 'anziani' })).id;
    const cerca = async () =>
      (await pua.post(`/api/persone/ricerca?attendi=${server.ultima}`, { cognome: 'Bargnani' })).corpo.persone;
    expect(await cerca()).toMatchObject([
      { id: persona, cartelle: [{ id: cartella, condizione: 'aperta', caseManager: null }] },
    ]);
    await as.scrivi(`/api/cartelle/${cartella}/atti/individua-case-manager`, { operatore: 'as-1', ambito: 'sociale' });
    expect((await cerca())[0].cartelle).toEqual([{ id: cartella, condizione: 'aperta', caseManager: 'as-1' }]);
    for (const vista of ['', '/cronologia', '/passi']) {
      expect(esito(await pua.get(`/api/cartelle/${cartella}${vista}`))).toEqual({ status: 403, code: 'non-permesso' });
    }
    // And so a second case is not opened: the answer says which there is.
    const ancora = await unAccesso(persona, { noto: 'gia-noto' });
    expect((await pua.post(su(ancora.id, 'apri-cartella'), { area: 'anziani' })).corpo).toMatchObject({
      code: 'cartella-gia-aperta',
      cartella,
    });
    expect(await pua.leggi(`/api/accessi/${ancora.id}`)).toMatchObject({ condizione: 'aperto' });
  });

  it('non vede più, fra le cartelle della persona, quella la cui apertura è stata annullata', async () => {
    const { id } = await unAccesso(await unaPersona('Cantoreggi'));
    const aperta = await pua.scrivi(su(id, 'apri-cartella'), { il: '2026-01-05', area: 'adulti' });
    const evento = aperta.eventi[1]?.id;
    await as.scrivi(`/api/cartelle/${aperta.id}/atti/annulla-evento`, { evento, motivo });
    const trovate = await pua.post(`/api/persone/ricerca?attendi=${server.ultima}`, { cognome: 'Cantoreggi' });
    expect(trovate.corpo.persone).toMatchObject([{ cartelle: [] }]);
  });
});

describe('un accesso corretto', () => {
  it('nel triage ha il punteggio delle risposte corrette', async () => {
    const { id } = await unAccesso(await unaPersona('Dolzanelli'));
    const { eventi } = await pua.scrivi(su(id, 'compila-triage'), corpoDi(atto('compila-triage')));
    expect((await pua.leggi(`/api/accessi/${id}`)).triage).toMatchObject({ punteggio: 4 });
    const corretto = await rettifica(id, eventi[0]?.id as string, { modifiche: { risposte: NESSUN_BISOGNO } });
    server.ultima = corretto.corpo.posizione;
    expect((await pua.leggi(`/api/accessi/${id}`)).triage).toMatchObject({ punteggio: 0, risposte: NESSUN_BISOGNO });
    expect(esito(await rettifica(id, eventi[0]?.id as string, { modifiche: { punteggio: 14 } }))).toEqual({
      status: 409,
      code: 'campo-calcolato',
    });
  });

  it('anche se anonimo cambia le sue parole, che restano leggibili', async () => {
    const { id, registrato } = await unAccesso(null);
    const corretto = await rettifica(id, registrato, {
      modifiche: { richiesta: 'Chiede un pasto caldo.', punto: 'pis' },
    });
    server.ultima = corretto.corpo.posizione;
    expect(await pua.leggi(`/api/accessi/${id}`)).toMatchObject({
      richiesta: 'Chiede un pasto caldo.',
      punto: 'pis',
      richiedente: { nome: 'Una nipote' },
    });
  });

  it('annullato esce dagli elenchi', async () => {
    const { id, registrato } = await unAccesso(null);
    const elenco = async (chi: Cliente) => (await chi.leggi('/api/accessi')).accessi.map((a: { id: string }) => a.id);
    expect(await elenco(pua)).toContain(id);
    server.ultima = (await annulla(id, registrato)).corpo.posizione;
    for (const chi of [pua, await server.entra('rev-1')]) expect(await elenco(chi)).not.toContain(id);
  });

  it.each(['uvm-1', 'ets-1', 'udp-1', 'amm-1', 'rev-1', 'sis-1', 'as-2'])('non lo è da %s', async (chi) => {
    const { id, registrato } = await unAccesso(null);
    const altri = await server.entra(chi);
    for (const nome of ['rettifica-evento', 'annulla-evento']) {
      const corpo = { evento: registrato, motivo, ...(nome === 'rettifica-evento' && { comune: '017182' }) };
      expect(esito(await altri.post(su(id, nome), corpo))).toEqual({ status: 403, code: 'non-permesso' });
    }
  });
});
