import { Link } from 'react-router';
import type { Scrivania } from '../api/tipi.ts';
import { Icona } from '../impianto/Icona.tsx';
import { data } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';
import { Riquadro } from './Riquadro.tsx';

const SEZIONE: Record<string, string> = {
  'fine-autorizzazione': '/interventi',
  'sospensione-lunga': '/interventi',
  'decisione-attesa': '/progetto',
  'revisione-tutela': '/riservatezza',
};

export function Scadenze({ voci }: { readonly voci: Scrivania['scadenze'] }) {
  return (
    <Riquadro titolo="Scadenze" vuoto="Nessuna scadenza vicina." voci={voci}>
      {(v, i) => (
        <li key={i} className={v.giorni < 0 ? 'scaduta' : ''}>
          <span>
            <Link to={`/cartelle/${v.cartella}${SEZIONE[v.tipo] ?? ''}`}>{nominativo(v.persona)}</Link>{' '}
            <span className="secondario">
              {v.giorni < 0 && <Icona nome="it-warning-circle" misura="xs" />} {data(v.il)},{' '}
              {v.giorni < 0 ? `scaduta da ${-v.giorni} gg` : v.giorni === 0 ? 'oggi' : `fra ${v.giorni} gg`}
            </span>
          </span>
          <span>{v.testo}</span>
        </li>
      )}
    </Riquadro>
  );
}
