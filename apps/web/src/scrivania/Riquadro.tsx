import { useId, type ReactNode } from 'react';
import { useQuanti } from './useQuanti.ts';

interface Proprieta<T> {
  readonly titolo: string;
  readonly vuoto: string;
  readonly voci: readonly T[];
  readonly children: (voce: T, indice: number) => ReactNode;
}

/** One of the lists of what waits for me. */
export function Riquadro<T>({ titolo, vuoto, voci, children }: Proprieta<T>) {
  const id = useId();
  const { mostrati, altri, mostraTutti } = useQuanti(voci);
  return (
    <section className="riquadro" aria-labelledby={id}>
      <h2 id={id}>
        {titolo} <span className="quante">{voci.length}</span>
      </h2>
      {voci.length === 0 ? <p className="vuoto">{vuoto}</p> : <ul>{mostrati.map(children)}</ul>}
      {altri > 0 && (
        <button type="button" className="btn btn-xs btn-outline-primary" onClick={mostraTutti}>
          Mostra {altri === 1 ? 'l’altra' : `le altre ${altri}`}
          <span className="visually-hidden"> voci di {titolo}</span>
        </button>
      )}
    </section>
  );
}
