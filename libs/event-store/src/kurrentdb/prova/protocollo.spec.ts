import { randomUUID } from 'node:crypto';
import {
  BACKWARDS,
  END,
  eventTypeFilter,
  jsonEvent,
  KurrentDBClient,
  NO_STREAM,
  NotLeaderError,
  DeadlineExceededError,
  PARK,
  persistentSubscriptionToStreamSettingsFromDefaults,
  RETRY,
  START,
  StreamNotFoundError,
  streamNameFilter,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { eventi, nuovoStream, registrato, richiesta, suStream } from '../../conformita/richiesta-di-prova.js';
import { KurrentEventStore } from '../kurrent-event-store.js';
import { LineaTcp } from './linea-tcp.js';
import { ServerKurrent } from './server-kurrent.js';

/** The server of the tests is used here as anybody would, by the official client: it speaks its protocol, or this fails. */
describe('Il server di prova parla il protocollo di KurrentDB', () => {
  let server: ServerKurrent;
  let client: KurrentDBClient;
  let connessione: string;
  beforeAll(async () => {
    server = await ServerKurrent.acceso();
    connessione = randomUUID();
    client = KurrentDBClient.connectionString(
      `kurrentdb://127.0.0.1:${server.porta}?tls=false&connectionName=${connessione}`,
    );
  });
  afterAll(async () => {
    await client.dispose();
    server.spegni();
  });

  const fatto = (n: number, type = 'Fatto') => jsonEvent({ type, data: { n } });
  const numeri = (letti: { event?: { data: unknown } }[]): number[] =>
    letti.map(({ event }) => (event!.data as { n: number }).n);
  async function tutti<T>(flusso: AsyncIterable<T>): Promise<T[]> {
    const letti: T[] = [];
    for await (const uno of flusso) letti.push(uno);
    return letti;
  }
  async function scritto(quanti: number, type?: string): Promise<string> {
    const stream = `prova-${randomUUID()}`;
    await client.appendToStream(
      stream,
      Array.from({ length: quanti }, (_, n) => fatto(n, type)),
    );
    return stream;
  }

  it('scrive in uno stream con la revisione attesa, a lotti', async () => {
    const stream = `prova-${randomUUID()}`;
    const primo = await client.appendToStream(stream, [fatto(0), fatto(1)], { streamState: NO_STREAM });
    expect(primo).toMatchObject({ success: true, nextExpectedRevision: 1n });
    await client.appendToStream(stream, fatto(2), { streamState: 1n });
    await expect(client.appendToStream(stream, fatto(3), { streamState: 0n })).rejects.toThrow(
      WrongExpectedVersionError,
    );
    expect(numeri(await tutti(client.readStream(stream)))).toEqual([0, 1, 2]);
    // Many at once share one call.
    const insieme = await Promise.all(Array.from({ length: 20 }, () => scritto(3)));
    for (const uno of insieme) expect(numeri(await tutti(client.readStream(uno)))).toEqual([0, 1, 2]);
  });

  it('scrive in più stream, tutti o nessuno', async () => {
    const [a, b] = [`prova-${randomUUID()}`, await scritto(1)];
    const prova = (attesa: bigint) =>
      client.multiStreamAppend([
        { streamName: a, expectedState: NO_STREAM, events: [fatto(0)] },
        { streamName: b, expectedState: attesa, events: [fatto(1), fatto(2)] },
      ]);
    await expect(prova(4n)).rejects.toMatchObject({ streamName: b, expectedState: 4n, actualState: 0n });
    await expect(tutti(client.readStream(a))).rejects.toThrow(StreamNotFoundError);
    await prova(0n);
    expect(numeri(await tutti(client.readStream(b)))).toEqual([0, 1, 2]);
  });

  it('legge avanti, indietro, da una revisione, quanti se ne vuole', async () => {
    const stream = await scritto(6);
    expect(numeri(await tutti(client.readStream(stream, { fromRevision: 2n, maxCount: 3 })))).toEqual([2, 3, 4]);
    const indietro = client.readStream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 2 });
    expect(numeri(await tutti(indietro))).toEqual([5, 4]);
  });

  it('legge tutto, anche per nome e per tipo', async () => {
    const type = `Tipo${randomUUID()}`;
    const stream = await scritto(3, type);
    await scritto(2);
    const perTipo = client.readAll({ fromPosition: START, filter: eventTypeFilter({ prefixes: [type] }) });
    expect(numeri((await tutti(perTipo)) as never)).toEqual([0, 1, 2]);
    const perNome = client.readAll({
      direction: BACKWARDS,
      fromPosition: END,
      filter: streamNameFilter({ regex: `^${stream}$` }),
    });
    expect(numeri((await tutti(perNome)) as never)).toEqual([2, 1, 0]);
    expect((await tutti(client.readAll({ maxCount: 4 }))).length).toBe(4);
  });

  it('segue uno stream, e dice quando è arrivato in fondo; segue tutto, scegliendo', async () => {
    const type = `Tipo${randomUUID()}`;
    const stream = await scritto(2, type);
    for (const segui of [
      () => client.subscribeToStream(stream, { fromRevision: START }),
      () => client.subscribeToAll({ fromPosition: START, filter: eventTypeFilter({ prefixes: [type] }) }),
    ]) {
      const flusso = segui();
      const visti: number[] = [];
      const inFondo = new Promise<void>((risolvi) => flusso.on('caughtUp', () => risolvi()));
      flusso.on('data', (letto: { event?: { data: unknown } }) => visti.push(...numeri([letto])));
      await inFondo;
      const prima = visti.length;
      expect(prima).toBeGreaterThanOrEqual(2);
      await client.appendToStream(stream, fatto(prima, type));
      for (let giri = 0; visti.length === prima && giri < 200; giri++) await new Promise((r) => setTimeout(r, 10));
      expect(visti).toEqual(Array.from({ length: prima + 1 }, (_, n) => n));
      await flusso.unsubscribe();
    }
  });

  it('consegna a un gruppo: ciò che è preso non torna, ciò che è respinto torna, ciò che è parcheggiato aspetta', async () => {
    const stream = await scritto(3);
    const impostazioni = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START });
    await client.createPersistentSubscriptionToStream(stream, 'gruppo', impostazioni);
    const gruppo = client.subscribeToPersistentSubscriptionToStream(stream, 'gruppo', { bufferSize: 1 });
    const visti: string[] = [];
    let riprovato = false;
    let ripreso = false;
    for await (const consegna of gruppo) {
      const { n } = consegna.event!.data as { n: number };
      visti.push(`${n}/${consegna.retryCount}`);
      if (n === 1 && !riprovato) {
        riprovato = true;
        await gruppo.nack(RETRY, 'ancora', consegna);
      } else if (n === 0 && !ripreso) await gruppo.nack(PARK, 'da parte', consegna);
      else await gruppo.ack(consegna);
      if (n === 2) {
        ripreso = true;
        await client.replayParkedMessagesToStream(stream, 'gruppo');
      }
      if (n === 0 && ripreso) break;
    }
    expect(visti).toEqual(['0/0', '1/0', '1/1', '2/0', '0/0']);
    await client.deletePersistentSubscriptionToStream(stream, 'gruppo');
  });

  it('dice chi comanda, e quando è passato il tempo', async () => {
    const uno = () =>
      client.multiStreamAppend([{ streamName: `prova-${randomUUID()}`, expectedState: NO_STREAM, events: [fatto(0)] }]);
    server.guasta(connessione, { come: 'non-leader' });
    const errore = await uno().catch((e: unknown) => e);
    expect(errore).toBeInstanceOf(NotLeaderError);
    expect(errore).toMatchObject({ leader: { address: '127.0.0.1', port: server.porta } });
    server.guasta(connessione, { come: 'scadenza' });
    await expect(uno()).rejects.toThrow(DeadlineExceededError);
  });

  describe('e chi scrive il log', () => {
    const deposito = () => new KurrentEventStore(client, Buffer.alloc(32, 7), `prova-${randomUUID()}.`);

    it('segue chi comanda, da sé', async () => {
      const store = deposito();
      server.guasta(connessione, { come: 'non-leader' });
      const esito = registrato(await store.append(richiesta([suStream(nuovoStream(), -1, eventi(2))])));
      expect(esito).toEqual({ esito: 'ok', posizioni: [1, 2], ripetuto: false });
    });

    it('passato il tempo dice che non sa, e rimandando sa', async () => {
      const store = deposito();
      const domanda = richiesta([suStream(nuovoStream(), -1, eventi(2))]);
      server.guasta(connessione, { come: 'scadenza' });
      expect((await store.append(domanda)).esito).toBe('unknown');
      expect(await store.append(domanda)).toEqual({ esito: 'ok', posizioni: [1, 2], ripetuto: true });
    });

    it('ne verifica la catena, e dice quale evento non è più quello', async () => {
      const prefisso = `prova-${randomUUID()}.`;
      const store = new KurrentEventStore(client, Buffer.alloc(32, 7), prefisso);
      for (let i = 0; i < 5; i++) await store.append(richiesta([suStream(nuovoStream(), -1, eventi(2))]));
      expect(await store.verifica()).toMatchObject({ integra: true, eventi: 10, rottura: null });
      const registro = server.archivio.storia(`${prefisso}registro`) as unknown as { data: Uint8Array }[];
      const [quarto, settimo] = [registro[3]!, registro[6]!];
      const cambia = (che: string, con: string) =>
        Buffer.from(Buffer.from(settimo.data).toString('utf8').replace(che, con));
      for (const data of [
        cambia('colloquio', 'visita'),
        cambia('2026-04-01T08', '2026-04-01T09'),
        cambia('"revision":0', '"revision":1'),
      ]) {
        const prima = settimo.data;
        settimo.data = data;
        expect((await store.verifica()).rottura?.posizione).toBe(7);
        settimo.data = prima;
      }
      [quarto.data, settimo.data] = [settimo.data, quarto.data];
      expect((await store.verifica()).rottura?.posizione).toBe(4);
    });

    it('quello che pesa troppo è rifiutato, e non è scritto', async () => {
      const store = deposito();
      const [scrittura] = [suStream(nuovoStream(), -1, eventi(1))];
      const grande = {
        ...scrittura,
        eventi: scrittura.eventi.map((e) => ({ ...e, dati: { x: 'x'.repeat(17 * 2 ** 20) } })),
      };
      expect((await store.append(richiesta([grande]))).esito).toBe('not-persisted');
      expect(await store.testa()).toBe(0);
      expect(registrato(await store.append(richiesta([scrittura]))).posizioni).toEqual([1]);
    });
  });

  it('attraverso una linea che cade si torna a leggere', async () => {
    const stream = await scritto(2);
    const linea = await LineaTcp.tesa(server.porta);
    const altro = KurrentDBClient.connectionString(`kurrentdb://127.0.0.1:${linea.porta}?tls=false`);
    const store = new KurrentEventStore(altro, Buffer.alloc(32, 7));
    expect(await tutti(altro.readStream(stream))).toHaveLength(2);
    linea.taglia();
    expect(await store.testa()).toBe(0);
    await altro.dispose();
    linea.chiudi();
  });
});
