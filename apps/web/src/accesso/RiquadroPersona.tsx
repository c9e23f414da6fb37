import { Avviso } from '../impianto/Avviso.tsx';
import type { PersonaScelta } from './persona-scelta.ts';

interface Proprieta {
  readonly persona: PersonaScelta;
  readonly onCambia: () => void;
}

/** Who was chosen, always in sight while the rest is written. */
export function RiquadroPersona({ persona, onCambia }: Proprieta) {
  const aperte = persona.anonima ? [] : persona.gia.filter((c) => c.condizione === 'aperta');
  return (
    <div className="riquadro-persona">
      <p>
        Persona: <strong>{persona.anonima ? 'non identificata' : persona.nome}</strong>
      </p>
      <button type="button" className="btn btn-xs btn-outline-primary" onClick={onCambia}>
        Cambia persona
      </button>
      {aperte.length > 0 && (
        <Avviso tipo="informazione">
          <p>
            Ha già {aperte.length === 1 ? 'una cartella aperta' : `${aperte.length} cartelle aperte`}. L’accesso si
            registra lo stesso; per la stessa area non si può aprire una seconda cartella.
          </p>
        </Avviso>
      )}
    </div>
  );
}
