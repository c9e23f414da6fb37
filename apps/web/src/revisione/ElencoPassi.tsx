import { useEffect, useRef } from 'react';
import type { Passo } from '../api/tipi.ts';
import { data } from '../parole/date.ts';

interface Proprieta {
  readonly passi: readonly Passo[];
  readonly corrente: number;
  readonly onVai: (indice: number) => void;
}

export function ElencoPassi({ passi, corrente, onVai }: Proprieta) {
  const elenco = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const voce = elenco.current?.children[corrente] as HTMLElement | undefined;
    const lista = elenco.current;
    if (!voce || !lista) return;
    // Only the list scrolls, never the page under the reader.
    lista.scrollTop = voce.offsetTop - lista.offsetTop - lista.clientHeight / 2 + voce.clientHeight / 2;
  }, [corrente]);
  return (
    <section aria-labelledby="elenco-passi" className="colonna-passi">
      <h2 id="elenco-passi">Eventi</h2>
      <ol className="elenco-passi" ref={elenco} tabIndex={-1}>
        {passi.map((p, i) => (
          <li key={p.evento}>
            <button type="button" aria-current={i === corrente ? 'step' : undefined} onClick={() => onVai(i)}>
              <span className="numero-passo">{i + 1}</span>
              <span>
                {p.titolo}
                <span className="secondario"> {data(p.avvenutoIl)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
