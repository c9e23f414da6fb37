import { useMutation } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { api, dati } from '../api/client.ts';
import { useEnti } from '../parole/useEnti.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { menuPer } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { dimenticaTutti } from './moduli-aperti.ts';
import { Icona } from './Icona.tsx';

export function Intestazione() {
  const sessione = useSessione();
  const { operatore, ambito } = sessione;
  const etichetta = useEtichette();
  const ente = useEnti();
  const esci = useMutation({
    mutationFn: async () => dati(await api.POST('/api/sessione/esci')),
    // A full load, so that nothing read by one person stays in memory for the next.
    onSettled: (uscita) => {
      dimenticaTutti();
      location.assign(uscita?.continua ?? '/entra');
    },
  });
  return (
    <header className="testata">
      <div className="testata-sottile">
        <div className="container-xxl">
          <span className="ambito">{ambito.nome}</span>
          <span className="operatore">
            <Icona nome="it-user" misura="xs" classe="icon-white" />
            <span>
              <strong>{operatore.nome}</strong>
              <span className="ruolo">
                {' '}
                {etichetta('ruoli', operatore.ruolo)}, {ente(operatore.ente)}
              </span>
            </span>
            <button type="button" className="esci" onClick={() => esci.mutate()} disabled={esci.isPending}>
              Esci
            </button>
          </span>
        </div>
      </div>
      <div className="testata-centro">
        <div className="container-xxl">
          <span className="marchio">
            <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
              <path d="M4 8h9l2.5 4H28v14H4z" />
              <path d="M9 19h4l2-4 3 6 2-2h3.5" />
            </svg>
            Cartella sociale
          </span>
          <nav aria-label="Principale">
            <ul>
              {menuPer(sessione).map((voce) => (
                <li key={voce.indirizzo}>
                  <NavLink to={voce.indirizzo} end={voce.indirizzo === '/'}>
                    <Icona nome={voce.icona} classe="icon-white" />
                    {voce.testo}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </header>
  );
}
