import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso } from './caso.js';
import { rifiutata } from './rifiuti.js';

/**
 * The case at any instant, on two times: what had happened, and what was known. One story, told day by day:
 *
 *   5 Jan   opened                        6 Jan   presa in carico (sad)     7 Jan   valutazione begun
 *   20 Jan  a phone call of 6 Jan is recorded
 *   25 Jan  rettifica: the presa in carico was of 5 Jan, and of another percorso
 *   28 Jan  the valutazione is annulled
 */

let server: ServerDiProva;
let caso: Caso;
const dopo: Record<string, number> = {};

beforeAll(async () => {
  server = await ServerDiProva.acceso({ adesso: '2026-01-02T08:00:00Z' });
  server.nelGiorno('2026-01-05');
  caso = await Caso.aperto(server);
  dopo['apertura'] = caso.apertura.posizione;
  server.nelGiorno('2026-01-06');
  dopo['presa'] = (await caso.atto('attiva-presa-in-carico')).posizione;
  server.nelGiorno('2026-01-07');
  dopo['avvio'] = (await caso.atto('avvia-valutazione')).posizione;
  server.nelGiorno('2026-01-20');
  dopo['nota'] = (await caso.atto('annota-diario', { il: '2026-01-06', testo: 'Ha chiamato la figlia.' })).posizione;
  server.nelGiorno('2026-01-25');
  dopo['rettifica'] = (
    await caso.atto('rettifica-evento', {
      evento: await caso.evento('PresaInCaricoAttivata'),
      motivo: 'Era del giorno dell’apertura.',
      avvenutoIl: '2026-01-05',
      modifiche: { percorso: 'dimissione-protetta' },
    })
  ).posizione;
  server.nelGiorno('2026-01-28');
  dopo['annullo'] = (
    await caso.atto('annulla-evento', { evento: await caso.evento('ValutazioneAvviata'), motivo: 'Di un altro caso.' })
  ).posizione;
  server.nelGiorno('2026-02-10');
});
afterAll(() => server?.chiudi());

async function vista(quando: string) {
  const { stato, vista: v, giorniInFase, attiPossibili, posizione, revision } = await caso.scheda(quando);
  const { fase, percorso, presaInCaricoIl, diario } = stato;
  return {
    fase,
    percorso,
    presaInCaricoIl,
    note: diario.length,
    giorni: giorniInFase,
    vista: v,
    atti: attiPossibili,
    posizione,
    revision,
  };
}

const accaduto = (al: string) => `?modo=accaduto&al=${al}`;
const noto = (al: string) => `?modo=noto&al=${al}`;
const evento = (dopoCheCosa: string) => `?modo=evento&posizione=${dopo[dopoCheCosa]}`;

