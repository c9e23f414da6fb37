import { useId } from 'react';
import { data, dataEstesa, giorniTra, oggi, piuGiorni } from '../parole/date.ts';
import type { Traguardo } from './traguardi.ts';

interface Proprieta {
  readonly traguardi: readonly Traguardo[];
  readonly giorno: string;
  readonly onGiorno: (giorno: string) => void;
}

/** The life of the case as a line: its milestones are the notches, and the day slides along it. */
export function CorsaDelTempo({ traguardi, giorno, onGiorno }: Proprieta) {
  const id = useId();
  const inizio = traguardi[0]?.il ?? oggi();
  const lunga = giorniTra(inizio, oggi());
  if (lunga < 1) return null;
  const passati = traguardi.filter((t) => t.il <= giorno);
  const ultimo = passati.at(-1);
  const dopo = ultimo ? `dopo «${ultimo.testo}» del ${data(ultimo.il)}` : 'prima della cartella';
  return (
    <div className="corsa">
      <label className="visually-hidden" htmlFor={id}>
        Scorri nel tempo
      </label>
      <span className="corsa-tacche" aria-hidden="true">
        {traguardi.map((t, i) => (
          <span
            key={i}
            className={t.il <= giorno ? 'tacca-passata' : ''}
            style={{ insetInlineStart: `${(giorniTra(inizio, t.il) / lunga) * 100}%` }}
            title={`${data(t.il)} ${t.testo}`}
          />
        ))}
      </span>
      <input
        id={id}
        type="range"
        min={0}
        max={lunga}
        value={Math.max(0, Math.min(lunga, giorniTra(inizio, giorno || oggi())))}
        aria-valuetext={giorno ? `${dataEstesa(giorno)}, ${dopo}` : undefined}
        onChange={(e) => onGiorno(piuGiorni(inizio, Number(e.target.value)))}
      />
      <span className="corsa-dove">{dopo}</span>
    </div>
  );
}
