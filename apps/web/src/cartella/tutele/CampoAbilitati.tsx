import { useQuery } from '@tanstack/react-query';
import { leggiOperatori } from '../../api/letture.ts';
import { useCampo } from '../../moduli/errori.ts';
import { useEnti } from '../../parole/useEnti.ts';
import { useCartella } from '../contesto.ts';

interface Proprieta {
  readonly nome: string;
  readonly etichetta: string;
  readonly aiuto: string;
  readonly valore: readonly string[];
  readonly onCambia: (valore: readonly string[]) => void;
}
const CHI_PUO_SERVIRE = ['assistente-sociale', 'componente-uvm', 'operatore-pua'];

/** Operators to let in, one tick each. Who enters by its own office, or is shut out, is not among them. */
export function CampoAbilitati({ nome, etichetta, aiuto, valore, onCambia }: Proprieta) {
  const { id, errore } = useCampo(nome);
  const { caseManager, assegnataA, esclusi } = useCartella().scheda.stato;
  const operatori = useQuery(leggiOperatori()).data ?? [];
  const ente = useEnti();
  const fuori = [caseManager, assegnataA, ...esclusi.map((e) => e.operatore)];
  const scelte = operatori.filter((o) => CHI_PUO_SERVIRE.includes(o.ruolo) && !fuori.includes(o.id));
  return (
    <fieldset
      className={`campo ${errore ? 'campo-errato' : ''}`}
      aria-describedby={[`${id}-aiuto`, errore && `${id}-errore`].filter(Boolean).join(' ')}
    >
      <legend>{etichetta}</legend>
      <p className="aiuto" id={`${id}-aiuto`}>
        {aiuto}
      </p>
      <div className="opzioni">
        {scelte.map((o, i) => (
          <label className="opzione" key={o.id}>
            <input
              type="checkbox"
              id={i === 0 ? id : undefined}
              checked={valore.includes(o.id)}
              onChange={(e) => onCambia(e.target.checked ? [...valore, o.id] : valore.filter((v) => v !== o.id))}
            />
            <span>
              {o.nome} <span className="secondario">({ente(o.ente)})</span>
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
