import { randomUUID } from 'node:crypto';
import { type Cliente, type Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';
import { conUnAltraCoordinatrice } from './altra-coordinatrice.js';
import { ANAGRAFICA, Caso, CONTATTO, ISEO } from './caso.js';
import { Api } from './rotte.js';

/** Stricter classes and conflicts of interest, as every operator finds them over HTTP: what is hidden is not there. */

let server: ServerDiProva;
let api: Api;

/** Of Iseo, with a valutazione multidimensionale: outside a tutela `as-1`, `as-4` and `uvm-1` would read it too. */
let tutelato: Caso;
/** The same, in sight: every list must hold it for who may. */
let comune: Caso;

const COGNOME_TUTELATO = 'Quarantotti';
const CF_TUTELATO = 'QRNCLL40E41E333B';
const TUTTI = [
  'pua-1',
  'as-1',
  'as-2',
  'as-3',
  'as-4',
  'coord-1',
  'uvm-1',
  'ets-1',
  'udp-1',
  'amm-1',
  'rev-1',
  'sis-1',
];
/** `as-1` leads the case; `coord-1` coordinates its Comune; `rev-1` has a mandate over the whole Ambito. */
const ENTRANO = ['as-1', 'coord-1', 'rev-1'];
const FUORI = TUTTI.filter((chi) => !ENTRANO.includes(chi));
const MOTIVO = { 'x-motivo': 'Verifica annuale a campione' };

const attesa = () => `attendi=${server.ultima}`;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  api = await Api.di(server);
  comune = await Caso.finoA(server, 'concludi-valutazione', { anagrafica: { cognome: 'Ventinove' } });
  tutelato = await Caso.finoA(server, 'concludi-valutazione', {
    anagrafica: {
      cognome: COGNOME_TUTELATO,
      nome: 'Camilla',
      codiceFiscale: CF_TUTELATO,
      tipoCodiceFiscale: 'provvisorio',
    },
  });
  await tutelato.atto('disponi-tutela', { classe: 'violenza', abilitati: [], motivo: 'Denuncia in corso.' }, 'coord-1');
});
afterAll(() => server?.chiudi());

describe('Un id nascosto è un id che non esiste', () => {
  /** Every route with an id, for a thing that is hidden and for one that never was: same status, same bytes. */
  const confronta = async (cliente: Cliente, famiglia: string, nascosto: string) => {
    const diversi: unknown[] = [];
    const rotte = api.rotte.filter((r) => r.percorso.startsWith(`/api/${famiglia}/{id}`));
    expect(rotte.length).toBeGreaterThan(2);
    for (const { metodo, percorso, corpo, operazione } of rotte) {
      const obbligatori = (operazione.parameters ?? [])
        .filter((p) => p.in === 'query' && p.required)
        .map((p) => `${p.name}=${encodeURIComponent(String(api.esempio(p.schema)))}`);
      const chiedi = (id: string) =>
        cliente.chiedi(
          metodo,
          `${percorso.replace('{id}', id).replace(/\{\w+\}/, tutelato.intervento)}?${[attesa(), ...obbligatori].join('&')}`,
          {
            ...(corpo && { corpo: api.esempio(corpo) }),
            headers: MOTIVO,
          },
        );
      const [uno, altro] = [await chiedi(nascosto), await chiedi(randomUUID())];
      const etag = [uno.headers.get('etag'), altro.headers.get('etag')];
      if (uno.status !== altro.status || uno.testo !== altro.testo || etag[0] !== etag[1])
        diversi.push([cliente.operatore, metodo, percorso, uno.status, uno.testo.slice(0, 200), altro.status]);
      expect([metodo, percorso, [403, 404].includes(uno.status) || uno.testo]).toEqual([metodo, percorso, true]);
    }
    return diversi;
  };

  it.each(FUORI)('per %s, su ogni rotta della cartella, della persona e dell’accesso', async (chi) => {
    const cliente = await server.entra(chi);
    expect(await confronta(cliente, 'cartelle', tutelato.id)).toEqual([]);
    expect(await confronta(cliente, 'persone', tutelato.persona)).toEqual([]);
    expect(await confronta(cliente, 'accessi', tutelato.accesso)).toEqual([]);
  });

  it('chi entra, entra', async () => {
    for (const chi of ENTRANO) {
      const cliente = await server.entra(chi);
      for (const percorso of [`cartelle/${tutelato.id}`, `persone/${tutelato.persona}`, `accessi/${tutelato.accesso}`])
        expect([chi, percorso, (await cliente.get(`/api/${percorso}?${attesa()}`, MOTIVO)).status]).toEqual([
          chi,
          percorso,
          200,
        ]);
    }
  });
});

