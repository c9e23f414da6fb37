import type { Progetto } from '../../api/tipi.ts';
import { data } from '../../parole/date.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useSessione } from '../../sessione/sessione.ts';
import { useCartella } from '../contesto.ts';
import { ultimaVersione, versioneInVigore } from '../scelte-progetto.ts';
import { useAttoAperto } from '../useAttoAperto.ts';
import { AzioniProgetto } from './AzioniProgetto.tsx';
import { ContenutoVersione } from './ContenutoVersione.tsx';
import { DifferenzeVersioni } from './DifferenzeVersioni.tsx';
import { ModuloDelProgetto } from './ModuloDelProgetto.tsx';
import { StatoVersione } from './StatoVersione.tsx';

interface Proprieta {
  readonly progetto: Progetto;
  /** The one meant when an act is asked for without saying on which. */
  readonly predefinito: boolean;
}

export function SchedaProgetto({ progetto, predefinito }: Proprieta) {
  const { viva } = useCartella();
  const etichetta = useEtichette();
  const { operatore } = useSessione();
  const { atto, su, chiudi } = useAttoAperto();
  const ultima = ultimaVersione(progetto);
  if (!ultima) return null;
  const inVigore = versioneInVigore(progetto);
  const precedenti = progetto.versioni.slice(0, -1).reverse();
  const qui = viva && (su === progetto.id || (!su && predefinito)) ? atto : null;
  const scrittaDaMe = ultima.redattaDa === operatore.id || ultima.rettificataDa.includes(operatore.id);
  return (
    <article className="scheda" aria-labelledby={`p-${progetto.id}`}>
      <div className="testa-scheda">
        <h3 id={`p-${progetto.id}`}>
          {etichetta('tipiProgetto', ultima.tipo)}
          <span className="secondario"> versione {ultima.versione}</span>
        </h3>
        <StatoVersione versione={ultima} />
        {inVigore && inVigore.versione !== ultima.versione && (
          <span className="targhetta targhetta-chiara">in vigore la versione {inVigore.versione}</span>
        )}
      </div>
      <AzioniProgetto progetto={progetto} ultima={ultima} scrittaDaMe={scrittaDaMe} />
      {qui && <ModuloDelProgetto atto={qui} progetto={progetto} ultima={ultima} onChiudi={chiudi} />}
      <ContenutoVersione versione={ultima} />
      {precedenti.map((v, i) => (
        <details key={v.versione} className="versione-precedente">
          <summary>
            Versione {v.versione} del {data(v.redattaIl)}, {etichetta('statiVersione', v.stato).toLowerCase()}
          </summary>
          <DifferenzeVersioni prima={v} dopo={progetto.versioni[progetto.versioni.length - 1 - i]!} />
          <ContenutoVersione versione={v} />
        </details>
      ))}
    </article>
  );
}
