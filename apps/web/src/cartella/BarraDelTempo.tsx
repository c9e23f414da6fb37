import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { Icona } from '../impianto/Icona.tsx';
import { oggi } from '../parole/date.ts';
import { leggiScheda } from '../api/letture.ts';
import { useCartella } from './contesto.ts';
import { CorsaDelTempo } from './CorsaDelTempo.tsx';
import { traguardiDi } from './traguardi.ts';

/** Choose a day, and on which of the two times: what had happened, or what was known. */
export function BarraDelTempo() {
  const { id: cartella, istante, scheda } = useCartella();
  // Looking at the past, the line still shows what came after, if it has been read.
  const oggiLetta = useQueryClient().getQueryData(leggiScheda(cartella).queryKey) ?? scheda;
  const [, imposta] = useSearchParams();
  const id = useId();
  const mostrato = scheda.vista.viva ? oggi() : scheda.vista.giorno;
  const [giorno, setGiorno] = useState(mostrato);
  const [modo, setModo] = useState<'accaduto' | 'noto'>(istante.modo === 'noto' ? 'noto' : 'accaduto');
  // The instant can also change from outside (a link of the chronology, the back button): the bar follows it.
  const [seguito, setSeguito] = useState(mostrato);
  if (seguito !== mostrato) {
    setSeguito(mostrato);
    setGiorno(mostrato);
  }
  const [errore, setErrore] = useState('');

  function mostra(evento: FormEvent): void {
    evento.preventDefault();
    if (!giorno || giorno > oggi()) {
      setErrore(giorno ? 'Scegli un giorno non futuro.' : 'Scegli un giorno.');
      return;
    }
    setErrore('');
    imposta(
      (p) => {
        for (const nome of ['atto', 'su', 'posizione']) p.delete(nome);
        p.set('modo', modo);
        p.set('al', giorno);
        return p;
      },
      { preventScrollReset: true },
    );
  }

  return (
    <form className="barra-tempo" aria-label="Barra del tempo" onSubmit={mostra} noValidate>
      <div className="container-xxl">
        <Icona nome="it-clock" />
        <label htmlFor={`${id}-giorno`}>Guarda al giorno</label>
        <input
          id={`${id}-giorno`}
          type="date"
          className="ingresso"
          max={oggi()}
          min={scheda.stato.accesso?.il.slice(0, 10)}
          value={giorno}
          aria-invalid={errore ? true : undefined}
          aria-describedby={errore ? `${id}-errore` : undefined}
          onChange={(e) => setGiorno(e.target.value)}
        />
        <CorsaDelTempo traguardi={traguardiDi(oggiLetta.stato)} giorno={giorno} onGiorno={setGiorno} />
        <fieldset className="segmenti">
          <legend className="visually-hidden">Secondo quale tempo</legend>
          <label title="Quello che era accaduto entro quel giorno, per tutto quello che si sa oggi">
            <input type="radio" name={id} checked={modo === 'accaduto'} onChange={() => setModo('accaduto')} />
            <span>com’era accaduto</span>
          </label>
          <label title="Quello che si sapeva quel giorno, per come era stato registrato">
            <input type="radio" name={id} checked={modo === 'noto'} onChange={() => setModo('noto')} />
            <span>com’era noto</span>
          </label>
        </fieldset>
        <button type="submit" className="btn btn-sm btn-outline-primary">
          Mostra
        </button>
        {errore && (
          <p className="errore-campo" id={`${id}-errore`} role="alert">
            {errore}
          </p>
        )}
      </div>
    </form>
  );
}
