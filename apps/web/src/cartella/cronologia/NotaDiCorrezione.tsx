import type { VoceCronologia } from '../../api/tipi.ts';
import { campoDi } from '../../parole/campi.ts';
import { ValoreDato } from '../dati/ValoreDato.tsx';
import { attualeDi } from './dati-attuali.ts';
import { Icona } from '../../impianto/Icona.tsx';
import { data, istante } from '../../parole/date.ts';
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
  const { avvenutoIl, cambiati } = attualeDi(voce, voci);
  return (
    <div className="nota-correzione">
      <p>
        <Icona nome={corretto.come === 'annullato' ? 'it-ban' : 'it-pencil'} misura="xs" />
        {corretto.come === 'annullato' ? 'Annullato' : 'Rettificato'} da{' '}
        {operatore(correzione ? correzione.attore.id : corretto.da)}
        {correzione && <> il {istante(correzione.registratoIl)}</>}
        {motivo && <>: «{motivo}»</>}
      </p>
      {corretto.come === 'rettificato' && (
        <dl className="fatti">
          {avvenutoIl !== voce.avvenutoIl && (
            <div>
              <dt>Ora vale: avvenuto il</dt>
              <dd>{data(avvenutoIl)}</dd>
            </div>
          )}
          {Object.entries(cambiati).map(([nome, valore]) => (
            <div key={nome}>
              <dt>Ora vale: {campoDi(nome).nome.toLowerCase()}</dt>
              <dd>
                <ValoreDato nome={nome} valore={valore} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
