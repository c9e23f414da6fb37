import { data } from '../../parole/date.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useOperatori } from '../../parole/useOperatori.ts';
import { useSessione } from '../../sessione/sessione.ts';
import { useCartella } from '../contesto.ts';
import { PulsanteAtto } from '../PulsanteAtto.tsx';
import { Sezione } from '../Sezione.tsx';
import { useAttoAperto } from '../useAttoAperto.ts';
import { ModuloEscludi } from './ModuloEscludi.tsx';
import { ModuloRevoca } from './ModuloRevoca.tsx';
import { ModuloTutela } from './ModuloTutela.tsx';
import { useAbilitati } from './useAbilitati.ts';

/** Who may know of the case. Past tutele and exclusions are in the timeline. */
export function SezioneRiservatezza() {
  const { scheda, viva } = useCartella();
  const { tutela, esclusi } = scheda.stato;
  const { atto, su, chiudi } = useAttoAperto();
  const etichetta = useEtichette();
  const operatore = useOperatori();
  const io = useSessione().operatore;
  const { ancora, nonPiu } = useAbilitati();
  const coordina = io.ruolo === 'coordinatore';
  const { caseManager, assegnataA } = scheda.stato;
  // To the others the answer says nothing of it, and neither does the page.
  const entra =
    coordina || io.ruolo === 'revisore' || [caseManager, assegnataA, ...(tutela?.abilitati ?? [])].includes(io.id);
  const testo = (parole: string | undefined) => parole ?? <span className="secondario">testo non visibile</span>;
  return (
    <Sezione titolo="Riservatezza">
      <div className="griglia-schede">
        {entra && (
          <article className="scheda">
            <h3>Tutela</h3>
            {tutela ? (
              <dl className="fatti-in-colonna">
                <dt>Classe</dt>
                <dd>{etichetta('classiDiTutela', tutela.classe)}</dd>
                <dt>Disposta</dt>
                <dd>
                  il {data(tutela.il)} da {operatore(tutela.da)}
                </dd>
                <dt>Persone abilitate</dt>
                <dd>
                  {ancora.length > 0
                    ? ancora.map(operatore).join(', ')
                    : 'solo chi segue il caso, chi coordina il Comune e chi ha un mandato di revisione'}
                  {nonPiu.length > 0 && (
                    <span className="secondario blocco">
                      Non più, perché da allora hanno lasciato il loro ente: {nonPiu.map(operatore).join(', ')}
                    </span>
                  )}
                </dd>
                <dt>Da riesaminare</dt>
                <dd>{tutela.revisioneIl ? `il ${data(tutela.revisioneIl)}` : 'nessuna data indicata'}</dd>
                <dt>Motivo</dt>
                <dd>{testo(tutela.motivo)}</dd>
              </dl>
            ) : (
              <p className="vuoto">
                Il caso non ha una tutela: lo vede chi, per il suo ruolo, vede gli altri casi del Comune.
              </p>
            )}
            <div className="azioni">
              <PulsanteAtto atto="disponi-tutela" {...(tutela && { testo: 'Cambia la tutela' })} />
              {tutela && <PulsanteAtto atto="revoca-tutela" />}
            </div>
          </article>
        )}
        <article className="scheda">
          <h3>Conflitti di interessi</h3>
          {!entra ? (
            <p>Se conosci la persona o hai un interesse nel caso, dichiaralo: non lo vedrai più.</p>
          ) : esclusi.length > 0 ? (
            <ul className="elenco-semplice">
              {esclusi.map((e) => (
                <li key={e.evento}>
                  {operatore(e.operatore)}, dal {data(e.il)}: {testo(e.conflitto)}{' '}
                  <PulsanteAtto
                    atto="revoca-esclusione"
                    su={e.operatore}
                    testo="Revoca"
                    di={`l’esclusione di ${operatore(e.operatore)}`}
                  />
                </li>
              ))}
            </ul>
          ) : (
            <p className="vuoto">Nessuno risulta escluso dal caso.</p>
          )}
          <div className="azioni">
            <PulsanteAtto
              atto="escludi-operatore"
              testo={coordina ? 'Escludi un operatore' : 'Dichiara un mio conflitto'}
            />
          </div>
        </article>
      </div>
      {viva && atto === 'disponi-tutela' && <ModuloTutela onChiudi={chiudi} />}
      {viva && atto === 'revoca-tutela' && <ModuloRevoca onChiudi={chiudi} />}
      {viva && atto === 'escludi-operatore' && <ModuloEscludi onChiudi={chiudi} />}
      {viva && atto === 'revoca-esclusione' && su && <ModuloRevoca key={su} operatore={su} onChiudi={chiudi} />}
    </Sezione>
  );
}
