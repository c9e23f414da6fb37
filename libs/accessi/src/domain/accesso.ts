import { punteggio, strumentoIl } from '#nomenclatore';
import type { DataCivile, Decider } from '#storia';
import { giornoDi, rifiuto } from '#storia';
import type { AccessoRegistrato, BISOGNI_ACCESSO, EsitoAccesso, EventoAccesso } from './eventi.js';

/** One contact at any door. */
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

type Comando<A extends string, D> = { readonly atto: A; readonly il: DataCivile } & Readonly<D>;

export type ComandoAccesso =
  | Comando<'registra-accesso', AccessoRegistrato['dati']>
  | Comando<'compila-triage', { risposte: readonly number[] }>
  | Comando<'classifica-bisogno', { bisogno: (typeof BISOGNI_ACCESSO)[number] }>
  | Comando<'fornisci-orientamento', { orientamento: string }>
  | Comando<'concludi-accesso', { esito: EsitoAccesso; motivo?: string; cartella?: string }>;

export const accesso: Decider<StatoAccesso, ComandoAccesso, EventoAccesso> = {
  iniziale: ACCESSO_INESISTENTE,

  decidi(stato, comando) {
    const { atto, il: avvenutoIl, ...dati } = comando;
    if (stato.condizione === 'concluso') {
      return rifiuto('accesso-concluso', 'L’accesso è già concluso: per un nuovo contatto si registra un nuovo accesso.');
    }
    switch (atto) {
      case 'registra-accesso':
        return [{ tipo: 'AccessoRegistrato', avvenutoIl, dati } as EventoAccesso];
      case 'compila-triage': {
        const { risposte } = dati as { risposte: readonly number[] };
        const triage = strumentoIl('triage', avvenutoIl);
        const punti = triage && punteggio(triage, risposte);
        if (!triage || punti === undefined) {
          return rifiuto('risposte-incomplete', 'Il triage vuole una risposta valida per ogni voce.', {
            voci: triage?.voci.length ?? 0,
          });
        }
        return [
          {
            tipo: 'TriageCompilato',
            avvenutoIl,
            dati: { strumento: triage.codice, versioneStrumento: triage.versione, risposte, punteggio: punti },
          },
        ];
      }
      case 'classifica-bisogno':
        return [{ tipo: 'BisognoClassificato', avvenutoIl, dati } as EventoAccesso];
      case 'fornisci-orientamento':
        return [{ tipo: 'OrientamentoFornito', avvenutoIl, dati } as EventoAccesso];
      case 'concludi-accesso': {
        const { esito, motivo } = dati as { esito: EsitoAccesso; motivo?: string };
        if (esito === 'non-preso-in-carico' && !motivo?.trim()) {
          return rifiuto('motivo-mancante', 'Se la persona non è presa in carico, il motivo va scritto.');
        }
        if (esito === 'apertura-cartella' && !stato.persona) {
          return rifiuto('accesso-anonimo', 'Un accesso anonimo non può aprire una cartella: prima va indicata la persona.');
        }
        return [{ tipo: 'AccessoConcluso', avvenutoIl, dati } as EventoAccesso];
      }
    }
  },

  ammetti(stato, fatto) {
    if (fatto.tipo === 'AccessoRegistrato') {
      return stato.condizione === 'inesistente'
        ? undefined
        : rifiuto('accesso-gia-registrato', 'L’accesso è già registrato.');
    }
    if (stato.condizione === 'inesistente' || (stato.il && giornoDi(fatto.avvenutoIl) < giornoDi(stato.il))) {
      return rifiuto('prima-dell-accesso', 'Il fatto è datato prima dell’accesso.');
    }
    return stato.condizione === 'concluso'
      ? rifiuto('accesso-concluso', 'A quella data l’accesso era già concluso.')
      : undefined;
  },

  evolvi(stato, fatto) {
    switch (fatto.tipo) {
      case 'AccessoRegistrato':
        return {
          ...stato,
          ...fatto.dati,
          condizione: stato.condizione === 'concluso' ? 'concluso' : 'aperto',
          il: fatto.avvenutoIl,
          comune: fatto.comune,
        };
      case 'TriageCompilato':
        return { ...stato, triage: fatto.dati };
      case 'BisognoClassificato':
        return { ...stato, bisogno: fatto.dati.bisogno };
      case 'OrientamentoFornito':
        return {
          ...stato,
          orientamenti: [...stato.orientamenti, { il: fatto.avvenutoIl, testo: fatto.dati.orientamento }],
        };
      case 'AccessoConcluso': {
        const { esito, motivo, cartella } = fatto.dati;
        return { ...stato, condizione: 'concluso', esito, cartella: cartella ?? null, ...(motivo && { motivo }) };
      }
    }
  },
};
