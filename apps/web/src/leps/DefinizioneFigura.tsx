import type { DettaglioFigura } from '../api/tipi.ts';

export function DefinizioneFigura({ definizione }: { readonly definizione: DettaglioFigura['definizione'] }) {
  return (
    <section className="scheda" aria-labelledby="definizione">
      <h2 id="definizione">
        Definizione <span className="secondario">versione {definizione.versione}</span>
      </h2>
      <dl className="fatti-in-colonna">
        <dt>{definizione.denominatore ? 'Numeratore' : 'Si contano'}</dt>
        <dd>{definizione.numeratore}</dd>
        {definizione.denominatore && (
          <>
            <dt>Denominatore</dt>
            <dd>{definizione.denominatore}</dd>
          </>
        )}
      </dl>
      {definizione.scelte.length > 0 && (
        <>
          <h3>Scelte dichiarate</h3>
          <ul>
            {definizione.scelte.map((s) => (
              <li key={s}>{s}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
