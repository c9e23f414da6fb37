import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso } from './caso.js';
import { eUnProblema } from './rifiuti.js';

/** A command answers with its position; a question that waits for it sees what was just done. */

let server: ServerDiProva;
let caso: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  caso = await Caso.aperto(server);
});
afterAll(() => server?.chiudi());

describe('Chi attende la posizione di ciò che ha appena fatto', () => {
  it('lo vede in ogni vista, ogni volta', async () => {
    const as = await server.entra('as-1');
    for (let i = 0; i < 10; i++) {
      const assegnataA = i % 2 ? 'as-1' : 'as-4';
      await caso.atto('assegna', { operatore: assegnataA }, 'coord-1');
      const { posizione, revision } = await caso.atto('annota-diario', { testo: `Nota ${i}.` });
      const [scheda, elenco, cronologia] = await Promise.all([
        as.get(`/api/cartelle/${caso.id}?attendi=${posizione}`),
        as.get(`/api/cartelle?attendi=${posizione}`),
        as.get(`/api/cartelle/${caso.id}/cronologia?attendi=${posizione}`),
      ]);
      expect(scheda.corpo).toMatchObject({ revision, posizione });
      expect(elenco.corpo.voci.find((v: { id: string }) => v.id === caso.id)).toMatchObject({ assegnataA });
      expect(cronologia.corpo.voci[0]).toMatchObject({ posizione, dati: { testo: `Nota ${i}.` } });
    }
  });

  it('se le viste sono ferme, o la posizione non esiste ancora, ha un 503 in pochi secondi; ripartite, ha la risposta', async () => {
    const as = await server.entra('as-1');
    const { runner } = server.installazione;
    const futura = (await server.testa()) + 1_000;
    await runner.ferma();
    const { posizione, revision } = await caso.atto('consegna-informativa');
    const inizio = performance.now();
    const ferme = await Promise.all([
      as.get(`/api/cartelle/${caso.id}?attendi=${posizione}`),
      as.get(`/api/cartelle?attendi=${posizione}`),
      as.post(`/api/persone/ricerca?attendi=${futura}`, { cognome: 'Rosselli' }),
      as.get(`/api/scrivania?attendi=${Number.MAX_SAFE_INTEGER}`),
    ]);
    expect(performance.now() - inizio).toBeLessThan(12_000);
    for (const risposta of ferme) {
      expect([risposta.status, risposta.corpo.code]).toEqual([503, 'lettura-in-ritardo']);
      eUnProblema(risposta);
    }
    // Who does not wait is answered at once, with what the views hold.
    expect((await as.get(`/api/cartelle/${caso.id}`)).corpo.revision).toBe(revision - 1);
    const stato = (await server.senzaSessione().get('/status')).corpo;
    expect(stato.proiezioni.map((p: { ritardo: number }) => p.ritardo)).toEqual(stato.proiezioni.map(() => 1));

    await runner.avvia();
    expect((await as.get(`/api/cartelle/${caso.id}?attendi=${posizione}`)).corpo.revision).toBe(revision);
  });
});
