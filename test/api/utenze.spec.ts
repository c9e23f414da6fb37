import pg from 'pg';
import type { UtenzaInElenco, UtenzaVista } from '#utenze';
import { Cliente, ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** Enrolments as the Ufficio di Piano makes them over HTTP, and what they mean for who is inside. */

let server: ServerDiProva;
let udp: Cliente;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  udp = await server.entra('udp-1');
});
afterAll(() => server?.chiudi());

const ASSISTENTE = {
  ruolo: 'assistente-sociale',
  ente: 'ambito-sebino',
  tipoEnte: 'ambito',
  professione: 'assistente-sociale',
  comuni: ['017085'],
  squadra: 'riva',
};
const UFFICIO = { ruolo: 'ufficio-di-piano', ente: 'ambito-sebino', tipoEnte: 'ambito', comuni: [] };

const elenco = async (chi = udp): Promise<UtenzaInElenco[]> => (await chi.leggi('/api/utenze')).utenze;
const utenzaDi = async (operatore: string): Promise<UtenzaInElenco> =>
  (await elenco()).find((u) => u.operatore === operatore)!;
const vista = (id: string): Promise<UtenzaVista> => udp.leggi(`/api/utenze/${id}`);
const atto = (id: string, nome: string, corpo: object) => udp.scrivi(`/api/utenze/${id}/atti/${nome}`, corpo);

/** Enters as an issuer would let somebody in: the built-in one only knows the sample operators. */
async function token(soggetto: string): Promise<string | undefined> {
  const { Sessioni } = await import('#identity');
  return server.app.get(Sessioni).apri(soggetto, 2);
}
const conToken = async (valore: string, percorso = '/api/sessione'): Promise<number> => {
  const url = new URL(percorso, server.indirizzo);
  const risposta = await fetch(url, {
    headers: { cookie: `cartella_sessione_${url.port}=${valore}`, 'x-cartella': '1' },
  });
  await risposta.arrayBuffer();
  return risposta.status;
};

let numero = 0;
async function iscrive(diverso: object = {}): Promise<{ id: string; operatore: string; soggetto: string }> {
  const soggetto = `sub-${++numero}`;
  const { id } = await udp.scrivi('/api/utenze', {
    nome: `Prova Numero ${numero}`,
    soggetto,
    ...ASSISTENTE,
    ...diverso,
  });
  return { id, operatore: (await vista(id)).operatore, soggetto };
}

describe('Il registro degli operatori', () => {
  it('all’avvio ha gli operatori di prova, iscritti come gli altri, e un secondo avvio non aggiunge nulla', async () => {
    const tutti = await elenco();
    expect(tutti.map((u) => u.operatore)).toEqual(expect.arrayContaining(['as-1', 'as-4', 'udp-1', 'rev-1']));
    const as1 = await vista((await utenzaDi('as-1')).id);
    expect(as1).toMatchObject({
      nome: 'Marta Bonfadelli',
      condizione: 'attivo',
      incarico: { squadra: 'riva' },
      eventi: [{ tipo: 'OperatoreIscritto', provenienza: { tipo: 'sistema', sistema: 'accesso-di-prova' } }],
    });
    const testa = await server.testa();
    const { OperatoriDiEsempio } = await import('#utenze');
    await server.app.get(OperatoriDiEsempio, { strict: false }).onModuleInit();
    expect(await server.testa()).toBe(testa);
  });

  it('dice a chi entra la sua squadra, i colleghi e il mandato di oggi', async () => {
    const { Sessioni } = await import('#identity');
    const sessioni = server.app.get(Sessioni);
    const viva = async (chi: string) => (await sessioni.viva((await token(chi))!))!.operatore;
    expect(await viva('as-1')).toMatchObject({
      squadra: 'riva',
      colleghi: [{ id: 'as-4', nellEnteDal: '2020-01-01' }],
      mandato: null,
    });
    expect(await viva('rev-1')).toMatchObject({
      squadra: null,
      colleghi: [],
      mandato: { dal: '2024-01-01', al: null },
    });
  });
});

