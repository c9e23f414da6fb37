import type { Cliente } from '../ambiente/server-di-prova.js';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso, ISEO } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** A figure is its rows, and its rows are events: whatever happens to the cases, now and as it was known before. */

const CODICI = ['L2.2', 'L4.2', 'L5.1', 'L5.3'] as const;

/** For a machine that is busy with other things. */
const LENTO = 240_000;

let server: ServerDiProva;
let udp: Cliente;
let completo: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  udp = await server.entra('udp-1');
  completo = await Caso.finoA(server, 'chiudi');
  // Four of the five phases: no hours were delivered.
  const senzaOre = await Caso.finoA(server, 'attiva-intervento');
  await senzaOre.fino('chiudi', 'registra-erogazione');
  // Closed without valutazione finale, for a reason that excuses it; not a piano unico integrato.
  const rinuncia = await Caso.finoA(server, 'concludi-valutazione');
  await rinuncia.atto('redigi-progetto', { pianoUnicoIntegrato: false });
  await rinuncia.fino('registra-erogazione', 'redigi-progetto');
  await rinuncia.atto('cessa-intervento', { il: '2026-03-31' });
  await rinuncia.atto('chiudi', { motivo: 'rinuncia', il: '2026-04-01' });
  // Not anziano on the day of the signature.
  await Caso.finoA(server, 'sottoscrivi-progetto', { anagrafica: { cognome: 'Giovani', nascita: '1961-01-26' } });
  // Only a preliminare, and one concluded without an assistente sociale.
  const preliminare = await Caso.aperto(server, { apertura: { area: 'adulti' } });
  await preliminare.atto('avvia-valutazione', { tipo: 'preliminare' });
  await preliminare.atto('concludi-valutazione');
  const sanitaria = await Caso.finoA(server, 'avvia-valutazione');
  await sanitaria.atto('concludi-valutazione', {
    partecipanti: [
      { professione: 'medico', tipoEnte: 'asst', ente: 'asst' },
      { professione: 'infermiere', tipoEnte: 'asst', ente: 'asst' },
    ],
  });
  // Prevenzione dell'allontanamento, in another Comune of the same team.
  const minori = await Caso.aperto(server, {
    anagrafica: { cognome: 'Piccoli', nascita: '2015-03-03', comune: '017182' },
    contatto: { comune: '017182' },
    apertura: { area: 'famiglia-minori' },
  });
  await minori.atto('attiva-presa-in-carico', { percorso: 'prevenzione-allontanamento' });
  await minori.fino('concludi-valutazione', 'assegna');
  await minori.atto('redigi-progetto', { tipo: 'progetto-quadro-minori' });
  await minori.fino('sottoscrivi-progetto', 'redigi-progetto');
}, LENTO);
afterAll(() => server?.chiudi());

interface Riga {
  readonly nel: string;
  readonly motivo: string | null;
  readonly chiave: string;
  readonly cartella: string | null;
  readonly pseudonimo: string;
  readonly eventi: readonly { readonly posizione: number | null }[];
}

/** The figure of the list and that of the drill-down are one; each number is as long as its list. */
async function figura(codice: string, coda = '') {
  const dettaglio = await udp.leggi(`/api/leps/${codice}?anno=2026${coda}`);
  const { figure } = await udp.leggi(`/api/leps?anno=2026${coda}`);
  expect(figure.find((f: { codice: string }) => f.codice === codice)).toMatchObject(dettaglio.figura);
  const nel = (...dove: string[]) => (dettaglio.contati as Riga[]).filter((r) => dove.includes(r.nel)).length;
  const { tipo, numeratore, denominatore } = dettaglio.figura;
  expect(nel('numeratore', 'entrambi')).toBe(numeratore);
  expect(tipo === 'conteggio' ? null : nel('denominatore', 'entrambi')).toBe(denominatore);
  for (const riga of dettaglio.esclusi as Riga[])
    expect(riga).toMatchObject({ nel: 'escluso', motivo: expect.stringMatching(/\.$/) });
  const righe = [...dettaglio.contati, ...dettaglio.esclusi] as Riga[];
  expect(new Set(righe.map((r) => r.chiave)).size).toBe(righe.length);
  expect(JSON.stringify(righe)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|"posizione":\d/);
  return dettaglio;
}

const inBreve = ({
  figura: f,
  esclusi,
}: {
  figura: { numeratore: number; denominatore: number | null; stato: string };
  esclusi: Riga[];
}) => ({
  numeratore: f.numeratore,
  denominatore: f.denominatore,
  esclusi: esclusi.map((r) => r.motivo).sort(),
});

