import type { DettaglioFigura } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { altezza, detto, frazione } from './valore-figura.ts';

/** The same figure, Comune by Comune, with a bar in the table. */
export function PerComune({ voci }: { readonly voci: DettaglioFigura['perComune'] }) {
  const massimo = Math.max(1, ...voci.map((v) => altezza(v.figura) ?? 0));
  return (
    <section className="scheda" aria-labelledby="per-comune">
      <h2 id="per-comune">Comune per Comune</h2>
      <Tabella didascalia="Valori per Comune" nascosta>
        <thead>
          <tr>
            <th scope="col">Comune</th>
            <th scope="col">
              <span className="visually-hidden">Valore in figura</span>
            </th>
            <th scope="col" className="cifra">
              Valore
            </th>
            <th scope="col" className="cifra">
              Righe
            </th>
          </tr>
        </thead>
        <tbody>
          {voci.map(({ comune, nome, figura }) => (
            <tr key={comune}>
              <th scope="row">{nome}</th>
              <td className="cella-barra">
                <span className="barra-semplice" aria-hidden="true">
                  <span style={{ inlineSize: `${((altezza(figura) ?? 0) / massimo) * 100}%` }} />
                </span>
              </td>
              <td className="cifra">{detto(figura)}</td>
              <td className="cifra">{frazione(figura)}</td>
            </tr>
          ))}
        </tbody>
      </Tabella>
    </section>
  );
}
