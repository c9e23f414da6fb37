import { randomUUID } from 'node:crypto';
import type { Ruolo } from '#identity';
import { type Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, CONTATTO, ISEO } from './caso.js';
import { type Posizione, UfficioDiProva } from './ufficio-di-prova.js';

/** How far a person is within reach: not by an accesso that one registers, and never as far as cases that are others'. */

const ZONE = '017205';
const MILANO = '015146';
const ILLECITO = { oggetto: 'persona', fondamento: 'trattamento-illecito' };

let server: ServerDiProva;
let ufficio: UfficioDiProva;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  ufficio = await UfficioDiProva.aperto(server);
});
afterAll(() => server?.chiudi());

/** Of Zone is who is `fuori`, of Iseo who is `dentro`: neither has anything of the other's Comune. */
const da =
  (ruolo: Ruolo, posizione: Posizione) =>
  async (metodo: string, percorso: string, corpo?: object): Promise<Risposta> => {
    const risposta = await ufficio.chiedi({ ruolo, posizione }, metodo, `/api/${percorso}?attendi=${server.ultima}`, {
      ...(corpo && { corpo }),
    });
    if (metodo === 'POST' && risposta.status < 300)
      server.ultima = Math.max(server.ultima, risposta.corpo.posizione ?? 0);
    return risposta;
  };
const asDiZone = da('assistente-sociale', 'fuori');
const coordDiZone = da('coordinatore', 'fuori');
const revisoreDiZone = da('revisore', 'fuori');
const coordDiIseo = da('coordinatore', 'dentro');
const esito = ({ status, corpo }: Risposta) => [status, corpo.code ?? null];

