import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { accendiServer, apriContatori, LIMITI } from '#installazione';
import { leggiConfigurazione, LOG_MUTO, type Configurazione } from '#platform';
import { eUnProblema } from '../api/rifiuti.js';
import { Api } from '../api/rotte.js';
import { ANAGRAFICA, Caso } from '../api/caso.js';
import { RedisDiProva } from '../ambiente/redis-di-prova.js';
import { type Cliente, type Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';

/** Who asks too much is told when to come back; who works never meets it, whoever is beside them. */

const POCHI = {
  LIMITI_OPERATORE: '40',
  LIMITI_INDIRIZZO: '30',
  LIMITI_ACCESSO: '12',
  LIMITI_RICERCHE: '5',
  LIMITI_ESPORTAZIONI: '2',
  LIMITI_TENTATIVI: '4',
};

const accesi: ServerDiProva[] = [];
async function conPochi(ambiente: Readonly<Record<string, string>> = {}): Promise<ServerDiProva> {
  const server = await ServerDiProva.acceso({ ambiente: { ...POCHI, ...ambiente } });
  accesi.push(server);
  return server;
}
afterEach(async () => {
  for (const server of accesi.splice(0)) await server.chiudi();
});

function eTroppo(risposta: Risposta, entro: number): void {
  expect(risposta.status).toBe(429);
  eUnProblema(risposta);
  expect(risposta.corpo).toMatchObject({ code: 'troppe-richieste', title: 'Troppe richieste' });
  const fra = Number(risposta.headers.get('retry-after'));
  expect(fra).toBeGreaterThan(0);
  expect(fra).toBeLessThanOrEqual(entro);
  expect(risposta.corpo.riprovaFraSecondi).toBe(fra);
  expect(risposta.corpo.detail).toMatch(
    /riprova fra (un secondo|\d+ (secondi|minuti|ore))\. Questa non è stata eseguita\.$/,
  );
}

const volte = async (n: number, fai: () => Promise<Risposta>): Promise<number[]> => {
  const stati: number[] = [];
  for (let i = 0; i < n; i++) stati.push((await fai()).status);
  return stati;
};

const conIndirizzo = (cliente: Cliente, da: string, percorso = '/api/scrivania') =>
  cliente.get(percorso, { 'x-forwarded-for': da });

describe('Un operatore', () => {
  it('che chiede senza sosta si ferma, con il tempo da aspettare; un altro allo stesso indirizzo no', async () => {
    const server = await conPochi();
    const [as, altra] = [await server.entra('as-1'), await server.entra('as-2')];
    const stati = await volte(45, () => as.get('/api/nomenclatore'));
    expect(stati.filter((s) => s === 200).length).toBeLessThanOrEqual(41);
    expect(stati.at(-1)).toBe(429);
    eTroppo(await as.get('/api/nomenclatore'), 60);
    expect((await altra.get('/api/nomenclatore')).status).toBe(200);
    const righe = server.log.map((r) => JSON.parse(r) as Record<string, unknown>);
    expect(righe).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ messaggio: 'Troppe richieste', codice: 'operatore', operatore: 'sebino/as-1' }),
      ]),
    );
  });

  it('non scrive niente di ciò che è rifiutato, e la stessa richiesta poi si può ripetere', async () => {
    const server = await conPochi();
    const caso = await Caso.aperto(server);
    const as = await server.entra('as-1');
    await volte(45, () => as.get('/api/nomenclatore'));
    const testa = await server.testa();
    eTroppo(await caso.prova('annota-diario', {}, as), 60);
    expect(await server.testa()).toBe(testa);
  });

  it('che cerca persone una dopo l’altra si ferma molto prima, e continua a fare il resto', async () => {
    const server = await conPochi();
    const as = await server.entra('as-1');
    const cerca = (cognome: string) => as.post('/api/persone/ricerca', { cognome });
    let n = 0;
    expect(await volte(5, () => cerca(`Rossi${'abcde'[n++]}`))).toEqual([200, 200, 200, 200, 200]);
    eTroppo(await cerca('Rossif'), 15 * 60);
    expect((await as.get('/api/scrivania')).status).toBe(200);
  });

  it('che cerca poco per volta si ferma per quel giorno', async () => {
    const server = await conPochi({ LIMITI_RICERCHE: '100', LIMITI_RICERCHE_GIORNO: '5' });
    const as = await server.entra('as-1');
    const stati = await volte(5, () => as.post('/api/persone/ricerca', { cognome: 'Rossi' }));
    expect(stati).toEqual([200, 200, 200, 200, 200]);
    const troppa = await as.post('/api/persone/ricerca', { cognome: 'Rossi' });
    eTroppo(troppa, 24 * 60 * 60);
    expect(Number(troppa.headers.get('retry-after'))).toBeGreaterThan(15 * 60);
  });

  it('che rompe il vetro a ogni caso si ferma per quel giorno; negli altri suoi casi lavora', async () => {
    const server = await conPochi({ LIMITI_DEROGHE_GIORNO: '2' });
    const caso = await Caso.finoA(server, 'assegna');
    const [as1, as2] = [await server.entra('as-1'), await server.entra('as-2')];
    const apre = () => as2.post(`/api/cartelle/${caso.id}/deroghe`, { motivo: 'Chiamata del 118 in reperibilità.' });
    expect(await volte(2, apre)).toEqual([201, 409]);
    eTroppo(await apre(), 24 * 60 * 60);
    eTroppo(
      await as2.post(`/api/cartelle/${caso.id}/deroghe/`, { motivo: 'Chiamata del 118 in reperibilità.' }),
      24 * 60 * 60,
    );
    expect((await as2.get(`/api/cartelle/${caso.id}`)).status).toBe(200);
    expect((await as1.get(`/api/cartelle/${caso.id}/deroghe`)).status).toBe(200);
  });

  it('che cerca con una barra in fondo, o prova codici fiscali registrando, si ferma allo stesso modo', async () => {
    const server = await conPochi();
    const as = await server.entra('as-1');
    const codice = 'NVUCFS70A01E333Q';
    const { id } = await as.scrivi('/api/persone', ANAGRAFICA);
    const registra = () =>
      as.post('/api/persone', { ...ANAGRAFICA, codiceFiscale: codice, tipoCodiceFiscale: 'provvisorio' });
    expect(await volte(2, registra)).toEqual([201, 409]);
    const attribuisci = () =>
      as.post(`/api/persone/${id}/atti/attribuisci-codice-fiscale`, {
        codiceFiscale: codice,
        tipoCodiceFiscale: 'provvisorio',
      });
    expect((await attribuisci()).status).toBe(409);
    expect((await as.post('/api/persone/ricerca/', { cognome: 'Rossi' })).status).toBe(200);
    for (const ancora of [registra, attribuisci, () => as.post('/api/persone/ricerca/', { cognome: 'Rossi' })])
      eTroppo(await ancora(), 15 * 60);
    // What says nothing of whom one does not have before goes on.
    expect((await as.post(`/api/persone/${id}/atti/aggiorna-anagrafica`, { telefono: '030 1' })).status).toBe(200);
  });

  it('che indovina identificativi non ne può più provare, nemmeno di veri', async () => {
    const server = await conPochi();
    const caso = await Caso.aperto(server);
    const as = await server.entra('as-2');
    expect(await volte(4, () => as.get(`/api/cartelle/${randomUUID()}`))).toEqual([404, 404, 404, 404]);
    eTroppo(await as.get(`/api/cartelle/${caso.id}`), 10 * 60);
    eTroppo(await as.get(`/api/persone/${randomUUID()}`), 10 * 60);
    // Written otherwise, it is the same address.
    eTroppo(await as.get(`/api/cartelle/%${caso.id.charCodeAt(0).toString(16)}${caso.id.slice(1)}`), 10 * 60);
    expect((await as.get('/api/scrivania')).status).toBe(200);
    expect((await (await server.entra('as-1')).get(`/api/cartelle/${caso.id}`)).status).toBe(200);
  });

  it('che esporta più del solito si ferma', async () => {
    const server = await conPochi();
    const rev = await server.entra('rev-1');
    const stati = await volte(3, () => rev.post('/api/lavori/esporta', { contenuto: 'ambito' }));
    expect(stati.slice(0, 2).filter((s) => s === 429)).toEqual([]);
    expect(stati[2]).toBe(429);
  });
});

