import { data } from '../../parole/date.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useCartella } from '../contesto.ts';
import { PulsanteAtto } from '../PulsanteAtto.tsx';
import { Sezione } from '../Sezione.tsx';
import { useAttoAperto } from '../useAttoAperto.ts';
import { ElencoFollowUp } from './ElencoFollowUp.tsx';
import { EsitoFinale } from './EsitoFinale.tsx';
import { ModuloChiudi } from './ModuloChiudi.tsx';
import { ModuloFollowUp } from './ModuloFollowUp.tsx';
import { ModuloRiapri } from './ModuloRiapri.tsx';
import { ModuloValutazioneFinale } from './ModuloValutazioneFinale.tsx';

export function SezioneChiusura() {
  const { scheda, viva } = useCartella();
  const { stato } = scheda;
  const { atto, chiudi } = useAttoAperto();
  const etichetta = useEtichette();
  const ciclo = stato.cicli.at(-1);
  const chiusa = stato.condizione === 'chiusa';
  const finale = stato.valutazioneFinale;
  const finaleDelCiclo = finale && finale.ciclo === stato.cicli.length - 1 ? finale : null;
  return (
    <Sezione titolo="Chiusura">
      <div className="azioni">
        {!chiusa && <PulsanteAtto atto="svolgi-valutazione-finale" primario={!finaleDelCiclo} />}
        {!chiusa && <PulsanteAtto atto="chiudi" primario={Boolean(finaleDelCiclo)} />}
        <PulsanteAtto atto="rileva-follow-up" primario={chiusa} />
        {chiusa && <PulsanteAtto atto="riapri" />}
      </div>
      {viva && atto === 'svolgi-valutazione-finale' && <ModuloValutazioneFinale onChiudi={chiudi} />}
      {viva && atto === 'chiudi' && <ModuloChiudi onChiudi={chiudi} />}
      {viva && atto === 'riapri' && <ModuloRiapri onChiudi={chiudi} />}
      {viva && atto === 'rileva-follow-up' && <ModuloFollowUp onChiudi={chiudi} />}
      {chiusa && ciclo && (
        <article className="scheda">
          <h3>Cartella chiusa il {data(ciclo.chiusoIl)}</h3>
          <dl className="fatti-in-colonna">
            <dt>Motivo</dt>
            <dd>{etichetta('motiviChiusura', ciclo.motivo)}</dd>
            <dt>Situazione alla chiusura</dt>
            <dd>{ciclo.situazione ?? <span className="secondario">testo non visibile</span>}</dd>
          </dl>
        </article>
      )}
      {finale ? (
        <EsitoFinale finale={finale} />
      ) : (
        <p className="vuoto">
          La valutazione finale non è {viva ? 'ancora stata svolta' : 'stata svolta a quel momento'}.
        </p>
      )}
      <ElencoFollowUp />
    </Sezione>
  );
}
