import { useEffect, useState, useSyncExternalStore } from 'react';
import { annuncioCorrente, ascoltaAnnunci } from './annunci.ts';
import { Icona } from './Icona.tsx';
import { rientra } from './rientra.ts';

const DURATA = 8000;

export function Annunci() {
  const annuncio = useSyncExternalStore(ascoltaAnnunci, annuncioCorrente);
  const [letto, setLetto] = useState(0);
  const visibile = annuncio.testo !== '' && letto !== annuncio.numero;
  useEffect(() => {
    if (!visibile) return undefined;
    const attesa = setTimeout(() => setLetto(annuncio.numero), DURATA);
    return () => clearTimeout(attesa);
  }, [annuncio, visibile]);
  const chiudi = () => {
    setLetto(annuncio.numero);
    rientra();
  };
  return (
    <div className="annunci" role="status" aria-live="polite">
      {visibile && (
        <p className="annuncio">
          <Icona nome="it-check-circle" classe="icon-white" />
          <span>{annuncio.testo}</span>
          <button type="button" className="chiudi-annuncio" onClick={chiudi}>
            <Icona nome="it-close" classe="icon-white" />
            <span className="visually-hidden">Chiudi il messaggio</span>
          </button>
        </p>
      )}
    </div>
  );
}