describe('Negli elenchi non c’è', () => {
  it.each(TUTTI)('%s: elenco, totali, scrivania e accessi', async (chi) => {
    const cliente = await server.entra(chi);
    const entra = ENTRANO.includes(chi);
    for (const percorso of ['/api/cartelle', '/api/scrivania', '/api/accessi']) {
      const { status, testo, corpo } = await cliente.get(`${percorso}?${attesa()}`, MOTIVO);
      if (status === 403) continue;
      expect(status).toBe(200);
      expect([chi, percorso, testo.includes(tutelato.id) || testo.includes(tutelato.persona)]).toEqual([
        chi,
        percorso,
        entra && testo.includes(tutelato.id),
      ]);
      expect(testo.includes(COGNOME_TUTELATO) && !entra).toBe(false);
      if (percorso === '/api/cartelle') expect(corpo.totale).toBe(corpo.voci.length);
    }
  });

  it('chi ne ha diritto lo trova, e le cartelle di tutti restano al loro posto', async () => {
    for (const chi of ['as-1', 'coord-1', 'rev-1', 'as-4']) {
      const { voci } = await (await server.entra(chi)).leggi('/api/cartelle');
      const ids = voci.map((v: { id: string }) => v.id);
      expect([chi, ids.includes(comune.id), ids.includes(tutelato.id)]).toEqual([chi, true, ENTRANO.includes(chi)]);
    }
  });

  it.each(['pua-1', 'as-1', 'as-2', 'as-3', 'as-4', 'coord-1', 'rev-1'])(
    '%s: la ricerca per nome, per nascita e per codice fiscale',
    async (chi) => {
      const cliente = await server.entra(chi);
      for (const criteri of [
        { cognome: COGNOME_TUTELATO },
        { cognome: 'Quarantoti', nome: 'Camila' },
        { nascita: ANAGRAFICA.nascita },
        { codiceFiscale: CF_TUTELATO },
      ]) {
        const { corpo } = await cliente.post(`/api/persone/ricerca?${attesa()}`, criteri);
        const trovate = corpo.persone.map((p: { id: string }) => p.id);
        expect([chi, criteri, trovate.includes(tutelato.persona)]).toEqual([chi, criteri, ENTRANO.includes(chi)]);
      }
    },
  );
});