describe('Un accesso registrato da sé', () => {
  const persona = async (diverso: object = {}) =>
    (await (await server.entra('as-1')).scrivi('/api/persone', { ...ANAGRAFICA, ...diverso })).id;
  const registraAccesso = async (di: string) =>
    (await asDiZone('POST', 'accessi', { ...CONTATTO, comune: ZONE, persona: di })).status;

  it('fa vedere la persona e correggerne i recapiti; non la fa propria', async () => {
    const id = await persona({ cognome: 'Quarantasei', comune: ISEO });
    const as = (metodo: string, coda: string, corpo?: object) => asDiZone(metodo, `persone/${id}${coda}`, corpo);
    const coord = (metodo: string, coda: string, corpo?: object) => coordDiZone(metodo, `persone/${id}${coda}`, corpo);
    const revisore = (metodo: string, coda: string) => revisoreDiZone(metodo, `persone/${id}${coda}`);
    expect((await as('GET', '')).status).toBe(403);
    expect(await registraAccesso(id)).toBe(201);
    expect((await as('GET', '')).status).toBe(200);
    expect((await as('POST', '/atti/aggiorna-anagrafica', { telefono: '030000000' })).status).toBe(200);
    const residenza = { il: '2026-02-01', comune: ZONE };
    const evento = randomUUID();
    for (const [chi, metodo, coda, corpo] of [
      [as, 'POST', '/atti/varia-residenza', residenza],
      [as, 'POST', '/atti/rettifica-evento', { evento, motivo: 'Errore.', modifiche: { comune: ZONE } }],
      [as, 'POST', '/atti/annulla-evento', { evento, motivo: 'Errore.' }],
      [as, 'POST', '/atti/chiedi-cancellazione', ILLECITO],
      [as, 'GET', '/cancellazione', undefined],
      [as, 'GET', '/consultazioni', undefined],
      [revisore, 'GET', '/consultazioni', undefined],
      [coord, 'GET', '/cancellazione', undefined],
      [coord, 'POST', '/atti/varia-residenza', residenza],
      [coord, 'POST', '/atti/poni-blocco-legale', { riferimento: 'RG 1/2026' }],
      [coord, 'POST', '/atti/togli-blocco-legale', { blocco: randomUUID() }],
      [coord, 'POST', '/atti/autorizza-cancellazione', { cancellazione: randomUUID(), autorizzazione: 'DET 1/2026' }],
      [coord, 'POST', '/atti/respingi-cancellazione', { cancellazione: randomUUID(), motivo: 'errore' }],
    ] as const)
      expect([coda, ...esito(await chi(metodo, coda, corpo))]).toEqual([coda, 403, 'non-permesso']);
    // Who has it by residence and case still can.
    expect((await coordDiIseo('GET', `persone/${id}/cancellazione`)).status).toBe(200);
  });

  it('di una persona che altri seguono non apre nulla: per quella c’è l’accesso fuori competenza', async () => {
    const { persona: id } = await Caso.finoA(server, 'assegna', { anagrafica: { cognome: 'Quarantatré' } });
    expect(await registraAccesso(id)).toBe(201);
    expect(esito(await asDiZone('GET', `persone/${id}`))).toEqual([403, 'non-permesso']);
    const recapito = await asDiZone('POST', `persone/${id}/atti/aggiorna-anagrafica`, { telefono: '030000000' });
    expect(esito(recapito)).toEqual([403, 'non-permesso']);
  });

  it('di chi è seguito dice alla porta chi è venuto; quando il caso si chiude, di nuovo anche la scheda', async () => {
    const caso = await Caso.finoA(server, 'assegna', { anagrafica: { cognome: 'Quarantacinque' } });
    const accesso = await asDiZone('POST', 'accessi', { ...CONTATTO, comune: ZONE, persona: caso.persona });
    const visto = await asDiZone('GET', `accessi/${accesso.corpo.id}`);
    expect(visto.corpo.chi).toEqual({ cognome: 'Quarantacinque', nome: ANAGRAFICA.nome, eta: expect.any(Number) });
    const scheda = async () => (await asDiZone('GET', `persone/${caso.persona}`)).status;
    expect(await scheda()).toBe(403);
    await caso.atto('chiudi', { motivo: 'rinuncia', situazione: 'Si è trasferita.' });
    server.ultima = Math.max(server.ultima, await server.testa());
    expect(await scheda()).toBe(200);
  });

  it('chiede perché, e finisce fra le letture senza nesso', async () => {
    const id = await persona({ cognome: 'Quarantaquattro', comune: ISEO });
    expect(await registraAccesso(id)).toBe(201);
    const as = { ruolo: 'assistente-sociale', posizione: 'fuori' } as const;
    const vedi = (motivo: string) =>
      ufficio.chiedi(as, 'GET', `/api/persone/${id}?attendi=${server.ultima}`, { headers: { 'x-motivo': motivo } });
    expect(esito(await vedi(''))).toEqual([428, 'motivo-necessario']);
    expect((await vedi('Ha chiesto lei di essere richiamata')).status).toBe(200);
    const rev = await server.entra('rev-1');
    const { voci } = await rev.leggi('/api/revisione/letture?quali=senza-nesso&per=1000');
    expect(voci.filter((v: { di: { id: string } }) => v.di.id === id)).toMatchObject([
      { cosa: 'vedi-persona', nesso: null, motivo: 'Ha chiesto lei di essere richiamata' },
    ]);
  });

  it('non apre una cartella a chi è di altri: non sarebbe che un altro modo di farlo proprio', async () => {
    const { persona: id } = await Caso.finoA(server, 'assegna', { anagrafica: { cognome: 'Quarantasette' } });
    const registrato = await asDiZone('POST', 'accessi', { ...CONTATTO, comune: ZONE, persona: id });
    const apri = (chi: typeof asDiZone) =>
      chi('POST', `accessi/${registrato.corpo.id}/atti/apri-cartella`, { area: 'adulti' });
    const testa = await server.testa();
    expect(esito(await apri(asDiZone))).toEqual([409, 'persona-di-altro-comune']);
    expect(await server.testa()).toBe(testa);
    expect((await asDiZone('GET', `persone/${id}/cancellazione`)).status).toBe(403);
    // Who coordinates answers for it.
    expect((await apri(coordDiZone)).status).toBe(200);
  });

  it('basta per chi non ha residenza nell’Ambito né cartelle, finché non le ha', async () => {
    const id = await persona({ cognome: 'Cinquantuno', comune: MILANO });
    const varia = (comune: string) =>
      asDiZone('POST', `persone/${id}/atti/varia-residenza`, { il: '2026-02-01', comune });
    expect((await varia(ZONE)).status).toBe(403);
    expect(await registraAccesso(id)).toBe(201);
    expect((await varia(ISEO)).status).toBe(200);
    expect((await varia(ZONE)).status).toBe(403);
    expect((await asDiZone('GET', `persone/${id}`)).status).toBe(200);
  });
});