describe('Un ente', () => {
  const COOP = { ruolo: 'ente-erogatore', ente: 'coop-ontano', professione: 'oss', comuni: [], squadra: undefined };
  const nuovo = (diverso: object) =>
    udp.post('/api/utenze', { nome: 'Prova Ente', soggetto: 'sub-ente', ...ASSISTENTE, ...COOP, ...diverso });

  it('non è di due tipi: chi già vi lavora dice quale, a chi si iscrive e a chi vi passa', async () => {
    const no = await rifiutata(server, () => nuovo({ tipoEnte: 'comune' }), 409, 'ente-di-altro-tipo');
    expect(no).toMatchObject({ campo: 'ente', tipo: 'ets', detail: expect.stringContaining('«coop-ontano»') });
    const { id } = await iscrive({ ...COOP, tipoEnte: 'ets' });
    const passa = () => udp.post(`/api/utenze/${id}/atti/trasferisci`, { ...ASSISTENTE, tipoEnte: 'asst' });
    await rifiutata(server, passa, 409, 'ente-di-altro-tipo');
    // In another Ambito the same code is of another ente.
    const altrove = await server.entra('pavese-udp-1');
    const esito = await altrove.post('/api/utenze', {
      nome: 'Prova Altrove',
      soggetto: 'sub-altrove',
      ...COOP,
      tipoEnte: 'comune',
    });
    expect(esito.status).toBe(201);
  });

  it('del Terzo settore eroga e siede in équipe: chi conduce i casi, o li vede tutti, non è suo', async () => {
    const { id } = await iscrive();
    for (const ruolo of [
      'operatore-pua',
      'assistente-sociale',
      'coordinatore',
      'ufficio-di-piano',
      'amministratore-locale',
      'amministratore-sistema',
    ]) {
      const diverso = { ...COOP, tipoEnte: 'ets', ruolo, comuni: ['017085'] };
      expect(await rifiutata(server, () => nuovo(diverso), 409, 'ruolo-non-dell-ente')).toMatchObject({
        campo: 'ruolo',
      });
      const passa = () => udp.post(`/api/utenze/${id}/atti/trasferisci`, { ...ASSISTENTE, ...diverso });
      await rifiutata(server, passa, 409, 'ruolo-non-dell-ente');
    }
    expect((await nuovo({ tipoEnte: 'ets', ruolo: 'componente-uvm' })).status).toBe(201);
  });

  it('in un Ambito di cui non si sa nulla è quello di chi vi lavora: chi lo iscrive lo fa conoscere, e gli affida interventi', async () => {
    const { Utenze } = await import('#utenze');
    const { Operatori } = await import('#identity');
    const { archivio, scrittura, orologio } = server.installazione;
    await new Utenze(archivio, new Operatori(scrittura, orologio)).iscrivi(
      {
        attore: { id: 'sistema', ruolo: 'sistema', ente: 'sistema', livello: 3 },
        provenienza: { tipo: 'sistema', sistema: 'riga-di-comando' },
        ambito: 'valle',
        correlazione: 'prova',
      },
      [
        {
          ...UFFICIO,
          ente: 'ambito-valle',
          operatore: 'op-valle',
          nome: 'Prova Valle',
          soggetto: 'sub-valle',
          professione: null,
          squadra: null,
          mandato: null,
          dal: '2026-01-01',
          al: null,
        },
      ],
    );
    const headers = { cookie: `cartella_sessione_${new URL(server.indirizzo).port}=${await token('sub-valle')}` };
    const inValle = (metodo: string, percorso: string, corpo?: object) =>
      server.senzaSessione().chiedi(metodo, percorso, { headers, ...(corpo && { corpo }) });
    const enti = async () =>
      (await inValle('GET', '/api/nomenclatore')).corpo.enti.map((e: { id: string; tipo: string }) => [e.id, e.tipo]);
    expect(await enti()).toEqual([
      ['ambito-valle', 'ambito'],
      ['altro', 'altro'],
    ]);
    const esito = await inValle('POST', '/api/utenze', {
      nome: 'Prova Coop',
      soggetto: 'sub-coop',
      ...COOP,
      ente: 'coop-valle',
      tipoEnte: 'ets',
    });
    expect(esito.status).toBe(201);
    expect(await enti()).toEqual([
      ['ambito-valle', 'ambito'],
      ['coop-valle', 'ets'],
      ['altro', 'altro'],
    ]);
  });

  it('nuovo, di cui si iscrive un operatore, ha i suoi interventi e li vede; prima non era in elenco', async () => {
    const caso = await Caso.finoA(server, 'sottoscrivi-progetto');
    const affida = () => caso.prova('autorizza-intervento', { erogatore: 'coop-nuova', al: '2026-12-31' });
    await rifiutata(server, affida, 422, 'codice-fuori-elenco');
    const { soggetto } = await iscrive({ ...COOP, ente: 'coop-nuova', tipoEnte: 'ets' });
    expect((await udp.leggi('/api/nomenclatore')).enti).toContainEqual({
      id: 'coop-nuova',
      nome: 'Coop nuova',
      tipo: 'ets',
    });
    await caso.atto('autorizza-intervento', { erogatore: 'coop-nuova', al: '2026-12-31' });
    await caso.atto('attiva-intervento');
    const cookie = `cartella_sessione_${new URL(server.indirizzo).port}=${await token(soggetto)}`;
    const { corpo } = await server.senzaSessione().get(`/api/interventi?attendi=${server.ultima}`, { cookie });
    expect(corpo.interventi).toMatchObject([{ cartella: caso.id }]);
  });

  it('ha un codice suo: per «altro» non lavora nessuno, o vedrebbe gli interventi di tutti quelli che non ne hanno', async () => {
    await rifiutata(server, () => nuovo({ ente: 'altro', tipoEnte: 'altro' }), 409, 'ente-senza-codice');
  });
});

