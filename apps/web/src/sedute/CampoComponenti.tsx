import { useQuery } from '@tanstack/react-query';
import { leggiOperatori } from '../api/letture.ts';
import { CampoSpunte } from '../moduli/CampoSpunte.tsx';
import type { Legame } from '../moduli/useCampi.ts';
import { useEtichette } from '../parole/useEtichette.ts';

/** Who may sit in an équipe. */
const RUOLI = ['coordinatore', 'assistente-sociale', 'componente-uvm'];

export function CampoComponenti({ nome, valore, onCambia }: Legame<string, readonly string[]>) {
  const etichetta = useEtichette();
  const scelte = (useQuery(leggiOperatori()).data ?? [])
    .filter((o) => RUOLI.includes(o.ruolo) && o.professione)
    .map((o) => ({ id: o.id, testo: `${o.nome}, ${etichetta('professioni', o.professione).toLowerCase()}` }));
  return <CampoSpunte nome={nome} etichetta="Chi è convocato" valore={valore} onCambia={onCambia} scelte={scelte} />;
}
