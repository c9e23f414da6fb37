import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../api/letture.ts';

/** SIUSS code → name of the benefit. */
export function usePrestazioni(): (codice: string | null | undefined) => string {
  const prestazioni = useQuery(leggiNomenclatore()).data?.prestazioni;
  return (codice) => (codice ? (prestazioni?.find((p) => p.codice === codice)?.nome ?? codice) : '–');
}