describe('Chi è iscritto', () => {
  it('entra dal giorno in cui comincia, e non prima; ed esce il giorno dopo l’ultimo, a sessione aperta', async () => {
    const { soggetto, id } = await iscrive({ dal: '2026-10-05', al: '2026-10-09' });
    expect(await vista(id)).toMatchObject({ condizione: 'non-ancora', dal: '2026-10-05' });
    expect(await token(soggetto)).toBeUndefined();
    // Twenty past midnight in Rome is still the day before in UTC.
    server.orologio.imposta('2026-10-04T22:20:00Z');
    const dentro = (await token(soggetto))!;
    expect(await conToken(dentro)).toBe(200);
    server.orologio.imposta('2026-10-09T21:40:00Z');
    const ultimo = (await token(soggetto))!;
    expect(await conToken(ultimo)).toBe(200);
    server.orologio.imposta('2026-10-09T22:01:00Z');
    expect(await conToken(ultimo)).toBe(401);
    expect(await token(soggetto)).toBeUndefined();
    expect(await vista(id)).toMatchObject({ condizione: 'cessato', dal: '2026-10-10' });
  });

  it('sospeso mentre è dentro, alla richiesta successiva è fuori; riammesso, la sessione di prima non torna', async () => {
    const { id, soggetto } = await iscrive();
    const sessione = (await token(soggetto))!;
    expect(await conToken(sessione, '/api/cartelle')).toBe(200);
    await atto(id, 'sospendi', { motivo: 'Verifica in corso.' });
    expect(await conToken(sessione, '/api/cartelle')).toBe(401);
    expect(await token(soggetto)).toBeUndefined();
    await atto(id, 'riammetti', {});
    expect(await conToken(sessione)).toBe(401);
    expect(await conToken((await token(soggetto))!)).toBe(200);
  });

  it('non cambia incarico da un giorno in cui quello di adesso non era cominciato', async () => {
    const { id } = await iscrive({ dal: '2026-01-01' });
    await atto(id, 'trasferisci', { ...ASSISTENTE, dal: '2026-06-01', comuni: ['017205'] });
    const cambia = (dal: string) => () =>
      udp.post(`/api/utenze/${id}/atti/trasferisci`, { ...ASSISTENTE, dal, squadra: 'monte' });
    const no = await rifiutata(server, cambia('2026-05-31'), 409, 'prima-dell-incarico');
    expect(no).toMatchObject({ campo: 'dal', incarico: '2026-06-01' });
    expect((await cambia('2026-06-01')()).status).toBe(200);
  });

  it('trasferito da oggi, alla richiesta successiva ha l’altro incarico; da domani, domani', async () => {
    const { id, soggetto } = await iscrive();
    const { Sessioni } = await import('#identity');
    const sessioni = server.app.get(Sessioni);
    const sessione = (await token(soggetto))!;
    const incarico = async () => {
      const { ruolo, comuni, squadra, colleghi } = (await sessioni.viva(sessione))!.operatore;
      return { ruolo, comuni, squadra, colleghi };
    };
    const adesso = server.orologio.adesso();
    await atto(id, 'trasferisci', { ...ASSISTENTE, comuni: ['017205'], squadra: 'colline' });
    expect(await incarico()).toMatchObject({
      comuni: ['017205'],
      squadra: 'colline',
      colleghi: [{ id: 'as-3', nellEnteDal: '2020-01-01' }],
    });
    server.orologio.imposta('2026-10-20T21:45:00Z');
    const sera = (await token(soggetto))!;
    await udp.rientra();
    await atto(id, 'trasferisci', { ...ASSISTENTE, ruolo: 'coordinatore', dal: '2026-10-21', squadra: undefined });
    expect((await sessioni.viva(sera))!.operatore).toMatchObject({ ruolo: 'assistente-sociale' });
    server.orologio.imposta('2026-10-20T22:05:00Z');
    expect((await sessioni.viva(sera))!.operatore).toMatchObject({
      ruolo: 'coordinatore',
      squadra: null,
      colleghi: [],
    });
    expect(server.orologio.adesso().getTime()).toBeGreaterThan(adesso.getTime());
  });

  it('che lascia e torna è lo stesso operatore; con le stesse credenziali un altro non si iscrive', async () => {
    const { id, operatore, soggetto } = await iscrive();
    await atto(id, 'cessa', { al: '2026-10-31', motivo: 'Fine contratto.' });
    await rifiutata(
      server,
      () => udp.post('/api/utenze', { nome: 'Un Altro', soggetto, ...ASSISTENTE, dal: '2026-12-01' }),
      409,
      'soggetto-gia-iscritto',
    );
    await atto(id, 'iscrivi-di-nuovo', { ...ASSISTENTE, dal: '2026-12-01' });
    expect(await vista(id)).toMatchObject({
      operatore,
      nome: expect.stringContaining('Prova Numero'),
      iscrizioni: [{ al: '2026-10-31' }, { dal: '2026-12-01', al: null }],
    });
  });

  it('non sta in due Ambiti negli stessi giorni, e l’altro Ambito non si vede', async () => {
    const corpo = { nome: 'Ospite', ...ASSISTENTE, dal: '2026-11-01' };
    await rifiutata(
      server,
      () => udp.post('/api/utenze', { ...corpo, soggetto: 'pavese-as-1' }),
      409,
      'soggetto-gia-iscritto',
    );
    const altrove = await server.entra('pavese-udp-1');
    const suoi = await elenco(altrove);
    expect(suoi.map((u) => u.nome)).toContain('Irene Calvasina');
    expect(JSON.stringify(suoi)).not.toContain('Bonfadelli');
    const { id } = await utenzaDi('as-1');
    expect((await altrove.get(`/api/utenze/${id}`)).status).toBe(404);
    await rifiutata(
      server,
      () => altrove.post(`/api/utenze/${id}/atti/sospendi`, { motivo: 'Da un altro Ambito.' }),
      404,
      'non-trovato',
    );
  });
});

