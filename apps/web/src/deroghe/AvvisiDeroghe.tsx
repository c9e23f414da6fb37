import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { leggiDeroghe } from '../api/letture.ts';
import type { Deroga } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { Icona } from '../impianto/Icona.tsx';
import { rientra } from '../impianto/rientra.ts';
import { istante } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';

/** Who opened my cases beyond its scope: until I have read it, or until it is reviewed for who reviews. */
export function AvvisiDeroghe() {
  const sessione = useSessione();
  const esamina = puo(sessione, 'esamina-deroga');
  const { data } = useQuery(leggiDeroghe('da-esaminare', 1, 200));
  const { id: io } = sessione.operatore;
  const miei = (d: Deroga): boolean => [d.caseManager, d.assegnataA].includes(io);
  const nuove = (data?.deroghe ?? []).filter(
    (d) => d.operatore !== io && (esamina || (miei(d) && !d.vistaDa.includes(io))),
  );
  if (nuove.length === 0) return null;
  return (
    <section className="avviso avviso-attenzione avvisi-deroghe" aria-labelledby="avvisi-deroghe">
      <Icona nome="it-unlocked" />
      <div>
        <h2 id="avvisi-deroghe" className="avviso-titolo">
          Casi aperti fuori competenza
        </h2>
        <ul>
          {nuove.map((d) => (
            <AvvisoDeroga key={d.id} deroga={d} leggibile={miei(d) && !d.vistaDa.includes(io)} />
          ))}
        </ul>
        {data && data.totale > data.deroghe.length && (
          <p>Ce ne sono altri, meno recenti: in tutto {data.totale} ancora da esaminare.</p>
        )}
        {esamina && <Link to="/deroghe">Esamina gli accessi fuori competenza</Link>}
      </div>
    </section>
  );
}

function AvvisoDeroga({ deroga: d, leggibile }: { readonly deroga: Deroga; readonly leggibile: boolean }) {
  const operatore = useOperatori();
  // A case manager of the health services opens the case during a seduta, and is told all the same.
  const apre = useSessione().operatore.ruolo !== 'componente-uvm';
  const vista = useAtto(`/api/cartelle/${d.cartella}/deroghe/${d.id}/prendi-visione`);
  return (
    <li>
      <strong>{operatore(d.operatore)}</strong> ha aperto il caso di{' '}
      {apre ? <Link to={`/cartelle/${d.cartella}`}>{nominativo(d.persona)}</Link> : nominativo(d.persona)} il{' '}
      {istante(d.apertaIl)}
      {d.motivo && <>: «{d.motivo}»</>}{' '}
      {leggibile && (
        <button
          type="button"
          className="btn btn-xs btn-outline-primary"
          aria-disabled={vista.inCorso || undefined}
          onClick={() => {
            if (!vista.inCorso) void vista.invia({}).then(() => rientra());
          }}
        >
          Ho letto<span className="visually-hidden"> l’avviso su {nominativo(d.persona)}</span>
        </button>
      )}
      {vista.problema && <span role="alert"> {vista.problema.message}</span>}
    </li>
  );
}
