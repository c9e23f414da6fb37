import type { VoceElenco } from '../api/tipi.ts';
import { TabellaCartelle } from '../cartelle/TabellaCartelle.tsx';

export const ElencoMie = ({ voci }: { readonly voci: readonly VoceElenco[] }) => (
  <TabellaCartelle voci={voci} didascalia="Le mie cartelle, le ferme per prime" />
);
