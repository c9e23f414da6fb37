import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../api/letture.ts';
import { CampoSpunte } from '../moduli/CampoSpunte.tsx';
import type { Legame } from '../moduli/useCampi.ts';

const TUTTI = 'tutti';

/** The territory, one tick for each Comune, and one for all. */
export function CampoComuni({ nome, valore, onCambia }: Legame<string, readonly string[]>) {
  const comuni = useQuery(leggiNomenclatore()).data?.comuni ?? [];
  const tutti = comuni.length > 0 && valore.length === comuni.length;
  return (
    <CampoSpunte
      nome={nome}
      etichetta="Comuni"
      inRiga
      scelte={[{ id: TUTTI, testo: 'Tutti' }, ...comuni.map((c) => ({ id: c.istat, testo: c.nome }))]}
      valore={tutti ? [TUTTI, ...valore] : valore}
      onCambia={(scelti) => {
        if (scelti.includes(TUTTI) === tutti) onCambia(scelti.filter((s) => s !== TUTTI));
        else onCambia(tutti ? [] : comuni.map((c) => c.istat));
      }}
    />
  );
}