describe('Nelle righe di una figura resta', () => {
  /** Every id that the log of a case has, and its positions. */
  const nelLog = async (id: string) => {
    const eventi = await server.installazione.store.leggiStream('sebino', id);
    const detti = JSON.stringify(eventi).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
    return { ids: [...new Set(detti)], posizioni: eventi.map((e) => e.posizione) };
  };

  it('come pseudonimo, atto, data e motivo, senza la strada per il caso; la figura non si muove', async () => {
    const leggi = async (chi: string, figura = 'L4.2', comuneDi = '') =>
      (await server.entra(chi)).leggi(`/api/leps/${figura}?anno=2026${comuneDi}`);
    type Righe = { contati: { pseudonimo: string; cartella: string | null }[] };
    const prima = await leggi('udp-1');
    const aperta = (await leggi('coord-1', 'L4.2', `&comune=${ISEO}`)).contati.find(
      (r: Righe['contati'][number]) => r.cartella === tutelato.id,
    );
    expect(aperta.eventi.length).toBeGreaterThan(0);
    const sua = (d: Righe) => d.contati.find((r) => r.pseudonimo === aperta.pseudonimo);
    // The same name for everybody, and nothing that leads to the case.
    expect(sua(prima)).toEqual({
      ...aperta,
      cartella: null,
      eventi: aperta.eventi.map((e: object) => ({ ...e, posizione: null })),
    });
    expect(sua(prima)).toMatchObject({ atto: expect.any(String), data: '2026-01-15' });
    // Another tutela, and another shut out: the same figure and the same rows, to the byte.
    const altro = await Caso.finoA(server, 'concludi-valutazione');
    const con = await leggi('udp-1');
    await altro.atto('disponi-tutela', { classe: 'parente', abilitati: [], motivo: 'Parente di una collega.' });
    await altro.atto('escludi-operatore', { operatore: 'as-4', conflitto: 'È il fratello.' }, 'coord-1');
    expect(await leggi('udp-1')).toEqual(con);
    await conUnAltraCoordinatrice(server, ISEO, () =>
      altro.atto('escludi-operatore', { operatore: 'coord-1', conflitto: 'È la zia.' }, 'coord-1'),
    );
    const vista = await leggi('coord-1', 'L4.2', `&comune=${ISEO}`);
    const righe = vista.contati;
    expect(righe).toHaveLength(con.contati.length);
    expect(righe.filter((r: { cartella: string | null }) => r.cartella === altro.id)).toEqual([]);
    const [nascosta, ...altre] = righe.filter((r: { cartella: string | null }) => r.cartella === null);
    expect(altre).toEqual([]);
    // Who is shut out knows the ids of the case from before: none of them, nor a piece, is in what it is shown.
    const { ids, posizioni } = await nelLog(altro.id);
    const mostrata = JSON.stringify(nascosta).toLowerCase();
    for (const id of ids.flatMap((i) => [
      i,
      ...i.split('-').filter((p) => p.length > 7),
      i.replaceAll('-', '').slice(-8),
    ]))
      expect([id, mostrata.includes(id)]).toEqual([id, false]);
    for (const p of posizioni) expect([p, mostrata.includes(`:${p}`)]).toEqual([p, false]);
    expect(Object.keys(nascosta).sort()).toEqual(
      ['atto', 'cartella', 'chiave', 'comune', 'data', 'eventi', 'motivo', 'nel', 'pseudonimo'].sort(),
    );
    expect(nascosta.chiave).not.toContain('-');
    expect(nascosta.eventi.map((e: object) => Object.entries(e).flat())).toEqual(
      nascosta.eventi.map(() => [
        'posizione',
        null,
        'tipo',
        expect.any(String),
        'titolo',
        expect.any(String),
        'avvenutoIl',
        expect.any(String),
      ]),
    );
    // It is the row that was there when it could be opened, under the same name.
    expect(con.contati.map((r: { chiave: string }) => r.chiave)).toContain(nascosta.chiave);
  });
});

