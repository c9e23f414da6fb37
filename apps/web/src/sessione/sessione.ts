import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, dati } from '../api/client.ts';
import { comeProblema } from '../api/problema.ts';
import type { Sessione } from '../api/tipi.ts';

/** Null: nobody is signed in. Kept until sign-out; a session that expires is noticed by the answers 401. */
export const leggiSessione = () =>
  queryOptions({
    queryKey: ['sessione'],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<Sessione | null> => {
      try {
        return dati(await api.GET('/api/sessione', { signal }));
      } catch (errore) {
        if (comeProblema(errore).stato === 401) return null;
        throw errore;
      }
    },
  });

/** Only under `Protetta`, where the session is there. */
export function useSessione(): Sessione {
  return useQuery(leggiSessione()).data!;
}

export const indirizzoEntra = (ritorno: string): string => `/api/sessione/entra?ritorno=${encodeURIComponent(ritorno)}`;
