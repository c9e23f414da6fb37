import { useQuery } from '@tanstack/react-query';
import { leggiOperatori } from '../api/letture.ts';
import { useCampo } from '../moduli/errori.ts';
import type { Legame } from '../moduli/useCampi.ts';
import { useEtichette } from '../parole/useEtichette.ts';

/** Who may sit in an équipe. */
const RUOLI = ['coordinatore', 'assistente-sociale', 'componente-uvm'];

export function CampoComponenti({ nome, valore, onCambia }: Legame<string, readonly string[]>) {
  const { id, errore } = useCampo(nome);
  const etichetta = useEtichette();
  const operatori = (useQuery(leggiOperatori()).data ?? []).filter((o) => RUOLI.includes(o.ruolo) && o.professione);
  return (
    <fieldset className={`campo ${errore ? 'campo-errato' : ''}`} aria-describedby={errore && `${id}-errore`}>
      <legend>Chi è convocato</legend>
      <div className="opzioni">
        {operatori.map((o, i) => (
          <label className="opzione" key={o.id}>
            <input
              type="checkbox"
              id={i === 0 ? id : undefined}
              checked={valore.includes(o.id)}
              onChange={(e) => onCambia(e.target.checked ? [...valore, o.id] : valore.filter((c) => c !== o.id))}
            />
            <span>
              {o.nome}, {etichetta('professioni', o.professione).toLowerCase()}
            </span>
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
