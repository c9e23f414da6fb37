import { Link } from 'react-router';
import type { PersonaTrovata } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import type { PersonaScelta } from './persona-scelta.ts';

interface Proprieta {
  readonly persona: PersonaTrovata;
  readonly onScelta: (persona: PersonaScelta) => void;
}

/** A possible match: how alike, and which cases it already has. */
export function PersonaInElenco({ persona, onScelta }: Proprieta) {
  const comune = useComuni();
  const etichetta = useEtichette();
  const operatore = useOperatori();
  const vedeCartelle = puo(useSessione(), 'vedi-cartella');
  const cartella = (c: { condizione: string }) => `Cartella ${etichetta('condizioni', c.condizione).toLowerCase()}`;
  const nome = nominativo(persona);
  const quota = Math.round(persona.somiglianza * 100);
  return (
    <li className="persona-trovata">
      <div>
        <h3>{nome}</h3>
        <p>
          {persona.nascita && <>nato/a il {data(persona.nascita)}, </>}
          {comune(persona.comune)}
          {persona.codiceFiscale && <span className="codice"> {persona.codiceFiscale}</span>}
        </p>
        <p className="somiglianza">
          <span className="misura-somiglianza" aria-hidden="true">
            <span style={{ inlineSize: `${quota}%` }} />
          </span>
          somiglianza {quota} %
        </p>
        {persona.cartelle.length > 0 && (
          <ul className="cartelle-persona">
            {persona.cartelle.map((c) => (
              <li key={c.id}>
                {vedeCartelle ? <Link to={`/cartelle/${c.id}`}>{cartella(c)}</Link> : cartella(c)}, case manager{' '}
                {operatore(c.caseManager)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <button
        type="button"
        className="btn btn-sm btn-primary"
        onClick={() =>
          onScelta({ anonima: false, id: persona.id, nome, comune: persona.comune, gia: persona.cartelle })
        }
      >
        Scegli<span className="visually-hidden"> {nome}</span>
      </button>
    </li>
  );
}
