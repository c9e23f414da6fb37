import { useCampo } from './errori.ts';

interface Proprieta {
  readonly nome: string;
  readonly etichetta: string;
  readonly aiuto?: string;
  /** Whole minutes. */
  readonly valore: number;
  readonly onCambia: (minuti: number) => void;
}

const interoDa = (testo: string): number => Math.max(0, Math.floor(Number(testo) || 0));

/** Kept as minutes, typed as hours and minutes. */
export function CampoDurata({ nome, etichetta, aiuto, valore, onCambia }: Proprieta) {
  const { id, errore } = useCampo(nome);
  const [ore, minuti] = [Math.floor(valore / 60), valore % 60];
  const descrizione = [aiuto && `${id}-aiuto`, errore && `${id}-errore`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className={`campo campo-durata ${errore ? 'campo-errato' : ''}`} aria-describedby={descrizione}>
      <legend>{etichetta}</legend>
      {aiuto && (
        <p className="aiuto" id={`${id}-aiuto`}>
          {aiuto}
        </p>
      )}
      <div className="durata">
        <label>
          <input
            id={id}
            className="ingresso"
            type="number"
            min={0}
            inputMode="numeric"
            aria-invalid={errore ? true : undefined}
            value={ore === 0 ? '' : ore}
            placeholder="0"
            onChange={(e) => onCambia(interoDa(e.target.value) * 60 + minuti)}
          />
          <span>ore</span>
        </label>
        <label>
          <input
            className="ingresso"
            type="number"
            min={0}
            max={59}
            step={5}
            inputMode="numeric"
            value={minuti === 0 ? '' : minuti}
            placeholder="0"
            onChange={(e) => onCambia(ore * 60 + Math.min(59, interoDa(e.target.value)))}
          />
          <span>minuti</span>
        </label>
      </div>
      {errore && (
        <p className="errore-campo" id={`${id}-errore`}>
          {errore}
        </p>
      )}
    </fieldset>
  );
}
