import { useQuery } from '@tanstack/react-query';
import { leggiOperatori } from '../api/letture.ts';

/** Id of an operator → name. */
export function useOperatori(): (id: string | null | undefined) => string {
  const operatori = useQuery(leggiOperatori()).data;
  return (id) => (id ? (operatori?.find((o) => o.id === id)?.nome ?? id) : '–');
}
