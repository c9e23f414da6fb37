import type { Cancellazione } from '../api/tipi.ts';
import { Avviso } from '../impianto/Avviso.tsx';
import { data, istante } from '../parole/date.ts';

/** What may still lie in files, closed and without its key, and until when. */
export function Tracce({ tracce }: { readonly tracce: NonNullable<Cancellazione['tracce']> }) {
  const { distrutteIl, ripuliteIl, walRiciclato, copieFino } = tracce;
  if (!distrutteIl) {
    return (
      <Avviso tipo="attenzione" titolo="La cancellazione è decisa e non ancora conclusa">
        <p>Riprende da sola entro un minuto.</p>
      </Avviso>
    );
  }
  return (
    <Avviso tipo={ripuliteIl ? 'fatto' : 'informazione'} titolo={`Dati illeggibili dal ${istante(distrutteIl)}`}>
      <ul>
        <li>
          {ripuliteIl
            ? `Tabelle, indici e copie di lavoro riscritti senza tracce il ${istante(ripuliteIl)}.`
            : 'Tabelle, indici e copie di lavoro: la riscrittura senza tracce è in corso.'}
        </li>
        {ripuliteIl && (
          <li>
            {walRiciclato
              ? 'Il giornale del database (WAL) è stato riciclato nello stesso momento.'
              : 'Il giornale del database (WAL) non si può riciclare da qui: lo fa PostgreSQL ai suoi checkpoint.'}
          </li>
        )}
        <li>
          Nelle copie di sicurezza del registro i dati restano chiusi e senza chiave. Le copie della custodia fatte
          prima ne contengono ancora le chiavi, avvolte: si conservano al più fino al {data(copieFino)}; chi amministra
          le rende inservibili prima, cambiando la chiave principale.
        </li>
      </ul>
    </Avviso>
  );
}
