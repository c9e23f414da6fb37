import type { VoceCronologia } from '../../api/tipi.ts';
import { Icona } from '../../impianto/Icona.tsx';
import { istante } from '../../parole/date.ts';
import { useOperatori } from '../../parole/useOperatori.ts';

interface Proprieta {
  readonly voce: VoceCronologia;
  readonly voci: readonly VoceCronologia[];
}

/** By whom a fact was corrected, when and why. Who did it is in the correcting event. */
export function NotaDiCorrezione({ voce, voci }: Proprieta) {
  const operatore = useOperatori();
  const { corretto } = voce;
  if (!corretto) return null;
  const correzione = voci.find((v) => v.evento === corretto.da || v.posizione === corretto.posizione);
  const motivo = corretto.motivo ?? (correzione?.dati['motivo'] as string | undefined);
  return (
    <p className="nota-correzione">
      <Icona nome={corretto.come === 'annullato' ? 'it-ban' : 'it-pencil'} misura="xs" />
      {corretto.come === 'annullato' ? 'Annullato' : 'Rettificato'} da{' '}
      {operatore(correzione ? correzione.attore.id : corretto.da)}
      {correzione && <> il {istante(correzione.registratoIl)}</>}
      {motivo && <>: «{motivo}»</>}
    </p>
  );
}
