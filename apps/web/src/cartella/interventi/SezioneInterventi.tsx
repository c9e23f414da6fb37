import { useCartella } from '../contesto.ts';
import { PulsanteAtto } from '../PulsanteAtto.tsx';
import { Sezione } from '../Sezione.tsx';
import { useAttoAperto } from '../useAttoAperto.ts';
import { interventoInteso } from './intervento-inteso.ts';
import { ModuloAutorizza } from './ModuloAutorizza.tsx';
import { SchedaIntervento } from './SchedaIntervento.tsx';

const ORDINE = { attivo: 0, sospeso: 1, autorizzato: 2, cessato: 3 } as const;

export function SezioneInterventi() {
  const { scheda, viva } = useCartella();
  const { atto, su, chiudi } = useAttoAperto();
  const interventi = [...scheda.stato.interventi].sort((a, b) => ORDINE[a.stato] - ORDINE[b.stato]);
  const inteso = atto ? (su ?? interventoInteso(interventi, atto)) : null;
  return (
    <Sezione
      titolo="Interventi"
      azioni={<PulsanteAtto atto="autorizza-intervento" su="nuovo" primario={interventi.length === 0} />}
    >
      {viva && atto === 'autorizza-intervento' && (su === 'nuovo' || !su) && <ModuloAutorizza onChiudi={chiudi} />}
      {interventi.length === 0 && (
        <p className="vuoto">Nessun intervento {viva ? 'ancora autorizzato' : 'a quel momento'}.</p>
      )}
      {interventi.map((i) => (
        <SchedaIntervento
          key={i.id}
          intervento={i}
          attoAperto={viva && inteso === i.id ? atto : null}
          onChiudi={chiudi}
        />
      ))}
    </Sezione>
  );
}
