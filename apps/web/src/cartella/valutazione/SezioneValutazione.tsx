import { useCartella } from '../contesto.ts';
import { PulsanteAtto } from '../PulsanteAtto.tsx';
import { delCiclo } from '../scelte-progetto.ts';
import { Sezione } from '../Sezione.tsx';
import { useAttoAperto } from '../useAttoAperto.ts';
import { ModuloAvviaValutazione } from './ModuloAvviaValutazione.tsx';
import { SchedaValutazione } from './SchedaValutazione.tsx';

export function SezioneValutazione() {
  const { scheda, viva } = useCartella();
  const { atto, chiudi } = useAttoAperto();
  const { valutazioni } = scheda.stato;
  const recenti = [...valutazioni].reverse();
  return (
    <Sezione
      titolo="Valutazione"
      azioni={<PulsanteAtto atto="avvia-valutazione" primario={delCiclo(scheda.stato, valutazioni).length === 0} />}
    >
      {viva && atto === 'avvia-valutazione' && <ModuloAvviaValutazione onChiudi={chiudi} />}
      {recenti.length === 0 && (
        <p className="vuoto">Nessuna valutazione {viva ? 'ancora avviata' : 'a quel momento'}.</p>
      )}
      {recenti.map((v, i) => (
        <SchedaValutazione key={v.id} valutazione={v} precedente={recenti[i + 1]} ultima={i === 0} />
      ))}
    </Sezione>
  );
}