describe('Chi non è entrato', () => {
  it('è contato per indirizzo, quanti cookie inventi', async () => {
    const server = await conPochi();
    const nessuno = server.senzaSessione();
    const nome = `cartella_sessione_${new URL(server.indirizzo).port}`;
    const stati = await volte(35, () => nessuno.get('/api/scrivania', { cookie: `${nome}=${randomUUID()}` }));
    expect(stati.slice(0, 30).every((s) => s === 401)).toBe(true);
    expect(stati.slice(30).every((s) => s === 429)).toBe(true);
  });

  it('non ferma chi era già entrato dallo stesso indirizzo', async () => {
    const server = await conPochi();
    const as = await server.entra('as-1');
    expect((await as.get('/api/sessione')).status).toBe(200);
    await volte(35, () => server.senzaSessione().get('/api/scrivania'));
    eTroppo(await server.senzaSessione().get('/api/scrivania'), 60);
    expect((await as.get('/api/scrivania')).status).toBe(200);
  });

  it('non può cominciare accessi senza fine', async () => {
    const server = await conPochi({ LIMITI_INDIRIZZO: '100000' });
    const nessuno = server.senzaSessione();
    const stati = await volte(14, () => nessuno.get('/api/sessione/entra'));
    expect(stati).toEqual([...Array<number>(12).fill(302), 429, 429]);
    eTroppo(await nessuno.get('/api/sessione/ritorno'), 15 * 60);
  });

  it('non è creduto su dove si trova, se non lo dice un proxy di cui ci si fida', async () => {
    const diretto = await conPochi();
    const nessuno = diretto.senzaSessione();
    let n = 0;
    const finti = await volte(35, () => conIndirizzo(nessuno, `198.51.100.${n++}`));
    expect(finti.at(-1)).toBe(429);

    const dietro = await conPochi({ TRUST_PROXY: '1' });
    const da = dietro.senzaSessione();
    expect((await volte(35, () => conIndirizzo(da, '198.51.100.7'))).at(-1)).toBe(429);
    expect((await conIndirizzo(da, '198.51.100.8')).status).toBe(401);
    // What the client wrote stands before what the proxy saw.
    expect((await conIndirizzo(da, '203.0.113.9, 198.51.100.7')).status).toBe(429);

    const altrove = await conPochi({ TRUST_PROXY: '192.0.2.1' });
    const lontano = altrove.senzaSessione();
    expect((await volte(35, () => conIndirizzo(lontano, `198.51.100.${n++}`))).at(-1)).toBe(429);
  });
});

