import { useState } from 'react';
import type { VistaCancellazione } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { Avviso } from '../impianto/Avviso.tsx';
import { AvvisoRifiuto } from '../moduli/AvvisoRifiuto.tsx';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { data } from '../parole/date.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';

/** While a judge or an authority forbids it, nothing is erased. */
export function BlocchiLegali({ vista }: { readonly vista: VistaCancellazione }) {
  const sessione = useSessione();
  const togli = useAtto(`/api/persone/${vista.persona}/atti/togli-blocco-legale`, vista.revision);
  const [pone, setPone] = useState(false);
  return (
    <section aria-labelledby="blocchi">
      <h2 id="blocchi">Blocchi legali</h2>
      {vista.blocchi.length === 0 && <p>Nessun blocco legale.</p>}
      {vista.blocchi.map((b) => (
        <Avviso key={b.id} tipo="attenzione" titolo={`Blocco ${b.riferimento}, dal ${data(b.dal)}`}>
          <p>Finché c’è, nessuna cancellazione si può autorizzare.</p>
          {puo(sessione, 'togli-blocco-legale') && (
            <button
              type="button"
              className="btn btn-sm btn-outline-primary"
              aria-disabled={togli.inCorso || undefined}
              onClick={() => void togli.invia({ blocco: b.id })}
            >
              Togli il blocco {b.riferimento}
            </button>
          )}
        </Avviso>
      ))}
      {togli.problema && <AvvisoRifiuto problema={togli.problema} />}
      {puo(sessione, 'poni-blocco-legale') &&
        (pone ? (
          <ModuloBlocco vista={vista} onChiudi={() => setPone(false)} />
        ) : (
          <p>
            <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => setPone(true)}>
              Poni un blocco legale
            </button>
          </p>
        ))}
    </section>
  );
}

interface Proprieta {
  readonly vista: VistaCancellazione;
  readonly onChiudi: () => void;
}

function ModuloBlocco({ vista, onChiudi }: Proprieta) {
  const { valori, lega } = useCampi({ riferimento: '' });
  return (
    <Modulo
      titolo="Poni un blocco legale"
      atto={useAtto(`/api/persone/${vista.persona}/atti/poni-blocco-legale`, vista.revision)}
      corpo={() => ({ riferimento: valori.riferimento })}
      controlla={() => mancanti(valori, { riferimento: 'Scrivi il numero dell’atto' })}
      etichettaInvio="Poni il blocco"
      fatto="Blocco legale posto"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoTesto
        {...lega('riferimento')}
        etichetta="Numero dell’atto o del procedimento"
        aiuto="Per esempio RG 455/2026. Senza nomi: resta nel registro per sempre."
        lunghezza={43}
      />
    </Modulo>
  );
}