describe('Le figure', () => {
  it('L2.2: progetti firmati su valutazioni concluse, della prevenzione dell’allontanamento', async () => {
    expect(inBreve(await figura('L2.2'))).toEqual({ numeratore: 1, denominatore: 1, esclusi: [] });
  });

  it('L4.2: valutazioni multidimensionali con l’assistente sociale; le preliminari sono escluse', async () => {
    expect(inBreve(await figura('L4.2'))).toEqual({
      numeratore: 5,
      denominatore: 6,
      esclusi: ['La valutazione è preliminare, non multidimensionale.'],
    });
  });

  it('L5.1: progetti SAD di anziani non autosufficienti, quelli con piano unico integrato', async () => {
    expect(inBreve(await figura('L5.1'))).toEqual({
      numeratore: 2,
      denominatore: 3,
      esclusi: ['La persona non era anziana alla data della sottoscrizione.'],
    });
  });

  it('L5.3: casi SAD con tutte le fasi; con quattro su cinque non si conta', async () => {
    expect(inBreve(await figura('L5.3'))).toEqual({
      numeratore: 2,
      denominatore: null,
      esclusi: ['Manca la fase di erogazione: nessuna erogazione A2.07 maggiore di zero nel ciclo.'],
    });
  });

  it('a chi può aprire i casi danno la cartella e il posto dei fatti di ogni riga, con gli stessi nomi', async () => {
    const coord = await server.entra('coord-1');
    for (const codice of CODICI) {
      const dove = `/api/leps/${codice}?anno=2026&comune=${ISEO}`;
      const [chiuse, aperte] = [await udp.leggi(dove), await coord.leggi(dove)];
      for (const quali of ['contati', 'esclusi']) {
        const righe = aperte[quali] as Riga[];
        const senzaPosto = (r: Riga) => r.eventi.map((e) => ({ ...e, posizione: null }));
        expect(chiuse[quali]).toEqual(righe.map((r) => ({ ...r, cartella: null, eventi: senzaPosto(r) })));
        for (const riga of righe) {
          expect(riga.eventi.length).toBeGreaterThan(0);
          const { posizione } = riga.eventi.at(-1)!;
          const com = `/api/cartelle/${riga.cartella}?modo=evento&posizione=${posizione}`;
          expect((await coord.get(com)).status).toBe(200);
        }
      }
      expect(aperte.figura).toEqual(chiuse.figura);
    }
  });

  it('di un Comune contano solo i suoi, e i Comuni insieme fanno l’Ambito', async () => {
    for (const codice of CODICI) {
      const { figura: intera, perComune } = await figura(codice);
      const somma = (che: 'numeratore' | 'denominatore') =>
        perComune.reduce((n: number, c: { figura: Record<string, number> }) => n + (c.figura[che] ?? 0), 0);
      expect([somma('numeratore'), somma('denominatore')]).toEqual([intera.numeratore, intera.denominatore ?? 0]);
      for (const { comune, figura: sua } of perComune as { comune: string; figura: object }[]) {
        if (comune === ISEO || comune === '017182')
          expect((await figura(codice, `&comune=${comune}`)).figura).toEqual(sua);
      }
    }
    expect((await figura('L2.2', `&comune=${ISEO}`)).figura).toMatchObject({
      numeratore: 0,
      denominatore: 0,
      valore: null,
      stato: 'non-calcolabile',
    });
  });

  it('dell’anno prima e di quello dopo sono vuote, e dicono il loro stato', async () => {
    for (const anno of [2025, 2027]) {
      const { figure } = await udp.leggi(`/api/leps?anno=${anno}`);
      expect(figure.map((f: { codice: string; numeratore: number }) => [f.codice, f.numeratore])).toEqual(
        CODICI.map((c) => [c, 0]),
      );
    }
    const { figure } = await udp.leggi('/api/leps?anno=2026');
    expect(figure.every((f: { stato: string }) => ['in-corso', 'senza-obiettivo', 'anno-base'].includes(f.stato))).toBe(
      true,
    );
  });

  it('non si chiedono di un anno che non è un anno, né di un indicatore che non c’è', async () => {
    for (const anno of ['', 'duemila', '1999', '2101', '2026.5']) {
      await rifiutata(server, () => udp.get(`/api/leps?anno=${anno}`), 400, 'dati-non-validi');
    }
    await rifiutata(server, () => udp.get('/api/leps/L9.9?anno=2026'), 404, 'indicatore-inesistente');
  });
});

