import { NavLink } from 'react-router';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { useCartella } from './contesto.ts';
import { SEZIONI } from './sezioni.ts';

export function NavigazioneSezioni() {
  const { id, suffisso } = useCartella();
  const sessione = useSessione();
  const sezioni = SEZIONI.filter((s) => !('permesso' in s) || puo(sessione, s.permesso));
  return (
    <nav className="sezioni" aria-label="Sezioni della cartella">
      <ul className="container-xxl">
        {sezioni.map(({ percorso, testo }) => (
          <li key={percorso}>
            <NavLink to={`/cartelle/${id}${percorso && `/${percorso}`}${suffisso}`} end preventScrollReset>
              {testo}
            </NavLink>
          </li>
        ))}
        {puo(sessione, 'vedi-passi') && (
          <li className="sezione-a-parte">
            <NavLink to={`/cartelle/${id}/revisione`}>Rivedi passo per passo</NavLink>
          </li>
        )}
      </ul>
    </nav>
  );
}
