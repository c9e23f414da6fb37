import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { leggiUtenza } from '../api/letture.ts';
import type { AttoUtenza } from '../api/tipi.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { data } from '../parole/date.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEnti } from '../parole/useEnti.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { MODULI } from './ModuliUtenza.tsx';
import { StatoUtenza } from './StatoUtenza.tsx';
import { StoriaUtenza } from './StoriaUtenza.tsx';

/** One operator: what they are today, what can be done, and everything that was decided about them. */
export function PaginaUtenza() {
  const { id = '' } = useParams();
  const [atto, setAtto] = useState<AttoUtenza | null>(null);
  const etichetta = useEtichette();
  const comune = useComuni();
  const ente = useEnti();
  const { data: utenza, error, refetch } = useQuery({ ...leggiUtenza(id), staleTime: 0 });
  if (error && !utenza) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!utenza) return <Attesa cosa="Apertura dell’utenza" />;
  const { incarico } = utenza;
  const Aperto = atto && MODULI[atto];
  return (
    <Pagina key={id} titolo={utenza.nome ?? 'Nome cancellato'} sottotitolo={<StatoUtenza utenza={utenza} />}>
      <p>
        <Link to="/utenze">Tutte le utenze</Link>
      </p>
      <article className="scheda">
        <h2>Incarico</h2>
        <dl className="fatti-in-colonna">
          <dt>Ruolo</dt>
          <dd>{etichetta('ruoli', incarico?.ruolo)}</dd>
          <dt>Ente</dt>
          <dd>{ente(incarico?.ente)}</dd>
          <dt>Professione</dt>
          <dd>{etichetta('professioni', incarico?.professione)}</dd>
          <dt>Squadra</dt>
          <dd>{incarico?.squadra ?? '–'}</dd>
          <dt>Comuni</dt>
          <dd>{incarico?.comuni.map(comune).join(', ') || '–'}</dd>
          {incarico?.mandato && (
            <>
              <dt>Mandato</dt>
              <dd>
                {utenza.oggettoMandato}, dal {data(incarico.mandato.dal)}
                {incarico.mandato.al && <> al {data(incarico.mandato.al)}</>}
              </dd>
            </>
          )}
          <dt>Identificativo</dt>
          <dd>{utenza.operatore}</dd>
          <dt>Credenziali</dt>
          <dd>{utenza.soggetto ?? 'cancellate'}</dd>
          {utenza.prossimaSvolta && (
            <>
              <dt>Prossimo cambiamento</dt>
              <dd>{data(utenza.prossimaSvolta)}</dd>
            </>
          )}
        </dl>
        <div className="azioni">
          {utenza.attiPossibili.map((a) => (
            <button
              key={a}
              type="button"
              className="btn btn-sm btn-outline-primary"
              aria-expanded={atto === a}
              onClick={() => setAtto(atto === a ? null : a)}
            >
              {etichetta('attiUtenze', a)}
            </button>
          ))}
        </div>
      </article>
      {Aperto && <Aperto key={atto} utenza={utenza} onChiudi={() => setAtto(null)} />}
      <StoriaUtenza eventi={utenza.eventi} />
    </Pagina>
  );
}
