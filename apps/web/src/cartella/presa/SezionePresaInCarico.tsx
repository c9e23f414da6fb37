import { Link } from 'react-router';
import { data } from '../../parole/date.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useOperatori } from '../../parole/useOperatori.ts';
import { puo } from '../../sessione/ruoli.ts';
import { useSessione } from '../../sessione/sessione.ts';
import { useCartella } from '../contesto.ts';
import { PulsanteAtto } from '../PulsanteAtto.tsx';
import { Sezione } from '../Sezione.tsx';
import { useAttoAperto } from '../useAttoAperto.ts';
import { ElencoConsegne } from './ElencoConsegne.tsx';
import { ModuloAssegna } from './ModuloAssegna.tsx';
import { ModuloCaseManager } from './ModuloCaseManager.tsx';
import { ModuloConsegnaCaso } from './ModuloConsegnaCaso.tsx';
import { ModuloInformativa } from './ModuloInformativa.tsx';
import { ModuloPresaInCarico } from './ModuloPresaInCarico.tsx';

/** How the case began, and who answers for it. */
export function SezionePresaInCarico() {
  const { scheda, viva } = useCartella();
  const { stato } = scheda;
  const { atto, chiudi } = useAttoAperto();
  const etichetta = useEtichette();
  const operatore = useOperatori();
  const sessione = useSessione();
  return (
    <Sezione titolo="Presa in carico">
      <div className="griglia-schede">
        <article className="scheda">
          <h3>Accesso</h3>
          <dl className="fatti-in-colonna">
            <dt>Avvenuto il</dt>
            <dd>{data(stato.accesso?.il)}</dd>
            <dt>Canale</dt>
            <dd>{etichetta('canali', stato.accesso?.canale)}</dd>
          </dl>
          {stato.accesso && puo(sessione, 'vedi-accesso') && (
            <Link to={`/accessi/${stato.accesso.id}`}>Apri l’accesso</Link>
          )}
        </article>
        <article className="scheda">
          <h3>Informativa e presa in carico</h3>
          <dl className="fatti-in-colonna">
            <dt>Informativa consegnata</dt>
            <dd>{stato.informativaIl ? data(stato.informativaIl) : 'non ancora'}</dd>
            <dt>Presa in carico</dt>
            <dd>{stato.presaInCaricoIl ? data(stato.presaInCaricoIl) : 'non ancora'}</dd>
            <dt>Percorso</dt>
            <dd>{stato.percorso ? etichetta('percorsi', stato.percorso) : 'da scegliere con la presa in carico'}</dd>
          </dl>
          <div className="azioni">
            <PulsanteAtto atto="consegna-informativa" primario={!stato.informativaIl} />
            <PulsanteAtto atto="attiva-presa-in-carico" primario={!stato.presaInCaricoIl} />
          </div>
        </article>
        <article className="scheda">
          <h3>Chi la segue</h3>
          <dl className="fatti-in-colonna">
            <dt>Case manager</dt>
            <dd>{stato.caseManager ? operatore(stato.caseManager) : 'non ancora individuato'}</dd>
            <dt>Assegnata a</dt>
            <dd>{stato.assegnataA ? operatore(stato.assegnataA) : 'nessuno'}</dd>
          </dl>
          <div className="azioni">
            <PulsanteAtto atto="individua-case-manager" primario={!stato.caseManager} />
            <PulsanteAtto atto="assegna" />
            <PulsanteAtto atto="consegna" />
          </div>
        </article>
      </div>
      {viva && atto === 'consegna-informativa' && <ModuloInformativa onChiudi={chiudi} />}
      {viva && atto === 'attiva-presa-in-carico' && <ModuloPresaInCarico onChiudi={chiudi} />}
      {viva && atto === 'individua-case-manager' && <ModuloCaseManager onChiudi={chiudi} />}
      {viva && atto === 'assegna' && <ModuloAssegna onChiudi={chiudi} />}
      {viva && atto === 'consegna' && <ModuloConsegnaCaso onChiudi={chiudi} />}
      {stato.consegne.length > 0 && <ElencoConsegne consegne={stato.consegne} />}
      {stato.cicli.length > 1 && (
        <>
          <h3>Aperture e chiusure</h3>
          <ol className="elenco-semplice">
            {stato.cicli.map((c) => (
              <li key={c.eventoApertura}>
                {c.riapertura ? 'Riaperta' : 'Aperta'} il {data(c.apertoIl)}
                {c.motivoRiapertura && <> ({c.motivoRiapertura})</>}
                {c.chiusoIl && (
                  <>
                    , chiusa il {data(c.chiusoIl)} per {etichetta('motiviChiusura', c.motivo).toLowerCase()}
                  </>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Sezione>
  );
}