describe('Le regole', () => {
  it('nessuno cambia la propria utenza, e l’ultimo dell’Ufficio di Piano non se ne va', async () => {
    const { id } = await utenzaDi('udp-1');
    await rifiutata(
      server,
      () => udp.post(`/api/utenze/${id}/atti/sospendi`, { motivo: 'Io.' }),
      409,
      'propria-utenza',
    );
    expect((await vista(id)).attiPossibili).toEqual([]);
    const altro = await iscrive(UFFICIO);
    await atto(altro.id, 'sospendi', { motivo: 'Prova.' });
    await atto(altro.id, 'riammetti', {});
    // The second may now remove the first; not the first after the second has gone.
    const seconda = (await token(altro.soggetto))!;
    const come = (percorso: string, corpo: object) =>
      fetch(new URL(percorso, server.indirizzo), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-cartella': '1',
          cookie: `cartella_sessione_${new URL(server.indirizzo).port}=${seconda}`,
        },
        body: JSON.stringify(corpo),
      });
    await atto(altro.id, 'cessa', { al: '2026-12-31', motivo: 'Prova.' });
    const esito = await come(`/api/utenze/${id}/atti/sospendi`, { motivo: 'Resterei io, fino a dicembre.' });
    expect([esito.status, await esito.json()]).toMatchObject([409, { code: 'ultimo-ufficio-di-piano' }]);
  });

  it('due che si tolgono a vicenda nello stesso momento: uno dei due resta', async () => {
    const [a, b] = [await iscrive(UFFICIO), await iscrive(UFFICIO)];
    const { id: io } = await utenzaDi('udp-1');
    const { Utenze } = await import('#utenze');
    const utenze = server.app.get(Utenze, { strict: false });
    const contesto = (chi: string) => ({
      ambito: 'sebino',
      attore: { id: chi, ruolo: 'ufficio-di-piano', ente: 'ambito-sebino', livello: 2 as const },
      correlazione: chi,
      provenienza: { tipo: 'operatore' as const },
    });
    const cessa = { atto: 'cessa', al: '2026-10-25', motivo: 'Prova.' } as const;
    const altri = (await elenco()).filter(
      (u) => u.incarico?.ruolo === 'ufficio-di-piano' && ![a.id, b.id].includes(u.id) && u.condizione === 'attivo',
    );
    for (const { id } of altri) await utenze.cambia(contesto('prova'), id, cessa);
    expect(altri.map((u) => u.id)).toContain(io);
    const esiti = await Promise.allSettled([
      utenze.cambia(contesto(a.operatore), b.id, cessa),
      utenze.cambia(contesto(b.operatore), a.id, cessa),
    ]);
    expect(esiti.map((e) => e.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['un Comune di un altro Ambito', { comuni: ['018013'] }, 422, 'comune-fuori-ambito'],
    ['nessun Comune', { comuni: [] }, 409, 'comuni-mancanti'],
    ['un mandato a chi non è revisore', { mandato: { oggetto: 'X', dal: '2026-01-01' } }, 409, 'mandato-di-troppo'],
    ['un revisore senza mandato', { ruolo: 'revisore' }, 409, 'mandato-mancante'],
    ['un periodo rovesciato', { dal: '2026-12-02', al: '2026-12-01' }, 409, 'periodo-rovesciato'],
    ['una squadra con le maiuscole', { squadra: 'Riva' }, 409, 'dato-non-valido'],
  ])('non si iscrive nessuno con %s', async (_, diverso, stato, codice) => {
    await server.entra('udp-1').then((c) => c.rientra());
    server.orologio.imposta('2026-10-20T10:00:00Z');
    await rifiutata(
      server,
      () => udp.post('/api/utenze', { nome: 'Prova', soggetto: 'sub-no', ...ASSISTENTE, ...diverso }),
      stato,
      codice,
    );
  });
});

