import { useEffect } from 'react';
import { Pagina } from '../impianto/Pagina.tsx';

/** Where the new tab lands after signing in again: it tells the waiting one. */
export function PaginaRientrato() {
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return;
    const canale = new BroadcastChannel('sessione');
    canale.postMessage('rientrato');
    canale.close();
  }, []);
  return (
    <Pagina titolo="Accesso riuscito">
      <p>
        Puoi chiudere questa scheda e tornare a quella in cui stavi lavorando: quello che avevi scritto è ancora lì.
      </p>
    </Pagina>
  );
}
