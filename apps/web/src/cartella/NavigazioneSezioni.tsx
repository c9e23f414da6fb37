import { NavLink } from 'react-router';
import { useCartella } from './contesto.ts';
import { SEZIONI } from './sezioni.ts';

export function NavigazioneSezioni() {
  const { id, suffisso } = useCartella();
  return (
    <nav className="sezioni" aria-label="Sezioni della cartella">
      <ul className="container-xxl">
        {SEZIONI.map(({ percorso, testo }) => (
          <li key={percorso}>
            <NavLink to={`/cartelle/${id}${percorso && `/${percorso}`}${suffisso}`} end preventScrollReset>
              {testo}
            </NavLink>
          </li>
        ))}
        <li className="sezione-a-parte">
          <NavLink to={`/cartelle/${id}/revisione`}>Rivedi passo per passo</NavLink>
        </li>
      </ul>
    </nav>
  );
}
