import { aperta, seInesistente, seNonAperta } from './ciclo.js';
import type { Ammissioni, Decisioni, Evoluzioni, Possibilita } from './sezione.js';

export const decidiDiario: Decisioni<'annota-diario'> = {
  'annota-diario': (_, { il, genere, riservata, testo }) => ({
    tipo: 'DiarioAnnotato',
    avvenutoIl: il,
    dati: { genere, riservata, testo },
  }),
};

export const ammettiDiario: Ammissioni<'DiarioAnnotato'> = {
  /** A riservata one stands in no one's way: closing the case a day earlier must not be refused for a note that is not there. */
  DiarioAnnotato: (stato, { dati }) => (dati.riservata ? seInesistente(stato) : seNonAperta(stato)),
};

export const evolviDiario: Evoluzioni<'DiarioAnnotato'> = {
  DiarioAnnotato: (stato, { id, avvenutoIl, attore, dati }) => ({
    diario: [
      ...stato.diario,
      {
        evento: id,
        il: avvenutoIl,
        autore: attore.id,
        genere: dati.genere,
        riservata: dati.riservata,
        testo: dati.testo,
      },
    ],
  }),
};

export const possibileDiario: Possibilita<'annota-diario'> = { 'annota-diario': aperta };