describe('Una figura com’era nota', () => {
  it(
    'dopo una rettifica si muove quella di oggi; quella di prima resta com’era, per sempre',
    async () => {
      const prima = await server.testa();
      const com = () => Promise.all(CODICI.map((codice) => figura(codice, `&posizione=${prima}`)));
      const allora = await com();
      expect(allora.map((d) => d.figura.numeratore)).toEqual([1, 5, 2, 2]);

      await completo.atto('rettifica-evento', {
        evento: await completo.evento('CartellaChiusa'),
        motivo: 'Chiusa prima.',
        avvenutoIl: '2026-06-09',
      });
      await completo.atto('rettifica-evento', {
        evento: await completo.evento('ValutazioneConclusa'),
        motivo: 'L’assistente sociale non c’era.',
        modifiche: {
          partecipanti: [
            { professione: 'medico', tipoEnte: 'asst', ente: 'asst' },
            { professione: 'infermiere', tipoEnte: 'asst', ente: 'asst' },
          ],
          nominativi: ['Tizio', 'Caia'],
        },
      });
      await completo.atto('rettifica-evento', {
        evento: await completo.evento('ProgettoRedatto'),
        motivo: 'Non era integrato.',
        modifiche: { pianoUnicoIntegrato: false },
      });
      await completo.atto('annulla-evento', {
        evento: await completo.evento('ErogazioneRegistrata'),
        motivo: 'Di un altro.',
      });

      const oggi = await Promise.all(CODICI.map((codice) => figura(codice)));
      expect(oggi.map((d) => d.figura.numeratore)).toEqual([1, 4, 1, 1]);
      expect(oggi.map((d) => d.figura.denominatore)).toEqual([1, 6, 3, null]);
      expect(inBreve(oggi[3]!).esclusi).toHaveLength(2);
      expect(await com()).toEqual(allora);

      // At each position in between, the list is still as long as the number.
      for (let posizione = prima; posizione <= (await server.testa()); posizione++) {
        for (const codice of CODICI) await figura(codice, `&posizione=${posizione}`);
      }
    },
    LENTO,
  );

  it('spostando la data in un altro anno il caso cambia anno, oggi e non allora', async () => {
    const prima = await server.testa();
    const caso = await Caso.aperto(server, {
      anagrafica: { il: '2025-12-01' },
      contatto: { il: '2025-12-01' },
      apertura: { il: '2025-12-02' },
    });
    await caso.atto('attiva-presa-in-carico', { il: '2025-12-02' });
    await caso.atto('avvia-valutazione', { il: '2025-12-10' });
    const conclusa = await caso.atto('concludi-valutazione', { il: '2026-01-08' });
    const conta = async (anno: number, coda = '') =>
      (await udp.leggi(`/api/leps/L4.2?anno=${anno}${coda}`)).figura.denominatore;
    const [in2025, in2026] = [await conta(2025), await conta(2026)];
    expect(in2026).toBe((await conta(2026, `&posizione=${prima}`)) + 1);
    const evento = conclusa.eventi[0]?.id;
    await caso.atto('rettifica-evento', { evento, motivo: 'Era dicembre.', avvenutoIl: '2025-12-30' });
    expect([await conta(2025), await conta(2026)]).toEqual([in2025 + 1, in2026 - 1]);
    const allora = `&posizione=${conclusa.posizione}`;
    expect([await conta(2025, allora), await conta(2026, allora)]).toEqual([in2025, in2026]);
  });

  it('riaprire un caso lo lascia contato; il ciclo nuovo conta per sé', async () => {
    const caso = await Caso.finoA(server, 'chiudi');
    const { numeratore } = (await figura('L5.3')).figura;
    await caso.atto('riapri');
    expect((await figura('L5.3')).figura.numeratore).toBe(numeratore);
    await caso.atto('chiudi', { il: '2026-07-20', motivo: 'rinuncia' });
    const { figura: dopo, esclusi } = await figura('L5.3');
    expect(dopo.numeratore).toBe(numeratore);
    expect(esclusi.map((r: Riga) => r.motivo)).toContain(
      'Manca la fase di valutazione: nessuna valutazione conclusa nel ciclo.',
    );
  });

  it('di un Comune che non è dell’Ambito non si danno zeri: si dice che non c’è', async () => {
    const udp = await server.entra('udp-1');
    for (const percorso of ['/api/leps', '/api/leps/L4.2']) {
      const { status, corpo } = await udp.get(`${percorso}?anno=2026&comune=999999`);
      expect([status, corpo.code]).toEqual([404, 'comune-fuori-ambito']);
    }
  });
});
