import { type Query, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { invia as spedisci, type Tentativo } from './client.ts';
import { annotaPosizione } from './posizione-nota.ts';
import { comeProblema, type Problema } from './problema.ts';
import type { RispostaComando } from './tipi.ts';
import { uuid } from './uuid.ts';

/** What only an act on an utenza changes: who works here, and for which enti. */
const DELLE_UTENZE = ['nomenclatore', 'operatori'];

export interface Invio {
  readonly inCorso: boolean;
  readonly problema: Problema | null;
  /** Null when it was refused: the reason is then in `problema`. */
  invia(corpo: unknown): Promise<RispostaComando | null>;
  /** After a 412: reads what happened meanwhile and sends the same words again on the new revision. */
  inviaDiNuovo(): Promise<RispostaComando | null>;
  pulisci(): void;
}

/**
 * Sends one act and brings the screen up to date. An attempt whose outcome is unknown (no answer, 5xx) is repeated with
 * the same key, body and revision, so that it happens once; any certain answer closes the attempt.
 * @param congedo the act takes away what is on screen: it is not read again, and what was read before is forgotten
 */
export function useAtto(percorso: string, revisione?: number, congedo = false): Invio {
  const magazzino = useQueryClient();
  const [inCorso, setInCorso] = useState(false);
  const [problema, setProblema] = useState<Problema | null>(null);
  const aperto = useRef<(Tentativo & { testo: string }) | null>(null);
  const ultimo = useRef<unknown>(undefined);
  const stabili = ['sessione', ...(percorso.startsWith('/api/utenze') ? [] : DELLE_UTENZE)];
  const mutevole = (q: Query): boolean => !stabili.includes(String(q.queryKey[0]));

  async function aggiorna(): Promise<void> {
    await magazzino.invalidateQueries({ predicate: mutevole });
  }

  async function prova(corpo: unknown, rev: number | undefined): Promise<RispostaComando | null> {
    const testo = JSON.stringify(corpo);
    ultimo.current = corpo;
    if (aperto.current?.testo !== testo) aperto.current = { chiave: uuid(), corpo, revisione: rev, testo };
    setInCorso(true);
    try {
      const risposta = await spedisci(percorso, aperto.current);
      aperto.current = null;
      annotaPosizione(risposta.posizione);
      setProblema(null);
      if (congedo) magazzino.removeQueries({ predicate: mutevole, type: 'inactive' });
      else await aggiorna();
      return risposta;
    } catch (errore) {
      const p = comeProblema(errore);
      if (!p.esitoIgnoto) aperto.current = null;
      setProblema(p);
      return null;
    } finally {
      setInCorso(false);
    }
  }

  return {
    inCorso,
    problema,
    invia: (corpo) => prova(corpo, revisione),
    inviaDiNuovo: async () => {
      const attuale = problema?.corpo.actual;
      setInCorso(true);
      await aggiorna();
      return prova(ultimo.current, attuale ?? undefined);
    },
    pulisci: () => setProblema(null),
  };
}
