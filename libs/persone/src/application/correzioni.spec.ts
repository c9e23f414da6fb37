import { randomUUID } from 'node:crypto';
import type { Cliente, Risposta } from '../../../../test/ambiente/server-di-prova.js';
import { ServerDiProva } from '../../../../test/ambiente/server-di-prova.js';
import { ALTRO_CODICE, CODICE, ISEO, registra, ZONE } from '../domain/prova/una-persona.js';

let server: ServerDiProva;
let as: Cliente;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  as = await server.entra('as-1');
});
afterAll(() => server?.chiudi());

/** A person just registered, and the ids of the facts it is made of. */
async function unaPersona(diverso: Parameters<typeof registra>[0] = {}) {
  const { atto: _, ...corpo } = registra(diverso);
  const { id, eventi } = await as.scrivi('/api/persone', corpo);
  return { id, evento: (tipo: string) => eventi.find((e) => e.tipo === tipo)?.id as string };
}

const definitivo = (codiceFiscale: string) => ({ codiceFiscale, tipoCodiceFiscale: 'definitivo' as const });
const registrabile = (diverso: Parameters<typeof registra>[0]): Promise<Risposta> => {
  const { atto: _, ...corpo } = registra(diverso);
  return as.post('/api/persone', corpo);
};
const motivo = 'Errore di trascrizione.';
const rettifica = (id: string, evento: string, cambia: object, chi = as, headers = {}) =>
  chi.post(`/api/persone/${id}/atti/rettifica-evento`, { evento, motivo, ...cambia }, headers);
const annulla = (id: string, evento: string, chi = as) =>
  chi.post(`/api/persone/${id}/atti/annulla-evento`, { evento, motivo });
const esito = ({ status, corpo }: Risposta) => ({ status, code: corpo.code });

/** A write of this spec, whose position the next read waits for. */
async function scritta(risposta: Promise<Risposta>): Promise<string> {
  const { status, corpo } = await risposta;
  expect([status, corpo.code]).toEqual([200, undefined]);
  server.ultima = corpo.posizione;
  return corpo.eventi[0].id;
}

describe('un codice fiscale, fra tutte le persone dell’Ambito', () => {
  it('è di una persona sola; corretto, quello sbagliato torna libero e quello giusto è preso', async () => {
    const { id, evento } = await unaPersona(definitivo(CODICE));
    expect((await registrabile(definitivo(CODICE.toLowerCase()))).corpo).toMatchObject({
      status: 409,
      code: 'codice-fiscale-gia-presente',
      persona: id,
    });
    await scritta(rettifica(id, evento('CodiceFiscaleAttribuito'), { modifiche: { codiceFiscale: ALTRO_CODICE } }));
    expect(await as.leggi(`/api/persone/${id}`)).toMatchObject({
      codiceFiscale: ALTRO_CODICE,
      tipoCodiceFiscale: 'definitivo',
    });

    const vero = await unaPersona(definitivo(CODICE));
    expect((await registrabile(definitivo(ALTRO_CODICE))).corpo).toMatchObject({ status: 409, persona: id });

    // What the first has now belongs to it: the second cannot take it, nor the first take back what it had.
    const testa = await server.testa();
    const suoCodice = vero.evento('CodiceFiscaleAttribuito');
    expect((await rettifica(vero.id, suoCodice, { modifiche: { codiceFiscale: ALTRO_CODICE } })).corpo).toMatchObject({
      status: 409,
      code: 'codice-fiscale-gia-presente',
      persona: id,
    });
    const indietro = { modifiche: { codiceFiscale: CODICE } };
    expect((await rettifica(id, evento('CodiceFiscaleAttribuito'), indietro)).corpo).toMatchObject({
      persona: vero.id,
    });
    expect(await server.testa()).toBe(testa);

    // Annulled, it is free; the annulment cannot be undone once another has it.
    const annullamento = await scritta(annulla(vero.id, suoCodice));
    expect(await as.leggi(`/api/persone/${vero.id}`)).toMatchObject({
      codiceFiscale: null,
      tipoCodiceFiscale: 'assente',
    });
    await scritta(rettifica(id, evento('CodiceFiscaleAttribuito'), indietro));
    expect(esito(await annulla(vero.id, annullamento))).toEqual({ status: 409, code: 'codice-fiscale-gia-presente' });
  });

  it('di chi ne ha avuto un altro resta suo anche dopo', async () => {
    const provvisorio = { codiceFiscale: '10000000001', tipoCodiceFiscale: 'provvisorio' as const };
    const { id } = await unaPersona(provvisorio);
    await as.scrivi(`/api/persone/${id}/atti/attribuisci-codice-fiscale`, {
      codiceFiscale: 'ENI0300000000001',
      tipoCodiceFiscale: 'stp-eni',
    });
    expect((await registrabile(provvisorio)).corpo).toMatchObject({ status: 409, persona: id });
    await as.scrivi(`/api/persone/${id}/atti/attribuisci-codice-fiscale`, provvisorio);
  });
});

