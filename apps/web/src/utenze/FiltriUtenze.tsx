import { useLista } from '../parole/useEtichette.ts';

export interface Filtri {
  readonly condizione: string;
  readonly ruolo: string;
  readonly nome: string;
}

interface Proprieta {
  readonly filtri: Filtri;
  readonly onCambia: (filtri: Filtri) => void;
}

export function FiltriUtenze({ filtri, onCambia }: Proprieta) {
  const scelte = [
    { nome: 'condizione', etichetta: 'Stato di oggi', opzioni: useLista('condizioniUtenza').slice(1) },
    { nome: 'ruolo', etichetta: 'Ruolo', opzioni: useLista('ruoli') },
  ] as const;
  return (
    <form className="filtri" aria-label="Filtri delle utenze" onSubmit={(e) => e.preventDefault()}>
      {scelte.map(({ nome, etichetta, opzioni }) => (
        <label className="filtro" key={nome}>
          <span>{etichetta}</span>
          <select
            className="ingresso"
            value={filtri[nome]}
            onChange={(e) => onCambia({ ...filtri, [nome]: e.target.value })}
          >
            <option value="">Tutti</option>
            {opzioni.map((o) => (
              <option key={o.codice} value={o.codice}>
                {o.testo}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="filtro">
        <span>Nome</span>
        <input
          className="ingresso"
          type="search"
          autoComplete="off"
          value={filtri.nome}
          onChange={(e) => onCambia({ ...filtri, nome: e.target.value })}
        />
      </label>
    </form>
  );
}
