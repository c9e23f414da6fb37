import type { Integrita } from '../api/tipi.ts';
import { Avviso } from '../impianto/Avviso.tsx';
import { numero } from '../parole/misure.ts';

export function EsitoIntegrita({ esito }: { readonly esito: Integrita }) {
  const secondi = (esito.durataMs / 1000).toLocaleString('it-IT', { maximumFractionDigits: 1 });
  return (
    <Avviso
      tipo={esito.integra ? 'fatto' : 'errore'}
      titolo={esito.integra ? 'Il registro è integro' : 'Il registro non è integro'}
      ruolo="status"
    >
      <p>
        {numero(esito.eventi)} eventi verificati in {secondi} secondi.
      </p>
      {esito.rottura && (
        <dl className="fatti-in-colonna">
          <dt>Primo punto rotto</dt>
          <dd>evento n. {numero(esito.rottura.posizione)}</dd>
          <dt>Identificativo</dt>
          <dd className="codice">{esito.rottura.evento}</dd>
          <dt>Che cosa non torna</dt>
          <dd>{esito.rottura.motivo}</dd>
        </dl>
      )}
      {esito.testa && (
        <dl className="fatti-in-colonna">
          <dt>Ultimo evento</dt>
          <dd>n. {numero(esito.testa.posizione)}</dd>
          <dt>Impronta della catena</dt>
          <dd className="codice impronta">{esito.testa.chain}</dd>
        </dl>
      )}
    </Avviso>
  );
}
