import type { Valutazione } from '../../api/tipi.ts';
import { data } from '../../parole/date.ts';
import { useEnti } from '../../parole/useEnti.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useCartella } from '../contesto.ts';
import { PulsanteAtto } from '../PulsanteAtto.tsx';
import { useAttoAperto } from '../useAttoAperto.ts';
import { ConfrontoPunteggi } from './ConfrontoPunteggi.tsx';
import { EsitoValutazione } from './EsitoValutazione.tsx';
import { ModuloConcludi } from './ModuloConcludi.tsx';
import { ModuloEquipe } from './ModuloEquipe.tsx';
import { ModuloStrumento } from './ModuloStrumento.tsx';

interface Proprieta {
  readonly valutazione: Valutazione;
  readonly precedente: Valutazione | undefined;
  readonly ultima: boolean;
}

export function SchedaValutazione({ valutazione, precedente, ultima }: Proprieta) {
  const { viva } = useCartella();
  const etichetta = useEtichette();
  const ente = useEnti();
  const { atto, su, chiudi } = useAttoAperto();
  const aperta = valutazione.conclusaIl === null;
  // "What is missing" names the act and not the valutazione: it is the open one.
  const qui = viva && aperta && (su === valutazione.id || (!su && ultima)) ? atto : null;
  const persone = aperta || valutazione.partecipanti.length === 0 ? valutazione.equipe : valutazione.partecipanti;
  return (
    <article className="scheda" aria-labelledby={`v-${valutazione.id}`}>
      <div className="testa-scheda">
        <h3 id={`v-${valutazione.id}`}>
          Valutazione {etichetta('tipiValutazione', valutazione.tipo).toLowerCase()} del {data(valutazione.avviataIl)}
        </h3>
        <span className={`targhetta ${aperta ? 'targhetta-corrente' : 'targhetta-fatta'}`}>
          {aperta ? 'in corso' : `conclusa il ${data(valutazione.conclusaIl)}`}
        </span>
      </div>
      {valutazione.motivo && <p>{valutazione.motivo}</p>}
      {aperta && (
        <div className="azioni">
          <PulsanteAtto atto="costituisci-equipe" su={valutazione.id} primario={valutazione.equipe.length === 0} />
          <PulsanteAtto atto="somministra-strumento" su={valutazione.id} />
          <PulsanteAtto atto="concludi-valutazione" su={valutazione.id} primario={valutazione.equipe.length > 0} />
        </div>
      )}
      {qui === 'costituisci-equipe' && <ModuloEquipe valutazione={valutazione} onChiudi={chiudi} />}
      {qui === 'somministra-strumento' && <ModuloStrumento valutazione={valutazione} onChiudi={chiudi} />}
      {qui === 'concludi-valutazione' && <ModuloConcludi valutazione={valutazione} onChiudi={chiudi} />}
      {persone.length > 0 && (
        <>
          <h4>{aperta ? 'Équipe' : 'Chi ha partecipato'}</h4>
          <ul className="persone-equipe">
            {persone.map((p, i) => (
              <li key={i}>
                <strong>{p.nome ?? etichetta('professioni', p.professione)}</strong>
                <span className="secondario">
                  {p.nome && <>{etichetta('professioni', p.professione).toLowerCase()}, </>}
                  {ente(p.ente)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ConfrontoPunteggi valutazione={valutazione} precedente={precedente} />
      {!aperta && <EsitoValutazione valutazione={valutazione} />}
    </article>
  );
}
