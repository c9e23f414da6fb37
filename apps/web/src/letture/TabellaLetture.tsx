import type { ReactNode } from 'react';
import type { Consultazione } from '../api/tipi.ts';
import { Pagine } from '../cartelle/Pagine.tsx';
import { Tabella } from '../figure/Tabella.tsx';
import { dataEstesa, istante } from '../parole/date.ts';
import { numero } from '../parole/misure.ts';
import { perGiorno } from './per-giorno.ts';

export const PER_PAGINA = 50;

interface Proprieta<V> {
  readonly elenco: { readonly totale: number; readonly voci: readonly V[] };
  /** What is on screen was chosen by other filters. */
  readonly superato: boolean;
  readonly pagina: number;
  readonly onVai: (pagina: number) => void;
  /** What one is called, and several. */
  readonly nome: readonly [uno: string, tanti: string];
  readonly didascalia: string;
  /** After the hour. */
  readonly colonne: readonly string[];
  readonly celle: (voce: V) => ReactNode;
}

/** Readings day by day, a page at a time, and how many there are. */
export function TabellaLetture<V extends Pick<Consultazione, 'seq' | 'quando'>>({
  elenco: { totale, voci },
  superato,
  pagina,
  onVai,
  nome: [uno, tanti],
  didascalia,
  colonne,
  celle,
}: Proprieta<V>) {
  return (
    <div aria-busy={superato}>
      <p className="conteggio" role="status">
        {totale === 0 ? `Nessuna ${uno} con questi filtri.` : `${numero(totale)} ${totale === 1 ? uno : tanti}`}
      </p>
      {voci.length > 0 && (
        <Tabella didascalia={didascalia} nascosta classe="tabella-letture">
          <thead>
            <tr>
              {['Ora', ...colonne].map((colonna) => (
                <th scope="col" key={colonna}>
                  {colonna}
                </th>
              ))}
            </tr>
          </thead>
          {perGiorno(voci).map(([giorno, delGiorno]) => (
            <tbody key={giorno}>
              <tr className="giorno">
                <th scope="rowgroup" colSpan={colonne.length + 1}>
                  {dataEstesa(giorno)}
                </th>
              </tr>
              {delGiorno.map((v) => (
                <tr key={v.seq}>
                  <td>{istante(v.quando).slice(-5)}</td>
                  {celle(v)}
                </tr>
              ))}
            </tbody>
          ))}
        </Tabella>
      )}
      <Pagine pagina={pagina} quante={Math.ceil(totale / PER_PAGINA)} onVai={onVai} />
    </div>
  );
}
