import { useId, useRef } from 'react';
import type { Strumento } from '../../api/tipi.ts';
import { useCampo } from '../../moduli/errori.ts';
import { data } from '../../parole/date.ts';
import { punteggioDi } from './punteggio.ts';
import { BarraPunteggio } from '../../figure/BarraPunteggio.tsx';

export interface RispostePrecedenti {
  readonly il: string;
  readonly risposte: readonly number[];
  readonly punteggio: number;
}
interface Proprieta {
  readonly strumento: Strumento;
  readonly risposte: readonly (number | null)[];
  readonly copiate: ReadonlySet<number>;
  readonly onRisposta: (voce: number, livello: number, copiata: boolean) => void;
  readonly precedenti?: RispostePrecedenti | undefined;
  /** From which score something more is due. */
  readonly soglia?: number | undefined;
}

/** An instrument drawn from its definition, item by item, with the score as one answers. */
export function DomandeStrumento({ strumento, risposte, copiate, onRisposta, precedenti, soglia }: Proprieta) {
  const date = risposte.filter((r) => r !== null).length;
  const punteggio = punteggioDi(strumento, risposte);
  return (
    <div className="strumento">
      {strumento.voci.map((v, i) => (
        <VoceStrumento
          key={v.voce}
          numero={i}
          voce={v}
          scelta={risposte[i] ?? null}
          copiata={copiate.has(i)}
          precedente={precedenti?.risposte[i]}
          precedenteIl={precedenti?.il}
          onScelta={(livello, copia) => onRisposta(i, livello, copia)}
        />
      ))}
      <div className="punteggio-vivo" role="status">
        <p>
          <strong>
            Punteggio {punteggio} su {strumento.massimo}
          </strong>
          <span className="secondario">
            {' '}
            {date} di {strumento.voci.length} risposte
            {precedenti && (
              <>
                ; l’ultima volta {precedenti.punteggio}, il {data(precedenti.il)}
              </>
            )}
          </span>
        </p>
        <BarraPunteggio
          valore={punteggio}
          minimo={strumento.minimo}
          massimo={strumento.massimo}
          precedente={precedenti?.punteggio}
        />
        {soglia !== undefined && date === strumento.voci.length && (
          <p className={punteggio >= soglia ? 'esito-controllo controllo-manca' : 'esito-controllo controllo-bene'}>
            {punteggio >= soglia
              ? `Dalla soglia di ${soglia} l’Ambito prevede la valutazione multidimensionale.`
              : `Sotto la soglia di ${soglia} per la valutazione multidimensionale.`}
          </p>
        )}
        {strumento.lettura && <p className="aiuto">{strumento.lettura}</p>}
      </div>
    </div>
  );
}

interface ProprietaVoce {
  readonly numero: number;
  readonly voce: Strumento['voci'][number];
  readonly scelta: number | null;
  readonly copiata: boolean;
  readonly precedente: number | undefined;
  readonly precedenteIl: string | undefined;
  readonly onScelta: (livello: number, copiata: boolean) => void;
}

function VoceStrumento({ numero, voce, scelta, copiata, precedente, precedenteIl, onScelta }: ProprietaVoce) {
  const gruppo = useId();
  const opzioni = useRef<HTMLDivElement>(null);
  const { id, errore } = useCampo(`risposte.${numero}`);
  const testoPrecedente = precedente === undefined ? undefined : voce.livelli[precedente]?.testo;
  return (
    <fieldset className={errore ? 'voce-strumento campo-errato' : 'voce-strumento'}>
      <legend>
        {numero + 1}. {voce.voce}
      </legend>
      <div className="voce-strumento-corpo">
        <div className="opzioni" ref={opzioni}>
          {voce.livelli.map((l, i) => (
            <label className="opzione" key={i}>
              <input
                type="radio"
                name={gruppo}
                id={i === 0 ? id : undefined}
                checked={scelta === i}
                onChange={() => onScelta(i, false)}
              />
              <span>
                {l.testo} <span className="secondario">({l.punti})</span>
              </span>
            </label>
          ))}
        </div>
        {testoPrecedente !== undefined && precedente !== undefined && (
          <div className="risposta-precedente">
            <p>
              <span className="secondario">Il {data(precedenteIl)}:</span> {testoPrecedente}
            </p>
            {copiata ? (
              <span className="targhetta targhetta-chiara">copiata</span>
            ) : (
              <button
                type="button"
                className="btn btn-xs btn-outline-primary"
                onClick={() => {
                  onScelta(precedente, true);
                  // This button is about to go: the focus passes to the answer it gave.
                  opzioni.current?.querySelectorAll('input')[precedente]?.focus();
                }}
              >
                Copia<span className="visually-hidden"> la risposta precedente a {voce.voce}</span>
              </button>
            )}
          </div>
        )}
      </div>
      {errore && <p className="errore-campo">{errore}</p>}
    </fieldset>
  );
}
