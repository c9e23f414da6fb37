import { useState } from 'react';
import type { RigaLeps } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { numero } from '../parole/misure.ts';
import { RigaFigura } from './RigaFigura.tsx';

interface Proprieta {
  readonly titolo: string;
  readonly righe: readonly RigaLeps[];
  /** Whether each row says in which part of the ratio it counts. */
  readonly rapporto: boolean;
  readonly escluse?: boolean;
}
const PRIME = 25;

/** The list is as long as the number: the count is written over it. */
export function RigheFigura({ titolo, righe, rapporto, escluse = false }: Proprieta) {
  const [mostrate, setMostrate] = useState(PRIME);
  const id = escluse ? 'escluse' : 'contate';
  const conMotivo = righe.some((r) => r.motivo !== null);
  const nel = (parte: 'numeratore' | 'denominatore') =>
    righe.filter((r) => r.nel === parte || r.nel === 'entrambi').length;
  return (
    <section className="scheda" aria-labelledby={id}>
      <h2 id={id}>
        {titolo} <span className="quante">{numero(righe.length)}</span>
      </h2>
      {rapporto && (
        <p className="conteggio">
          {numero(nel('numeratore'))} nel numeratore, {numero(nel('denominatore'))} nel denominatore
        </p>
      )}
      {righe.length === 0 ? (
        <p className="vuoto">Nessuna riga.</p>
      ) : (
        <>
          <Tabella didascalia={titolo} nascosta classe="tabella-righe">
            <thead>
              <tr>
                <th scope="col">Caso</th>
                <th scope="col">Atto</th>
                <th scope="col">Data</th>
                <th scope="col">Comune</th>
                {rapporto && <th scope="col">Conta nel</th>}
                {conMotivo && <th scope="col">{escluse ? 'Perché non conta' : 'Perché non è nel numeratore'}</th>}
                <th scope="col">Fatti</th>
              </tr>
            </thead>
            <tbody>
              {righe.slice(0, mostrate).map((r) => (
                <RigaFigura key={r.chiave} riga={r} conNel={rapporto} conMotivo={conMotivo} />
              ))}
            </tbody>
          </Tabella>
          {mostrate < righe.length && (
            <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => setMostrate(righe.length)}>
              Mostra tutte le {numero(righe.length)} righe
              <span className="visually-hidden"> di «{titolo}»</span>
            </button>
          )}
        </>
      )}
    </section>
  );
}
