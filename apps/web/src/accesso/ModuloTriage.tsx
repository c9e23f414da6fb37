import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../api/letture.ts';
import type { Accesso } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { DomandeStrumento } from '../cartella/valutazione/DomandeStrumento.tsx';
import { useRisposte } from '../cartella/valutazione/useRisposte.ts';
import { CampoData } from '../moduli/CampoData.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { oggi } from '../parole/date.ts';

interface Proprieta {
  readonly accesso: Accesso;
  readonly onSalta: () => void;
}

export function ModuloTriage({ accesso, onSalta }: Proprieta) {
  const atto = useAtto(`/api/accessi/${accesso.id}/atti/compila-triage`, accesso.revision);
  const nomenclatore = useQuery(leggiNomenclatore()).data;
  const strumento = nomenclatore?.strumenti.find((s) => s.codice === 'triage');
  const { risposte, copiate, rispondi, senzaRisposta } = useRisposte(strumento);
  const { valori, lega } = useCampi({ il: oggi() });
  if (!strumento) return null;
  return (
    <>
      <Modulo
        livello={2}
        titolo={strumento.nome}
        atto={atto}
        corpo={() => ({ il: valori.il, risposte })}
        controlla={() => ({ ...mancanti(valori, { il: 'Indica il giorno del triage' }), ...senzaRisposta() })}
        etichettaInvio="Registra il triage e continua"
        fatto="Triage registrato"
        onFatto={() => undefined}
      >
        <CampoData {...lega('il')} etichetta="Compilato il" />
        <DomandeStrumento
          strumento={strumento}
          risposte={risposte}
          copiate={copiate}
          onRisposta={rispondi}
          soglia={nomenclatore?.sogliaTriage}
        />
      </Modulo>
      <p>
        <button type="button" className="btn btn-sm btn-outline-secondary" onClick={onSalta}>
          Continua senza triage
        </button>
      </p>
    </>
  );
}
