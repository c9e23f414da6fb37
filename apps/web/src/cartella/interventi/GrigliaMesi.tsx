import { useState } from 'react';
import { BarraOre } from '../../figure/BarraOre.tsx';
import { Tabella } from '../../figure/Tabella.tsx';
import { mese } from '../../parole/date.ts';
import { durata, percento } from '../../parole/misure.ts';
import type { MeseIntervento } from './mesi-intervento.ts';

const ULTIMI = 12;

/** Hours delivered against hours authorised, month by month: the bar is a column of the table. */
export function GrigliaMesi({ mesi }: { readonly mesi: readonly MeseIntervento[] }) {
  const [tutti, setTutti] = useState(false);
  if (mesi.length === 0) return null;
  const massimo = Math.max(...mesi.map((m) => Math.max(m.erogati, m.autorizzati)));
  const [erogati, autorizzati] = [somma(mesi.map((m) => m.erogati)), somma(mesi.map((m) => m.autorizzati))];
  return (
    <>
      <Tabella didascalia="Ore erogate e autorizzate, mese per mese">
        <thead>
          <tr>
            <th scope="col">Mese</th>
            <th scope="col">
              <span className="visually-hidden">Erogate su autorizzate, in figura</span>
            </th>
            <th scope="col" className="cifra">
              Erogate
            </th>
            <th scope="col" className="cifra">
              Autorizzate
            </th>
            <th scope="col" className="cifra">
              Quota
            </th>
          </tr>
        </thead>
        <tbody>
          {(tutti ? mesi : mesi.slice(-ULTIMI)).map((m) => (
            <tr key={m.mese}>
              <th scope="row">
                {mese(m.mese)}
                {m.sospeso && <span className="secondario"> con sospensione</span>}
              </th>
              <td className="cella-barra">
                <BarraOre erogati={m.erogati} autorizzati={m.autorizzati} massimo={massimo} />
              </td>
              <td className="cifra">{durata(m.erogati)}</td>
              <td className="cifra">{durata(m.autorizzati)}</td>
              <td className="cifra">{m.autorizzati > 0 ? `${percento(m.erogati, m.autorizzati)} %` : '–'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Totale dall’inizio
            </th>
            <td className="cifra">{durata(erogati)}</td>
            <td className="cifra">{durata(autorizzati)}</td>
            <td className="cifra">{autorizzati > 0 ? `${percento(erogati, autorizzati)} %` : '–'}</td>
          </tr>
        </tfoot>
      </Tabella>
      {!tutti && mesi.length > ULTIMI && (
        <button type="button" className="btn btn-xs btn-outline-primary" onClick={() => setTutti(true)}>
          Mostra tutti i {mesi.length} mesi
        </button>
      )}
    </>
  );
}

const somma = (numeri: readonly number[]): number => numeri.reduce((a, b) => a + b, 0);