describe('L’esclusione per conflitto di interessi', () => {
  it('toglie il caso a chi è escluso, e a nessun altro; revocata, lo rende', async () => {
    const caso = await Caso.finoA(server, 'concludi-valutazione', { anagrafica: { cognome: 'Sessantasei' } });
    const stato = async (chi: string) =>
      (await (await server.entra(chi)).get(`/api/cartelle/${caso.id}?${attesa()}`, MOTIVO)).status;
    expect([await stato('as-4'), await stato('rev-1')]).toEqual([200, 200]);
    await caso.atto('escludi-operatore', { operatore: 'as-4', conflitto: 'Abita con la persona.' }, 'as-4');
    expect([await stato('as-4'), await stato('rev-1'), await stato('as-1')]).toEqual([404, 200, 200]);
    const cerca = async () =>
      (await (await server.entra('as-4')).post(`/api/persone/ricerca?${attesa()}`, { cognome: 'Sessantasei' })).corpo
        .persone;
    expect(await cerca()).toEqual([]);
    await caso.atto('revoca-esclusione', { operatore: 'as-4', motivo: 'Non abitano più insieme.' }, 'coord-1');
    expect(await stato('as-4')).toBe(200);
    expect(await cerca()).toHaveLength(1);
  });

  it('chi segue il caso deve prima essere sostituito; chi non coordina dichiara solo il proprio conflitto', async () => {
    const caso = await Caso.finoA(server, 'assegna');
    const proprio = { operatore: 'as-1', conflitto: 'È mia cugina.' };
    expect((await caso.prova('escludi-operatore', proprio, 'as-1')).corpo.code).toBe('responsabile-da-sostituire');
    expect((await caso.prova('escludi-operatore', { ...proprio, operatore: 'as-4' }, 'as-1')).corpo.code).toBe(
      'solo-il-proprio-conflitto',
    );
    expect((await caso.prova('escludi-operatore', { ...proprio, operatore: 'nessuno' }, 'coord-1')).corpo.code).toBe(
      'codice-fuori-elenco',
    );
  });

  it('l’unica coordinatrice non lascia il caso a nessuno', async () => {
    const caso = await Caso.aperto(server);
    const suo = { operatore: 'coord-1', conflitto: 'È mio fratello.' };
    expect((await caso.prova('escludi-operatore', suo, 'coord-1')).corpo.code).toBe('nessuno-resterebbe');
  });

  it('una tutela non abilita chi non è operatore', async () => {
    const caso = await Caso.finoA(server, 'assegna');
    const no = await caso.prova(
      'disponi-tutela',
      { classe: 'collega', abilitati: ['uvm-1', 'mario'], motivo: 'x' },
      'coord-1',
    );
    expect([no.status, no.corpo.code]).toEqual([422, 'codice-fuori-elenco']);
  });
});

