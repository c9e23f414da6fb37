import type { Atto } from '../api/tipi.ts';
import { useCartella } from './contesto.ts';
import { useAttoAperto } from './useAttoAperto.ts';
import { useEtichette } from '../parole/useEtichette.ts';

interface Proprieta {
  readonly atto: Atto;
  readonly su?: string;
  readonly primario?: boolean;
  readonly testo?: string;
  /** Said after the visible words, to tell apart equal buttons. */
  readonly di?: string;
}

/** The button of an act: there only when the act is possible to this person now. */
export function PulsanteAtto({ atto, su, primario = false, testo, di }: Proprieta) {
  const { puo } = useCartella();
  const aperto = useAttoAperto();
  const etichetta = useEtichette();
  if (!puo(atto)) return null;
  const giaAperto = aperto.atto === atto && (aperto.su ?? su) === su;
  return (
    <button
      type="button"
      className={`btn btn-sm ${primario ? 'btn-primary' : 'btn-outline-primary'}`}
      aria-expanded={giaAperto}
      onClick={() => (giaAperto ? aperto.chiudi() : aperto.apri(atto, su))}
    >
      {testo ?? etichetta('atti', atto)}
      {di && <span className="visually-hidden"> {di}</span>}
    </button>
  );
}
