import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { leggiCancellazione } from '../api/letture.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { Avviso } from '../impianto/Avviso.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { nominativo } from '../parole/persona.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { AltriTesti } from './AltriTesti.tsx';
import { BlocchiLegali } from './BlocchiLegali.tsx';
import { CheCosaSiCancella } from './CheCosaSiCancella.tsx';
import { ModuloRichiesta } from './ModuloRichiesta.tsx';
import { Richiesta } from './Richiesta.tsx';

/** The erasure of a person's data: what would go, who forbids it, who asked and who decided, what is left and until when. */
export function PaginaCancellazione() {
  const { id = '' } = useParams();
  const sessione = useSessione();
  const [chiede, setChiede] = useState(false);
  const { data: vista, error, refetch } = useQuery({ ...leggiCancellazione(id), staleTime: 0 });
  if (error && !vista) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!vista) return <Attesa cosa="Apertura della pagina" />;
  return (
    <Pagina
      key={id}
      titolo="Cancellazione dei dati personali"
      sottotitolo={vista.cognome ? nominativo(vista) : 'Persona i cui dati non si leggono più'}
    >
      {vista.cancellata ? (
        <Avviso tipo="informazione" titolo="I dati di questa persona sono stati cancellati">
          <p>Nessuno può più leggerli o riportarli. Restano i fatti, le date e le quantità, senza il suo nome.</p>
        </Avviso>
      ) : (
        <>
          <CheCosaSiCancella fascicolo={vista.fascicolo} />
          <BlocchiLegali vista={vista} />
          {puo(sessione, 'chiedi-cancellazione') &&
            (chiede ? (
              <ModuloRichiesta vista={vista} onChiudi={() => setChiede(false)} />
            ) : (
              <p>
                <button type="button" className="btn btn-outline-primary" onClick={() => setChiede(true)}>
                  Nuova richiesta di cancellazione
                </button>
              </p>
            ))}
          <AltriTesti testi={vista.altriTesti} />
        </>
      )}
      <section aria-labelledby="richieste">
        <h2 id="richieste">Richieste</h2>
        {vista.cancellazioni.length === 0 && <p>Nessuna richiesta di cancellazione.</p>}
        {[...vista.cancellazioni].reverse().map((c) => (
          <Richiesta key={c.id} vista={vista} cancellazione={c} />
        ))}
      </section>
    </Pagina>
  );
}
