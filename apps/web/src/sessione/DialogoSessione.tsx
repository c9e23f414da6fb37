import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api, dati } from '../api/client.ts';
import { Dialogo } from '../impianto/Dialogo.tsx';
import { ascoltaScadenza, eScaduta, sessioneRipresa } from './scadenza.ts';
import { indirizzoEntra, useSessione } from './sessione.ts';

/** Signing in again happens in another tab: what was being typed stays where it is. */
export function DialogoSessione() {
  const scaduta = useSyncExternalStore(ascoltaScadenza, eScaduta);
  const { operatore, ambito } = useSessione();
  const magazzino = useQueryClient();
  const [esito, setEsito] = useState<string | null>(null);

  async function controlla(): Promise<void> {
    try {
      const sessione = dati(await api.GET('/api/sessione'));
      if (sessione.operatore.id !== operatore.id || sessione.ambito.id !== ambito.id) {
        setEsito(
          `Ora risulti ${sessione.operatore.nome}, ma quello che vedi l’ha scritto ${operatore.nome}. Entra di nuovo come ${operatore.nome}.`,
        );
        return;
      }
      magazzino.setQueryData(['sessione'], sessione);
      sessioneRipresa();
      setEsito(null);
      await magazzino.invalidateQueries({ predicate: (q) => q.state.status === 'error' });
    } catch {
      setEsito('Non risulti ancora entrato. Completa l’accesso nell’altra scheda e riprova.');
    }
  }

  useEffect(() => {
    if (!scaduta || typeof BroadcastChannel === 'undefined') return undefined;
    const canale = new BroadcastChannel('sessione');
    canale.onmessage = () => void controlla();
    return () => canale.close();
  });

  if (!scaduta) return null;
  return (
    <Dialogo titolo="La sessione è scaduta" onChiudi={() => undefined} copre>
      <p>
        Quello che hai scritto è ancora qui. Entra di nuovo in un’altra scheda, poi torna a questa e riprendi da dove
        eri.
      </p>
      {esito && (
        <p className="errore-campo" role="alert">
          {esito}
        </p>
      )}
      <div className="azioni">
        <a className="btn btn-primary" href={indirizzoEntra('/rientrato')} target="_blank" rel="noreferrer">
          Entra di nuovo (si apre una nuova scheda)
        </a>
        <button type="button" className="btn btn-outline-primary" onClick={() => void controlla()}>
          Sono rientrato, continua
        </button>
      </div>
    </Dialogo>
  );
}
