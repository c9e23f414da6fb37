import { useCampo } from './errori.ts';
import type { Opzione } from './CampoScelta.tsx';

interface Proprieta {
  readonly nome: string;
  readonly etichetta: string;
  readonly aiuto?: string;
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
  readonly opzioni: readonly Opzione[];
  readonly inRiga?: boolean;
}

/** A choice among few, all in sight: radio buttons under a legend. */
export function CampoOpzioni({ nome, etichetta, aiuto, valore, onCambia, opzioni, inRiga = false }: Proprieta) {
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
      <div className={inRiga ? 'opzioni opzioni-in-riga' : 'opzioni'}>
        {opzioni.map((o, i) => (
          <label className="opzione" key={o.codice}>
            <input
              type="radio"
              id={i === 0 ? id : undefined}
              name={id}
              value={o.codice}
              checked={valore === o.codice}
              onChange={() => onCambia(o.codice)}
            />
            <span>{o.testo}</span>
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
