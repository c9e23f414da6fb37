import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { leggiSeduta } from '../api/letture.ts';
import type { Seduta } from '../api/tipi.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { Avviso } from '../impianto/Avviso.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { data, dataEstesa } from '../parole/date.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { CasoInAgenda } from './CasoInAgenda.tsx';
import { ModuloOrdineDelGiorno } from './ModuloOrdineDelGiorno.tsx';
import { Presenze } from './Presenze.tsx';
import { PulsanteSeduta } from './PulsanteSeduta.tsx';

/** One seduta: who is there, the cases, what was decided of each and what was on screen then. */
export function PaginaSeduta() {
  const { id = '' } = useParams();
  const { data: seduta, error, refetch } = useQuery({ ...leggiSeduta(id), staleTime: 0 });
  if (error && !seduta) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!seduta) return <Attesa cosa="Apertura della seduta" />;
  return <UnaSeduta key={id} seduta={seduta} />;
}

function UnaSeduta({ seduta }: { readonly seduta: Seduta }) {
  const sessione = useSessione();
  const etichetta = useEtichette();
  const [pone, setPone] = useState(false);
  const conclusa = seduta.condizione === 'conclusa';
  const concludibile = !conclusa && seduta.cominciata && puo(sessione, 'concludi-seduta');
  const daDiscutere = seduta.casi.filter((c) => c.atti.includes('togli-dall-ordine-del-giorno')).length;
  return (
    <Pagina
      titolo={`Seduta del ${dataEstesa(seduta.giorno)}`}
      sottotitolo={`Dalle ${seduta.dalle} alle ${seduta.alle}, ${etichetta('modalitaSeduta', seduta.modalita).toLowerCase()}`}
    >
      <p className="briciole">
        <Link to="/sedute">Tutte le sedute</Link>
      </p>
      {conclusa && (
        <Avviso tipo="informazione" titolo={`La seduta è conclusa dal ${data(seduta.conclusaIl)}`}>
          <p>Non vi si registra più nulla. Chi era solo convocato non ne vede più i casi.</p>
        </Avviso>
      )}
      <Presenze seduta={seduta} />
      <section aria-labelledby="ordine">
        <h2 id="ordine">
          Ordine del giorno <span className="quante">{seduta.casi.length}</span>
        </h2>
        {seduta.casi.length === 0 && (
          <p className="vuoto">
            {conclusa || seduta.inCorso
              ? 'Nessun caso che tu possa vedere.'
              : 'Nessun caso che tu possa vedere, per ora: chi è convocato li vede quando la seduta si avvicina.'}
          </p>
        )}
        {seduta.casi.map((caso) => (
          <CasoInAgenda key={caso.cartella} seduta={seduta} caso={caso} />
        ))}
        {!conclusa &&
          puo(sessione, 'poni-all-ordine-del-giorno') &&
          (pone ? (
            <ModuloOrdineDelGiorno seduta={seduta} onChiudi={() => setPone(false)} />
          ) : (
            <p>
              <button type="button" className="btn btn-outline-primary" onClick={() => setPone(true)}>
                Aggiungi un caso
              </button>
            </p>
          ))}
      </section>
      {concludibile && daDiscutere > 0 && (
        <p className="aiuto">
          {daDiscutere === 1 ? 'Resta un caso da discutere' : `Restano ${daDiscutere} casi da discutere`}: la seduta si
          conclude quando sono discussi, o tolti dall’ordine del giorno per rinviarli a un’altra seduta.
        </p>
      )}
      {concludibile && daDiscutere === 0 && (
        <PulsanteSeduta
          seduta={seduta}
          atto="concludi-seduta"
          testo="Concludi la seduta"
          fatto="Seduta conclusa"
          corpo={{}}
          spiegazione="Dopo, chi è solo convocato non vede più i casi e non si registra più nulla."
        />
      )}
    </Pagina>
  );
}
