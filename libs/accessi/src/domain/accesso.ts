import { punteggio, strumentoIl } from '#nomenclatore';
import type { DataCivile, Decider, Rifiuto } from '#storia';
import { dataCivileValida, forma, rifiutaSe, rifiuto } from '#storia';
import { correzioniAccesso, FORME } from './correzione.js';
import type { AccessoConcluso, AccessoRegistrato, BISOGNI_ACCESSO, EsitoAccesso, EventoAccesso } from './eventi.js';
import type { StatoAccesso } from './stato.js';
import { ACCESSO_INESISTENTE } from './stato.js';

type Comando<A extends string, D> = { readonly atto: A; readonly il: DataCivile } & Readonly<D>;

export type ComandoAccesso =
  | Comando<'registra-accesso', AccessoRegistrato['dati']>
  | Comando<'compila-triage', { risposte: readonly number[] }>
  | Comando<'classifica-bisogno', { bisogno: (typeof BISOGNI_ACCESSO)[number] }>
  | Comando<'fornisci-orientamento', { orientamento: string }>
  | Comando<'concludi-accesso', { esito: EsitoAccesso; motivo?: string; cartella?: string }>;

function fattoDi(comando: ComandoAccesso): EventoAccesso | Rifiuto {
  const { il: avvenutoIl } = comando;
  switch (comando.atto) {
    case 'registra-accesso':
      return { tipo: 'AccessoRegistrato', avvenutoIl, dati: contenutoDi(comando) };
    case 'compila-triage': {
      const { risposte } = comando;
      const triage = strumentoIl('triage', avvenutoIl);
      const punti = triage && punteggio(triage, risposte);
      if (!triage || punti === undefined) {
        return rifiuto('risposte-incomplete', 'Il triage vuole una risposta valida per ogni voce.', {
          voci: triage?.voci.length ?? 0,
        });
      }
      const dati = { strumento: triage.codice, versioneStrumento: triage.versione, risposte, punteggio: punti };
      return { tipo: 'TriageCompilato', avvenutoIl, dati };
    }
    case 'classifica-bisogno':
      return { tipo: 'BisognoClassificato', avvenutoIl, dati: contenutoDi(comando) };
    case 'fornisci-orientamento':
      return { tipo: 'OrientamentoFornito', avvenutoIl, dati: contenutoDi(comando) };
    case 'concludi-accesso':
      return (
        rifiutaSe(
          comando.esito === 'non-preso-in-carico' && !comando.motivo?.trim(),
          'motivo-mancante',
          'Se la persona non è presa in carico, il motivo va scritto.',
        ) ?? { tipo: 'AccessoConcluso', avvenutoIl, dati: contenutoDi(comando) }
      );
  }
}

/** The content of a command: everything but the act and its date. */
function contenutoDi<C extends ComandoAccesso>({ atto: _atto, il: _il, ...contenuto }: C): Omit<C, 'atto' | 'il'> {
  return contenuto;
}

const CONCLUSO = rifiuto(
  'accesso-concluso',
  'L’accesso è già concluso: per un nuovo contatto si registra un nuovo accesso.',
);

/** The rules of a contact at the door. */
export const accesso: Decider<StatoAccesso, ComandoAccesso, EventoAccesso> = {
  iniziale: ACCESSO_INESISTENTE,
  correzioni: correzioniAccesso,

  decidi(stato, comando) {
    if (stato.condizione === 'concluso') return CONCLUSO;
    if (!dataCivileValida(comando.il)) {
      return rifiuto('data-non-valida', 'La data indicata non esiste nel calendario.');
    }
    const fatto = fattoDi(comando);
    return 'codice' in fatto ? fatto : (forma.seMalformato(FORME, fatto) ?? [fatto]);
  },

  ammetti(stato, fatto) {
    if (fatto.tipo === 'AccessoRegistrato') {
      return rifiutaSe(stato.condizione !== 'inesistente', 'accesso-gia-registrato', 'L’accesso è già registrato.');
    }
    return (
      rifiutaSe(stato.condizione === 'inesistente', 'prima-dell-accesso', 'Il fatto è datato prima dell’accesso.') ??
      rifiutaSe(stato.condizione === 'concluso', 'accesso-concluso', 'A quella data l’accesso era già concluso.') ??
      (fatto.tipo === 'AccessoConcluso' ? seNonPuoConcludersi(stato, fatto.dati) : undefined)
    );
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
      case 'OrientamentoFornito': {
        const { orientamento } = fatto.dati;
        return {
          ...stato,
          orientamenti: [...stato.orientamenti, { il: fatto.avvenutoIl, ...(orientamento && { testo: orientamento }) }],
        };
      }
      case 'AccessoConcluso': {
        const { esito, motivo, cartella } = fatto.dati;
        return { ...stato, condizione: 'concluso', esito, cartella: cartella ?? null, ...(motivo && { motivo }) };
      }
      default:
        // A type of a later version leaves the accesso as it was.
        return stato;
    }
  },
};

const seNonPuoConcludersi = (
  { persona }: StatoAccesso,
  { esito, cartella }: AccessoConcluso['dati'],
): Rifiuto | undefined =>
  rifiutaSe(
    esito === 'apertura-cartella' && persona === null,
    'accesso-anonimo',
    'Da un accesso anonimo non si può aprire una cartella: va registrato un accesso con la persona.',
  ) ??
  rifiutaSe(
    (esito === 'apertura-cartella') !== (cartella !== undefined),
    'esito-senza-cartella',
    'L’esito «apertura della cartella» è di chi apre la cartella, e di nessun altro.',
  );
