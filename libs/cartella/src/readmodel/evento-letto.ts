import type { Correzione, Storico } from '#storia';
import { eCorrezione } from '#storia';
import type { EventoCartella } from '../domain/eventi.js';

/** An event of the timeline, opened. */
export type EventoLetto = Storico<EventoCartella | Correzione> & {
  readonly revision: number;
  readonly oscurati: readonly string[];
};

/** The fact that an event is about: itself, or what lies under a correction and the corrections of it. */
export function fattoSotto(eventi: readonly EventoLetto[]): (evento: EventoLetto) => EventoLetto {
  const perId = new Map(eventi.map((e) => [e.id, e]));
  return (evento) => {
    let sotto = evento;
    for (
      let altro: EventoLetto | undefined = evento;
      altro;
      altro = eCorrezione(sotto) ? perId.get(sotto.dati.evento) : undefined
    ) {
      sotto = altro;
    }
    return sotto;
  };
}
