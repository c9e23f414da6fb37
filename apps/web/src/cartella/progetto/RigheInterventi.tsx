import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../../api/letture.ts';
import { Icona } from '../../impianto/Icona.tsx';
import { CampoDurata } from '../../moduli/CampoDurata.tsx';
import { CampoScelta } from '../../moduli/CampoScelta.tsx';
import { PulsanteTogli } from '../../moduli/PulsanteTogli.tsx';
import { INTERVENTO_VUOTO, type RigaIntervento } from './bozza-progetto.ts';

interface Proprieta {
  readonly righe: readonly RigaIntervento[];
  readonly onCambia: (righe: RigaIntervento[]) => void;
}

export function RigheInterventi({ righe, onCambia }: Proprieta) {
  const prestazioni = useQuery(leggiNomenclatore()).data?.prestazioni ?? [];
  const cambia = (chiave: string, parte: Partial<RigaIntervento>) =>
    onCambia(righe.map((r) => (r.id === chiave ? { ...r, ...parte } : r)));
  return (
    <fieldset className="campo gruppo-righe">
      <legend tabIndex={-1}>Interventi previsti</legend>
      {righe.map((r, i) => (
        <div className="riga-modulo" role="group" aria-label={`Intervento ${i + 1}`} key={r.id}>
          <CampoScelta
            nome={`interventi.${i}.prestazione`}
            etichetta="Prestazione"
            vuota="Scegli…"
            opzioni={prestazioni.map((p) => ({ codice: p.codice, testo: `${p.nome} (${p.codice})` }))}
            valore={r.prestazione}
            onCambia={(prestazione) => cambia(r.id, { prestazione })}
          />
          <CampoDurata
            nome={`interventi.${i}.minutiMensili`}
            etichetta="Quantità al mese"
            valore={r.minutiMensili}
            onCambia={(minutiMensili) => cambia(r.id, { minutiMensili })}
          />
          <PulsanteTogli
            che={`l’intervento ${i + 1}`}
            onTogli={() => onCambia(righe.filter((altra) => altra.id !== r.id))}
          />
        </div>
      ))}
      <button
        type="button"
        className="btn btn-sm btn-outline-primary"
        onClick={() => onCambia([...righe, INTERVENTO_VUOTO()])}
      >
        <Icona nome="it-plus" /> Aggiungi un intervento
      </button>
    </fieldset>
  );
}
