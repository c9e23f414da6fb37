import { Icona } from '../../impianto/Icona.tsx';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoScelta } from '../../moduli/CampoScelta.tsx';
import { useCampo } from '../../moduli/errori.ts';
import { PulsanteTogli } from '../../moduli/PulsanteTogli.tsx';
import { useEtichette, useLista } from '../../parole/useEtichette.ts';
import { OBIETTIVO_VUOTO, type RigaObiettivo } from './bozza-progetto.ts';

interface Proprieta {
  readonly righe: readonly RigaObiettivo[];
  readonly onCambia: (righe: RigaObiettivo[]) => void;
  /** Critical dimensions that still have no goal. */
  readonly scoperte: readonly string[];
}

export function RigheObiettivi({ righe, onCambia, scoperte }: Proprieta) {
  const domini = useLista('domini');
  const etichetta = useEtichette();
  const { id, errore } = useCampo('obiettivi');
  const cambia = (chiave: string, parte: Partial<RigaObiettivo>) =>
    onCambia(righe.map((r) => (r.id === chiave ? { ...r, ...parte } : r)));
  return (
    <fieldset className="campo gruppo-righe">
      <legend id={id} tabIndex={-1}>
        Obiettivi
      </legend>
      {errore && <p className="errore-campo">{errore}</p>}
      {righe.map((r, i) => (
        <div className="riga-modulo riga-obiettivo" role="group" aria-label={`Obiettivo ${i + 1}`} key={r.id}>
          <CampoScelta
            nome={`obiettivi.${i}.dimensione`}
            etichetta="Dimensione"
            vuota="Scegli…"
            opzioni={domini}
            valore={r.dimensione}
            onCambia={(dimensione) => cambia(r.id, { dimensione })}
          />
          <CampoAreaTesto
            nome={`obiettivi.${i}.descrizione`}
            etichetta="Obiettivo"
            righe={2}
            valore={r.descrizione}
            onCambia={(descrizione) => cambia(r.id, { descrizione })}
          />
          <CampoAreaTesto
            nome={`obiettivi.${i}.partenza`}
            etichetta="Situazione di partenza"
            righe={2}
            valore={r.partenza}
            onCambia={(partenza) => cambia(r.id, { partenza })}
          />
          <CampoAreaTesto
            nome={`obiettivi.${i}.atteso`}
            etichetta="Risultato atteso"
            righe={2}
            valore={r.atteso}
            onCambia={(atteso) => cambia(r.id, { atteso })}
          />
          <PulsanteTogli
            che={`l’obiettivo ${i + 1}`}
            onTogli={() => onCambia(righe.filter((altra) => altra.id !== r.id))}
          />
        </div>
      ))}
      {scoperte.length > 0 && (
        <p className="esito-controllo controllo-manca" role="status">
          <Icona nome="it-warning-circle" misura="xs" /> Dimensioni critiche senza obiettivo:{' '}
          {scoperte.map((d) => etichetta('domini', d).toLowerCase()).join(', ')}
        </p>
      )}
      <button
        type="button"
        className="btn btn-sm btn-outline-primary"
        onClick={() => onCambia([...righe, OBIETTIVO_VUOTO(scoperte[0])])}
      >
        <Icona nome="it-plus" /> Aggiungi un obiettivo
      </button>
    </fieldset>
  );
}