describe('Se il registro di chi entra non si può scrivere', () => {
  const comeOwner = async (sql: string): Promise<Record<string, string>[]> => {
    const owner = new pg.Client({ connectionString: server.adminUrl });
    await owner.connect();
    try {
      return (await owner.query<Record<string, string>>(sql)).rows;
    } finally {
      await owner.end();
    }
  };

  it('il comando lo dice; la proiezione arriva lo stesso, e la stessa richiesta rimandata riesce', async () => {
    const { id, soggetto } = await iscrive();
    const sessione = (await token(soggetto))!;
    const [{ writer }] = (await comeOwner(`SELECT rolname AS writer FROM pg_roles r
      WHERE rolname LIKE '%writer' AND has_schema_privilege(r.oid, 'identita', 'USAGE')
        AND has_function_privilege(r.oid, 'identita.chiudi_sessione(bytea)', 'EXECUTE')`)) as [{ writer: string }];
    const funzione = `FUNCTION identita.registra_operatore`;
    const corpo = { motivo: 'Prova.' };
    const chiave = { 'idempotency-key': 'sospensione-in-due-volte' };
    await comeOwner(`REVOKE EXECUTE ON ${funzione} FROM ${pg.escapeIdentifier(writer)}`);
    try {
      const prima = await udp.post(`/api/utenze/${id}/atti/sospendi`, corpo, chiave);
      expect([prima.status, prima.corpo.code]).toEqual([503, 'non-ancora-in-vigore']);
      for (const fine = Date.now() + 10_000; Date.now() < fine && (await conToken(sessione)) !== 401;);
      expect(await conToken(sessione)).toBe(401);
    } finally {
      await comeOwner(`GRANT EXECUTE ON ${funzione} TO ${pg.escapeIdentifier(writer)}`);
    }
    const seconda = await udp.post(`/api/utenze/${id}/atti/sospendi`, corpo, chiave);
    expect([seconda.status, seconda.corpo.ripetuto]).toEqual([200, true]);
    expect((await vista(id)).eventi.map((e) => e.tipo)).toEqual(['OperatoreSospeso', 'OperatoreIscritto']);
  });

  it('ricostruita la vista, il registro dice le stesse cose', async () => {
    const tutto = () =>
      comeOwner(
        'SELECT * FROM identita.operatore o JOIN identita.incarico i ON (i.ambito, i.operatore) = (o.ambito, o.id) ORDER BY o.ambito, o.id, i.dal',
      );
    const prima = await tutto();
    const { runner } = server.installazione;
    await runner.ricostruzione.esegui(
      runner.proiezioni.filter((p) => p.nome === 'utenze'),
      () => undefined,
    );
    expect(await tutto()).toEqual(prima);
  });
});

describe('Nel registro e nelle tabelle', () => {
  it('nome, credenziali e motivi sono sigillati con la chiave dell’operatore', async () => {
    const { id } = await iscrive({ nome: 'Marcatonome Ontàvi', soggetto: 'marcatosub' });
    await atto(id, 'sospendi', { dal: '2026-11-01', al: '2026-11-02', motivo: 'Marcatomotivo.' });
    const owner = new pg.Client({ connectionString: server.adminUrl });
    await owner.connect();
    try {
      const { rows } = await owner.query<{ tutto: string }>(`SELECT string_agg(busta, ' ') AS tutto FROM log.evento`);
      expect(rows[0]!.tutto).not.toMatch(/Marcato/i);
      const { rows: chiavi } = await owner.query(
        'SELECT FROM vault.chiave WHERE soggetto = $1 AND tipo_soggetto = $2',
        [id, 'operatore'],
      );
      expect(chiavi).toHaveLength(2);
    } finally {
      await owner.end();
    }
    expect(server.log.join()).not.toMatch(/Marcato/i);
    expect(server.chiesti.join()).not.toMatch(/Marcato/i);
  });
});
