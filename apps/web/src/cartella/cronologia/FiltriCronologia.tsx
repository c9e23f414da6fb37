import { useId } from 'react';
import type { VoceCronologia } from '../../api/tipi.ts';
import { useOperatori } from '../../parole/useOperatori.ts';
import { GENERI } from './generi.ts';

export interface Filtri {
  readonly soloTraguardi: boolean;
  readonly genere: string;
  readonly attore: string;
  readonly dal: string;
  readonly al: string;
}
export const TUTTO: Filtri = { soloTraguardi: true, genere: '', attore: '', dal: '', al: '' };

interface Proprieta {
  readonly filtri: Filtri;
  readonly onCambia: (filtri: Filtri) => void;
  readonly voci: readonly VoceCronologia[];
  readonly mostrate: number;
}

export function FiltriCronologia({ filtri, onCambia, voci, mostrate }: Proprieta) {
  const id = useId();
  const operatore = useOperatori();
  const attori = [...new Set(voci.map((v) => v.attore.id))];
  const cambia = (parte: Partial<Filtri>) => onCambia({ ...filtri, ...parte });
  return (
    <form className="filtri" aria-label="Filtri della cronologia" onSubmit={(e) => e.preventDefault()}>
      <fieldset className="segmenti">
        <legend className="visually-hidden">Quali eventi</legend>
        <label>
          <input
            type="radio"
            name={id}
            checked={filtri.soloTraguardi}
            onChange={() => cambia({ soloTraguardi: true })}
          />
          <span>Traguardi</span>
        </label>
        <label>
          <input
            type="radio"
            name={id}
            checked={!filtri.soloTraguardi}
            onChange={() => cambia({ soloTraguardi: false })}
          />
          <span>Tutti gli eventi</span>
        </label>
      </fieldset>
      <label className="filtro">
        <span>Tipo</span>
        <select
          className="ingresso"
          value={filtri.genere}
          // Some kinds have no milestone: choosing one shows them all.
          onChange={(e) =>
            cambia({ genere: e.target.value, soloTraguardi: e.target.value ? false : filtri.soloTraguardi })
          }
        >
          <option value="">Tutti</option>
          {GENERI.map((g) => (
            <option key={g.codice} value={g.codice}>
              {g.testo}
            </option>
          ))}
        </select>
      </label>
      <label className="filtro">
        <span>Registrato da</span>
        <select className="ingresso" value={filtri.attore} onChange={(e) => cambia({ attore: e.target.value })}>
          <option value="">Chiunque</option>
          {attori.map((a) => (
            <option key={a} value={a}>
              {operatore(a)}
            </option>
          ))}
        </select>
      </label>
      <label className="filtro">
        <span>Dal</span>
        <input type="date" className="ingresso" value={filtri.dal} onChange={(e) => cambia({ dal: e.target.value })} />
      </label>
      <label className="filtro">
        <span>Al</span>
        <input type="date" className="ingresso" value={filtri.al} onChange={(e) => cambia({ al: e.target.value })} />
      </label>
      <p className="conteggio" role="status">
        {mostrate} di {voci.length} eventi
      </p>
    </form>
  );
}
