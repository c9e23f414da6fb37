import { useState } from 'react';
import { Link } from 'react-router';
import type { CasoDaConsegnare, DaConsegnare } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { data, oggi } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { ModuloConsegna } from './ModuloConsegna.tsx';

/** The cases of one operator, to choose which go to whom. */
export function ConsegneDi({ consegna: { operatore: da, casi } }: { readonly consegna: DaConsegnare }) {
  const operatore = useOperatori();
  const comune = useComuni();
  const etichetta = useEtichette();
  const sessione = useSessione();
  const [scelti, setScelti] = useState<readonly string[]>([]);
  const id = `consegne-${da}`;
  const ancora = casi.filter((c) => scelti.includes(c.cartella));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {operatore(da)} <span className="quante">{casi.length}</span>
      </h2>
      <Tabella didascalia={`Casi di ${operatore(da)} da consegnare`} nascosta>
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={`Tutti i casi di ${operatore(da)}`}
                checked={ancora.length === casi.length}
                onChange={(e) => setScelti(e.target.checked ? casi.map((c) => c.cartella) : [])}
              />
            </th>
            <th scope="col">Persona</th>
            <th scope="col">Comune</th>
            <th scope="col">Fase</th>
            <th scope="col">Risponde come</th>
            <th scope="col">Perché</th>
            <th scope="col">Che cosa manca</th>
          </tr>
        </thead>
        <tbody>
          {casi.map((c) => (
            <tr key={c.cartella}>
              <td>
                <input
                  type="checkbox"
                  aria-label={`Scegli il caso di ${nominativo(c.persona)}`}
                  checked={scelti.includes(c.cartella)}
                  onChange={(e) =>
                    setScelti(e.target.checked ? [...scelti, c.cartella] : scelti.filter((s) => s !== c.cartella))
                  }
                />
              </td>
              <th scope="row">
                <Link to={`/cartelle/${c.cartella}/presa-in-carico`}>{nominativo(c.persona)}</Link>
              </th>
              <td>{comune(c.comune)}</td>
              <td>{etichetta('fasi', c.fase)}</td>
              <td>{c.responsabilita.map((r) => etichetta('responsabilita', r)).join(', ')}</td>
              <td>
                {etichetta('motiviConsegna', c.motivo)}
                {c.dal && <span className="secondario"> {quando(c)}</span>}
              </td>
              <td className="cella-testo">{c.mancanze[0] ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </Tabella>
      {puo(sessione, 'consegna') && ancora.length > 0 && (
        <ModuloConsegna da={da} casi={ancora} onFatto={() => setScelti([])} />
      )}
    </section>
  );
}

const quando = ({ dal }: CasoDaConsegnare): string =>
  dal !== null && dal > oggi() ? `dal ${data(dal)}, fra poco` : `dal ${data(dal)}`;
