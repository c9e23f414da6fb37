import { useLista } from '../parole/useEtichette.ts';

interface Proprieta {
  readonly parametri: URLSearchParams;
  readonly onCambia: (nome: string, valore: string) => void;
}

export function FiltriElenco({ parametri, onCambia }: Proprieta) {
  const scelte = [
    { nome: 'fase', etichetta: 'Fase', opzioni: useLista('fasi') },
    { nome: 'area', etichetta: 'Area', opzioni: useLista('aree') },
    {
      nome: 'condizione',
      etichetta: 'Condizione',
      opzioni: useLista('condizioni').filter((c) => c.codice !== 'inesistente'),
    },
  ];
  return (
    <form className="filtri" aria-label="Filtri delle cartelle" onSubmit={(e) => e.preventDefault()}>
      {scelte.map(({ nome, etichetta, opzioni }) => (
        <label className="filtro" key={nome}>
          <span>{etichetta}</span>
          <select
            className="ingresso"
            value={parametri.get(nome) ?? ''}
            onChange={(e) => onCambia(nome, e.target.value)}
          >
            <option value="">Tutte</option>
            {opzioni.map((o) => (
              <option key={o.codice} value={o.codice}>
                {o.testo}
              </option>
            ))}
          </select>
        </label>
      ))}
      {(
        [
          ['mie', 'Solo le mie'],
          ['ferme', 'Solo le ferme'],
        ] as const
      ).map(([nome, testo]) => (
        <label className="opzione" key={nome}>
          <input
            type="checkbox"
            checked={parametri.has(nome)}
            onChange={(e) => onCambia(nome, e.target.checked ? 'si' : '')}
          />
          <span>{testo}</span>
        </label>
      ))}
    </form>
  );
}
