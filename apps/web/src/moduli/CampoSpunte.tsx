import { useCampo } from './errori.ts';
import type { Opzione } from './CampoScelta.tsx';

interface Proprieta<C extends string> {
  readonly nome: string;
  readonly etichetta: string;
  readonly aiuto?: string;
  readonly valore: readonly C[];
  readonly onCambia: (valore: C[]) => void;
  readonly opzioni: readonly (Opzione & { readonly codice: string })[];
}

/** Any number among few: checkboxes under a legend. */
export function CampoSpunte<C extends string>({ nome, etichetta, aiuto, valore, onCambia, opzioni }: Proprieta<C>) {
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
      <div className="opzioni opzioni-in-riga">
        {opzioni.map((o, i) => {
          const codice = o.codice as C;
          return (
            <label className="opzione" key={codice}>
              <input
                type="checkbox"
                id={i === 0 ? id : undefined}
                checked={valore.includes(codice)}
                onChange={(e) =>
                  onCambia(e.target.checked ? [...valore, codice] : valore.filter((altro) => altro !== codice))
                }
              />
              <span>{o.testo}</span>
            </label>
          );
        })}
      </div>
      {errore && (
        <p className="errore-campo" id={`${id}-errore`}>
          {errore}
        </p>
      )}
    </fieldset>
  );
}
