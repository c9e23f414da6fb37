import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../api/letture.ts';

/** ISTAT code → name of the Comune. */
export function useComuni(): (istat: string | null | undefined) => string {
  const comuni = useQuery(leggiNomenclatore()).data?.comuni;
  return (istat) => (istat ? (comuni?.find((c) => c.istat === istat)?.nome ?? istat) : '–');
}
