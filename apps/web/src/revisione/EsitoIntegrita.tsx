import type { Integrita } from '../api/tipi.ts';
import { Avviso } from '../impianto/Avviso.tsx';
import { numero } from '../parole/misure.ts';

/** Each register for itself: one may be in order and the other not. */
export function EsitoIntegrita({ esito }: { readonly esito: Integrita }) {
  const { consultazioni } = esito;
  const fattiIntegri = esito.rottura === null && esito.integra;
  const secondi = (esito.durataMs / 1000).toLocaleString('it-IT', { maximumFractionDigits: 1 });
  return (
    <>
      <Avviso
        tipo={fattiIntegri ? 'fatto' : 'errore'}
        titolo={fattiIntegri ? 'Il registro dei fatti è integro' : 'Il registro dei fatti non è integro'}
        ruolo="status"
      >
        <p>
          {numero(esito.eventi)} eventi verificati in {secondi} secondi, {confrontati(esito.confrontati)}.
        </p>
        {esito.rottura && (
          <dl className="fatti-in-colonna">
            <dt>Primo punto rotto</dt>
            <dd>evento n. {numero(esito.rottura.posizione)}</dd>
            {esito.rottura.evento && (
              <>
                <dt>Identificativo</dt>
                <dd className="codice">{esito.rottura.evento}</dd>
              </>
            )}
            <dt>Che cosa non torna</dt>
            <dd>{esito.rottura.motivo}</dd>
          </dl>
        )}
        {esito.testa && (
          <dl className="fatti-in-colonna">
            <dt>Ultimo evento</dt>
            <dd>n. {numero(esito.testa.posizione)}</dd>
            <dt>Ultimo evento attestato da un checkpoint</dt>
            <dd>{provato(esito.provataFinoA)}</dd>
            <dt>Impronta della catena</dt>
            <dd className="codice impronta">{esito.testa.chain}</dd>
          </dl>
        )}
      </Avviso>
      <Avviso
        tipo={consultazioni.integra ? 'fatto' : 'errore'}
        titolo={
          consultazioni.integra
            ? 'Il registro delle consultazioni è integro'
            : 'Il registro delle consultazioni non è integro'
        }
        ruolo="status"
      >
        <p>{numero(consultazioni.consultazioni)} consultazioni verificate, con l’elenco di chi ciascuna ha mostrato.</p>
        {consultazioni.rottura && (
          <dl className="fatti-in-colonna">
            <dt>Primo punto rotto</dt>
            <dd>consultazione n. {numero(consultazioni.rottura.seq)}</dd>
            <dt>Che cosa non torna</dt>
            <dd>{consultazioni.rottura.motivo}</dd>
          </dl>
        )}
        <dl className="fatti-in-colonna">
          <dt>Ultima consultazione</dt>
          <dd>n. {numero(consultazioni.testa.seq)}</dd>
          <dt>Ultima attestata da un checkpoint</dt>
          <dd>{provato(consultazioni.provataFinoA)}</dd>
          <dt>Impronta della catena</dt>
          <dd className="codice impronta">{consultazioni.testa.chain}</dd>
        </dl>
      </Avviso>
    </>
  );
}

const provato = (fino: number): string => (fino === 0 ? 'nessuno ancora' : `n. ${numero(fino)}`);

const confrontati = (quanti: number): string => {
  if (quanti === 0) return 'senza checkpoint con cui confrontarli';
  return quanti === 1
    ? 'e confrontati con un checkpoint firmato'
    : `e confrontati con ${numero(quanti)} checkpoint firmati`;
};
