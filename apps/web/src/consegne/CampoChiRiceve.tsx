import { useQuery } from '@tanstack/react-query';
import { leggiOperatori } from '../api/letture.ts';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import type { Legame } from '../moduli/useCampi.ts';
import { useEtichette } from '../parole/useEtichette.ts';

const CHI_SEGUE = ['assistente-sociale', 'coordinatore', 'componente-uvm'];

interface Proprieta extends Legame<string, string> {
  /** Only who works in all of them. */
  readonly comuni: readonly string[];
  readonly tranne: string;
}

/** Whoever may take the cases over today. The rules look again when each is handed over. */
export function CampoChiRiceve({ comuni, tranne, ...legame }: Proprieta) {
  // Somebody may have been suspended since the list was last read.
  const operatori = useQuery({ ...leggiOperatori(), staleTime: 0 }).data ?? [];
  const etichetta = useEtichette();
  const scelte = operatori.filter(
    (o) => o.attivo && o.id !== tranne && CHI_SEGUE.includes(o.ruolo) && comuni.every((c) => o.comuni.includes(c)),
  );
  return (
    <CampoScelta
      {...legame}
      etichetta="Chi riceve"
      {...(scelte.length === 0 && {
        aiuto: 'Nessun altro operatore attivo lavora in tutti i Comuni dei casi scelti: scegline meno alla volta.',
      })}
      vuota="Scegli…"
      opzioni={scelte.map((o) => ({ codice: o.id, testo: `${o.nome} (${etichetta('ruoli', o.ruolo).toLowerCase()})` }))}
    />
  );
}