describe('Chi lavora', () => {
  it('con i limiti predefiniti non li incontra: un caso intero, e molte pagine, in pochi secondi', async () => {
    const predefiniti = leggiConfigurazione({}).limiti;
    const ambiente = Object.fromEntries(
      Object.entries(predefiniti).map(([nome, n]) => [`LIMITI_${nome.toUpperCase()}`, String(n)]),
    );
    const server = await conPochi(ambiente);
    const caso = await Caso.finoA(server, 'chiudi');
    const as = await server.entra('as-1');
    const stati: number[] = [];
    for (let i = 0; i < 20; i++) {
      for (const percorso of ['/api/sessione', '/api/scrivania', '/api/cartelle', `/api/cartelle/${caso.id}`])
        stati.push((await as.get(percorso)).status);
      stati.push((await as.post('/api/persone/ricerca', { cognome: 'Rossèlli' })).status);
    }
    expect(new Set(stati)).toEqual(new Set([200]));
    expect(server.log.filter((r) => r.includes('Troppe richieste'))).toEqual([]);
  });
});

describe('Ogni rotta', () => {
  it('che cerca, esporta o stampa ha un conto suo, e ogni rotta con un identificativo conta i tentativi', async () => {
    const server = await conPochi();
    const { rotte } = await Api.di(server);
    const nomi = (percorso: string) =>
      LIMITI.filter((l) =>
        l.riguarda({ metodo: 'GET', percorso: percorso.replace(/\{id\}/g, randomUUID()), conosciuto: true }),
      ).map((l) => l.nome);
    for (const { percorso, operazione } of rotte) {
      const suoi = nomi(percorso);
      expect(suoi).toContain('operatore');
      if (percorso.includes('{id}'))
        expect([percorso, suoi]).toEqual([percorso, expect.arrayContaining(['tentativi'])]);
      const contenuti = Object.values(operazione.responses).flatMap((r) => Object.keys(r.content ?? {}));
      if (/esporta|fascicolo|stampa|scarica/i.test(percorso) || contenuti.some((c) => !/json$/.test(c)))
        expect([percorso, suoi]).toEqual([percorso, expect.arrayContaining(['esportazioni'])]);
      if (/ricerca|cerca/i.test(percorso))
        expect([percorso, suoi]).toEqual([percorso, expect.arrayContaining(['ricerche'])]);
    }
  });
});

