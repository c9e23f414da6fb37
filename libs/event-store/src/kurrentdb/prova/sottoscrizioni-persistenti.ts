import { status, type sendUnaryData, type ServerDuplexStream, type ServerUnaryCall } from '@grpc/grpc-js';
import persistenti from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_pb.js';
import { randomUUID } from 'node:crypto';
import type { ArchivioInMemoria, Scritto } from './archivio-in-memoria.js';
import { consegnato, errore, idDi, nomeDi } from './messaggi.js';

type Chiamata = ServerDuplexStream<persistenti.ReadReq, persistenti.ReadResp>;

interface Gruppo {
  readonly stream: string;
  prossimo: number;
  readonly parcheggiati: Scritto[];
  /** To be sent again, before what is new. */
  readonly daRifare: { readonly evento: Scritto; readonly volte: number }[];
}

/** The largest revision: from here on. */
const ALLA_FINE = 2n ** 64n - 1n;

/** Groups on one stream each: an event goes to one consumer, and again to one until it is acknowledged or put aside. */
export class SottoscrizioniPersistenti {
  private readonly gruppi = new Map<string, Gruppo>();

  constructor(private readonly archivio: ArchivioInMemoria) {}

  private readonly crea = (
    call: ServerUnaryCall<persistenti.CreateReq, persistenti.CreateResp>,
    rispondi: sendUnaryData<persistenti.CreateResp>,
  ): void => {
    const opzioni = call.request.getOptions()!;
    const stream = nomeDi(opzioni.getStreamIdentifier());
    const da = BigInt(opzioni.getSettings()!.getRevision());
    const nome = `${stream}::${opzioni.getGroupName()}`;
    if (this.gruppi.has(nome))
      return rispondi(errore(status.ALREADY_EXISTS, 'exists', { exception: 'persistent-subscription-exists' }));
    const prossimo = da === ALLA_FINE ? this.archivio.ultima(stream) + 1 : Number(da);
    this.gruppi.set(nome, { stream, prossimo, parcheggiati: [], daRifare: [] });
    rispondi(null, new persistenti.CreateResp());
  };

  private readonly togli = (
    call: ServerUnaryCall<persistenti.DeleteReq, persistenti.DeleteResp>,
    rispondi: sendUnaryData<persistenti.DeleteResp>,
  ): void => {
    const opzioni = call.request.getOptions()!;
    const nome = `${nomeDi(opzioni.getStreamIdentifier())}::${opzioni.getGroupName()}`;
    if (!this.gruppi.delete(nome)) return rispondi(nonEsiste());
    rispondi(null, new persistenti.DeleteResp());
  };

  private readonly riprendiParcheggiati = (
    call: ServerUnaryCall<persistenti.ReplayParkedReq, persistenti.ReplayParkedResp>,
    rispondi: sendUnaryData<persistenti.ReplayParkedResp>,
  ): void => {
    const opzioni = call.request.getOptions()!;
    const gruppo = this.gruppi.get(`${nomeDi(opzioni.getStreamIdentifier())}::${opzioni.getGroupName()}`);
    if (!gruppo) return rispondi(nonEsiste());
    gruppo.daRifare.push(...gruppo.parcheggiati.splice(0).map((evento) => ({ evento, volte: 0 })));
    this.archivio.avvisa();
    rispondi(null, new persistenti.ReplayParkedResp());
  };

  private readonly leggi = (call: Chiamata): void => {
    let gruppo: Gruppo | undefined;
    let insieme = 0;
    const inMano = new Map<string, { evento: Scritto; volte: number }>();
    const avanti = (): void => {
      while (gruppo && inMano.size < insieme) {
        const nuovo = this.archivio.storia(gruppo.stream)?.[gruppo.prossimo];
        const turno = gruppo.daRifare.shift() ?? (nuovo && { evento: nuovo, volte: 0 });
        if (!turno) return;
        if (turno.evento === nuovo) gruppo.prossimo++;
        inMano.set(turno.evento.id, turno);
        call.write(consegnato(turno.evento, turno.volte));
      }
    };
    const basta = this.archivio.suScrittura(avanti);
    const lascia = (): void => {
      basta();
      // What it had and did not acknowledge goes to somebody else.
      gruppo?.daRifare.push(...inMano.values());
      inMano.clear();
    };
    call.on('data', (m: persistenti.ReadReq) => {
      const opzioni = m.getOptions();
      if (opzioni) {
        const nome = `${nomeDi(opzioni.getStreamIdentifier())}::${opzioni.getGroupName()}`;
        gruppo = this.gruppi.get(nome);
        if (!gruppo) return void call.emit('error', nonEsiste());
        insieme = opzioni.getBufferSize();
        const conferma = new persistenti.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
        call.write(new persistenti.ReadResp().setSubscriptionConfirmation(conferma));
      }
      for (const id of m.getAck()?.getIdsList() ?? []) inMano.delete(idDi(id));
      const nack = m.getNack();
      for (const id of nack?.getIdsList() ?? []) {
        const tenuto = inMano.get(idDi(id));
        inMano.delete(idDi(id));
        if (!tenuto || !gruppo) continue;
        const { PARK, RETRY } = persistenti.ReadReq.Nack.Action;
        if (nack!.getAction() === PARK) gruppo.parcheggiati.push(tenuto.evento);
        if (nack!.getAction() === RETRY) gruppo.daRifare.push({ ...tenuto, volte: tenuto.volte + 1 });
      }
      avanti();
    });
    call.on('cancelled', lascia);
    call.on('end', () => {
      lascia();
      call.end();
    });
    call.on('error', lascia);
  };

  private readonly nonC = (_: unknown, rispondi: sendUnaryData<never>): void =>
    rispondi(errore(status.UNIMPLEMENTED, 'not here'));

  readonly servizio = {
    create: this.crea,
    update: this.nonC,
    delete: this.togli,
    read: this.leggi,
    getInfo: this.nonC,
    replayParked: this.riprendiParcheggiati,
    list: this.nonC,
    restartSubsystem: this.nonC,
  };
}

const nonEsiste = () =>
  errore(status.NOT_FOUND, 'does not exist', { exception: 'persistent-subscription-does-not-exist' });
