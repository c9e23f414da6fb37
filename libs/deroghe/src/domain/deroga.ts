import type { DataCivile, Decider, Rifiuto } from '#storia';
import { motivoSensato, PAROLE_MOTIVO } from '#nomenclatore';
import { forma, rifiutaSe, rifiuto } from '#storia';
import type { DerogaEsaminata, DerogaSegnalata, EventoDeroga } from './eventi.js';
import { FORME } from './forme.js';
import type { StatoDeroga } from './stato.js';
import { DEROGA_INESISTENTE, inCorso } from './stato.js';

type Comando<A extends string, D = object> = { readonly atto: A; readonly il: DataCivile } & Readonly<D>;

export type ComandoDeroga =
  | Comando<
      'apri-deroga',
      {
        adesso: Date;
        cartella: string;
        motivo: string;
        /** How long it lasts, and how long its reason must be at least: the limits in force on the day. */
        ore: number;
        caratteri: number;
        /** Whether the case is within the scope of who asks, without any deroga. */
        giaCompetente: boolean;
        precedente: { readonly id: string; readonly inCorso: boolean; readonly segnalata: boolean } | null;
      }
    >
  | Comando<'concludi-deroga', { adesso: Date }>
  | Comando<'prendi-visione-deroga', { responsabile: boolean }>
  | Comando<'esamina-deroga', DerogaEsaminata['dati']>
  | Comando<'segnala-deroga', DerogaSegnalata['dati']>;

const ORA_MS = 3_600_000;

function fattoDi(stato: StatoDeroga, comando: ComandoDeroga): EventoDeroga | Rifiuto {
  const { il: avvenutoIl } = comando;
  switch (comando.atto) {
    case 'apri-deroga': {
      const { adesso, cartella, motivo, ore, caratteri, giaCompetente, precedente } = comando;
      return (
        rifiutaSe(giaCompetente, 'gia-di-competenza', 'Il caso è già fra quelli di tua competenza: puoi aprirlo.') ??
        rifiutaSe(
          precedente?.inCorso === true,
          'deroga-gia-aperta',
          'Hai già un accesso fuori competenza in corso su questo caso.',
          { deroga: precedente?.id },
        ) ??
        rifiutaSe(
          precedente?.segnalata === true,
          'deroga-segnalata',
          'Il tuo accesso di prima a questo caso è stato segnalato: finché non è esaminato non ne apri un altro. Se serve ora, lo apre chi coordina o un collega.',
          { deroga: precedente?.id },
        ) ??
        rifiutaSe(
          !motivoSensato(motivo, caratteri),
          'motivo-insufficiente',
          `Il motivo va scritto con parole tue: almeno ${caratteri} caratteri, e ${PAROLE_MOTIVO} parole diverse. Lo leggeranno il case manager e il coordinatore.`,
          { campo: 'motivo' },
        ) ?? {
          tipo: 'DerogaAperta',
          avvenutoIl,
          dati: {
            cartella,
            motivo: motivo.trim(),
            scade: new Date(adesso.getTime() + ore * ORA_MS).toISOString(),
            precedente: precedente?.id ?? null,
          },
        }
      );
    }
    case 'concludi-deroga':
      return (
        rifiutaSe(
          stato.condizione === 'aperta' && !inCorso(stato, comando.adesso),
          'deroga-scaduta',
          'L’accesso fuori competenza è già scaduto.',
        ) ?? { tipo: 'DerogaConclusa', avvenutoIl, dati: {} }
      );
    case 'prendi-visione-deroga':
      return (
        rifiutaSe(
          !comando.responsabile,
          'non-responsabile',
          'L’avviso è per chi segue il caso: solo il case manager e l’assegnatario ne prendono visione.',
        ) ?? { tipo: 'DerogaVista', avvenutoIl, dati: {} }
      );
    case 'esamina-deroga': {
      const { esito, nota } = comando;
      return { tipo: 'DerogaEsaminata', avvenutoIl, dati: { esito, ...(nota?.trim() && { nota: nota.trim() }) } };
    }
    case 'segnala-deroga': {
      const { a, ragione, nota } = comando;
      return { tipo: 'DerogaSegnalata', avvenutoIl, dati: { a, ragione, nota: nota.trim() } };
    }
  }
}

