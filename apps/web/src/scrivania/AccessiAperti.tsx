import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { leggiAccessiAperti } from '../api/letture.ts';
import { data } from '../parole/date.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { Riquadro } from './Riquadro.tsx';

export function AccessiAperti() {
  const lette = useQuery(leggiAccessiAperti());
  const comune = useComuni();
  const etichetta = useEtichette();
  return (
    <Riquadro titolo="Accessi da concludere" vuoto="Nessun accesso in sospeso." voci={lette.data ?? []}>
      {(a) => (
        <li key={a.id}>
          <Link to={`/accessi/${a.id}`}>
            Accesso del {data(a.il)}, {comune(a.comune)}
          </Link>
          <span className="secondario">{etichetta('canali', a.canale)}</span>
        </li>
      )}
    </Riquadro>
  );
}
