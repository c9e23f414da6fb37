import { Link } from 'react-router';
import { Pagina } from './Pagina.tsx';

export function PaginaNonTrovata() {
  return (
    <Pagina titolo="Pagina non trovata">
      <p>L’indirizzo non corrisponde a nessuna pagina, oppure quello che cerchi non è visibile a te.</p>
      <p>
        <Link to="/">Vai alla pagina iniziale</Link>
      </p>
    </Pagina>
  );
}
