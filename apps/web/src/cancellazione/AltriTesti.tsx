import { Link } from 'react-router';
import type { VistaCancellazione } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { AvvisoRifiuto } from '../moduli/AvvisoRifiuto.tsx';
import { campoDi } from '../parole/campi.ts';
import { data } from '../parole/date.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';

type AltroTesto = VistaCancellazione['altriTesti'][number];

/** Where others' cases speak of this person. The words are not shown here: who may read them reads them there. */
export function AltriTesti({ testi }: { readonly testi: readonly AltroTesto[] }) {
  return (
    <section aria-labelledby="altri-testi">
      <h2 id="altri-testi">Testi di altri fascicoli in cui compare il suo nome</h2>
      <p>
        Qui ci sono solo quelli che puoi aprire: se il nome compare altrove, lo trovano il coordinatore di quel Comune e
        il revisore nel suo mandato.
      </p>
      <p>
        Restano di chi ne è il titolare: la cancellazione della persona non li tocca. Dove il nome non deve restare, si
        rettifica il testo scrivendo «omissis» al suo posto; poi si chiede qui la cancellazione di quello che c’era.
      </p>
      {testi.length === 0 && <p>Nessuno.</p>}
      <ul>
        {testi.map((t) => (
          <li key={`${t.stream} ${t.evento ?? ''}`}>
            <Link to={t.dove === 'cartella' ? `/cartelle/${t.stream}` : `/accessi/${t.stream}`}>
              {t.titolo}, {data(t.avvenutoIl)}
            </Link>
            {t.campi.map((campo) => (
              <ChiediTesto key={campo} testo={t} campo={campo} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChiediTesto({ testo, campo }: { readonly testo: AltroTesto; readonly campo: string }) {
  const chiedi = useAtto(`/api/persone/${testo.persona ?? ''}/atti/chiedi-cancellazione`);
  if (!puo(useSessione(), 'chiedi-cancellazione') || !testo.persona || !testo.evento) return null;
  return (
    <>
      {' '}
      <button
        type="button"
        className="btn btn-xs btn-outline-primary"
        aria-disabled={chiedi.inCorso || undefined}
        onClick={() =>
          void chiedi.invia({
            oggetto: 'testo',
            fondamento: 'opposizione-accolta',
            [testo.dove]: testo.stream,
            evento: testo.evento,
            campo,
            conOmissis: !testo.correzione,
          })
        }
      >
        Chiedi di cancellare il testo {testo.correzione ? '' : 'sostituito '}({campoDi(campo).nome.toLowerCase()})
      </button>{' '}
      <Link to={`/persone/${testo.persona}/cancellazione`}>Le richieste di quel fascicolo</Link>
      {chiedi.problema && <AvvisoRifiuto problema={chiedi.problema} />}
    </>
  );
}
