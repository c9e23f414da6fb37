import { useCartella } from '../contesto.ts';
import { PulsanteAtto } from '../PulsanteAtto.tsx';
import { delCiclo, ultimaVersione } from '../scelte-progetto.ts';
import { Sezione } from '../Sezione.tsx';
import { useAttoAperto } from '../useAttoAperto.ts';
import { ModuloProgetto } from './ModuloProgetto.tsx';
import { SchedaProgetto } from './SchedaProgetto.tsx';

export function SezioneProgetto() {
  const { scheda, viva } = useCartella();
  const { atto, su, chiudi } = useAttoAperto();
  const progetti = [...scheda.stato.progetti].reverse();
  // A draft or a rejected one is rewritten; what is missing leads to it, and only otherwise to a new progetto.
  const daRiscrivere = delCiclo(scheda.stato, scheda.stato.progetti).find((p) =>
    ['bozza', 'respinta'].includes(ultimaVersione(p)?.stato ?? ''),
  );
  const redigeNuovo = atto === 'redigi-progetto' && (su === 'nuovo' || (!su && !daRiscrivere));
  return (
    <Sezione
      titolo="Progetto"
      azioni={
        <PulsanteAtto
          atto="redigi-progetto"
          su="nuovo"
          primario={progetti.length === 0}
          testo={progetti.length === 0 ? 'Redigi il progetto' : 'Redigi un altro progetto'}
        />
      }
    >
      {viva && redigeNuovo && <ModuloProgetto onChiudi={chiudi} />}
      {progetti.length === 0 && <p className="vuoto">Nessun progetto {viva ? 'ancora redatto' : 'a quel momento'}.</p>}
      {progetti.map((p) => (
        <SchedaProgetto key={p.id} progetto={p} predefinito={p.id === (daRiscrivere ?? progetti[0])?.id} />
      ))}
    </Sezione>
  );
}
