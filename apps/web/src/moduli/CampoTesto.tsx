import { Campo, type ProprietaCampo } from './Campo.tsx';

interface Proprieta extends ProprietaCampo {
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
  readonly tipo?: 'text' | 'tel' | 'search';
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  readonly maiuscolo?: boolean;
  readonly lunghezza?: number;
  readonly suggerimenti?: readonly string[];
}

export function CampoTesto({
  valore,
  onCambia,
  tipo = 'text',
  inputMode,
  maiuscolo = false,
  lunghezza,
  suggerimenti,
  ...campo
}: Proprieta) {
  return (
    <Campo {...campo}>
      {(attributi) => (
        <>
          <input
            {...attributi}
            className="ingresso"
            type={tipo}
            inputMode={inputMode}
            maxLength={lunghezza}
            autoComplete="off"
            spellCheck={false}
            list={suggerimenti ? `${attributi.id}-elenco` : undefined}
            value={valore}
            onChange={(e) => onCambia(maiuscolo ? e.target.value.toUpperCase() : e.target.value)}
          />
          {suggerimenti && (
            <datalist id={`${attributi.id}-elenco`}>
              {suggerimenti.map((s) => (
                <option key={s} value={s} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Campo>
  );
}
