import { Gruppo, type ProprietaGruppo } from './Gruppo.tsx';

interface Proprieta extends ProprietaGruppo {
  /** Whole minutes. */
  readonly valore: number;
  readonly onCambia: (minuti: number) => void;
}

const interoDa = (testo: string): number => Math.max(0, Math.floor(Number(testo) || 0));

/** Kept as minutes, typed as hours and minutes. */
export function CampoDurata({ valore, onCambia, ...gruppo }: Proprieta) {
  const [ore, minuti] = [Math.floor(valore / 60), valore % 60];
  return (
    <Gruppo {...gruppo} classe="durata">
      {(id, errato) => (
        <>
          <label>
            <input
              id={id}
              className="ingresso"
              type="number"
              min={0}
              inputMode="numeric"
              aria-invalid={errato || undefined}
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
        </>
      )}
    </Gruppo>
  );
}
