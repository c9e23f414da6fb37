import { Icona } from '../../impianto/Icona.tsx';
import { CampoEuro } from '../../moduli/CampoEuro.tsx';
import { PulsanteTogli } from '../../moduli/PulsanteTogli.tsx';
import { euro } from '../../parole/misure.ts';
import { CampoFonte } from '../CampoFonte.tsx';
import { BUDGET_VUOTO, type RigaBudget } from './bozza-progetto.ts';

interface Proprieta {
  readonly righe: readonly RigaBudget[];
  readonly onCambia: (righe: RigaBudget[]) => void;
}

export function RigheBudget({ righe, onCambia }: Proprieta) {
  const cambia = (chiave: string, parte: Partial<RigaBudget>) =>
    onCambia(righe.map((r) => (r.chiave === chiave ? { ...r, ...parte } : r)));
  const totale = righe.reduce((somma, r) => somma + (r.centesimiMensili ?? 0), 0);
  return (
    <fieldset className="campo gruppo-righe">
      <legend tabIndex={-1}>Budget al mese</legend>
      {righe.map((r, i) => (
        <div className="riga-modulo" role="group" aria-label={`Voce di budget ${i + 1}`} key={r.chiave}>
          <CampoFonte nome={`budget.${i}.fonte`} valore={r.fonte} onCambia={(fonte) => cambia(r.chiave, { fonte })} />
          <CampoEuro
            nome={`budget.${i}.centesimiMensili`}
            etichetta="Importo al mese"
            valore={r.centesimiMensili}
            onCambia={(centesimiMensili) => cambia(r.chiave, { centesimiMensili })}
          />
          <PulsanteTogli
            che={`la voce di budget ${i + 1}`}
            onTogli={() => onCambia(righe.filter((altra) => altra.chiave !== r.chiave))}
          />
        </div>
      ))}
      <div className="azioni">
        <button
          type="button"
          className="btn btn-sm btn-outline-primary"
          onClick={() => onCambia([...righe, BUDGET_VUOTO()])}
        >
          <Icona nome="it-plus" /> Aggiungi una voce
        </button>
        {righe.length > 0 && (
          <output className="totale">
            Totale: <strong>{euro(totale)}</strong> al mese
          </output>
        )}
      </div>
    </fieldset>
  );
}
