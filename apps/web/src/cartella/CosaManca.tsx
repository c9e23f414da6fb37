import { Link } from 'react-router';
import { Icona } from '../impianto/Icona.tsx';
import type { Mancanza } from '../api/tipi.ts';
import { useCartella } from './contesto.ts';
import { SEDE } from './sezioni.ts';
import { useEtichette } from '../parole/useEtichette.ts';

/** What the case needs to go on, and for each thing the act that gives it. */
export function CosaManca() {
  const { scheda } = useCartella();
  if (scheda.mancanze.length === 0) return null;
  return (
    <section className="cosa-manca" aria-labelledby="cosa-manca">
      <h2 id="cosa-manca">Cosa manca</h2>
      <ul>
        {scheda.mancanze.map((m) => (
          <VoceMancante key={m.codice} mancanza={m} />
        ))}
      </ul>
    </section>
  );
}

function VoceMancante({ mancanza: { testo, atto } }: { readonly mancanza: Mancanza }) {
  const { id, puo } = useCartella();
  const etichetta = useEtichette();
  return (
    <li>
      <span>
        <Icona nome="it-arrow-right-circle" misura="xs" /> {testo}
      </span>
      {atto && atto !== 'apri' && puo(atto) && (
        <Link
          className="btn btn-xs btn-primary"
          to={`/cartelle/${id}${SEDE[atto] && `/${SEDE[atto]}`}?atto=${atto}`}
          preventScrollReset
        >
          {etichetta('atti', atto)}
        </Link>
      )}
    </li>
  );
}
