import { useQuery } from '@tanstack/react-query';
import { leggiOperatori } from '../api/letture.ts';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { useEnti } from '../parole/useEnti.ts';

interface Proprieta {
  readonly nome: string;
  readonly etichetta: string;
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
}
const CHI_SEGUE = ['assistente-sociale', 'coordinatore', 'componente-uvm'];

export function CampoOperatore(proprieta: Proprieta) {
  const operatori = useQuery(leggiOperatori()).data ?? [];
  const ente = useEnti();
  const scelte = operatori.filter((o) => (o.attivo && CHI_SEGUE.includes(o.ruolo)) || o.id === proprieta.valore);
  return (
    <CampoScelta
      {...proprieta}
      vuota="Scegli…"
      opzioni={scelte.map((o) => ({ codice: o.id, testo: `${o.nome} (${ente(o.ente)})` }))}
    />
  );
}