describe('Una nota riservata non lascia buchi', () => {
  /** Two cases alike: in one of them there is a riservata note, and more that is not for everybody. */
  const gemelli = async () => {
    const [con, senza] = [await Caso.finoA(server, 'assegna'), await Caso.finoA(server, 'assegna')];
    await con.atto('annota-diario', { riservata: true, testo: 'Parole riservate.', il: '2026-03-01' });
    await con.atto('escludi-operatore', { operatore: 'as-2', conflitto: 'È il vicino.', il: '2026-03-02' }, 'coord-1');
    await con.atto('disponi-tutela', { classe: 'collega', abilitati: [], motivo: 'Da verificare.', il: '2026-03-02' });
    await con.atto('revoca-tutela', { motivo: 'Omonimia.', il: '2026-03-03' }, 'coord-1');
    return [con, senza] as const;
  };
  /** The revision a case goes out with. What has none carries a digest of its bytes, ids included. */
  const rivista = ({ headers }: Risposta) => headers.get('etag')?.match(/^"\d+"$/)?.[0];
  /** What tells one case from its twin apart from the things that must: ids, instants, positions in the log. */
  const senzaIds = (corpo: unknown) =>
    JSON.parse(
      JSON.stringify(corpo, (nome, valore: unknown) =>
        ['posizione', 'registratoIl'].includes(nome) ? undefined : valore,
      ).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id'),
    ) as unknown;

  it('per chi legge il caso e non può leggerla, i due casi sono uguali: scheda, cronologia, passi, elenco, ETag', async () => {
    const [con, senza] = await gemelli();
    const as4 = await server.entra('as-4');
    for (const coda of ['', '?modo=noto&al=2026-09-30', '/cronologia', '/passi']) {
      const [uno, altro] = await Promise.all(
        [con, senza].map((c) =>
          as4.get(`/api/cartelle/${c.id}${coda}${coda.includes('?') ? '&' : '?'}${attesa()}`, MOTIVO),
        ),
      );
      expect(uno!.status).toBe(200);
      expect([coda, senzaIds(uno!.corpo)]).toEqual([coda, senzaIds(altro!.corpo)]);
      expect(rivista(uno!)).toBe(rivista(altro!));
    }
    const voce = async (c: Caso) =>
      (await as4.leggi('/api/cartelle?per=200')).voci.find((v: { id: string }) => v.id === c.id) as {
        ultimoFattoIl: string;
      };
    expect((await voce(con)).ultimoFattoIl).toBe((await voce(senza)).ultimoFattoIl);
    // Whoever leads the case sees all of it, and the revisore that there is something.
    expect((await con.cronologia('', 'as-1')).length).toBe((await con.cronologia('', 'as-4')).length + 4);
    expect((await con.cronologia('', 'rev-1')).length).toBe((await con.cronologia('', 'as-1')).length);
    const perRevisore = JSON.stringify([await con.cronologia('', 'rev-1'), await con.scheda('', 'rev-1')]);
    for (const parola of ['Parole riservate', 'È il vicino', 'Da verificare', 'Omonimia'])
      expect(perRevisore).not.toContain(parola);
    expect(perRevisore).toContain('TutelaDisposta');
  });

  it('e scrivendo: la revisione vista basta, quella che torna non salta, la stessa richiesta ripetuta nemmeno', async () => {
    const [con, senza] = await gemelli();
    const as4 = await server.entra('as-4');
    const corpo = { modalita: 'digitale', il: '2026-03-04' };
    const esiti = [];
    for (const caso of [con, senza]) {
      const { headers } = await as4.get(`/api/cartelle/${caso.id}?${attesa()}`, MOTIVO);
      const mandato = { 'if-match': headers.get('etag')!, 'idempotency-key': `${caso.id}-1` };
      const percorso = caso.percorso('consegna-informativa');
      const prima = await as4.post(percorso, corpo, mandato);
      const ripetuta = await as4.post(percorso, corpo, mandato);
      const tardi = await as4.post(percorso, corpo, { 'if-match': headers.get('etag')! });
      server.ultima = prima.corpo.posizione;
      // Asked again after more that is in sight: it is still the revision of then.
      await caso.atto('annota-diario', { il: '2026-03-05', testo: 'In vista.' });
      const dopo = await as4.post(percorso, corpo, mandato);
      esiti.push([prima, ripetuta, tardi, dopo].map((r) => [r.status, rivista(r), senzaIds(r.corpo)]));
    }
    expect(esiti[0]).toEqual(esiti[1]);
    expect((esiti[0] as unknown[][]).map((r) => r[0])).toEqual([200, 200, 412, 200]);
    // Who sees everything counts everything.
    const tutta = await con.cronologia('', 'coord-1');
    expect(tutta.map((v) => v.revision)).toEqual(tutta.map((_, i) => tutta.length - 1 - i));
  });
});

