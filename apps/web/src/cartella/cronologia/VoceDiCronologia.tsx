import { Link } from 'react-router';
import type { VoceCronologia } from '../../api/tipi.ts';
import { Icona } from '../../impianto/Icona.tsx';
import { data, giorni, giorniTra, giornoDellIstante, istante as comeIstante } from '../../parole/date.ts';
import { useComuni } from '../../parole/useComuni.ts';
import { useEnti } from '../../parole/useEnti.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useOperatori } from '../../parole/useOperatori.ts';
import { useCartella } from '../contesto.ts';
import { DatiEvento } from '../dati/DatiEvento.tsx';
import { useAttoAperto } from '../useAttoAperto.ts';
import { attualeDi } from './dati-attuali.ts';
import { genereDi, ICONA_GENERE } from './generi.ts';
import { ModuloAnnulla } from './ModuloAnnulla.tsx';
import { ModuloRettifica } from './ModuloRettifica.tsx';
import { NotaDiCorrezione } from './NotaDiCorrezione.tsx';

interface Proprieta {
  readonly voce: VoceCronologia;
  readonly voci: readonly VoceCronologia[];
  /** Written in the margin when it begins. */
  readonly anno: string | null;
}

export function VoceDiCronologia({ voce, voci, anno }: Proprieta) {
  const { id, puo, viva } = useCartella();
  const aperto = useAttoAperto();
  const operatore = useOperatori();
  const ente = useEnti();
  const comune = useComuni();
  const etichetta = useEtichette();
  const annullato = voce.corretto?.come === 'annullato';
  const ritardo = giorniTra(voce.avvenutoIl, giornoDellIstante(voce.registratoIl));
  const qui = viva && aperto.su === voce.evento ? aperto.atto : null;
  const nome = `${voce.titolo} del ${data(voce.avvenutoIl)}`;
  return (
    <li className={`voce ${voce.traguardo ? 'voce-traguardo' : ''} ${annullato ? 'voce-annullata' : ''}`}>
      {anno && <span className="voce-anno">{anno}</span>}
      <span className="voce-segno" aria-hidden="true">
        <Icona nome={ICONA_GENERE[genereDi(voce.tipo)]} misura="xs" />
      </span>
      <div className="voce-corpo">
        <div className="voce-testa">
          <time dateTime={voce.avvenutoIl}>{data(voce.avvenutoIl)}</time>
          <h3>{annullato ? <del>{voce.titolo}</del> : voce.titolo}</h3>
        </div>
        {voce.sintesi && <p className="voce-sintesi">{annullato ? <del>{voce.sintesi}</del> : voce.sintesi}</p>}
        {voce.corretto && <NotaDiCorrezione voce={voce} voci={voci} />}
        <details>
          <summary>
            {operatore(voce.attore.id)}, {etichetta('ruoli', voce.attore.ruolo).toLowerCase()}, {ente(voce.attore.ente)}
            {ritardo > 0 && (
              <span className="ritardo">
                <Icona nome="it-clock" misura="xs" /> registrato {giorni(ritardo)} dopo
              </span>
            )}
            <span className="apri">
              Dettagli<span className="visually-hidden"> di {nome}</span>
            </span>
          </summary>
          <dl className="fatti-in-colonna">
            <div>
              <dt>Registrato il</dt>
              <dd>{comeIstante(voce.registratoIl)}</dd>
            </div>
            <div>
              <dt>Comune competente</dt>
              <dd>{comune(voce.comune)}</dd>
            </div>
            <div>
              <dt>Numero nel registro</dt>
              <dd>{voce.posizione}</dd>
            </div>
          </dl>
          <DatiEvento dati={voce.dati} oscurati={voce.oscurati} />
          <div className="azioni">
            <Link
              className="btn btn-xs btn-outline-primary"
              to={`/cartelle/${id}?modo=evento&posizione=${voce.posizione}`}
            >
              Guarda la cartella subito dopo questo evento
            </Link>
            {puo('rettifica-evento') && !annullato && voce.corregge === null && (
              <button
                type="button"
                className="btn btn-xs btn-outline-primary"
                onClick={() => aperto.apri('rettifica-evento', voce.evento)}
              >
                Rettifica<span className="visually-hidden"> {nome}</span>
              </button>
            )}
            {puo('annulla-evento') && !annullato && (
              <button
                type="button"
                className="btn btn-xs btn-outline-danger"
                onClick={() => aperto.apri('annulla-evento', voce.evento)}
              >
                Annulla<span className="visually-hidden"> {nome}</span>
              </button>
            )}
          </div>
        </details>
        {qui === 'rettifica-evento' && (
          <ModuloRettifica voce={voce} attuale={attualeDi(voce, voci)} onChiudi={aperto.chiudi} />
        )}
        {qui === 'annulla-evento' && <ModuloAnnulla voce={voce} onChiudi={aperto.chiudi} />}
      </div>
    </li>
  );
}