describe('La pagina della cancellazione non cerca nei casi degli altri', () => {
  const altriTesti = async (vedi: (percorso: string) => Promise<Risposta>, cognome: string, nome: string) => {
    const coord = await server.entra('coord-1');
    const { id } = await coord.scrivi('/api/persone', { ...ANAGRAFICA, comune: ZONE, cognome, nome });
    const { status, corpo } = await vedi(`persone/${id}/cancellazione`);
    expect(status).toBe(200);
    return (corpo.altriTesti as { stream: string }[]).map((t) => t.stream);
  };

  it('né in quelli di altri Comuni, né per pezzi di parole', async () => {
    const caso = await Caso.finoA(server, 'assegna');
    await caso.atto('annota-diario', { testo: 'Denunciate percosse dal convivente Settàntadue.' });
    const contatto = { ...CONTATTO, richiesta: 'Percosse dal convivente.' };
    const accesso = (await (await server.entra('as-1')).scrivi('/api/accessi', contatto)).id;
    const ovunque = async (percorso: string) =>
      (await server.entra('coord-1')).get(`/api/${percorso}?attendi=${server.ultima}`);
    const diZone = (percorso: string) => asDiZone('GET', percorso);
    expect(await altriTesti(diZone, 'Percosse', 'Convivente')).toEqual([]);
    expect((await altriTesti(ovunque, 'Percosse', 'Convivente')).sort()).toEqual([caso.id, accesso].sort());
    expect(await altriTesti(ovunque, 'Settàntadue', 'Convivente')).toEqual([caso.id]);
    expect(await altriTesti(ovunque, 'Settànta', 'Conviv')).toEqual([]);
    expect(await altriTesti(ovunque, 'Percoss', 'Conviv')).toEqual([]);
  });
});

