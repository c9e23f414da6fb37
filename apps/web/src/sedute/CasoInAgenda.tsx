import { useState } from 'react';
import { Link } from 'react-router';
import type { CasoDellaSeduta, Seduta } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { ModuloDiscuti } from './ModuloDiscuti.tsx';
import { PulsanteSeduta } from './PulsanteSeduta.tsx';

export function CasoInAgenda({ seduta, caso }: { readonly seduta: Seduta; readonly caso: CasoDellaSeduta }) {
  const comune = useComuni();
  const operatore = useOperatori();
  const [discute, setDiscute] = useState(false);
  const nome = nominativo(caso.persona);
  const { discusso } = caso;
  return (
    <article className="scheda" aria-labelledby={`c-${caso.cartella}`}>
      <div className="testa-scheda">
        <h3 id={`c-${caso.cartella}`}>
          {nome} <span className="secondario">{comune(caso.comune)}</span>
        </h3>
        <span className={`targhetta ${discusso ? 'targhetta-fatta' : 'targhetta-corrente'}`}>
          {discusso ? 'Discusso' : 'Da discutere'}
        </span>
      </div>
      <ul className="elenco-semplice">
        <li>
          <Link to={`/cartelle/${caso.cartella}`}>
            Cronologia<span className="visually-hidden"> di {nome}</span>
          </Link>
        </li>
        <li>
          <Link to={`/cartelle/${caso.cartella}/valutazione`}>
            Valutazione<span className="visually-hidden"> di {nome}</span>
          </Link>
          {caso.valutazioneConclusaIl && <>, conclusa il {data(caso.valutazioneConclusaIl)}</>}
        </li>
        {discusso && (
          <li>
            <Link to={`/cartelle/${caso.cartella}?modo=evento&posizione=${discusso.posizione}`}>
              Il caso come lo aveva davanti l’équipe<span className="visually-hidden">: {nome}</span>
            </Link>
          </li>
        )}
      </ul>
      {discusso && (
        <dl className="fatti-in-colonna">
          <dt>Decisione</dt>
          <dd>{discusso.decisione ?? 'Non più leggibile'}</dd>
          {discusso.dissenso && (
            <>
              <dt>Dissenso</dt>
              <dd>{discusso.dissenso}</dd>
            </>
          )}
          <dt>Presenti</dt>
          <dd>{discusso.presenti.map(operatore).join(', ')}</dd>
        </dl>
      )}
      {discute && <ModuloDiscuti seduta={seduta} caso={caso} onChiudi={() => setDiscute(false)} />}
      {!discute && caso.atti.length > 0 && (
        <div className="azioni">
          {caso.atti.includes('discuti-caso') && (
            <button type="button" className="btn btn-sm btn-primary" onClick={() => setDiscute(true)}>
              Registra la discussione<span className="visually-hidden"> di {nome}</span>
            </button>
          )}
          {caso.atti.includes('togli-dall-ordine-del-giorno') && (
            <PulsanteSeduta
              seduta={seduta}
              atto="togli-dall-ordine-del-giorno"
              corpo={{ cartella: caso.cartella }}
              testo="Togli dall’ordine del giorno"
              di={nome}
              fatto="Caso tolto dall’ordine del giorno"
            />
          )}
        </div>
      )}
    </article>
  );
}
