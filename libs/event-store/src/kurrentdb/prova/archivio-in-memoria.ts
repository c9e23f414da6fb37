import { EventEmitter } from 'node:events';

export interface Proposto {
  readonly id: string;
  readonly tipo: string;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Scritto extends Proposto {
  readonly stream: string;
  readonly revision: number;
  /** In the log of the whole server. */
  readonly posto: number;
  readonly quando: number;
}

/** -1: no stream; -2: any; -4: any that exists. As the protocol says it. */
export interface Scrittura {
  readonly stream: string;
  readonly attesa: number;
  readonly eventi: readonly Proposto[];
}

export interface Discordanza {
  readonly stream: string;
  readonly attesa: number;
  readonly attuale: number;
}

const LINK = '$>';

/** What a KurrentDB keeps: streams, and the order of them all. Gone with the process. */
export class ArchivioInMemoria {
  readonly tutti: Scritto[] = [];
  private readonly streams = new Map<string, Scritto[]>();
  private readonly avvisi = new EventEmitter().setMaxListeners(0);

  /** All or nothing. */
  scrivi(scritture: readonly Scrittura[]): Discordanza | undefined {
    for (const { stream, attesa } of scritture) {
      const attuale = this.ultima(stream);
      const va = attesa === -2 || (attesa === -4 ? attuale >= 0 : attesa === attuale);
      if (!va) return { stream, attesa, attuale };
    }
    for (const { stream, eventi } of scritture) {
      const storia = this.streams.get(stream) ?? [];
      this.streams.set(stream, storia);
      for (const evento of eventi) {
        const scritto = { ...evento, stream, revision: storia.length, posto: this.tutti.length, quando: Date.now() };
        storia.push(scritto);
        this.tutti.push(scritto);
      }
    }
    this.avvisa();
    return undefined;
  }

  ultima(stream: string): number {
    return (this.streams.get(stream)?.length ?? 0) - 1;
  }

  storia(stream: string): readonly Scritto[] | undefined {
    return this.streams.get(stream);
  }

  /** The event that a link points to; undefined if it is not one. */
  risolto(scritto: Scritto): Scritto | undefined {
    if (scritto.tipo !== LINK) return undefined;
    const [revision, ...nome] = Buffer.from(scritto.data).toString('utf8').split('@');
    return this.streams.get(nome.join('@'))?.[Number(revision)];
  }

  /** There may be something to do for who follows. */
  avvisa(): void {
    this.avvisi.emit('scritto');
  }

  suScrittura(quando: () => void): () => void {
    this.avvisi.on('scritto', quando);
    return () => void this.avvisi.off('scritto', quando);
  }
}
