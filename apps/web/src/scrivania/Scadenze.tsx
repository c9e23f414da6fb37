import { Link } from 'react-router';
import type { Scrivania } from '../api/tipi.ts';
import { Icona } from '../impianto/Icona.tsx';
import { data } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';

const SEZIONE: Record<string, string> = {
  'fine-autorizzazione': '/interventi',
  'sospensione-lunga': '/interventi',
  'decisione-attesa': '/progetto',
};

export function Scadenze({ voci }: { readonly voci: Scrivania['scadenze'] }) {
  return (
    <section className="riquadro" aria-labelledby="scadenze">
      <h2 id="scadenze">
        Scadenze <span className="quante">{voci.length}</span>
      </h2>
      {voci.length === 0 ? (
        <p className="vuoto">Nessuna scadenza vicina.</p>
      ) : (
        <ul>
          {voci.map((v, i) => (
            <li key={i} className={v.giorni < 0 ? 'scaduta' : ''}>
              <Link to={`/cartelle/${v.cartella}${SEZIONE[v.tipo] ?? ''}`}>{nominativo(v.persona)}</Link>
              <span>{v.testo}</span>
              <span className="secondario">
                {v.giorni < 0 && <Icona nome="it-warning-circle" misura="xs" />} {data(v.il)},{' '}
                {v.giorni < 0 ? `scaduta da ${-v.giorni} gg` : v.giorni === 0 ? 'oggi' : `fra ${v.giorni} gg`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
