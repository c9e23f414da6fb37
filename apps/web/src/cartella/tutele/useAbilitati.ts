import { useQuery } from '@tanstack/react-query';
import { leggiOperatori } from '../../api/letture.ts';
import { useCartella } from '../contesto.ts';

/** Who was named in the tutela in force: those whom it still lets in, and those who have left the ente since. */
export function useAbilitati(): { readonly ancora: readonly string[]; readonly nonPiu: readonly string[] } {
  const { tutela } = useCartella().scheda.stato;
  const operatori = useQuery(leggiOperatori()).data ?? [];
  // Only who may entrust cases is told since when the others are of their ente.
  const lasciata = (id: string): boolean => {
    const dal = operatori.find((o) => o.id === id)?.nellEnteDal;
    return tutela !== null && dal !== undefined && dal > tutela.registrataIl;
  };
  const nominati = tutela?.abilitati ?? [];
  return { ancora: nominati.filter((id) => !lasciata(id)), nonPiu: nominati.filter(lasciata) };
}
