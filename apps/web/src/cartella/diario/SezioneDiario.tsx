import { useState } from 'react';
import { Icona } from '../../impianto/Icona.tsx';
import { data } from '../../parole/date.ts';
import { useEtichette, useLista } from '../../parole/useEtichette.ts';
import { useOperatori } from '../../parole/useOperatori.ts';
import { useCartella } from '../contesto.ts';
import { PulsanteAtto } from '../PulsanteAtto.tsx';
import { Sezione } from '../Sezione.tsx';
import { useAttoAperto } from '../useAttoAperto.ts';
import { ModuloNota } from './ModuloNota.tsx';

export function SezioneDiario() {
  const { scheda, viva } = useCartella();
  const { atto, chiudi } = useAttoAperto();
  const etichetta = useEtichette();
  const operatore = useOperatori();
  const generi = useLista('generiNota');
  const [genere, setGenere] = useState('');
  const note = [...scheda.stato.diario].reverse().filter((n) => !genere || n.genere === genere);
  return (
    <Sezione titolo="Diario" azioni={<PulsanteAtto atto="annota-diario" primario />}>
      {viva && atto === 'annota-diario' && <ModuloNota onChiudi={chiudi} />}
      {scheda.stato.diario.length > 0 && (
        <form className="filtri" aria-label="Filtri del diario" onSubmit={(e) => e.preventDefault()}>
          <label className="filtro">
            <span>Genere</span>
            <select className="ingresso" value={genere} onChange={(e) => setGenere(e.target.value)}>
              <option value="">Tutti</option>
              {generi.map((g) => (
                <option key={g.codice} value={g.codice}>
                  {g.testo}
                </option>
              ))}
            </select>
          </label>
          <p className="conteggio" role="status">
            {note.length} di {scheda.stato.diario.length} note
          </p>
        </form>
      )}
      {note.length === 0 && <p className="vuoto">Nessuna nota {viva ? 'nel diario' : 'a quel momento'}.</p>}
      <ol className="note-diario">
        {note.map((n) => (
          <li key={n.evento} className="scheda nota-diario">
            <div className="testa-scheda">
              <h3>
                {etichetta('generiNota', n.genere)} <span className="secondario">{data(n.il)}</span>
              </h3>
              <span className="voce-chi">{operatore(n.autore)}</span>
              {n.riservata && (
                <span className="targhetta targhetta-scura">
                  <Icona nome="it-lock" misura="xs" classe="icon-white" /> Riservata
                </span>
              )}
            </div>
            <p className="testo-nota">
              {n.testo ?? <span className="secondario">Testo non visibile a te, o cancellato.</span>}
            </p>
          </li>
        ))}
      </ol>
    </Sezione>
  );
}