describe('Ciò che si rifiuta non lo dice', () => {
  const registra = async (chi: string, codiceFiscale: string, cognome = 'Diciassette') => {
    const risposta = await (
      await server.entra(chi)
    ).post('/api/persone', {
      ...ANAGRAFICA,
      cognome,
      codiceFiscale,
      tipoCodiceFiscale: 'provvisorio',
    });
    if (risposta.status === 201) server.ultima = Math.max(server.ultima, risposta.corpo.posizione);
    return risposta;
  };
  let doppia: string;

  it('lo stesso codice fiscale, da chi non può sapere, si registra come uno nuovo', async () => {
    const nuova = await registra('as-4', 'NVUCFS70A01E333Q');
    const stesso = await registra('as-4', CF_TUTELATO);
    expect([stesso.status, Object.keys(stesso.corpo), stesso.corpo.eventi.length, stesso.corpo.revision]).toEqual([
      nuova.status,
      Object.keys(nuova.corpo),
      nuova.corpo.eventi.length,
      nuova.corpo.revision,
    ]);
    expect(stesso.headers.get('etag')).toBe(nuova.headers.get('etag'));
    doppia = stesso.corpo.id;
  });

  it('e fra ciò che si vede resta uno solo: la terza volta dice della seconda, a chi può della prima', async () => {
    expect((await registra('pua-1', CF_TUTELATO)).corpo).toMatchObject({
      code: 'codice-fiscale-gia-presente',
      persona: doppia,
    });
    expect((await registra('as-1', CF_TUTELATO)).corpo).toMatchObject({
      code: 'codice-fiscale-gia-presente',
      persona: tutelato.persona,
    });
  });

  it('due insieme, di chi non può sapere: una sola passa', async () => {
    const esiti = await Promise.all(['as-2', 'as-3', 'pua-1'].map((chi) => registra(chi, CF_TUTELATO)));
    expect(esiti.map((e) => e.status)).toEqual([409, 409, 409]);
  });

  it('un accesso per la persona nascosta è un accesso per una persona che non esiste', async () => {
    const as4 = await server.entra('as-4');
    const [nascosta, inesistente] = await Promise.all(
      [tutelato.persona, randomUUID()].map((persona) => as4.post('/api/accessi', { ...CONTATTO, persona })),
    );
    expect([nascosta!.status, nascosta!.testo]).toEqual([inesistente!.status, inesistente!.testo]);
  });

  it('un’altra cartella nell’area che una nascosta occupa si apre, e chi coordina sa che sono due', async () => {
    // The person has another case, in sight of who would open the second one.
    const visto = await Caso.finoA(server, 'assegna', { anagrafica: { cognome: 'Trentatré' } });
    const nascosto = await Caso.aperto(server, { persona: visto.persona, apertura: { area: 'disabilita' } });
    await nascosto.atto('disponi-tutela', { classe: 'violenza', abilitati: [], motivo: 'Segnalazione.' }, 'coord-1');
    const as4 = await server.entra('as-4');
    const apri = async () => {
      const accesso = (await as4.scrivi('/api/accessi', { ...CONTATTO, persona: visto.persona })).id;
      return as4.post(`/api/accessi/${accesso}/atti/apri-cartella`, { il: '2026-01-05', area: 'disabilita' });
    };
    const seconda = await apri();
    expect(seconda.status).toBe(200);
    server.ultima = Math.max(server.ultima, seconda.corpo.posizione);
    expect((await apri()).corpo).toMatchObject({ code: 'cartella-gia-aperta', cartella: seconda.corpo.id });
    const { doppioni } = await (await server.entra('coord-1')).leggi('/api/scrivania');
    expect(doppioni).toContainEqual(
      expect.objectContaining({ tipo: 'cartelle', ids: [nascosto.id, seconda.corpo.id].sort() }),
    );
    expect(doppioni).toContainEqual(
      expect.objectContaining({ tipo: 'persone', ids: [tutelato.persona, doppia].sort() }),
    );
    expect((await as4.leggi('/api/scrivania')).doppioni).toEqual([]);
    // The one in sight closes and frees its own place, not that of the hidden one.
    const chiudi = { il: '2026-01-06', motivo: 'rinuncia', situazione: 'Aperta per errore.' };
    await as4.scrivi(`/api/cartelle/${seconda.corpo.id}/atti/chiudi`, chiudi);
    const terza = await apri();
    expect(terza.status).toBe(200);
    expect((await (await server.entra('coord-1')).scrivi(`/api/cartelle/${nascosto.id}/atti/chiudi`, chiudi)).id).toBe(
      nascosto.id,
    );
    expect((await apri()).corpo).toMatchObject({ code: 'cartella-gia-aperta', cartella: terza.corpo.id });
  });
});