describe('La scheda', () => {
  it('com’è adesso tiene conto di tutto', async () => {
    expect(await vista('')).toMatchObject({
      fase: 'accesso',
      percorso: 'dimissione-protetta',
      presaInCaricoIl: '2026-01-05',
      note: 1,
      giorni: 36,
      posizione: dopo['annullo'],
      vista: { modo: 'vivo', al: null, posizione: null, giorno: '2026-02-10', viva: true },
    });
    expect(await vista('?modo=vivo')).toEqual(await vista(''));
  });

  it('com’era accaduto a un giorno: con tutto ciò che oggi si sa di quel giorno', async () => {
    expect(await vista(accaduto('2026-01-10'))).toMatchObject({
      fase: 'accesso',
      percorso: 'dimissione-protetta',
      presaInCaricoIl: '2026-01-05',
      note: 1,
      giorni: 5,
      vista: { modo: 'accaduto', al: '2026-01-10', posizione: null, giorno: '2026-01-10', viva: false },
    });
    expect(await vista(accaduto('2026-01-05'))).toMatchObject({ percorso: 'dimissione-protetta', note: 0, giorni: 0 });
  });

  it('com’era nota a un giorno: con ciò che quel giorno si sapeva', async () => {
    expect(await vista(noto('2026-01-05'))).toMatchObject({ fase: 'accesso', percorso: null, note: 0 });
    expect(await vista(noto('2026-01-10'))).toMatchObject({
      fase: 'valutazione',
      percorso: 'sad',
      presaInCaricoIl: '2026-01-06',
      note: 0,
      giorni: 3,
      posizione: dopo['avvio'],
      vista: { modo: 'noto', al: '2026-01-10', giorno: '2026-01-10', viva: false },
    });
    expect(await vista(noto('2026-01-20'))).toMatchObject({ fase: 'valutazione', percorso: 'sad', note: 1 });
    expect(await vista(noto('2026-01-27'))).toMatchObject({
      fase: 'valutazione',
      percorso: 'dimissione-protetta',
      presaInCaricoIl: '2026-01-05',
    });
    expect(await vista(noto('2026-01-28'))).toMatchObject({ fase: 'accesso' });
  });

  it('dopo un evento: con ciò che si sapeva appena registrato', async () => {
    const attese = {
      apertura: { fase: 'accesso', percorso: null, note: 0, revision: 0, giorno: '2026-01-05' },
      presa: { fase: 'accesso', percorso: 'sad', note: 0, revision: 1, giorno: '2026-01-06' },
      avvio: { fase: 'valutazione', percorso: 'sad', note: 0, revision: 2, giorno: '2026-01-07' },
      nota: { fase: 'valutazione', percorso: 'sad', note: 1, revision: 3, giorno: '2026-01-20' },
      rettifica: { fase: 'valutazione', percorso: 'dimissione-protetta', note: 1, revision: 4, giorno: '2026-01-25' },
      annullo: { fase: 'accesso', percorso: 'dimissione-protetta', note: 1, revision: 5, giorno: '2026-01-28' },
    };
    for (const [che, { giorno, ...attesa }] of Object.entries(attese)) {
      expect(await vista(evento(che))).toMatchObject({
        ...attesa,
        posizione: dopo[che],
        vista: { modo: 'evento', posizione: dopo[che], giorno, viva: false },
      });
    }
  });

  it('porta la sua revisione come ETag, quella dell’istante che mostra', async () => {
    const as = await server.entra('as-1');
    for (const [quando, revision] of [
      ['', 5],
      [evento('nota'), 3],
      [noto('2026-01-10'), 2],
    ] as const) {
      const { headers, corpo } = await as.get(`/api/cartelle/${caso.id}${quando}`);
      expect([headers.get('etag'), corpo.revision]).toEqual([`"${revision}"`, revision]);
    }
    // Whoever acts from the past is told of what came after.
    const passata = await caso.prova('annota-diario', {}, 'as-1', { 'if-match': '"3"' });
    expect([passata.status, passata.corpo.eventi.length]).toEqual([412, 2]);
  });

  it('nel passato non offre nessun atto', async () => {
    expect((await vista('')).atti.length).toBeGreaterThan(3);
    for (const quando of [accaduto('2026-02-10'), noto('2026-02-10'), evento('annullo'), accaduto('2026-01-10')]) {
      expect((await vista(quando)).atti).toEqual([]);
    }
  });

  it('mostra la persona com’era allora', async () => {
    const as = await server.entra('as-1');
    await as.scrivi(`/api/persone/${caso.persona}/atti/varia-residenza`, {
      il: '2026-02-01',
      comune: '017182',
      indirizzo: 'via Nuova 9',
    });
    expect((await caso.scheda()).persona).toMatchObject({ indirizzo: 'via Nuova 9', comune: '017182' });
    expect((await caso.scheda(accaduto('2026-02-01'))).persona).toMatchObject({ indirizzo: 'via Nuova 9' });
    expect((await caso.scheda(accaduto('2026-01-31'))).persona).toMatchObject({
      indirizzo: 'via del Porto 3',
      eta: 85,
    });
    expect((await caso.scheda(noto('2026-02-09'))).persona).toMatchObject({ indirizzo: 'via del Porto 3' });
    // Known by the end of that day, though nothing more of the case was recorded in it.
    expect((await caso.scheda(noto('2026-02-10'))).persona).toMatchObject({ indirizzo: 'via Nuova 9' });
    expect((await caso.scheda(evento('annullo'))).persona).toMatchObject({ indirizzo: 'via del Porto 3' });
  });
});

