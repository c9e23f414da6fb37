import type { VoceCronologia } from '../../api/tipi.ts';

export interface Attuale {
  readonly avvenutoIl: string;
  readonly dati: Record<string, unknown>;
  /** What the rettifiche in force changed, with the value that holds now. */
  readonly cambiati: Record<string, unknown>;
}

/** An event as its rettifiche in force leave it: what it holds today, and what is corrected again from here. */
export function attualeDi(voce: VoceCronologia, voci: readonly VoceCronologia[]): Attuale {
  const cambiati: Record<string, unknown> = {};
  let avvenutoIl = voce.avvenutoIl;
  const rettifiche = voci
    .filter((v) => v.corregge === voce.evento && v.tipo === 'EventoRettificato' && v.corretto?.come !== 'annullato')
    .sort((a, b) => a.posizione - b.posizione);
  for (const { dati } of rettifiche) {
    Object.assign(cambiati, dati['modifiche']);
    if (typeof dati['avvenutoIl'] === 'string') avvenutoIl = dati['avvenutoIl'];
  }
  return { avvenutoIl, dati: { ...voce.dati, ...cambiati }, cambiati };
}
