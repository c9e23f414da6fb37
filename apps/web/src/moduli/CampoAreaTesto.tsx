import { Campo, type ProprietaCampo } from './Campo.tsx';

interface Proprieta extends ProprietaCampo {
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
  readonly righe?: number;
}

export function CampoAreaTesto({ valore, onCambia, righe = 3, ...campo }: Proprieta) {
  return (
    <Campo {...campo}>
      {(attributi) => (
        <textarea
          {...attributi}
          className="ingresso"
          rows={righe}
          value={valore}
          onChange={(e) => onCambia(e.target.value)}
        />
      )}
    </Campo>
  );
}
