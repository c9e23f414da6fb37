import type { Fase, VoceElenco } from '../api/tipi.ts';
import { useLista } from '../parole/useEtichette.ts';
import { SchedaCaso } from './SchedaCaso.tsx';

interface Proprieta {
  readonly voci: readonly VoceElenco[];
  readonly perFase: Partial<Record<Fase, number>>;
}

/** One column per phase: where the cases are, and where they pile up. */
export function Bacheca({ voci, perFase }: Proprieta) {
  const fasi = useLista('fasi');
  return (
    <div className="bacheca">
      {fasi.map(({ codice, testo }) => {
        const diFase = voci.filter((v) => v.fase === codice);
        const totale = perFase[codice as Fase] ?? diFase.length;
        return (
          <section key={codice} className="colonna-fase" aria-labelledby={`fase-${codice}`}>
            <h3 id={`fase-${codice}`}>
              {testo} <span className="quante">{totale}</span>
            </h3>
            {diFase.length === 0 ? (
              <p className="vuoto">Nessuna</p>
            ) : (
              <ul>
                {diFase.map((v) => (
                  <SchedaCaso key={v.id} voce={v} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}
