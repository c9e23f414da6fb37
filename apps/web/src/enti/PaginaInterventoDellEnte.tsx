import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { leggiInterventoDellEnte } from '../api/letture.ts';
import type { InterventoDellEnteVisto } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { GrigliaMesi } from '../cartella/interventi/GrigliaMesi.tsx';
import { ModuloErogazione } from '../cartella/interventi/ModuloErogazione.tsx';
import { Attesa } from '../impianto/Attesa.tsx';
import { Avviso } from '../impianto/Avviso.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { data, giornoDi } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { usePrestazioni } from '../parole/usePrestazioni.ts';
import { doveAbita } from './dove-abita.ts';
import { Registrazioni } from './Registrazioni.tsx';
import { mesiDellEnte, servizioDi } from './servizio-dell-ente.ts';

/** One intervento of the ente: whom, where, and its hours, to be recorded and as they were. */
export function PaginaInterventoDellEnte() {
  const { cartella = '', intervento = '' } = useParams();
  const { data: visto, error, refetch } = useQuery({ ...leggiInterventoDellEnte(cartella, intervento), staleTime: 0 });
  if (error && !visto) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!visto) return <Attesa cosa="Apertura dell’intervento" />;
  return <Intervento key={intervento} visto={visto} />;
}

function Intervento({ visto }: { readonly visto: InterventoDellEnteVisto }) {
  const prestazione = usePrestazioni();
  const comune = useComuni();
  const etichetta = useEtichette();
  const [scrive, setScrive] = useState(false);
  const atto = useAtto(`/api/cartelle/${visto.cartella}/atti/registra-erogazione`);
  const { persona, stato, sospensioni } = visto;
  const cessato = stato === 'cessato';
  const servito = visto.attivatoIl !== null && giornoDi(visto.attivatoIl) <= visto.al;
  return (
    <Pagina titolo={nominativo(persona)} sottotitolo={prestazione(visto.prestazione)}>
      <p className="briciole">
        <Link to="/interventi">Tutti i nostri interventi</Link>
      </p>
      {cessato && (
        <Avviso tipo="informazione" titolo={`Il servizio è finito il ${data(visto.al)}`}>
          <p>
            {servito
              ? `Le ore dei periodi passati si possono registrare fino al ${data(visto.oreFino)}.`
              : 'Non era ancora cominciato: non ci sono ore da registrare.'}
          </p>
        </Avviso>
      )}
      <dl className="fatti">
        {!cessato && (
          <>
            <div>
              <dt>Dove</dt>
              <dd>{doveAbita(persona, comune) || '–'}</dd>
            </div>
            <div>
              <dt>Telefono</dt>
              <dd>{persona.telefono ?? '–'}</dd>
            </div>
          </>
        )}
        <div>
          <dt>Periodo</dt>
          <dd>
            dal {data(visto.dal)} al {data(visto.al)}
          </dd>
        </div>
        <div>
          <dt>Stato</dt>
          <dd>{etichetta('statiIntervento', stato)}</dd>
        </div>
      </dl>
      {sospensioni.length > 0 && (
        <ul className="elenco-semplice">
          {sospensioni.map((s) => (
            <li key={s.dal}>
              Sospeso dal {data(s.dal)} {s.al ? `al ${data(s.al)}` : '(ancora sospeso)'}
            </li>
          ))}
        </ul>
      )}
      {scrive ? (
        <ModuloErogazione intervento={servizioDi(visto)} atto={atto} livello={2} onChiudi={() => setScrive(false)} />
      ) : servito ? (
        <p>
          <button type="button" className="btn btn-primary" onClick={() => setScrive(true)}>
            Registra le ore
          </button>
        </p>
      ) : (
        !cessato && (
          <p className="vuoto">
            L’intervento non è ancora cominciato: le ore si registrano da quando il servizio lo attiva.
          </p>
        )
      )}
      <section aria-labelledby="ore">
        <h2 id="ore">Ore mese per mese</h2>
        <GrigliaMesi mesi={mesiDellEnte(visto)} />
      </section>
      <Registrazioni registrazioni={visto.registrazioni} />
    </Pagina>
  );
}
