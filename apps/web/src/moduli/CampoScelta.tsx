import { Campo, type ProprietaCampo } from './Campo.tsx';

export interface Opzione {
  readonly codice: string;
  readonly testo: string;
}
interface Proprieta extends ProprietaCampo {
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
  readonly opzioni: readonly Opzione[];
  /** What the empty choice says; without it there is no empty choice. */
  readonly vuota?: string;
}

export function CampoScelta({ valore, onCambia, opzioni, vuota, ...campo }: Proprieta) {
  return (
    <Campo {...campo}>
      {(attributi) => (
        <select {...attributi} className="ingresso" value={valore} onChange={(e) => onCambia(e.target.value)}>
          {vuota !== undefined && <option value="">{vuota}</option>}
          {opzioni.map((o) => (
            <option key={o.codice} value={o.codice}>
              {o.testo}
            </option>
          ))}
        </select>
      )}
    </Campo>
  );
}
