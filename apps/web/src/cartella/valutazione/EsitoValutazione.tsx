import type { Dominio, Valutazione } from '../../api/tipi.ts';
import { useEtichette } from '../../parole/useEtichette.ts';

export function EsitoValutazione({ valutazione }: { readonly valutazione: Valutazione }) {
  const etichetta = useEtichette();
  const { esito, domini, dimensioniCritiche } = valutazione;
  const scritti = Object.entries(domini ?? {}) as [Dominio, string][];
  return (
    <>
      <h4>Esito</h4>
      <dl className="fatti">
        {esito && (
          <>
            <div>
              <dt>Caso</dt>
              <dd>{etichetta('complessita', esito.complessita)}</dd>
            </div>
            <div>
              <dt>Bisogno</dt>
              <dd>{etichetta('bisogni', esito.bisogno)}</dd>
            </div>
            <div>
              <dt>Autosufficienza</dt>
              <dd>{etichetta('autosufficienze', esito.autosufficienza)}</dd>
            </div>
          </>
        )}
        <div>
          <dt>Setting proposto</dt>
          <dd>{etichetta('setting', valutazione.settingProposto)}</dd>
        </div>
        <div>
          <dt>Dimensioni critiche</dt>
          <dd>{dimensioniCritiche.map((d) => etichetta('domini', d)).join(', ') || 'nessuna'}</dd>
        </div>
      </dl>
      {scritti.length > 0 && (
        <dl className="fatti-in-colonna">
          {scritti.map(([dominio, testo]) => (
            <div key={dominio}>
              <dt>{etichetta('domini', dominio)}</dt>
              <dd>{testo}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
