import type { ReactNode } from 'react';
import { useCampo } from './errori.ts';

interface Proprieta {
  readonly nome: string;
  readonly etichetta: string;
  readonly aiuto?: string;
  readonly valore: readonly string[];
  readonly onCambia: (valore: readonly string[]) => void;
  readonly scelte: readonly { readonly id: string; readonly testo: ReactNode }[];
}

/** Any of several, one tick each. An error leads to the first. */
export function CampoSpunte({ nome, etichetta, aiuto, valore, onCambia, scelte }: Proprieta) {
  const { id, errore } = useCampo(nome);
  return (
    <fieldset
      className={`campo ${errore ? 'campo-errato' : ''}`}
      aria-describedby={[aiuto && `${id}-aiuto`, errore && `${id}-errore`].filter(Boolean).join(' ') || undefined}
    >
      <legend>{etichetta}</legend>
      {aiuto && (
        <p className="aiuto" id={`${id}-aiuto`}>
          {aiuto}
        </p>
      )}
      <div className="opzioni">
        {scelte.map((scelta, i) => (
          <label className="opzione" key={scelta.id}>
            <input
              type="checkbox"
              id={i === 0 ? id : undefined}
              checked={valore.includes(scelta.id)}
              onChange={(e) =>
                onCambia(e.target.checked ? [...valore, scelta.id] : valore.filter((v) => v !== scelta.id))
              }
            />
            <span>{scelta.testo}</span>
          </label>
        ))}
      </div>
      {errore && (
        <p className="errore-campo" id={`${id}-errore`}>
          {errore}
        </p>
      )}
    </fieldset>
  );
}