describe('Una cancellazione riguarda i casi che distrugge', () => {
  /** Has a case in Iseo, and lives in Zone by now. */
  const caso = async (): Promise<Caso> => {
    const aperto = await Caso.finoA(server, 'assegna', { anagrafica: { cognome: 'Ottantotto' } });
    const as = await server.entra('as-1');
    await as.scrivi(`/api/persone/${aperto.persona}/atti/varia-residenza`, { il: '2026-09-30', comune: ZONE });
    return aperto;
  };
  const chiesta = async ({ persona }: Caso, corpo: object): Promise<string> => {
    await (await server.entra('as-1')).scrivi(`/api/persone/${persona}/atti/chiedi-cancellazione`, corpo);
    const { cancellazioni } = await (await server.entra('coord-1')).leggi(`/api/persone/${persona}/cancellazione`);
    return cancellazioni.at(-1).id;
  };
  const decide = ({ persona }: Caso, atto: string, cancellazione: string, chi = coordDiZone) =>
    chi('POST', `persone/${persona}/atti/${atto}-cancellazione`, {
      cancellazione,
      ...(atto === 'autorizza' ? { autorizzazione: 'DET 9/2026' } : { motivo: 'errore' }),
    });
  const comeSeNonCiFosse = async (c: Caso, atto: string, cancellazione: string) => {
    const [vera, inventata] = [await decide(c, atto, cancellazione), await decide(c, atto, randomUUID())];
    expect(esito(vera)).toEqual([409, 'cancellazione-non-in-attesa']);
    expect(vera.testo).toBe(inventata.testo);
  };
  const chiudi = { motivo: 'rinuncia', situazione: 'Si è trasferita.' };
  const pagina = async ({ persona }: Caso, chi = coordDiZone) =>
    (await chi('GET', `persone/${persona}/cancellazione`)).corpo;

  it('della persona la autorizza solo chi li ha tutti; agli altri il rifiuto non dice se ce ne sono, aperti o da conservare', async () => {
    const c = await caso();
    // Asked by who cannot open the case: that it is open is not a reason that it is told.
    expect((await asDiZone('POST', `persone/${c.persona}/atti/chiedi-cancellazione`, ILLECITO)).status).toBe(200);
    const prima = (await pagina(c, coordDiIseo)).cancellazioni.at(-1).id as string;
    await comeSeNonCiFosse(c, 'autorizza', prima);
    expect(esito(await decide(c, 'autorizza', prima, coordDiIseo))).toEqual([409, 'cartella-aperta']);
    expect((await decide(c, 'respingi', prima, coordDiIseo)).status).toBe(200);

    await c.atto('chiudi', chiudi);
    const nonServono = await chiesta(c, { ...ILLECITO, fondamento: 'non-piu-necessari' });
    await comeSeNonCiFosse(c, 'autorizza', nonServono);
    expect(esito(await decide(c, 'autorizza', nonServono, coordDiIseo))).toEqual([409, 'termine-non-scaduto']);
    expect((await decide(c, 'respingi', nonServono, coordDiIseo)).status).toBe(200);

    const vera = await chiesta(c, ILLECITO);
    const { fascicolo, cancellazioni } = await pagina(c);
    expect(fascicolo.cartelle).toEqual([]);
    expect(cancellazioni.at(-1)).toMatchObject({ id: vera, oggetto: 'persona', cartelle: [] });
    await comeSeNonCiFosse(c, 'autorizza', vera);
    expect((await decide(c, 'autorizza', vera, coordDiIseo)).status).toBe(200);
  });

  it('di una cartella o di un testo la chiede e la decide chi li apre; per gli altri non è fra le richieste', async () => {
    const c = await caso();
    await c.atto('annota-diario', { testo: 'Sentito il vicino.' });
    const evento = await c.evento('DiarioAnnotato');
    await c.atto('chiudi', chiudi);
    const cartella = { ...ILLECITO, oggetto: 'cartella', cartella: c.id };
    const testo = { ...ILLECITO, oggetto: 'testo', cartella: c.id, evento, campo: 'testo' };
    for (const corpo of [cartella, testo]) {
      const [vera, inventata] = [
        await asDiZone('POST', `persone/${c.persona}/atti/chiedi-cancellazione`, corpo),
        await asDiZone('POST', `persone/${c.persona}/atti/chiedi-cancellazione`, { ...corpo, cartella: randomUUID() }),
      ];
      expect(esito(vera)).toEqual([422, corpo === cartella ? 'cartella-inesistente' : 'testo-inesistente']);
      expect(vera.testo).toBe(inventata.testo);
      const id = await chiesta(c, corpo);
      expect((await pagina(c)).cancellazioni).toEqual([]);
      expect((await pagina(c, coordDiIseo)).cancellazioni.at(-1)).toMatchObject({ id, stato: 'chiesta' });
      for (const atto of ['autorizza', 'respingi']) await comeSeNonCiFosse(c, atto, id);
      expect((await decide(c, 'respingi', id, coordDiIseo)).status).toBe(200);
    }
  });

  it('il testo di una nota riservata non si chiede e non si trova, da chi apre il caso e non la legge', async () => {
    const c = await Caso.finoA(server, 'assegna');
    await c.atto('annota-diario', { testo: 'Parole riservate.', riservata: true });
    const evento = await c.evento('DiarioAnnotato');
    const testo = { ...ILLECITO, oggetto: 'testo', cartella: c.id, evento, campo: 'testo' };
    const as4 = await server.entra('as-4');
    const chiedi = (corpo: object) => as4.post(`/api/persone/${c.persona}/atti/chiedi-cancellazione`, corpo);
    const [vera, inventata] = [await chiedi(testo), await chiedi({ ...testo, cartella: randomUUID() })];
    expect([vera.status, vera.testo]).toEqual([422, inventata.testo]);
    const id = await chiesta(c, testo);
    expect((await as4.leggi(`/api/persone/${c.persona}/cancellazione`)).cancellazioni).toEqual([]);
    expect((await decide(c, 'autorizza', id, coordDiIseo)).status).toBe(200);
    expect((await as4.leggi(`/api/persone/${c.persona}/cancellazione`)).cancellazioni).toEqual([]);
  });
});