describe('una rettifica dei dati di una persona', () => {
  it('vale subito, nella scheda e nella ricerca', async () => {
    const { id, evento } = await unaPersona({ cognome: 'Quaglìni', nome: 'Tecla' });
    await scritta(
      rettifica(id, evento('PersonaRegistrata'), { modifiche: { cognome: 'Zerbinàti', nascita: '1952-03-04' } }),
    );
    expect(await as.leggi(`/api/persone/${id}`)).toMatchObject({
      cognome: 'Zerbinàti',
      nome: 'Tecla',
      nascita: '1952-03-04',
      eta: 74,
    });
    const cerca = async (cognome: string) =>
      (await as.post(`/api/persone/ricerca?attendi=${server.ultima}`, { cognome })).corpo.persone.map(
        (p: { id: string }) => p.id,
      );
    expect(await cerca('Zerbinati')).toEqual([id]);
    expect(await cerca('Quaglini')).toEqual([]);
  });

  it('della residenza non nomina un Comune che non esiste; la registrazione e il cambio nemmeno', async () => {
    const { id, evento } = await unaPersona();
    const [testa, comune, no] = [await server.testa(), '999999', { status: 409, code: 'comune-inesistente' }];
    expect(esito(await rettifica(id, evento('ResidenzaVariata'), { modifiche: { comune } }))).toEqual(no);
    expect(esito(await as.post(`/api/persone/${id}/atti/varia-residenza`, { comune }))).toEqual(no);
    expect(await server.testa()).toBe(testa);
  });

  it('della residenza porta la persona dove ora si sa che sta, e chi non lavora lì non la tocca più', async () => {
    const { id, evento } = await unaPersona();
    const residenza = evento('ResidenzaVariata');
    expect(esito(await rettifica(id, residenza, { modifiche: { comune: ZONE } }, await server.entra('as-3')))).toEqual({
      status: 403,
      code: 'non-permesso',
    });
    await scritta(rettifica(id, residenza, { modifiche: { comune: ZONE } }));
    expect(await (await server.entra('as-3')).leggi(`/api/persone/${id}`)).toMatchObject({ comune: ZONE });
    expect(esito(await rettifica(id, residenza, { modifiche: { comune: ISEO } }))).toMatchObject({ status: 403 });
  });

  it('avviene una volta, e sulla revisione che si guardava', async () => {
    const { id, evento } = await unaPersona();
    const chiave = { 'idempotency-key': randomUUID() };
    const cambia = { modifiche: { nome: 'Sara' } };
    const prima = await rettifica(id, evento('PersonaRegistrata'), cambia, as, chiave);
    expect(await rettifica(id, evento('PersonaRegistrata'), cambia, as, chiave)).toMatchObject({
      corpo: { ...prima.corpo, ripetuto: true },
    });
    expect(esito(await rettifica(id, evento('PersonaRegistrata'), cambia, as, { 'if-match': '"1"' }))).toEqual({
      status: 412,
      code: 'revisione-superata',
    });
  });

  it('di un fatto di un’altra persona, o che non si può, è rifiutata e non lascia traccia', async () => {
    const [una, altra] = [await unaPersona(), await unaPersona()];
    const testa = await server.testa();
    const sua = una.evento('PersonaRegistrata');
    expect(esito(await rettifica(altra.id, sua, { modifiche: { nome: 'Sara' } }))).toEqual({
      status: 409,
      code: 'evento-inesistente',
    });
    expect(esito(await annulla(una.id, sua))).toEqual({ status: 409, code: 'registrazione-non-annullabile' });
    expect(esito(await annulla(una.id, una.evento('ResidenzaVariata')))).toEqual({
      status: 409,
      code: 'storia-incoerente',
    });
    expect(esito(await rettifica(una.id, sua, { avvenutoIl: '2026-10-01' }))).toEqual({
      status: 422,
      code: 'data-futura',
    });
    expect(esito(await rettifica(una.id, sua, {}))).toEqual({ status: 409, code: 'rettifica-vuota' });
    for (const nome of ['a\u0000b', '\ud800', { testo: 'x' }, 12, null]) {
      expect((await rettifica(una.id, sua, { modifiche: { nome } })).status).toBeGreaterThanOrEqual(400);
    }
    expect(await server.testa()).toBe(testa);
  });

  it.each(['uvm-1', 'ets-1', 'udp-1', 'amm-1', 'rev-1', 'sis-1', 'as-2'])('non è di %s', async (chi) => {
    const { id, evento } = await unaPersona();
    const altri = await server.entra(chi);
    const sua = evento('PersonaRegistrata');
    expect(esito(await rettifica(id, sua, { modifiche: { nome: 'Sara' } }, altri))).toEqual({
      status: 403,
      code: 'non-permesso',
    });
    expect(esito(await annulla(id, sua, altri))).toEqual({ status: 403, code: 'non-permesso' });
  });
});