const PROPRIA = rifiuto('deroga-propria', 'Chi ha aperto un accesso fuori competenza non può giudicarlo.');

/** The rules of an access beyond one's scope. */
export const regoleDeroga: Decider<StatoDeroga, ComandoDeroga, EventoDeroga> = {
  iniziale: DEROGA_INESISTENTE,

  decidi(stato, comando) {
    const fatto = fattoDi(stato, comando);
    return 'codice' in fatto ? fatto : (forma.seMalformato(FORME, fatto) ?? [fatto]);
  },

  ammetti(stato, { tipo, attore }) {
    if (tipo === 'DerogaAperta') {
      return rifiutaSe(stato.condizione !== 'inesistente', 'deroga-gia-registrata', 'L’accesso è già registrato.');
    }
    if (stato.condizione === 'inesistente') {
      return rifiuto('prima-della-deroga', 'Il fatto è datato prima dell’accesso fuori competenza.');
    }
    switch (tipo) {
      case 'DerogaConclusa':
        return (
          rifiutaSe(attore.id !== stato.operatore, 'non-tua', 'Lo conclude solo chi l’ha aperto.') ??
          rifiutaSe(stato.condizione === 'conclusa', 'deroga-conclusa', 'L’accesso fuori competenza è già concluso.')
        );
      case 'DerogaVista':
        return (
          rifiutaSe(attore.id === stato.operatore, 'deroga-propria', PROPRIA.messaggio) ??
          rifiutaSe(stato.vistaDa.includes(attore.id), 'gia-vista', 'Hai già preso visione di questo avviso.')
        );
      case 'DerogaEsaminata':
        return (
          rifiutaSe(attore.id === stato.operatore, 'deroga-propria', PROPRIA.messaggio) ??
          rifiutaSe(stato.esame !== null, 'gia-esaminata', 'L’accesso fuori competenza è già stato esaminato.') ??
          rifiutaSe(
            stato.segnalazione?.da === attore.id,
            'segnalata-da-te',
            'L’hai segnalato tu: ora lo esamina un’altra persona.',
          )
        );
      case 'DerogaSegnalata':
        return (
          rifiutaSe(attore.id === stato.operatore, 'deroga-propria', PROPRIA.messaggio) ??
          rifiutaSe(stato.esame !== null, 'gia-esaminata', 'L’accesso fuori competenza è già stato esaminato.') ??
          rifiutaSe(stato.segnalazione !== null, 'gia-segnalata', 'L’accesso fuori competenza è già stato segnalato.')
        );
      default:
        return undefined;
    }
  },

  evolvi(stato, fatto) {
    const giudizio = { da: fatto.attore.id, il: fatto.registratoIl };
    switch (fatto.tipo) {
      case 'DerogaAperta': {
        const { cartella, motivo, scade, precedente } = fatto.dati;
        const { id: operatore, ruolo, ente } = fatto.attore;
        return {
          ...stato,
          condizione: stato.condizione === 'conclusa' ? 'conclusa' : 'aperta',
          cartella,
          operatore,
          ruolo,
          ente,
          comune: fatto.comune,
          apertaIl: fatto.registratoIl,
          scade,
          precedente,
          ...(motivo && { motivo }),
        };
      }
      case 'DerogaConclusa':
        return { ...stato, condizione: 'conclusa', conclusaIl: fatto.registratoIl };
      case 'DerogaVista':
        return { ...stato, vistaDa: [...stato.vistaDa, fatto.attore.id] };
      case 'DerogaEsaminata': {
        const { esito, nota } = fatto.dati;
        return { ...stato, esame: { ...giudizio, esito, ...(nota && { nota }) } };
      }
      case 'DerogaSegnalata': {
        const { a, ragione, nota } = fatto.dati;
        // Nobody goes on reading by what is being looked into.
        const interrotta = inCorso(stato, new Date(fatto.registratoIl));
        return {
          ...stato,
          segnalazione: { ...giudizio, a, ragione, ...(nota && { nota }) },
          ...(interrotta && { condizione: 'conclusa', conclusaIl: fatto.registratoIl }),
        };
      }
      default:
        // A type of a later version leaves the deroga as it was.
        return stato;
    }
  },
};
