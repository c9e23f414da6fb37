import type { Seduta } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { annuncia } from '../impianto/annunci.ts';
import { rientra } from '../impianto/rientra.ts';
import { AvvisoRifiuto } from '../moduli/AvvisoRifiuto.tsx';

interface Proprieta {
  readonly seduta: Seduta;
  readonly atto: 'registra-presenza' | 'togli-dall-ordine-del-giorno' | 'concludi-seduta';
  readonly corpo: object;
  readonly testo: string;
  /** Said after the visible words: of whom, of what. */
  readonly di?: string;
  readonly fatto: string;
  readonly spiegazione?: string;
}

/** An act that needs no words: one button, and its refusal beside it. */
export function PulsanteSeduta({ seduta, atto, corpo, testo, di, fatto, spiegazione }: Proprieta) {
  const invio = useAtto(`/api/sedute/${seduta.id}/atti/${atto}`);
  async function invia(): Promise<void> {
    if (invio.inCorso || !(await invio.invia(corpo))) return;
    annuncia(fatto);
    rientra();
  }
  return (
    <>
      {spiegazione && <p className="aiuto">{spiegazione}</p>}
      <button
        type="button"
        className="btn btn-sm btn-outline-primary"
        aria-disabled={invio.inCorso || undefined}
        onClick={() => void invia()}
      >
        {testo}
        {di && <span className="visually-hidden"> {di}</span>}
      </button>
      {invio.problema && <AvvisoRifiuto problema={invio.problema} />}
    </>
  );
}
