import type { UtenzaVista } from '../api/tipi.ts';
import { DatiEvento } from '../cartella/dati/DatiEvento.tsx';
import { data } from '../parole/date.ts';
import { useOperatori } from '../parole/useOperatori.ts';

/** Every decision about an operator: who took it, when, and what it said. */
export function StoriaUtenza({ eventi }: Pick<UtenzaVista, 'eventi'>) {
  const operatore = useOperatori();
  return (
    <section aria-labelledby="storia">
      <h2 id="storia">Storia</h2>
      <ol className="elenco-semplice">
        {eventi.map((e) => (
          <li key={e.evento}>
            <article className="scheda">
              <h3>{e.titolo}</h3>
              <p className="secondario">
                Deciso il {data(e.avvenutoIl)} da{' '}
                {e.provenienza.tipo === 'sistema' ? 'chi installa il programma' : operatore(e.attore.id)}
              </p>
              <DatiEvento dati={senzaOperatore(e.dati)} oscurati={e.oscurati} />
            </article>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** They are all of the same one. */
const senzaOperatore = ({ operatore: _, ...dati }: Readonly<Record<string, unknown>>): Record<string, unknown> => dati;
