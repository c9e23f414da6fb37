import type { Correzione } from '../correzioni.js';
import type { Decider } from '../decider.js';
import type { EventoDeciso, Storico } from '../evento.js';
import { rifiutaSe, rifiuto } from '../rifiuto.js';

/** A door that opens and closes, and how many may pass while it is open: the smallest stream with rules. */
export type EventoPorta =
  | EventoDeciso<'PortaAperta', { readonly chiave: string }>
  | EventoDeciso<'PassaggioContato', { readonly persone: number; readonly nota: string; readonly chi: string | null }>
  | EventoDeciso<'CapienzaFissata', { readonly massimo: number }>
  | EventoDeciso<'PortaChiusa', object>;

export type ComandoPorta = { readonly atto: 'registra'; readonly evento: EventoPorta };

export interface StatoPorta {
  readonly aperta: boolean;
  readonly passati: number;
  readonly massimo: number;
  readonly ultimoPassaggio: string | null;
}

export type StoricoPorta = Storico<EventoPorta | Correzione>;

export const porta: Decider<StatoPorta, ComandoPorta, EventoPorta> = {
  iniziale: { aperta: false, passati: 0, massimo: 10, ultimoPassaggio: null },
  decidi: (_, { evento }) =>
    evento.tipo === 'PassaggioContato' && evento.dati.persone <= 0
      ? rifiuto('nessuno', 'Nessuno è passato.')
      : [evento],
  ammetti: (stato, { tipo }) =>
    tipo === 'CapienzaFissata'
      ? undefined
      : tipo === 'PortaAperta'
        ? rifiutaSe(stato.aperta, 'gia-aperta', 'La porta è già aperta.')
        : rifiutaSe(!stato.aperta, 'porta-chiusa', 'La porta è chiusa.'),
  evolvi: (stato, { id, tipo, dati }) => {
    switch (tipo) {
      case 'PortaAperta':
        return { ...stato, aperta: true };
      case 'PortaChiusa':
        return { ...stato, aperta: false };
      case 'CapienzaFissata':
        return { ...stato, massimo: dati.massimo };
      case 'PassaggioContato':
        return { ...stato, passati: stato.passati + dati.persone, ultimoPassaggio: id };
    }
  },
  riesamina: ({ passati, massimo, ultimoPassaggio }) =>
    passati > massimo && ultimoPassaggio !== null
      ? [{ evento: ultimoPassaggio, rifiuto: rifiuto('troppi', 'Sono passate troppe persone.') }]
      : [],
};

/** An event in its place; what is not said is indifferent. */
export function storico<E extends EventoPorta | Correzione>(posizione: number, evento: E, chi = 'a'): StoricoPorta {
  return {
    ...evento,
    id: `e${posizione}`,
    posizione,
    registratoIl: `2026-02-${String(posizione).padStart(2, '0')}T10:00:00.000Z`,
    attore: { id: chi, ruolo: 'r', ente: 'x', livello: 1 },
    comune: '017206',
  } as unknown as StoricoPorta;
}

export const aperta = (avvenutoIl: string): EventoPorta => ({ tipo: 'PortaAperta', avvenutoIl, dati: { chiave: 'k' } });
export const chiusa = (avvenutoIl: string): EventoPorta => ({ tipo: 'PortaChiusa', avvenutoIl, dati: {} });
export const passano = (avvenutoIl: string, persone: number): EventoPorta => ({
  tipo: 'PassaggioContato',
  avvenutoIl,
  dati: { persone, nota: 'in fila', chi: null },
});
export const capienza = (avvenutoIl: string, massimo: number): EventoPorta => ({
  tipo: 'CapienzaFissata',
  avvenutoIl,
  dati: { massimo },
});
export const rettificato = (evento: string, cambia: object, avvenutoIl = '2026-02-20'): Correzione => ({
  tipo: 'EventoRettificato',
  avvenutoIl,
  dati: { evento, tipoCorretto: 'PassaggioContato', motivo: 'errore', ...cambia },
});
export const annullato = (evento: string, avvenutoIl = '2026-02-20'): Correzione => ({
  tipo: 'EventoAnnullato',
  avvenutoIl,
  dati: { evento, tipoCorretto: 'PassaggioContato', motivo: 'errore' },
});

/** Events in the order of the log, from position 1. */
export const storiaDi = (...eventi: (EventoPorta | Correzione)[]): StoricoPorta[] =>
  eventi.map((e, i) => storico(i + 1, e));
