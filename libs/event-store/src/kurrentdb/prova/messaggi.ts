import { Metadata, status } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import persistenti from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import stato from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import errori from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js';
import protobuf from 'google-protobuf/google/protobuf/any_pb.js';
import type { Discordanza, Proposto, Scritto } from './archivio-in-memoria.js';

/** Between the messages of the protocol and what is kept. */

export const nomeDi = (id: shared.StreamIdentifier | undefined): string =>
  Buffer.from(id?.getStreamName_asU8() ?? []).toString('utf8');

export const identificativo = (nome: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(nome, 'utf8'));

export const uuid = (id: string): shared.UUID => new shared.UUID().setString(id);

export function idDi(id: shared.UUID | undefined): string {
  const parti = id?.getStructured();
  if (!parti) return id?.getString() ?? '';
  const esa = [parti.getMostSignificantBits(), parti.getLeastSignificantBits()]
    .map((n) => BigInt.asUintN(64, BigInt(n)).toString(16).padStart(16, '0'))
    .join('');
  return esa.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export function propostoDa(m: streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage): Proposto {
  return {
    id: idDi(m.getId()),
    tipo: m.getMetadataMap().get('type') ?? '',
    json: m.getMetadataMap().get('content-type') === 'application/json',
    data: m.getData_asU8(),
    metadata: m.getCustomMetadata_asU8(),
  };
}

type Registrato = streams.ReadResp.ReadEvent.RecordedEvent;

/** The two services have the same message, under two names. */
function riempi<T extends Registrato | persistenti.ReadResp.ReadEvent.RecordedEvent>(vuoto: T, e: Scritto): T {
  const pieno = vuoto as Registrato;
  pieno.setId(uuid(e.id));
  pieno.setStreamIdentifier(identificativo(e.stream));
  pieno.setStreamRevision(String(e.revision));
  pieno.setCommitPosition(String(e.posto));
  pieno.setPreparePosition(String(e.posto));
  pieno.getMetadataMap().set('type', e.tipo);
  pieno.getMetadataMap().set('content-type', e.json ? 'application/json' : 'application/octet-stream');
  pieno.getMetadataMap().set('created', String(e.quando * 10_000));
  pieno.setCustomMetadata(e.metadata);
  pieno.setData(e.data);
  return vuoto;
}

export function letto(e: Scritto, puntato: Scritto | undefined): streams.ReadResp {
  const { ReadEvent } = streams.ReadResp;
  const evento = new ReadEvent().setCommitPosition(String(e.posto));
  evento.setEvent(riempi(new ReadEvent.RecordedEvent(), puntato ?? e));
  if (puntato) evento.setLink(riempi(new ReadEvent.RecordedEvent(), e));
  return new streams.ReadResp().setEvent(evento);
}

export function consegnato(e: Scritto, volte: number): persistenti.ReadResp {
  const { ReadEvent } = persistenti.ReadResp;
  const evento = new ReadEvent().setCommitPosition(String(e.posto)).setRetryCount(volte);
  evento.setEvent(riempi(new ReadEvent.RecordedEvent(), e));
  return new persistenti.ReadResp().setEvent(evento);
}

export interface Errore {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;
}

export function errore(code: status, details: string, metadati: Readonly<Record<string, string>> = {}): Errore {
  const metadata = new Metadata();
  for (const [nome, valore] of Object.entries(metadati)) metadata.set(nome, valore);
  return { code, details, metadata };
}

/** The rich error of the second version of the protocol. */
export function conflitto({ stream, attesa, attuale }: Discordanza): Errore {
  const dettagli = new errori.StreamRevisionConflictErrorDetails()
    .setStream(stream)
    .setExpectedRevision(String(attesa))
    .setActualRevision(String(attuale));
  const any = new protobuf.Any();
  any.pack(dettagli.serializeBinary(), 'kurrentdb.protocol.v2.streams.errors.StreamRevisionConflictErrorDetails');
  const pieno = new stato.Status().setMessage('conflict').setDetails(any);
  const esito = errore(status.FAILED_PRECONDITION, `stream '${stream}': expected ${attesa}, actual ${attuale}`);
  esito.metadata.set('grpc-status-details-bin', Buffer.from(pieno.serializeBinary()));
  return esito;
}

export const nonLeader = (indirizzo: string, porta: number): Errore =>
  errore(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': indirizzo,
    'leader-endpoint-port': String(porta),
  });