describe('Più processi insieme', () => {
  const limiti = (conf: Configurazione): Configurazione => ({ ...conf, limiti: { ...conf.limiti, ricerche: 3 } });
  const ricerche = (c: ReturnType<typeof apriContatori>) => c.tutti.find((x) => x.nome === 'ricerche')!;

  it('contano insieme in PostgreSQL, dove non resta scritto chi', async () => {
    const server = await conPochi();
    const { conf, scrittura } = server.installazione;
    const separato = limiti({ ...conf, databaseUrl: server.adminUrl });
    const [uno, due] = [
      apriContatori(separato, scrittura, 'segreto', LOG_MUTO),
      apriContatori(separato, scrittura, 'segreto', LOG_MUTO),
    ];
    const esiti: number[] = [];
    for (const dove of [uno, due, uno, due]) esiti.push(await ricerche(dove).prendi('operatore sebino as-1'));
    expect(esiti.slice(0, 3)).toEqual([0, 0, 0]);
    expect(esiti[3]).toBeGreaterThan(0);
    expect(await ricerche(uno).guarda('operatore sebino as-1')).toBeGreaterThan(0);
    expect(await ricerche(uno).guarda('operatore sebino as-2')).toBe(0);
    const admin = new pg.Client({ connectionString: server.adminUrl });
    await admin.connect();
    const { rows } = await admin.query<{ key: string }>('SELECT key FROM limiti.conteggio');
    await admin.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/as-1|sebino/);
  });

  it('contano insieme in Redis; se Redis non c’è ciascuno conta da sé, e nessuno resta fuori', async () => {
    const server = await conPochi();
    const redis = await RedisDiProva.acceso();
    const { conf, scrittura } = server.installazione;
    const separato = limiti({ ...conf, redisUrl: redis.url });
    const insieme = [1, 2].map(() => apriContatori(separato, scrittura, 'segreto', LOG_MUTO));
    try {
      await pronto(redis.url);
      const esiti: number[] = [];
      for (const dove of [...insieme, ...insieme]) esiti.push(await ricerche(dove).prendi('operatore sebino as-1'));
      expect(esiti.slice(0, 3)).toEqual([0, 0, 0]);
      expect(esiti[3]).toBeGreaterThan(0);
      await redis.spento();
      expect(await ricerche(insieme[0]!).prendi('operatore sebino as-3')).toBe(0);
    } finally {
      for (const contatori of insieme) contatori.chiudi();
      await redis.spento();
    }
  });

  async function pronto(url: string): Promise<void> {
    const redis = new Redis(url);
    await redis.ping();
    redis.disconnect();
  }
});

it('due indirizzi dello stesso programma contano ciascuno per sé solo sul database incorporato', async () => {
  const server = await conPochi();
  const secondo = await accendiServer(server.installazione);
  await volte(35, () => server.senzaSessione().get('/api/scrivania'));
  expect((await fetch(`${secondo.indirizzo}/api/scrivania`)).status).toBe(401);
  await secondo.chiudi();
});
