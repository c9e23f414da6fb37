import type { DataCivile } from '#storia';
import type { AccessoRegistrato, BISOGNI_ACCESSO, EsitoAccesso } from './eventi.js';

/** One contact at any door, as a fold; what is sealed and not opened is absent. */
export interface StatoAccesso {
  readonly condizione: 'inesistente' | 'aperto' | 'concluso';
  readonly il: DataCivile | null;
  readonly canale: AccessoRegistrato['dati']['canale'] | null;
  readonly punto: AccessoRegistrato['dati']['punto'] | null;
  readonly segnalante: AccessoRegistrato['dati']['segnalante'] | null;
  readonly persona: string | null;
  readonly noto: AccessoRegistrato['dati']['noto'] | null;
  readonly richiedente?: { readonly nome: string; readonly telefono?: string };
  readonly richiesta?: string;
  readonly comune: string | null;
  readonly triage: {
    readonly strumento: string;
    readonly versioneStrumento: string;
    readonly risposte?: readonly number[];
    readonly punteggio: number;
  } | null;
  readonly bisogno: (typeof BISOGNI_ACCESSO)[number] | null;
  readonly orientamenti: readonly { readonly il: DataCivile; readonly testo?: string }[];
  readonly esito: EsitoAccesso | null;
  readonly motivo?: string;
  readonly cartella: string | null;
}

export const ACCESSO_INESISTENTE: StatoAccesso = {
  condizione: 'inesistente',
  il: null,
  canale: null,
  punto: null,
  segnalante: null,
  persona: null,
  noto: null,
  comune: null,
  triage: null,
  bisogno: null,
  orientamenti: [],
  esito: null,
  cartella: null,
};
