import { Link } from 'react-router';
import type { Accesso } from '../api/tipi.ts';
import { Avviso } from '../impianto/Avviso.tsx';
import { useEtichette } from '../parole/useEtichette.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';

export function EsitoAccesso({ accesso }: { readonly accesso: Accesso }) {
  const etichetta = useEtichette();
  const vedeCartelle = puo(useSessione(), 'vedi-cartella');
  return (
    <Avviso tipo="fatto" titolo={`Accesso concluso: ${etichetta('esitiAccesso', accesso.esito).toLowerCase()}`}>
      {accesso.motivo && <p>{accesso.motivo}</p>}
      <p>
        {accesso.cartella && vedeCartelle ? (
          <Link to={`/cartelle/${accesso.cartella}`}>Vai alla cartella</Link>
        ) : (
          <Link to="/">Torna alla scrivania</Link>
        )}
      </p>
    </Avviso>
  );
}
