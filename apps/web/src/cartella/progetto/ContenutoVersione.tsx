import type { VersioneDiProgetto } from '../../api/tipi.ts';
import { Tabella } from '../../figure/Tabella.tsx';
import { Icona } from '../../impianto/Icona.tsx';
import { data } from '../../parole/date.ts';
import { durata, euro } from '../../parole/misure.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useOperatori } from '../../parole/useOperatori.ts';
import { usePrestazioni } from '../../parole/usePrestazioni.ts';
import { useCartella } from '../contesto.ts';
import { dimensioniScoperte } from '../scelte-progetto.ts';
import { StoriaVersione } from './StoriaVersione.tsx';

/** One version, whole: goals, interventions, budget, and what was decided about it. */
export function ContenutoVersione({ versione }: { readonly versione: VersioneDiProgetto }) {
  const { scheda } = useCartella();
  const etichetta = useEtichette();
  const prestazione = usePrestazioni();
  const operatore = useOperatori();
  const valutazione = scheda.stato.valutazioni.find((v) => v.id === versione.valutazione);
  const scoperte = dimensioniScoperte(scheda.stato, versione.valutazione, versione.obiettivi);
  const totale = versione.budget.reduce((somma, v) => somma + v.centesimiMensili, 0);
  const nonVisibile = <span className="secondario">testo non visibile</span>;
  return (
    <>
      <dl className="fatti">
        <div>
          <dt>Redatto</dt>
          <dd>
            il {data(versione.redattaIl)} da {operatore(versione.redattaDa)}
          </dd>
        </div>
        <div>
          <dt>Percorso</dt>
          <dd>{etichetta('percorsi', versione.percorso)}</dd>
        </div>
        <div>
          <dt>Valutazione</dt>
          <dd>
            {valutazione
              ? `conclusa il ${data(valutazione.conclusaIl)}`
              : (versione.motivoSenzaValutazione ?? 'nessuna')}
          </dd>
        </div>
        {versione.pianoUnicoIntegrato && (
          <div>
            <dt>Piano</dt>
            <dd>unico e integrato con il sanitario</dd>
          </div>
        )}
        {versione.comprendeDimissioneProtetta && (
          <div>
            <dt>Dimissione</dt>
            <dd>comprende una dimissione protetta</dd>
          </div>
        )}
      </dl>
      {versione.motivo && (
        <p>
          <strong>Perché è stato rimodulato:</strong> {versione.motivo}
        </p>
      )}
      {scoperte.length > 0 && (
        <p className="esito-controllo controllo-manca">
          <Icona nome="it-warning-circle" misura="xs" /> Senza obiettivo:{' '}
          {scoperte.map((d) => etichetta('domini', d).toLowerCase()).join(', ')}
        </p>
      )}
      <Tabella didascalia="Obiettivi">
        <thead>
          <tr>
            <th scope="col">Dimensione</th>
            <th scope="col">Obiettivo</th>
            <th scope="col">Partenza</th>
            <th scope="col">Risultato atteso</th>
          </tr>
        </thead>
        <tbody>
          {versione.obiettivi.map((o) => {
            const testi = versione.testiObiettivi?.[o.id];
            return (
              <tr key={o.id}>
                <th scope="row">{etichetta('domini', o.dimensione)}</th>
                <td>{testi?.descrizione ?? nonVisibile}</td>
                <td>{testi?.partenza ?? nonVisibile}</td>
                <td>{testi?.atteso ?? nonVisibile}</td>
              </tr>
            );
          })}
        </tbody>
      </Tabella>
      <div className="due-colonne">
        <Tabella didascalia="Interventi previsti">
          <thead>
            <tr>
              <th scope="col">Prestazione</th>
              <th scope="col" className="cifra">
                Al mese
              </th>
            </tr>
          </thead>
          <tbody>
            {versione.interventi.map((i) => (
              <tr key={i.id}>
                <th scope="row">{prestazione(i.prestazione)}</th>
                <td className="cifra">{durata(i.minutiMensili)}</td>
              </tr>
            ))}
            {versione.interventi.length === 0 && (
              <tr>
                <td colSpan={2}>Nessun intervento previsto</td>
              </tr>
            )}
          </tbody>
        </Tabella>
        <Tabella didascalia="Budget al mese">
          <thead>
            <tr>
              <th scope="col">Fonte</th>
              <th scope="col" className="cifra">
                Importo
              </th>
            </tr>
          </thead>
          <tbody>
            {versione.budget.map((v, i) => (
              <tr key={i}>
                <th scope="row">{etichetta('fonti', v.fonte)}</th>
                <td className="cifra">{euro(v.centesimiMensili)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Totale</th>
              <td className="cifra">{euro(totale)}</td>
            </tr>
          </tfoot>
        </Tabella>
      </div>
      <StoriaVersione versione={versione} />
    </>
  );
}
