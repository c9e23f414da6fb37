import type { Storico } from '#storia';
import { correzioniInVigore, rettificato } from '#storia';
import type { EventoLetto } from './evento-letto.js';

/**
 * The notes that are riservate by all that is known today, a rettifica included: restrictions are always today's, whatever
 * instant is being shown, and a note that was made riservata later does not show what it said before.
 */
export function noteRiservate(eventi: readonly EventoLetto[]): ReadonlySet<string> {
  const { rettificati } = correzioniInVigore(eventi as unknown as readonly Storico[]);
  return new Set(
    eventi
      .filter((e) => e.tipo === 'DiarioAnnotato' && rettificato(e, rettificati.get(e.id) ?? []).dati.riservata)
      .map((e) => e.id),
  );
}
