import { useCampo } from './errori.ts';

interface Proprieta {
  readonly nome: string;
  readonly etichetta: string;
  readonly aiuto?: string;
  readonly valore: boolean;
  readonly onCambia: (valore: boolean) => void;
}

export function CampoSpunta({ nome, etichetta, aiuto, valore, onCambia }: Proprieta) {
  const { id, errore } = useCampo(nome);
  return (
    <div className="campo">
      <label className="opzione" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          checked={valore}
          aria-describedby={[aiuto && `${id}-aiuto`, errore && `${id}-errore`].filter(Boolean).join(' ') || undefined}
          onChange={(e) => onCambia(e.target.checked)}
        />
        <span>{etichetta}</span>
      </label>
      {aiuto && (
        <p className="aiuto" id={`${id}-aiuto`}>
          {aiuto}
        </p>
      )}
      {errore && (
        <p className="errore-campo" id={`${id}-errore`}>
          {errore}
        </p>
      )}
    </div>
  );
}