describe('La cronologia', () => {
  const racconta = async (quando: string) =>
    (await caso.cronologia(quando)).map((v) => `${v.tipo}${v.corretto ? ` (${v.corretto.come})` : ''}`);

  it('com’è adesso mostra ogni fatto, le correzioni e che cosa hanno corretto', async () => {
    expect(await racconta('')).toEqual([
      'EventoAnnullato',
      'EventoRettificato',
      'DiarioAnnotato',
      'ValutazioneAvviata (annullato)',
      'PresaInCaricoAttivata (rettificato)',
      'CartellaAperta',
    ]);
  });

  it('com’era nota non mostra ciò che non si sapeva ancora, né le correzioni di dopo', async () => {
    expect(await racconta(noto('2026-01-10'))).toEqual([
      'ValutazioneAvviata',
      'PresaInCaricoAttivata',
      'CartellaAperta',
    ]);
    expect(await racconta(noto('2026-01-25'))).toEqual([
      'EventoRettificato',
      'DiarioAnnotato',
      'ValutazioneAvviata',
      'PresaInCaricoAttivata (rettificato)',
      'CartellaAperta',
    ]);
    expect(await racconta(evento('nota'))).toEqual([
      'DiarioAnnotato',
      'ValutazioneAvviata',
      'PresaInCaricoAttivata',
      'CartellaAperta',
    ]);
  });

  it('com’era accaduta guarda la data vera dei fatti, e le loro correzioni vanno con loro', async () => {
    // By what is known today the presa in carico is of the 5th.
    expect(await racconta(accaduto('2026-01-05'))).toEqual([
      'EventoRettificato',
      'PresaInCaricoAttivata (rettificato)',
      'CartellaAperta',
    ]);
    expect(await racconta(accaduto('2026-01-06'))).toEqual([
      'EventoRettificato',
      'DiarioAnnotato',
      'PresaInCaricoAttivata (rettificato)',
      'CartellaAperta',
    ]);
  });

  it('prima dell’apertura è vuota', async () => {
    expect(await racconta(accaduto('2026-01-04'))).toEqual([]);
    expect(await racconta(noto('2026-01-04'))).toEqual([]);
  });
});

describe('Un istante che non si può mostrare', () => {
  const no = (quando: string, status: number, code: string, dove = '') =>
    rifiutata(
      server,
      async () => (await server.entra('as-1')).get(`/api/cartelle/${caso.id}${dove}${quando}`),
      status,
      code,
    );

  it('prima dell’apertura la cartella non c’era', async () => {
    for (const quando of [
      accaduto('2026-01-04'),
      noto('2026-01-04'),
      `?modo=evento&posizione=${caso.apertura.posizione - 1}`,
    ]) {
      await no(quando, 404, 'non-ancora-aperta');
    }
  });

  it.each(['', '/cronologia'])('le combinazioni che non dicono un istante sono rifiutate (%s)', async (dove) => {
    for (const quando of [
      '?al=2026-01-10',
      '?posizione=3',
      '?modo=vivo&al=2026-01-10',
      '?modo=vivo&posizione=3',
      '?modo=accaduto',
      '?modo=noto',
      '?modo=evento',
      '?modo=accaduto&posizione=3',
      '?modo=evento&al=2026-01-10',
      // The clock of these cases stands long before.
      '?modo=accaduto&al=2200-12-31',
      '?modo=noto&al=2200-12-31',
    ]) {
      await no(quando, 400, 'istante-non-valido', dove);
    }
    for (const quando of [
      '?modo=domani',
      '?modo=accaduto&al=2026-02-30',
      '?modo=accaduto&al=2026-01-10T10:00',
      '?modo=noto&al=ieri',
      '?modo=evento&posizione=0',
      '?modo=evento&posizione=-1',
      '?modo=evento&posizione=1.5',
      '?modo=evento&posizione=1e400',
      '?modo=noto&al=2026-01-10&al=2026-01-11',
    ]) {
      await no(quando, 400, 'dati-non-validi', dove);
    }
  });

  it('chi dice due istanti insieme non ne ottiene uno a caso', async () => {
    for (const quando of ['?modo=accaduto&al=2026-01-10&posizione=3', '?modo=evento&posizione=3&al=2026-01-10']) {
      await no(quando, 400, 'istante-non-valido');
    }
  });
});
