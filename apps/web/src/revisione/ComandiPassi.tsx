import { useEffect } from 'react';
import type { Passo } from '../api/tipi.ts';
import { Icona } from '../impianto/Icona.tsx';
import { data } from '../parole/date.ts';

interface Proprieta {
  readonly passi: readonly Passo[];
  readonly corrente: number;
  readonly onVai: (indice: number) => void;
  /** So many steps on from wherever one is by then. */
  readonly onAvanza: (quanti: number) => void;
}

/** Buttons, a slider and the arrow keys, anywhere on the page but in a field. */
export function ComandiPassi({ passi, corrente, onVai, onAvanza }: Proprieta) {
  const passo = passi[corrente]!;
  useEffect(() => {
    const premuto = (evento: KeyboardEvent) => {
      const su = evento.target as Element | null;
      if (evento.altKey || evento.ctrlKey || evento.metaKey || su?.closest('input, select, textarea, dialog')) return;
      if (evento.key === 'ArrowRight') onAvanza(1);
      else if (evento.key === 'ArrowLeft') onAvanza(-1);
      else return;
      evento.preventDefault();
    };
    addEventListener('keydown', premuto);
    return () => removeEventListener('keydown', premuto);
  });
  return (
    <div className="comandi-passi" role="group" aria-label="Passi">
      <button
        type="button"
        className="btn btn-outline-primary"
        aria-disabled={corrente === 0}
        onClick={() => onAvanza(-1)}
      >
        <Icona nome="it-chevron-left" /> Precedente
      </button>
      <div className="cursore">
        <label htmlFor="cursore-passi">
          Passo {corrente + 1} di {passi.length}
        </label>
        <input
          id="cursore-passi"
          type="range"
          min={1}
          max={passi.length}
          value={corrente + 1}
          aria-valuetext={`${corrente + 1}, ${passo.titolo} del ${data(passo.avvenutoIl)}`}
          onChange={(e) => onVai(Number(e.target.value) - 1)}
        />
      </div>
      <button
        type="button"
        className="btn btn-outline-primary"
        aria-disabled={corrente === passi.length - 1}
        onClick={() => onAvanza(1)}
      >
        Successivo <Icona nome="it-chevron-right" />
      </button>
      <p className="aiuto">Anche con i tasti freccia sinistra e destra.</p>
    </div>
  );
}
