import type { Figura } from '../api/tipi.ts';
import { altezza, detto } from '../leps/valore-figura.ts';

interface Proprieta {
  readonly serie: readonly { readonly anno: number; readonly figura: Figura }[];
  readonly annoScelto: number;
}
const LARGO = 34;
const ALTO = 64;

/** One small bar per year. The same numbers are in a table, for who cannot see it or wants to copy them. */
export function Tendenza({ serie, annoScelto }: Proprieta) {
  const massimo = Math.max(1, ...serie.map((s) => altezza(s.figura) ?? 0));
  return (
    <svg
      className="tendenza"
      viewBox={`0 0 ${Math.max(1, serie.length) * LARGO} ${ALTO + 30}`}
      aria-hidden="true"
      focusable="false"
      style={{ maxInlineSize: `${serie.length * 4.2}rem` }}
    >
      {serie.map(({ anno, figura }, i) => {
        const valore = altezza(figura);
        const alto = valore === null ? 0 : Math.max(1.5, (valore / massimo) * ALTO);
        return (
          <g key={anno} className={anno === annoScelto ? 'barra barra-scelta' : 'barra'}>
            <text x={i * LARGO + LARGO / 2} y={ALTO - alto + 10} textAnchor="middle" className="tendenza-valore">
              {detto(figura)}
            </text>
            <rect x={i * LARGO + 7} y={ALTO - alto + 14} width={LARGO - 14} height={alto} rx="1.5" />
            <text x={i * LARGO + LARGO / 2} y={ALTO + 25} textAnchor="middle" className="tendenza-anno">
              {anno}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
