import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { leggiOperatori } from '../api/letture.ts';
import type { FiltriLetture } from '../api/tipi.ts';
import { oggi } from '../parole/date.ts';
import { MODI } from './parole.ts';

interface Proprieta {
  readonly etichetta: string;
  readonly filtri: FiltriLetture;
  readonly onCambia: (filtri: FiltriLetture) => void;
  readonly children?: ReactNode;
}

/** Who, how and when. What is left empty does not filter. */
export function FiltriLetture({ etichetta, filtri, onCambia, children }: Proprieta) {
  const operatori = useQuery(leggiOperatori()).data ?? [];
  const cambia = (nome: keyof FiltriLetture, valore: string) => {
    const { [nome]: _, pagina: _pagina, ...altri } = filtri;
    onCambia(valore ? { ...altri, [nome]: valore } : altri);
  };
  const giorno = (nome: 'dal' | 'al', testo: string) => (
    <label className="filtro">
      <span>{testo}</span>
      <input
        type="date"
        className="ingresso"
        max={oggi()}
        value={filtri[nome] ?? ''}
        onChange={(e) => cambia(nome, e.target.value)}
      />
    </label>
  );
  return (
    <form className="filtri" aria-label={etichetta} onSubmit={(e) => e.preventDefault()}>
      {giorno('dal', 'Dal')}
      {giorno('al', 'Al')}
      <label className="filtro">
        <span>Chi</span>
        <select
          className="ingresso"
          value={filtri.operatore ?? ''}
          onChange={(e) => cambia('operatore', e.target.value)}
        >
          <option value="">Tutti</option>
          {operatori.map((o) => (
            <option key={o.id} value={o.id}>
              {o.nome}
            </option>
          ))}
        </select>
      </label>
      <label className="filtro">
        <span>In che modo</span>
        <select className="ingresso" value={filtri.modo ?? ''} onChange={(e) => cambia('modo', e.target.value)}>
          <option value="">Tutti</option>
          {Object.entries(MODI).map(([codice, testo]) => (
            <option key={codice} value={codice}>
              {testo}
            </option>
          ))}
          <option value="deroga">Accesso fuori competenza</option>
        </select>
      </label>
      {children}
    </form>
  );
}
