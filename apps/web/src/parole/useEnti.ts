import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../api/letture.ts';

/** Id of an ente → its name. */
export function useEnti(): (id: string | null | undefined) => string {
  const enti = useQuery(leggiNomenclatore()).data?.enti;
  return (id) => (id ? (enti?.find((e) => e.id === id)?.nome ?? id) : '–');
}
