import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../api/letture.ts';
import { useCampo } from '../moduli/errori.ts';
import type { Legame } from '../moduli/useCampi.ts';

/** The territory, one tick for each Comune. */
export function CampoComuni({ nome, valore, onCambia }: Legame<string, readonly string[]>) {
  const { id, errore } = useCampo(nome);
  const comuni = useQuery(leggiNomenclatore()).data?.comuni ?? [];
  const tutti = comuni.length > 0 && valore.length === comuni.length;
  return (
    <fieldset className={`campo ${errore ? 'campo-errato' : ''}`} aria-describedby={errore && `${id}-errore`}>
      <legend>Comuni</legend>
      <div className="opzioni opzioni-in-riga">
        <label className="opzione">
          <input
            type="checkbox"
            id={id}
            checked={tutti}
            onChange={(e) => onCambia(e.target.checked ? comuni.map((c) => c.istat) : [])}
          />
          <span>Tutti</span>
        </label>
        {comuni.map((c) => (
          <label className="opzione" key={c.istat}>
            <input
              type="checkbox"
              checked={valore.includes(c.istat)}
              onChange={(e) => onCambia(e.target.checked ? [...valore, c.istat] : valore.filter((v) => v !== c.istat))}
            />
            <span>{c.nome}</span>
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
