import { useState } from 'react';
import { Link } from 'react-router';
import type { Deroga } from '../api/tipi.ts';
import { istante } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEnti } from '../parole/useEnti.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { ModuloEsame } from './ModuloEsame.tsx';
import { ModuloSegnalazione } from './ModuloSegnalazione.tsx';

/** One access beyond one's scope, with what was thought of it. */
export function SchedaDeroga({ deroga: d }: { readonly deroga: Deroga }) {
  const sessione = useSessione();
  const operatore = useOperatori();
  const ente = useEnti();
  const comune = useComuni();
  const etichetta = useEtichette();
  const [giudica, setGiudica] = useState<'esame' | 'segnalazione' | null>(null);
  const chiudi = () => setGiudica(null);
  const { id: io } = sessione.operatore;
  const propria = d.operatore === io;
  const segnalataDaMe = d.segnalazione?.da === io;
  const aperto = puo(sessione, 'esamina-deroga') && !d.esame;
  const seguitoDa = d.caseManager ?? d.assegnataA;
  return (
    <article className="scheda" aria-labelledby={`deroga-${d.id}`}>
      <h3 id={`deroga-${d.id}`}>
        {operatore(d.operatore)} sul caso di <Link to={`/cartelle/${d.cartella}`}>{nominativo(d.persona)}</Link>
      </h3>
      <dl className="fatti">
        <div>
          <dt>Chi</dt>
          <dd>
            {etichetta('ruoli', d.ruolo)}, {ente(d.ente)}
          </dd>
        </div>
        <div>
          <dt>Caso</dt>
          <dd>
            {etichetta('aree', d.area)}, {comune(d.comune)}
            {seguitoDa && <>; lo segue {operatore(seguitoDa)}</>}
          </dd>
        </div>
        <div>
          <dt>Aperto il</dt>
          <dd>
            {istante(d.apertaIl)},{' '}
            {d.inCorso ? (
              <strong>in corso fino al {istante(d.scade)}</strong>
            ) : d.conclusaIl ? (
              `concluso il ${istante(d.conclusaIl)}`
            ) : (
              `finito il ${istante(d.scade)}`
            )}
          </dd>
        </div>
        {d.precedenti > 0 && (
          <div>
            <dt>Prima di questo</dt>
            <dd>{d.precedenti === 1 ? '1 altro accesso' : `${d.precedenti} altri accessi`} allo stesso caso</dd>
          </div>
        )}
        <div>
          <dt>Avviso</dt>
          <dd>
            {d.vistaDa.length > 0
              ? `letto da ${d.vistaDa.map(operatore).join(', ')}`
              : 'non ancora letto da chi segue il caso'}
          </dd>
        </div>
      </dl>
      {d.motivo ? <blockquote>{d.motivo}</blockquote> : <p>Il motivo è stato cancellato con i dati del caso.</p>}
      {d.segnalazione && (
        <p>
          <strong>Segnalato</strong> da {operatore(d.segnalazione.da)} il {istante(d.segnalazione.il)}, a:{' '}
          {etichetta('destinatariSegnalazione', d.segnalazione.a)}.{' '}
          {etichetta('ragioniSegnalazione', d.segnalazione.ragione)}
          {d.segnalazione.nota && <>: «{d.segnalazione.nota}»</>}
        </p>
      )}
      {d.esame && (
        <p>
          <strong>Esaminato</strong> da {operatore(d.esame.da)} il {istante(d.esame.il)}: legittimo
          {d.esame.nota && <>, «{d.esame.nota}»</>}.
        </p>
      )}
      {aperto && propria && <p>L’hai aperto tu: lo esamina un’altra persona.</p>}
      {aperto && !propria && segnalataDaMe && <p>L’hai segnalato tu: ora lo esamina un’altra persona.</p>}
      {aperto && !propria && giudica === null && (
        <div className="azioni">
          {!segnalataDaMe && (
            <button type="button" className="btn btn-sm btn-primary" onClick={() => setGiudica('esame')}>
              Esamina
            </button>
          )}
          {!d.segnalazione && (
            <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => setGiudica('segnalazione')}>
              Segnala
            </button>
          )}
        </div>
      )}
      {aperto && giudica === 'esame' && <ModuloEsame deroga={d} onChiudi={chiudi} />}
      {aperto && giudica === 'segnalazione' && <ModuloSegnalazione deroga={d} onChiudi={chiudi} />}
    </article>
  );
}
