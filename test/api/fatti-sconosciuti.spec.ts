import { uuidv7 } from 'uuidv7';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** The log was written by a later version of the program too: what it cannot read it says, and touches nothing. */

let server: ServerDiProva;
beforeAll(async () => {
  server = await ServerDiProva.acceso();
});
afterAll(() => server?.chiudi());

/** As a program of tomorrow would write it. */
async function scrive(caso: Caso, tipo: string, versione: number): Promise<void> {
  const { store, orologio } = server.installazione;
  const storia = await store.leggiStream('sebino', caso.id);
  const esito = await store.append({
    ambito: 'sebino',
    attore: storia[0]!.attore,
    provenienza: { tipo: 'operatore' },
    correlazione: uuidv7(),
    causazione: null,
    scritture: [
      {
        stream: { categoria: 'cartella', id: caso.id },
        attesa: storia.length - 1,
        eventi: [
          { id: uuidv7(), tipo, versione, avvenutoIl: '2026-09-30', comune: '017085', dati: { motivo: 'decesso' } },
        ],
      },
    ],
    adesso: orologio.adesso(),
  });
  if (esito.esito !== 'ok') throw new Error(JSON.stringify(esito));
}

const cartelle = async () => {
  const { corpo } = await server.senzaSessione().get('/status');
  return { stato: corpo.stato, ...corpo.proiezioni.find((p: { nome: string }) => p.nome === 'cartelle') };
};

it.each([
  ['di un tipo che non conosce', 'FattoDelFuturo', 1],
  ['di una versione che non conosce', 'CartellaChiusa', 9],
])('un fatto %s è parcheggiato, con un allarme; gli altri casi vanno avanti', async (_, tipo, versione) => {
  const [caso, altro] = [await Caso.finoA(server, 'assegna'), await Caso.finoA(server, 'assegna')];
  const as = await server.entra('as-1');
  const prima = await as.leggi(`/api/cartelle/${caso.id}`);
  expect(prima.nonAggiornataDal).toBeNull();
  const parcheggiati = (await cartelle()).parcheggiati.length;
  await scrive(caso, tipo, versione);
  await altro.atto('annota-diario', { testo: 'Va avanti.' });
  await as.leggi(`/api/cartelle/${altro.id}`);
  const dopo = await cartelle();
  expect(dopo).toMatchObject({ stato: 'allarme' });
  expect(dopo.parcheggiati).toHaveLength(parcheggiati + 1);
  expect(dopo.parcheggiati.at(-1)).toMatchObject({ tipo, messaggio: expect.stringContaining('più recente') });
  // The page says so, and shows what was true before: nothing was closed, nothing was made up.
  const pagina = await as.leggi(`/api/cartelle/${caso.id}`);
  expect(pagina).toMatchObject({ revision: prima.revision, stato: { condizione: 'aperta' } });
  expect(pagina.nonAggiornataDal).toMatch(/Z$/);
  expect((await as.leggi(`/api/cartelle/${altro.id}`)).nonAggiornataDal).toBeNull();
  await rifiutata(server, () => as.get(`/api/cartelle/${caso.id}/cronologia`), 501, 'fatto-sconosciuto');
  await rifiutata(server, () => caso.prova('annota-diario', { testo: 'Visita.' }), 501, 'fatto-sconosciuto');
});

it('se nessuno porta avanti le viste, e c’è da fare, il servizio è fermo', async () => {
  const caso = await Caso.finoA(server, 'assegna');
  await (await server.entra('as-1')).leggi(`/api/cartelle/${caso.id}`);
  const { runner } = server.installazione;
  expect(await runner.presenti()).toBe(1);
  await runner.ferma();
  const stato = async () => (await server.senzaSessione().get('/status')).corpo;
  expect(await stato()).toMatchObject({ proiettori: 0 });
  expect((await stato()).stato).not.toBe('fermo');
  await (
    await server.entra('as-1')
  ).scrivi(`/api/cartelle/${caso.id}/atti/annota-diario`, { genere: 'colloquio', riservata: false, testo: 'Nota.' });
  expect(await stato()).toMatchObject({ stato: 'fermo', proiettori: 0 });
  await runner.avvia();
  await (await server.entra('as-1')).leggi(`/api/cartelle/${caso.id}`);
  expect(await stato()).toMatchObject({ proiettori: 1 });
  expect((await stato()).stato).not.toBe('fermo');
});
