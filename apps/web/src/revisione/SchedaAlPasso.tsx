import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { leggiScheda } from '../api/letture.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { data } from '../parole/date.ts';
import { durata } from '../parole/misure.ts';
import { nominativo } from '../parole/persona.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { usePrestazioni } from '../parole/usePrestazioni.ts';

interface Proprieta {
  readonly cartella: string;
  readonly posizione: number;
}

/** The case as it was right after the event, in short. */
export function SchedaAlPasso({ cartella, posizione }: Proprieta) {
  const {
    data: scheda,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery({
    ...leggiScheda(cartella, { modo: 'evento', posizione }),
    staleTime: Infinity,
  });
  const etichetta = useEtichette();
  const operatore = useOperatori();
  const prestazione = usePrestazioni();
  if (error && !scheda) return <ErroreLettura errore={error} riprova={refetch} parte />;
  if (!scheda) return <Attesa />;
  const { stato } = scheda;
  const versione = stato.progetti.at(-1)?.versioni.at(-1);
  const valutazione = stato.valutazioni.at(-1);
  return (
    <section aria-labelledby="scheda-al-passo" className="colonna-passi scheda-passo" aria-busy={isPlaceholderData}>
      <h2 id="scheda-al-passo">La cartella in quel momento</h2>
      <dl className="fatti-in-colonna">
        <dt>Persona</dt>
        <dd>{nominativo(scheda.persona)}</dd>
        <dt>Condizione</dt>
        <dd>{etichetta('condizioni', stato.condizione)}</dd>
        <dt>Fase</dt>
        <dd>
          {etichetta('fasi', stato.fase)}
          {stato.faseDal && <span className="secondario"> dal {data(stato.faseDal)}</span>}
        </dd>
        <dt>Percorso</dt>
        <dd>{etichetta('percorsi', stato.percorso)}</dd>
        <dt>Case manager</dt>
        <dd>{operatore(stato.caseManager)}</dd>
        <dt>Valutazione</dt>
        <dd>
          {valutazione
            ? `${etichetta('tipiValutazione', valutazione.tipo)}, ${valutazione.conclusaIl ? `conclusa il ${data(valutazione.conclusaIl)}` : 'in corso'}`
            : '–'}
        </dd>
        <dt>Progetto</dt>
        <dd>
          {versione
            ? `versione ${versione.versione}, ${etichetta('statiVersione', versione.stato).toLowerCase()}`
            : '–'}
        </dd>
        <dt>Interventi</dt>
        <dd>
          {stato.interventi.length === 0
            ? '–'
            : stato.interventi.map((i) => (
                <span key={i.id} className="riga-breve">
                  {prestazione(i.prestazione)}, {etichetta('statiIntervento', i.stato).toLowerCase()}, erogate{' '}
                  {durata(i.erogazioni.reduce((s, e) => s + e.minuti, 0))}
                </span>
              ))}
        </dd>
        <dt>Note di diario</dt>
        <dd>{stato.diario.length}</dd>
      </dl>
      <Link className="btn btn-sm btn-outline-primary" to={`/cartelle/${cartella}?modo=evento&posizione=${posizione}`}>
        Apri la cartella intera com’era qui
      </Link>
    </section>
  );
}
