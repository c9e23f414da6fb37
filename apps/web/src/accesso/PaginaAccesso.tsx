import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { leggiAccesso } from '../api/letture.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { data } from '../parole/date.ts';
import { useComuni } from '../parole/useComuni.ts';
import { BisognoEOrientamento } from './BisognoEOrientamento.tsx';
import { EsitoAccesso } from './EsitoAccesso.tsx';
import { ModuloEsito } from './ModuloEsito.tsx';
import { ModuloTriage } from './ModuloTriage.tsx';
import { PassiAccesso } from './PassiAccesso.tsx';
import { RiassuntoAccesso } from './RiassuntoAccesso.tsx';

/** An accesso already registered: its triage, and how it ends. */
export function PaginaAccesso() {
  const { id = '' } = useParams();
  const { data: accesso, error, refetch } = useQuery(leggiAccesso(id));
  const [senzaTriage, setSenzaTriage] = useState(false);
  const comune = useComuni();
  if (error && !accesso) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!accesso) return <Attesa cosa="Apertura dell’accesso" />;
  const concluso = accesso.condizione === 'concluso' || accesso.esito !== null;
  const alTriage = !concluso && accesso.triage === null && !senzaTriage;
  return (
    <Pagina key={id} titolo="Accesso" sottotitolo={`Del ${data(accesso.il)}, ${comune(accesso.comune)}`}>
      <PassiAccesso corrente={alTriage ? 3 : 4} />
      <RiassuntoAccesso accesso={accesso} />
      {concluso ? (
        <EsitoAccesso accesso={accesso} />
      ) : alTriage ? (
        <ModuloTriage accesso={accesso} onSalta={() => setSenzaTriage(true)} />
      ) : (
        <>
          <BisognoEOrientamento accesso={accesso} />
          <ModuloEsito accesso={accesso} />
          {accesso.triage === null && (
            <p>
              <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => setSenzaTriage(false)}>
                Torna al triage
              </button>
            </p>
          )}
        </>
      )}
    </Pagina>
  );
}
