import type { AttoPossibile, Intervento } from '../../api/tipi.ts';
import { Icona } from '../../impianto/Icona.tsx';
import { data } from '../../parole/date.ts';
import { durata, euro } from '../../parole/misure.ts';
import { useEnti } from '../../parole/useEnti.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { usePrestazioni } from '../../parole/usePrestazioni.ts';
import { useAttoCartella, useCartella } from '../contesto.ts';
import { PulsanteAtto } from '../PulsanteAtto.tsx';
import { ElencoErogazioni } from './ElencoErogazioni.tsx';
import { GrigliaMesi } from './GrigliaMesi.tsx';
import { mesiDi } from './mesi-intervento.ts';
import { ModuloAutorizza } from './ModuloAutorizza.tsx';
import { ModuloErogazione } from './ModuloErogazione.tsx';
import { ModuloStatoIntervento } from './ModuloStatoIntervento.tsx';

const ASPETTO: Record<Intervento['stato'], { icona: string; classe: string }> = {
  autorizzato: { icona: 'it-check', classe: 'targhetta-chiara' },
  attivo: { icona: 'it-arrow-right-circle', classe: 'targhetta-corrente' },
  sospeso: { icona: 'it-clock', classe: 'targhetta-attenzione' },
  cessato: { icona: 'it-flag', classe: 'targhetta-fatta' },
};

interface Proprieta {
  readonly intervento: Intervento;
  readonly attoAperto: AttoPossibile | null;
  readonly onChiudi: () => void;
}

export function SchedaIntervento({ intervento, attoAperto, onChiudi }: Proprieta) {
  const etichetta = useEtichette();
  const prestazione = usePrestazioni();
  const ente = useEnti();
  const { scheda } = useCartella();
  const erogazione = useAttoCartella('registra-erogazione');
  const { stato } = intervento;
  const autorizzazione = intervento.autorizzazioni.at(-1);
  const nome = prestazione(intervento.prestazione);
  const { icona, classe } = ASPETTO[stato];
  return (
    <article className="scheda" aria-labelledby={`i-${intervento.id}`}>
      <div className="testa-scheda">
        <h3 id={`i-${intervento.id}`}>
          {nome} <span className="secondario">{intervento.prestazione}</span>
        </h3>
        <span className={`targhetta ${classe}`}>
          <Icona nome={icona} misura="xs" /> {etichetta('statiIntervento', stato)}
        </span>
        {intervento.urgente && <span className="targhetta targhetta-attenzione">Urgente</span>}
      </div>
      <dl className="fatti">
        <div>
          <dt>Erogatore</dt>
          <dd>{ente(intervento.erogatore)}</dd>
        </div>
        {autorizzazione && (
          <>
            <div>
              <dt>Autorizzato</dt>
              <dd>
                dal {data(autorizzazione.dal)} al {data(autorizzazione.al)}
              </dd>
            </div>
            <div>
              <dt>Al mese</dt>
              <dd>{durata(autorizzazione.minutiMensili)}</dd>
            </div>
            <div>
              <dt>Costo orario</dt>
              <dd>
                {euro(autorizzazione.centesimiOra)}, {etichetta('fonti', autorizzazione.fonte)}
              </dd>
            </div>
          </>
        )}
        {intervento.attivatoIl && (
          <div>
            <dt>Attivato</dt>
            <dd>il {data(intervento.attivatoIl)}</dd>
          </div>
        )}
        {intervento.cessatoIl && (
          <div>
            <dt>Cessato</dt>
            <dd>
              il {data(intervento.cessatoIl)}
              {intervento.motivoCessazione && <span className="secondario">: {intervento.motivoCessazione}</span>}
            </dd>
          </div>
        )}
      </dl>
      {intervento.motivoUrgenza && (
        <p>
          <strong>Urgenza:</strong> {intervento.motivoUrgenza}
        </p>
      )}
      {intervento.sospensioni.length > 0 && (
        <ul className="elenco-semplice">
          {intervento.sospensioni.map((s) => (
            <li key={s.dal}>
              Sospeso dal {data(s.dal)} {s.al ? `al ${data(s.al)}` : '(ancora sospeso)'}
              {s.motivo && <span className="secondario">: {s.motivo}</span>}
            </li>
          ))}
        </ul>
      )}
      <div className="azioni">
        {stato === 'autorizzato' && (
          <PulsanteAtto atto="attiva-intervento" su={intervento.id} testo="Attiva" di={nome} primario />
        )}
        {intervento.attivatoIl && (
          <PulsanteAtto atto="registra-erogazione" su={intervento.id} di={nome} primario={stato === 'attivo'} />
        )}
        {stato === 'attivo' && (
          <PulsanteAtto atto="sospendi-intervento" su={intervento.id} testo="Sospendi" di={nome} />
        )}
        {stato === 'sospeso' && (
          <PulsanteAtto atto="riprendi-intervento" su={intervento.id} testo="Riprendi" di={nome} primario />
        )}
        {stato !== 'cessato' && (
          <>
            <PulsanteAtto atto="autorizza-intervento" su={intervento.id} testo="Proroga o cambia le ore" di={nome} />
            <PulsanteAtto atto="cessa-intervento" su={intervento.id} testo="Cessa" di={nome} />
          </>
        )}
      </div>
      {attoAperto === 'registra-erogazione' && (
        <ModuloErogazione intervento={intervento} atto={erogazione} onChiudi={onChiudi} />
      )}
      {attoAperto === 'autorizza-intervento' && <ModuloAutorizza intervento={intervento} onChiudi={onChiudi} />}
      {(attoAperto === 'attiva-intervento' ||
        attoAperto === 'sospendi-intervento' ||
        attoAperto === 'riprendi-intervento' ||
        attoAperto === 'cessa-intervento') && (
        <ModuloStatoIntervento key={attoAperto} atto={attoAperto} intervento={intervento.id} onChiudi={onChiudi} />
      )}
      {intervento.attivatoIl && <GrigliaMesi mesi={mesiDi(intervento, scheda.vista.giorno)} />}
      {intervento.erogazioni.length > 0 && <ElencoErogazioni erogazioni={intervento.erogazioni} />}
    </article>
  );
}
