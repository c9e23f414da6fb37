import type { Adapter, AdapterPayload } from 'oidc-provider';

const MASSIMO = 5_000;

/**
 * What the built-in provider remembers between one redirect and the next. It may be lost at a restart: a sign-in under
 * way is begun again, and the sessions of the product are elsewhere. Bounded, so that nobody can fill the memory.
 */
export class MemoriaOidc {
  private readonly voci = new Map<string, { payload: AdapterPayload; scade: number }>();

  per(modello: string): Adapter {
    const chiave = (id: string): string => `${modello}:${id}`;
    const trova = (id: string): AdapterPayload | undefined => {
      const voce = this.voci.get(chiave(id));
      return voce && voce.scade > Date.now() ? voce.payload : undefined;
    };
    const prima = (scelta: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const [nome, { payload, scade }] of this.voci) {
        if (nome.startsWith(`${modello}:`) && scade > Date.now() && scelta(payload)) return payload;
      }
      return undefined;
    };
    return {
      upsert: async (id, payload, durata) => this.tieni(chiave(id), payload, durata),
      find: async (id) => trova(id),
      findByUid: async (uid) => prima((p) => p.uid === uid),
      findByUserCode: async (codice) => prima((p) => p.userCode === codice),
      consume: async (id) => {
        const payload = trova(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => void this.voci.delete(chiave(id)),
      revokeByGrantId: async (grantId) => {
        for (const [nome, { payload }] of this.voci) if (payload.grantId === grantId) this.voci.delete(nome);
      },
    };
  }

  private tieni(chiave: string, payload: AdapterPayload, durataSecondi = 600): void {
    this.voci.delete(chiave);
    this.voci.set(chiave, { payload, scade: Date.now() + durataSecondi * 1000 });
    if (this.voci.size <= MASSIMO) return;
    for (const [nome, { scade }] of this.voci) if (scade <= Date.now()) this.voci.delete(nome);
    for (const nome of this.voci.keys()) {
      if (this.voci.size <= MASSIMO) break;
      this.voci.delete(nome);
    }
  }
}
