import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api, dati } from '../api/client.ts';
import { comeProblema } from '../api/problema.ts';
import { Dialogo } from '../impianto/Dialogo.tsx';
import { ascoltaScadenza, eScaduta, segnalaScadenza } from './scadenza.ts';
import { useSessione } from './sessione.ts';

/** Who is writing keeps the session alive as who is asking does: at most this often. */
const RINNOVO_MS = 60_000;
/** How long before the end one is told. */
const PREAVVISO_MS = 120_000;

const GESTI = ['keydown', 'pointerdown', 'input'] as const;

/** A session does not end under the hands of who is working, and does not end without a word for who is not. */
export function SessioneViva() {
  const sessione = useSessione();
  const magazzino = useQueryClient();
  const scaduta = useSyncExternalStore(ascoltaScadenza, eScaduta);
  const [staPerFinire, setStaPerFinire] = useState(false);
  /** A renewed session may look just like the one before: how many there were is what changes. */
  const [rinnovi, setRinnovi] = useState(0);
  const inPausa = useRef(false);

  const rinnova = useCallback(async () => {
    if (eScaduta()) return;
    try {
      const adesso = dati(await api.GET('/api/sessione'));
      // Somebody else has entered in another tab: what is on this page is not theirs.
      const altri = adesso.operatore.id !== sessione.operatore.id || adesso.ambito.id !== sessione.ambito.id;
      if (altri) return segnalaScadenza();
      magazzino.setQueryData(['sessione'], adesso);
      setRinnovi((n) => n + 1);
    } catch (errore) {
      if (comeProblema(errore).stato === 401) segnalaScadenza();
    }
  }, [magazzino, sessione]);

  useEffect(() => {
    setStaPerFinire(false);
    const resta = sessione.restaSecondi * 1_000;
    const preavviso = resta > PREAVVISO_MS ? setTimeout(() => setStaPerFinire(true), resta - PREAVVISO_MS) : undefined;
    // Another tab may have kept it alive: the server knows.
    const fine = setTimeout(() => void rinnova(), resta + 1_000);
    return () => {
      clearTimeout(preavviso);
      clearTimeout(fine);
    };
  }, [sessione, rinnovi, rinnova]);

  useEffect(() => {
    const alGesto = () => {
      if (inPausa.current) return;
      inPausa.current = true;
      setTimeout(() => (inPausa.current = false), RINNOVO_MS);
      void rinnova();
    };
    for (const gesto of GESTI) addEventListener(gesto, alGesto, { passive: true });
    return () => {
      for (const gesto of GESTI) removeEventListener(gesto, alGesto);
    };
  }, [rinnova]);

  if (!staPerFinire || scaduta) return null;
  return (
    <Dialogo titolo="La sessione sta per finire" onChiudi={() => void rinnova()}>
      <p>Fra due minuti, se non fai nulla, bisogna entrare di nuovo. Quello che hai scritto resta qui.</p>
      <div className="azioni">
        <button type="button" className="btn btn-primary" onClick={() => void rinnova()}>
          Continua a lavorare
        </button>
      </div>
    </Dialogo>
  );
}
