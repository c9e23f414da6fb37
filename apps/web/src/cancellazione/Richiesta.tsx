import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Cancellazione, VistaCancellazione } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { data } from '../parole/date.ts';
import { useEtichette, useLista } from '../parole/useEtichette.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { Tracce } from './Tracce.tsx';

interface Proprieta {
  readonly vista: VistaCancellazione;
  readonly cancellazione: Cancellazione;
}

export function Richiesta({ vista, cancellazione: c }: Proprieta) {
  const etichetta = useEtichette();
  const operatore = useOperatori();
  const sessione = useSessione();
  const [decide, setDecide] = useState<'autorizza' | 'respingi' | null>(null);
  const inAttesa = c.stato === 'chiesta' && puo(sessione, 'autorizza-cancellazione');
  const sua = c.chiestaDa === sessione.operatore.id;
  return (
    <article className="scheda">
      <h3>{etichetta('oggettiCancellazione', c.oggetto)}</h3>
      <dl className="fatti">
        <div>
          <dt>Chiesta da</dt>
          <dd>
            {operatore(c.chiestaDa)}, {data(c.chiestaIl)}
          </dd>
        </div>
        <div>
          <dt>Fondamento</dt>
          <dd>{etichetta('fondamentiCancellazione', c.fondamento)}</dd>
        </div>
        <div>
          <dt>Stato</dt>
          <dd>{etichetta('statiCancellazione', c.stato)}</dd>
        </div>
        {c.decisaDa && (
          <div>
            <dt>Decisa da</dt>
            <dd>
              {operatore(c.decisaDa)}, {data(c.decisaIl)}
              {c.autorizzazione && `, atto ${c.autorizzazione}`}
              {c.motivo && `: ${etichetta('motiviRespinta', c.motivo).toLowerCase()}`}
            </dd>
          </div>
        )}
      </dl>
      {c.tracce && <Tracce tracce={c.tracce} />}
      {inAttesa && sua && <p>L’hai chiesta tu: a decidere dev’essere un’altra persona.</p>}
      {inAttesa && decide === null && (
        <div className="azioni">
          {!sua && (
            <button type="button" className="btn btn-sm btn-danger" onClick={() => setDecide('autorizza')}>
              Autorizza
            </button>
          )}
          <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => setDecide('respingi')}>
            Respingi
          </button>
        </div>
      )}
      {inAttesa && decide === 'autorizza' && (
        <ModuloAutorizza vista={vista} cancellazione={c} onChiudi={() => setDecide(null)} />
      )}
      {inAttesa && decide === 'respingi' && (
        <ModuloRespingi vista={vista} cancellazione={c} onChiudi={() => setDecide(null)} />
      )}
    </article>
  );
}

function ModuloAutorizza({ vista, cancellazione, onChiudi }: Proprieta & { readonly onChiudi: () => void }) {
  const magazzino = useQueryClient();
  const { valori, lega } = useCampi({ autorizzazione: '' });
  return (
    <Modulo
      livello={4}
      titolo="Autorizza la cancellazione"
      pericolo
      spiegazione="Le chiavi vengono distrutte subito, e nessuno potrà tornare indietro."
      atto={useAtto(`/api/persone/${vista.persona}/atti/autorizza-cancellazione`, vista.revision)}
      corpo={() => ({ cancellazione: cancellazione.id, autorizzazione: valori.autorizzazione })}
      controlla={() => mancanti(valori, { autorizzazione: 'Scrivi il numero dell’atto che autorizza' })}
      etichettaInvio="Cancella per sempre"
      fatto="Dati cancellati"
      onFatto={() => {
        // What other pages had read is still in the memory of the browser.
        magazzino.removeQueries({ type: 'inactive' });
        onChiudi();
      }}
      onAnnulla={onChiudi}
    >
      <CampoTesto
        {...lega('autorizzazione')}
        etichetta="Numero dell’atto"
        aiuto="Per esempio DET 14/2026. Senza nomi: resta nel registro per sempre."
        lunghezza={43}
      />
    </Modulo>
  );
}

function ModuloRespingi({ vista, cancellazione, onChiudi }: Proprieta & { readonly onChiudi: () => void }) {
  const { valori, lega } = useCampi({ motivo: '' });
  return (
    <Modulo
      livello={4}
      titolo="Respingi la richiesta"
      atto={useAtto(`/api/persone/${vista.persona}/atti/respingi-cancellazione`, vista.revision)}
      corpo={() => ({ cancellazione: cancellazione.id, motivo: valori.motivo })}
      controlla={() => mancanti(valori, { motivo: 'Scegli il motivo' })}
      etichettaInvio="Respingi"
      fatto="Richiesta respinta"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoScelta {...lega('motivo')} etichetta="Motivo" opzioni={useLista('motiviRespinta')} vuota="Scegli" />
    </Modulo>
  );
}
