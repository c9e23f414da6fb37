import type { AttoPossibile, Intervento } from '../../api/tipi.ts';

const STATI: Partial<Record<AttoPossibile, readonly Intervento['stato'][]>> = {
  'attiva-intervento': ['autorizzato'],
  'sospendi-intervento': ['attivo'],
  'riprendi-intervento': ['sospeso'],
  'cessa-intervento': ['attivo', 'sospeso'],
  'registra-erogazione': ['attivo'],
};

/** "What is missing" names the act and not the intervento: it is the one that waits for it, if there is one. */
export function interventoInteso(interventi: readonly Intervento[], atto: AttoPossibile): string | null {
  const adatti = interventi.filter((i) => STATI[atto]?.includes(i.stato));
  const senzaOre = adatti.find((i) => atto === 'registra-erogazione' && i.erogazioni.length === 0);
  return (senzaOre ?? adatti[0])?.id ?? null;
}
