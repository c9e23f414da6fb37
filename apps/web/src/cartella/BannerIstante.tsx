import { useSearchParams } from 'react-router';
import { Icona } from '../impianto/Icona.tsx';
import { rientra } from '../impianto/rientra.ts';
import { data, dataEstesa } from '../parole/date.ts';
import { useCartella } from './contesto.ts';

const INIZIO = 'Stai guardando la cartella';

/** Whoever looks at the past must not take it for today. */
export function BannerIstante() {
  const { istante, scheda } = useCartella();
  const [, imposta] = useSearchParams();
  if (!istante.modo) return null;
  const che =
    istante.modo === 'evento'
      ? `com’era subito dopo l’evento n. ${istante.posizione} del registro, il ${data(scheda.vista.giorno)}`
      : istante.modo === 'accaduto'
        ? `com’era il ${dataEstesa(istante.al!)}, secondo quello che era accaduto fino a quel giorno`
        : `com’era nota il ${dataEstesa(istante.al!)}, secondo quello che era stato registrato fino a quel giorno`;
  return (
    <div className="banner-istante" role="status">
      <div className="container-xxl">
        <Icona nome="it-clock" />
        <p>
          <strong>
            {INIZIO} {che}.
          </strong>{' '}
          Sola lettura.
        </p>
        <button
          type="button"
          className="btn btn-sm btn-dark"
          onClick={() => {
            imposta(
              (p) => {
                for (const nome of ['modo', 'al', 'posizione']) p.delete(nome);
                return p;
              },
              { preventScrollReset: true },
            );
            rientra();
          }}
        >
          Torna a oggi
        </button>
      </div>
    </div>
  );
}
