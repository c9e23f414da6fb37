import { useState } from 'react';
import type { Accesso } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { CampoAreaTesto } from '../moduli/CampoAreaTesto.tsx';
import { CampoOpzioni } from '../moduli/CampoOpzioni.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { data, oggi } from '../parole/date.ts';
import { useLista } from '../parole/useEtichette.ts';

type Aperto = 'bisogno' | 'orientamento' | null;

/** Two things that may be recorded before the outcome, and need not be. */
export function BisognoEOrientamento({ accesso }: { readonly accesso: Accesso }) {
  const [aperto, setAperto] = useState<Aperto>(null);
  const orientamenti = accesso.orientamenti ?? [];
  const chiudi = () => setAperto(null);
  return (
    <section className="scheda" aria-labelledby="bisogno">
      <h2 id="bisogno">Bisogno e orientamento</h2>
      {orientamenti.length > 0 && (
        <ul className="elenco-semplice">
          {orientamenti.map((o, i) => (
            <li key={i}>
              Orientamento del {data(o.il)}: {o.testo ?? 'testo non visibile'}
            </li>
          ))}
        </ul>
      )}
      <div className="azioni">
        <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => setAperto('bisogno')}>
          {accesso.bisogno ? 'Cambia la classificazione del bisogno' : 'Classifica il bisogno'}
        </button>
        <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => setAperto('orientamento')}>
          Registra l’orientamento fornito
        </button>
      </div>
      {aperto === 'bisogno' && <ModuloBisogno accesso={accesso} onChiudi={chiudi} />}
      {aperto === 'orientamento' && <ModuloOrientamento accesso={accesso} onChiudi={chiudi} />}
    </section>
  );
}

interface ProprietaModulo {
  readonly accesso: Accesso;
  readonly onChiudi: () => void;
}

function ModuloBisogno({ accesso, onChiudi }: ProprietaModulo) {
  const atto = useAtto(`/api/accessi/${accesso.id}/atti/classifica-bisogno`, accesso.revision);
  const opzioni = useLista('complessita');
  const { valori, lega } = useCampi({ bisogno: accesso.bisogno ?? '' });
  return (
    <Modulo
      titolo="Classificazione del bisogno"
      atto={atto}
      corpo={() => ({ il: oggi(), bisogno: valori.bisogno })}
      controlla={() => mancanti(valori, { bisogno: 'Indica se il bisogno è semplice o complesso' })}
      etichettaInvio="Registra la classificazione"
      fatto="Bisogno classificato"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoOpzioni {...lega('bisogno')} etichetta="Il bisogno è" opzioni={opzioni} inRiga />
    </Modulo>
  );
}

function ModuloOrientamento({ accesso, onChiudi }: ProprietaModulo) {
  const atto = useAtto(`/api/accessi/${accesso.id}/atti/fornisci-orientamento`, accesso.revision);
  const { valori, lega } = useCampi({ orientamento: '' });
  return (
    <Modulo
      titolo="Orientamento fornito"
      atto={atto}
      corpo={() => ({ il: oggi(), orientamento: valori.orientamento })}
      controlla={() => mancanti(valori, { orientamento: 'Scrivi quale orientamento hai dato' })}
      etichettaInvio="Registra l’orientamento"
      fatto="Orientamento registrato"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoAreaTesto {...lega('orientamento')} etichetta="Orientamento" />
    </Modulo>
  );
}
