import type { RefObject } from 'react';
import { Link } from 'react-router';
import { Icona } from '../impianto/Icona.tsx';
import { data } from '../parole/date.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { useCartella } from './contesto.ts';
import { CosaManca } from './CosaManca.tsx';
import { PassiFasi } from './PassiFasi.tsx';

interface Proprieta {
  readonly titolo: string;
  readonly rif: RefObject<HTMLHeadingElement | null>;
}

export function TestaCartella({ titolo, rif }: Proprieta) {
  const { scheda } = useCartella();
  const { persona, stato } = scheda;
  const etichetta = useEtichette();
  const comune = useComuni();
  const operatore = useOperatori();
  const vedeCancellazione = puo(useSessione(), 'vedi-cancellazione');
  const inCaricoA = stato.caseManager ?? stato.assegnataA;
  return (
    <header className="testa-cartella">
      <div className="container-xxl">
        <div className="testa-persona">
          <h1 tabIndex={-1} ref={rif} data-rientro>
            {titolo}
          </h1>
          {stato.condizione === 'chiusa' && <span className="targhetta targhetta-scura">Cartella chiusa</span>}
          {stato.tutela && <span className="targhetta targhetta-chiara">Caso tutelato</span>}
          {persona.oscurata && <span className="targhetta targhetta-chiara">Dati personali cancellati</span>}
          {vedeCancellazione && persona.id && (
            <Link className="btn btn-xs btn-outline-primary" to={`/persone/${persona.id}/cancellazione`}>
              Cancellazione dei dati
            </Link>
          )}
        </div>
        <dl className="fatti">
          {persona.eta !== undefined && (
            <div>
              <dt>Età</dt>
              <dd>
                {persona.eta} anni{persona.nascita && <span className="secondario"> ({data(persona.nascita)})</span>}
              </dd>
            </div>
          )}
          <div>
            <dt>Comune</dt>
            <dd>{comune(stato.comune ?? persona.comune)}</dd>
          </div>
          <div>
            <dt>Area</dt>
            <dd>{etichetta('aree', stato.area)}</dd>
          </div>
          {stato.percorso && (
            <div>
              <dt>Percorso</dt>
              <dd>{etichetta('percorsi', stato.percorso)}</dd>
            </div>
          )}
          <div>
            <dt>{stato.caseManager || !stato.assegnataA ? 'Case manager' : 'Assegnata a'}</dt>
            <dd>{inCaricoA ? operatore(inCaricoA) : 'non ancora individuato'}</dd>
          </div>
          {persona.codiceFiscale && (
            <div>
              <dt>Codice fiscale</dt>
              <dd className="codice">{persona.codiceFiscale}</dd>
            </div>
          )}
          {persona.telefono && (
            <div>
              <dt>Telefono</dt>
              <dd>
                <a href={`tel:${persona.telefono}`}>{persona.telefono}</a>
              </dd>
            </div>
          )}
        </dl>
        <div className="testa-stato">
          <PassiFasi />
          <CosaManca />
        </div>
        {scheda.scadenze.length > 0 && (
          <ul className="scadenze-riga" aria-label="Scadenze">
            {scheda.scadenze.map((s) => (
              <li key={s.tipo + s.il} className={s.giorni < 0 ? 'scaduta' : ''}>
                <Icona nome={s.giorni < 0 ? 'it-warning-circle' : 'it-calendar'} misura="xs" />
                {s.testo}: {data(s.il)} (
                {s.giorni < 0 ? `scaduta da ${-s.giorni} gg` : s.giorni === 0 ? 'oggi' : `fra ${s.giorni} gg`})
              </li>
            ))}
          </ul>
        )}
      </div>
    </header>
  );
}
