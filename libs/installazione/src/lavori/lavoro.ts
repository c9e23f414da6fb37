import type { Selezione } from '#attestazione';
import type { EsitoFatti } from '#audit';

/** The projections by name, and all of them together. Checked against those of the installation by the spec. */
export const VISTE = ['tutte', 'cartelle', 'persone', 'accessi', 'utenze', 'deroghe', 'sedute', 'leps'] as const;
export type Vista = (typeof VISTE)[number];

export const TIPI_DI_LAVORO = ['checkpoint', 'verifica', 'esporta', 'rebuild'] as const;
export type TipoDiLavoro = (typeof TIPI_DI_LAVORO)[number];

/** What is asked for. It stays in the queue: codes and pseudonymous ids only, never words about a person. */
export type Incarico =
  | { readonly tipo: 'checkpoint' | 'verifica' }
  | { readonly tipo: 'esporta'; readonly selezione: Selezione; readonly ambito: string }
  | {
      readonly tipo: 'rebuild';
      readonly vista: Vista;
      /** Written by the job itself when it first begins: which tables served then, by projection. */
      readonly serventi?: Readonly<Record<string, string>>;
    };

export interface EsitoCheckpoint {
  /** What is attested now. */
  readonly posizione: number;
}

export interface EsitoEsportazione {
  readonly eventi: number;
  readonly byte: number;
  /** Of the file, in hexadecimal: who is handed it can tell whether it is this one. */
  readonly sha256: string;
}

export interface EsitoRebuild {
  readonly viste: readonly string[];
}

export type EsitoLavoro = EsitoCheckpoint | EsitoFatti | EsitoEsportazione | EsitoRebuild;

export interface ProgressoLavoro {
  readonly fatti: number;
  readonly totale: number;
}

/** A job, as whoever asked for it follows it. It names nobody. */
export interface LavoroVisto {
  readonly id: string;
  readonly tipo: TipoDiLavoro;
  /** What is exported, or which view is made again. */
  readonly oggetto: 'registro' | 'ambito' | 'cartella' | Vista | null;
  /** `previsto`: at its hour; `da-riprovare`: it failed, and will be tried again. */
  readonly stato: 'previsto' | 'in-attesa' | 'in-corso' | 'da-riprovare' | 'fatto' | 'non-riuscito';
  readonly progresso: ProgressoLavoro | null;
  readonly esito: EsitoLavoro | null;
  readonly errore: string | null;
  /** UTC instants. */
  readonly chiestoIl: string;
  readonly iniziatoIl: string | null;
  readonly finitoIl: string | null;
  readonly tentativi: number;
}
