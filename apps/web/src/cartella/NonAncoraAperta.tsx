import { Link } from 'react-router';
import { Pagina } from '../impianto/Pagina.tsx';

/** The instant asked for comes before the case, or before anyone knew of it. */
export function NonAncoraAperta({ cartella }: { readonly cartella: string }) {
  return (
    <Pagina titolo="La cartella non c’era ancora">
      <p>Nel momento che hai scelto la cartella non era ancora stata aperta, o non era ancora stata registrata.</p>
      <p>
        <Link className="btn btn-primary" to={`/cartelle/${cartella}`}>
          Torna a oggi
        </Link>
      </p>
    </Pagina>
  );
}
