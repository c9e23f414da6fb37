import type { VersioneDiProgetto } from '../../api/tipi.ts';
import { data } from '../../parole/date.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useOperatori } from '../../parole/useOperatori.ts';

/** How the version went from draft to signature. */
export function StoriaVersione({ versione }: { readonly versione: VersioneDiProgetto }) {
  const etichetta = useEtichette();
  const operatore = useOperatori();
  const { richiestaIl, decisaIl, decisaDa, motivoDecisione, sottoscrittaIl, firmatari } = versione;
  if (!richiestaIl && !decisaIl && !sottoscrittaIl) return null;
  return (
    <dl className="fatti">
      {richiestaIl && (
        <div>
          <dt>Approvazione richiesta</dt>
          <dd>il {data(richiestaIl)}</dd>
        </div>
      )}
      {decisaIl && (
        <div>
          <dt>{versione.stato === 'respinta' ? 'Respinto' : 'Approvato'}</dt>
          <dd>
            il {data(decisaIl)} da {operatore(decisaDa)}
            {motivoDecisione && <span className="secondario">: {motivoDecisione}</span>}
          </dd>
        </div>
      )}
      {sottoscrittaIl && (
        <div>
          <dt>Sottoscritto</dt>
          <dd>
            il {data(sottoscrittaIl)} da{' '}
            {firmatari
              .map((f) =>
                f.nome
                  ? `${f.nome} (${etichetta('qualitaFirma', f.qualita).toLowerCase()})`
                  : etichetta('qualitaFirma', f.qualita).toLowerCase(),
              )
              .join(', ')}
          </dd>
        </div>
      )}
    </dl>
  );
}
