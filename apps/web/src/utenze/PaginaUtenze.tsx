import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { leggiUtenze } from '../api/letture.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { type Filtri, FiltriUtenze } from './FiltriUtenze.tsx';
import { ModuloIscrivi } from './ModuloIscrivi.tsx';
import { TabellaUtenze } from './TabellaUtenze.tsx';

/** Who may enter, as what, since when. What is typed to look for a name stays on the page, and out of the address. */
export function PaginaUtenze() {
  const sessione = useSessione();
  const [iscrive, setIscrive] = useState(false);
  const [filtri, setFiltri] = useState<Filtri>({ condizione: '', ruolo: '', nome: '' });
  const { data: utenze, error, refetch } = useQuery(leggiUtenze());
  if (error && !utenze) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!utenze) return <Attesa cosa="Apertura delle utenze" />;
  const cercato = filtri.nome.trim().toLowerCase();
  const mostrate = utenze.filter(
    (u) =>
      (!filtri.condizione || u.condizione === filtri.condizione) &&
      (!filtri.ruolo || u.incarico?.ruolo === filtri.ruolo) &&
      (!cercato || (u.nome ?? '').toLowerCase().includes(cercato)),
  );
  return (
    <Pagina
      titolo="Utenze"
      sottotitolo="Chi può entrare, con quale incarico, da quando e fino a quando"
      larga
      azioni={
        puo(sessione, 'iscrivi-operatore') &&
        !iscrive && (
          <button type="button" className="btn btn-primary" onClick={() => setIscrive(true)}>
            Iscrivi un operatore
          </button>
        )
      }
    >
      {iscrive && <ModuloIscrivi onChiudi={() => setIscrive(false)} />}
      <FiltriUtenze filtri={filtri} onCambia={setFiltri} />
      <p role="status" className="conteggio">
        {mostrate.length === 1 ? '1 operatore' : `${mostrate.length} operatori`}
      </p>
      {mostrate.length === 0 ? (
        <p className="vuoto">Nessun operatore corrisponde a questi filtri.</p>
      ) : (
        <TabellaUtenze utenze={mostrate} />
      )}
    </Pagina>
  );
}
