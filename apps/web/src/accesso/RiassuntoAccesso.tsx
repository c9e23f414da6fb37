import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../api/letture.ts';
import type { Accesso } from '../api/tipi.ts';
import { nominativo } from '../parole/persona.ts';
import { useEtichette } from '../parole/useEtichette.ts';

export function RiassuntoAccesso({ accesso }: { readonly accesso: Accesso }) {
  const etichetta = useEtichette();
  const triage = useQuery(leggiNomenclatore()).data?.strumenti.find((s) => s.codice === 'triage');
  return (
    <section className="riassunto-accesso" aria-label="Riassunto dell’accesso">
      <dl className="fatti">
        <div>
          <dt>Persona</dt>
          <dd>{accesso.chi === null ? 'non identificata' : nominativo(accesso.chi)}</dd>
        </div>
        <div>
          <dt>Canale</dt>
          <dd>{etichetta('canali', accesso.canale)}</dd>
        </div>
        <div>
          <dt>Punto di accesso</dt>
          <dd>{etichetta('punti', accesso.punto)}</dd>
        </div>
        <div>
          <dt>Chi segnala</dt>
          <dd>
            {etichetta('segnalanti', accesso.segnalante)}
            {accesso.richiedente && (
              <span className="secondario">
                {' '}
                ({accesso.richiedente.nome}
                {accesso.richiedente.telefono && `, ${accesso.richiedente.telefono}`})
              </span>
            )}
          </dd>
        </div>
        {accesso.triage && (
          <div>
            <dt>Triage</dt>
            <dd>
              {accesso.triage.punteggio}
              {triage && <> su {triage.massimo}</>}
            </dd>
          </div>
        )}
        {accesso.bisogno && (
          <div>
            <dt>Bisogno</dt>
            <dd>{etichetta('complessita', accesso.bisogno)}</dd>
          </div>
        )}
      </dl>
      {accesso.richiesta && <p className="testo-nota">{accesso.richiesta}</p>}
    </section>
  );
}
