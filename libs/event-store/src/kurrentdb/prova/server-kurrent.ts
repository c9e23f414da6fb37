import {
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import gossipGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import featuresGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import persistentiGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_grpc_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import stato from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import v2 from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';
import v2Grpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js';
import protobuf from 'google-protobuf/google/protobuf/any_pb.js';
import { randomUUID } from 'node:crypto';
import { ArchivioInMemoria, type Proposto, type Scrittura, type Scritto } from './archivio-in-memoria.js';
import { conflitto, errore, identificativo, idDi, letto, nomeDi, nonLeader, propostoDa, uuid } from './messaggi.js';
import { SottoscrizioniPersistenti } from './sottoscrizioni-persistenti.js';

/** What goes wrong with the next append of one connection, and what happens at that moment. */
export interface GuastoDiAppend {
  readonly come: 'richiesta' | 'consegnata' | 'risposta' | 'non-leader' | 'scadenza';
  readonly inQuel?: () => void;
}

/** The default of a KurrentDB: what one append may weigh. */
const MASSIMO_APPEND = 16 * 1024 * 1024;

const SENZA_STREAM = -1;
const QUALUNQUE = -2;
const ESISTENTE = -4;

/**
 * A server for tests that speaks the protocol of KurrentDB on the loopback interface, and keeps everything in memory:
 * appends (single, in batches, to several streams), reads of a stream and of all, links, filters, subscriptions that say
 * when they have caught up, persistent subscriptions; and the faults that an adapter must tell apart. It is ours, made
 * from the messages of the client: what it does like a real one was read in its documentation, not compared.
 */
export class ServerKurrent {
  readonly archivio = new ArchivioInMemoria();
  private readonly guasti = new Map<string, GuastoDiAppend>();
  private readonly server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  porta = 0;

  static async acceso(): Promise<ServerKurrent> {
    const server = new ServerKurrent();
    server.porta = await new Promise<number>((pronto, fallito) =>
      server.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (e, porta) =>
        e ? fallito(e) : pronto(porta),
      ),
    );
    return server;
  }

  private constructor() {
    this.server.addService(featuresGrpc.ServerFeaturesService, { getSupportedMethods: this.metodi });
    this.server.addService(gossipGrpc.GossipService, { read: this.membri });
    this.server.addService(streamsGrpc.StreamsService, {
      read: this.leggi,
      append: this.append,
      batchAppend: this.batchAppend,
      delete: this.nonC,
      tombstone: this.nonC,
    } as never);
    this.server.addService(v2Grpc.StreamsServiceService, {
      appendSession: this.appendSession,
      appendRecords: this.nonC,
    } as never);
    this.server.addService(
      persistentiGrpc.PersistentSubscriptionsService,
      new SottoscrizioniPersistenti(this.archivio).servizio as never,
    );
  }

  spegni(): void {
    this.server.forceShutdown();
  }

  /** The next append that comes from the connection of that name. */
  guasta(connessione: string, guasto: GuastoDiAppend): void {
    this.guasti.set(connessione, guasto);
  }

  private guastoDi(call: { metadata: { get(nome: string): unknown[] } }): GuastoDiAppend | undefined {
    const nome = String(call.metadata.get('connection-name')[0]);
    const guasto = this.guasti.get(nome);
    this.guasti.delete(nome);
    return guasto;
  }

  /** @returns the error to answer with; 'tace' when there is nobody to answer any more */
  private conGuasto(
    guasto: GuastoDiAppend | undefined,
    scrivi: () => void,
  ): 'tace' | ReturnType<typeof errore> | undefined {
    switch (guasto?.come) {
      case 'non-leader':
        return nonLeader('127.0.0.1', this.porta);
      case 'scadenza':
        scrivi();
        return errore(status.DEADLINE_EXCEEDED, 'Deadline exceeded');
      case 'richiesta':
        guasto.inQuel?.();
        return 'tace';
      case 'consegnata':
        guasto.inQuel?.();
        scrivi();
        return 'tace';
      case 'risposta':
        scrivi();
        guasto.inQuel?.();
        return 'tace';
      case undefined:
        return undefined;
    }
  }

  private readonly nonC = (_: unknown, rispondi: sendUnaryData<never>): void =>
    rispondi(errore(status.UNIMPLEMENTED, 'not here'));

  private readonly metodi = (_: unknown, rispondi: sendUnaryData<features.SupportedMethods>): void => {
    const elenco = [
      streamsGrpc.StreamsService,
      v2Grpc.StreamsServiceService,
      persistentiGrpc.PersistentSubscriptionsService,
    ]
      .flatMap((servizio) => Object.values(servizio) as { path: string }[])
      .map(({ path }) => path.slice(1).toLowerCase().split('/') as [string, string])
      .filter(([, metodo]) => metodo !== 'appendrecords')
      .map(([servizio, metodo]) => {
        const uno = new features.SupportedMethod().setServiceName(servizio).setMethodName(metodo);
        return uno.setFeaturesList(['stream', 'all']);
      });
    rispondi(null, new features.SupportedMethods().setEventStoreServerVersion('25.1.0').setMethodsList(elenco));
  };

  private readonly membri = (_: unknown, rispondi: sendUnaryData<gossip.ClusterInfo>): void => {
    const io = new gossip.MemberInfo()
      .setInstanceId(uuid(randomUUID()))
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(this.porta));
    rispondi(null, new gossip.ClusterInfo().setMembersList([io]));
  };

  private readonly append = (
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    rispondi: sendUnaryData<streams.AppendResp>,
  ): void => {
    let opzioni: streams.AppendReq.Options | undefined;
    const eventi: Proposto[] = [];
    call.on('data', (m: streams.AppendReq) => {
      opzioni ??= m.getOptions();
      const messaggio = m.getProposedMessage();
      if (messaggio) eventi.push(propostoDa(messaggio));
    });
    quandoIntera(call, () => {
      if (!opzioni) return rispondi(errore(status.INVALID_ARGUMENT, 'options first'));
      const stream = nomeDi(opzioni.getStreamIdentifier());
      const attesa = opzioni.hasRevision()
        ? Number(opzioni.getRevision())
        : opzioni.hasNoStream()
          ? SENZA_STREAM
          : opzioni.hasStreamExists()
            ? ESISTENTE
            : QUALUNQUE;
      const no = this.archivio.scrivi([{ stream, attesa, eventi }]);
      if (no) {
        const sbagliata = new streams.AppendResp.WrongExpectedVersion().setExpectedRevision(String(attesa));
        if (no.attuale >= 0) sbagliata.setCurrentRevision(String(no.attuale));
        else sbagliata.setCurrentNoStream(new shared.Empty());
        return rispondi(null, new streams.AppendResp().setWrongExpectedVersion(sbagliata));
      }
      const posto = String(this.archivio.tutti.length - 1);
      const fatto = new streams.AppendResp.Success()
        .setCurrentRevision(String(this.archivio.ultima(stream)))
        .setPosition(new streams.AppendResp.Position().setCommitPosition(posto).setPreparePosition(posto));
      rispondi(null, new streams.AppendResp().setSuccess(fatto));
    });
  };

  private readonly batchAppend = (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void => {
    const inCorso = new Map<string, { stream: string; attesa: number; eventi: Proposto[] }>();
    call.on('data', (m: streams.BatchAppendReq) => {
      const chi = idDi(m.getCorrelationId());
      const opzioni = m.getOptions();
      if (opzioni) {
        const attesa = opzioni.hasStreamPosition()
          ? Number(opzioni.getStreamPosition())
          : opzioni.hasNoStream()
            ? SENZA_STREAM
            : opzioni.hasStreamExists()
              ? ESISTENTE
              : QUALUNQUE;
        inCorso.set(chi, { stream: nomeDi(opzioni.getStreamIdentifier()), attesa, eventi: [] });
      }
      const scrittura = inCorso.get(chi);
      if (!scrittura) return;
      scrittura.eventi.push(...m.getProposedMessagesList().map(propostoDa));
      if (!m.getIsFinal()) return;
      inCorso.delete(chi);
      const risposta = new streams.BatchAppendResp()
        .setCorrelationId(uuid(chi))
        .setStreamIdentifier(identificativo(scrittura.stream));
      const no = this.archivio.scrivi([scrittura]);
      if (no) {
        const sbagliata = new shared.WrongExpectedVersion().setExpectedStreamPosition(String(no.attesa));
        if (no.attuale >= 0) sbagliata.setCurrentStreamRevision(String(no.attuale));
        const any = new protobuf.Any();
        any.pack(sbagliata.serializeBinary(), 'event_store.client.WrongExpectedVersion');
        call.write(risposta.setError(new stato.Status().setMessage('wrong expected version').setDetails(any)));
        return;
      }
      const fatto = new streams.BatchAppendResp.Success().setCurrentRevision(
        String(this.archivio.ultima(scrittura.stream)),
      );
      call.write(risposta.setSuccess(fatto));
    });
    call.on('end', () => call.end());
  };

  private readonly appendSession = (
    call: ServerReadableStream<v2.AppendRequest, v2.AppendSessionResponse>,
    rispondi: sendUnaryData<v2.AppendSessionResponse>,
  ): void => {
    const guasto = this.guastoDi(call);
    const scritture: Scrittura[] = [];
    let peso = 0;
    if (guasto?.come === 'richiesta') call.once('data', () => this.conGuasto(guasto, () => undefined));
    call.on('data', (m: v2.AppendRequest) => {
      const eventi = m.getRecordsList().map((r) => ({
        id: r.getRecordId() ?? randomUUID(),
        tipo: r.getSchema()?.getName() ?? '',
        json: r.getSchema()?.getFormat() === v2.SchemaFormat.SCHEMA_FORMAT_JSON,
        data: r.getData_asU8(),
        metadata: new Uint8Array(),
      }));
      peso += eventi.reduce((n, e) => n + e.data.length, 0);
      const attesa = m.hasExpectedRevision() ? Number(m.getExpectedRevision()) : QUALUNQUE;
      scritture.push({ stream: m.getStream(), attesa, eventi });
    });
    quandoIntera(call, () => {
      if (guasto?.come === 'richiesta') return;
      if (new Set(scritture.map((s) => s.stream)).size !== scritture.length)
        return rispondi(errore(status.FAILED_PRECONDITION, 'a stream appears twice in the session'));
      if (peso > MASSIMO_APPEND)
        return rispondi(
          errore(status.INVALID_ARGUMENT, 'Maximum Append Size Exceeded.', {
            exception: 'maximum-append-size-exceeded',
            'maximum-append-size': String(MASSIMO_APPEND),
          }),
        );
      const andata = this.conGuasto(guasto, () => void this.archivio.scrivi(scritture));
      if (andata === 'tace') return;
      if (andata) return rispondi(andata);
      const no = this.archivio.scrivi(scritture);
      if (no) return rispondi(conflitto(no));
      const fatti = scritture.map((s) =>
        new v2.AppendResponse().setStream(s.stream).setStreamRevision(String(this.archivio.ultima(s.stream))),
      );
      const posto = String(this.archivio.tutti.length - 1);
      rispondi(null, new v2.AppendSessionResponse().setOutputList(fatti).setPosition(posto));
    });
  };

  private readonly leggi = (call: ServerWritableStream<streams.ReadReq, streams.ReadResp>): void => {
    const opzioni = call.request.getOptions()!;
    const manda = (e: Scritto): void =>
      void call.write(letto(e, opzioni.getResolveLinks() ? this.archivio.risolto(e) : undefined));
    if (opzioni.hasSubscription()) return this.sottoscrivi(call, opzioni, manda);

    const stream = opzioni.getStream();
    const nome = nomeDi(stream?.getStreamIdentifier());
    const storia = stream ? this.archivio.storia(nome) : this.archivio.tutti;
    if (!storia) {
      const manca = new streams.ReadResp.StreamNotFound().setStreamIdentifier(identificativo(nome));
      call.write(new streams.ReadResp().setStreamNotFound(manca));
      call.end();
      return;
    }
    const indietro = opzioni.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
    const da = inizio(opzioni, storia.length, indietro);
    const scelti = indietro ? storia.slice(0, da + 1).reverse() : storia.slice(da);
    const adatto = filtro(opzioni);
    let restano = BigInt(opzioni.getCount());
    void (async () => {
      for (const e of scelti) {
        if (restano <= 0n || call.cancelled) break;
        if (!adatto(e)) continue;
        restano--;
        manda(e);
        if (call.writableNeedDrain) await new Promise((r) => call.once('drain', r));
      }
      call.end();
    })();
  };

  private sottoscrivi(
    call: ServerWritableStream<streams.ReadReq, streams.ReadResp>,
    opzioni: streams.ReadReq.Options,
    manda: (e: Scritto) => void,
  ): void {
    const stream = opzioni.getStream();
    const storia = (): readonly Scritto[] =>
      stream ? (this.archivio.storia(nomeDi(stream.getStreamIdentifier())) ?? []) : this.archivio.tutti;
    const adatto = filtro(opzioni);
    const conferma = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
    call.write(new streams.ReadResp().setConfirmation(conferma));
    const fine = stream ? stream.hasEnd() : opzioni.getAll()?.hasEnd();
    // From a revision means after it, as a checkpoint does.
    const dopo = stream?.hasRevision()
      ? Number(stream.getRevision()) + 1
      : Number(opzioni.getAll()?.getPosition()?.getCommitPosition() ?? -1) + 1;
    let prossimo = fine ? storia().length : dopo;
    const avanti = (): void => {
      for (; prossimo < storia().length; prossimo++) {
        const e = storia()[prossimo]!;
        if (adatto(e)) manda(e);
      }
    };
    avanti();
    call.write(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    const basta = this.archivio.suScrittura(avanti);
    call.on('cancelled', () => {
      basta();
      call.end();
    });
    call.on('close', basta);
    call.on('error', basta);
  }
}

/** A request whose line breaks ends too: half of it is not a request. */
function quandoIntera<D, R>(call: ServerReadableStream<D, R>, fai: () => void): void {
  call.on('error', () => undefined);
  call.on('end', () => setImmediate(() => call.cancelled || fai()));
}

function inizio(opzioni: streams.ReadReq.Options, quanti: number, indietro: boolean): number {
  const [stream, all] = [opzioni.getStream(), opzioni.getAll()];
  if (stream ? stream.hasEnd() : all?.hasEnd()) return indietro ? quanti - 1 : quanti;
  if (stream?.hasRevision()) return Number(stream.getRevision());
  if (all?.hasPosition()) return Number(all.getPosition()!.getCommitPosition());
  return 0;
}

function filtro(opzioni: streams.ReadReq.Options): (e: Scritto) => boolean {
  const f = opzioni.getFilter();
  if (!f) return () => true;
  const come = f.getStreamIdentifier() ?? f.getEventType()!;
  const di = (e: Scritto): string => (f.hasStreamIdentifier() ? e.stream : e.tipo);
  const prefissi = come.getPrefixList();
  if (prefissi.length > 0) return (e) => prefissi.some((p) => di(e).startsWith(p));
  const regola = new RegExp(come.getRegex());
  return (e) => regola.test(di(e));
}
