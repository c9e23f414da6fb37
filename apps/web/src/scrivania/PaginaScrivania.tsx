import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearchParams } from 'react-router';
import { leggiScrivania } from '../api/letture.ts';
import { AvvisiDeroghe } from '../deroghe/AvvisiDeroghe.tsx';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Icona } from '../impianto/Icona.tsx';
import { PaginaNonPermessa } from '../impianto/PaginaNonPermessa.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { dataEstesa, oggi } from '../parole/date.ts';
import { menuPer, puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { AccessiAperti } from './AccessiAperti.tsx';
import { Bacheca } from './Bacheca.tsx';
import { ConsegneRicevute } from './ConsegneRicevute.tsx';
import { DaApprovare } from './DaApprovare.tsx';
import { Doppioni } from './Doppioni.tsx';
import { ElencoMie } from './ElencoMie.tsx';
import { Scadenze } from './Scadenze.tsx';

/** What I have to do today: my cases by phase, the stuck ones first, and what waits for me. */
export function PaginaScrivania() {
  const sessione = useSessione();
  const lecita = puo(sessione, 'vedi-scrivania');
  const [parametri, imposta] = useSearchParams();
  const { data: scrivania, error, refetch } = useQuery({ ...leggiScrivania(), enabled: lecita });
  const altrove = menuPer(sessione)[0]?.indirizzo;
  if (!lecita && altrove) return <Navigate to={altrove} replace />;
  if (!lecita)
    return <PaginaNonPermessa spiegazione="Per il tuo ruolo non ci sono ancora pagine in questa versione." />;
  if (error && !scrivania) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!scrivania) return <Attesa cosa="Apertura della scrivania" />;

  const elenco = parametri.get('vista') === 'elenco';
  const ferme = scrivania.mie.filter((v) => v.ferma).length;
  const haCasi = puo(sessione, 'elenca-cartelle');
  return (
    <Pagina
      titolo="Scrivania"
      sottotitolo={`${sessione.operatore.nome.split(' ')[0]}, oggi è il ${dataEstesa(oggi())}`}
      larga
      azioni={
        puo(sessione, 'registra-accesso') && (
          <Link className="btn btn-primary" to="/nuovo-accesso">
            <Icona nome="it-plus-circle" classe="icon-white" /> Nuovo accesso
          </Link>
        )
      }
    >
      {puo(sessione, 'elenca-deroghe') && <AvvisiDeroghe />}
      <div className="scrivania">
        <div className="scrivania-lato">
          {puo(sessione, 'approva-progetto') && <DaApprovare voci={scrivania.daApprovare} />}
          {scrivania.consegneRicevute.length > 0 && <ConsegneRicevute voci={scrivania.consegneRicevute} />}
          <Doppioni voci={scrivania.doppioni} />
          {haCasi && <Scadenze voci={scrivania.scadenze} />}
          {puo(sessione, 'vedi-accesso') && <AccessiAperti />}
        </div>
        {haCasi && (
          <section aria-labelledby="mie" className="scrivania-casi">
            <div className="testa-sezione">
              <h2 id="mie">Le mie cartelle</h2>
              <p className="conteggio">
                {scrivania.mie.length} aperte
                {ferme > 0 && (
                  <span className="ferma-nota">
                    <Icona nome="it-warning-circle" misura="xs" /> {ferme === 1 ? '1 ferma' : `${ferme} ferme`}
                  </span>
                )}
              </p>
              <fieldset className="segmenti">
                <legend className="visually-hidden">Come mostrarle</legend>
                {(['bacheca', 'elenco'] as const).map((v) => (
                  <label key={v}>
                    <input
                      type="radio"
                      name="vista"
                      checked={(v === 'elenco') === elenco}
                      onChange={() =>
                        imposta(v === 'elenco' ? { vista: v } : {}, { replace: true, preventScrollReset: true })
                      }
                    />
                    <span>{v === 'elenco' ? 'Elenco' : 'Bacheca'}</span>
                  </label>
                ))}
              </fieldset>
            </div>
            {scrivania.mie.length === 0 ? (
              <p className="vuoto">
                Non hai cartelle in carico. <Link to="/cartelle">Guarda tutte le cartelle</Link> o{' '}
                <Link to="/cartelle?ferme=si">solo quelle ferme</Link>.
              </p>
            ) : elenco ? (
              <ElencoMie voci={scrivania.mie} />
            ) : (
              <Bacheca voci={scrivania.mie} perFase={scrivania.perFase} />
            )}
          </section>
        )}
      </div>
    </Pagina>
  );
}
