import { useEffect, useRef, useState, type FormEvent } from 'react';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import { ContestoModulo, type Errori } from '../moduli/errori.ts';
import { useMotivo } from '../moduli/useMotivo.ts';
import { diciMotivo } from './motivi.ts';

/** The usual reasons, each of which will do by itself. What is sent, and stays in the record, is the sentence. */
const USUALI = [
  'Verifica periodica a campione',
  'Esame di una segnalazione o di un reclamo',
  'Richiesta dell’interessato',
  'Richiesta di un’autorità',
  'Sostituzione di un collega',
];
const ALTRO = 'Altro';

interface Proprieta {
  readonly id: string;
  /** The refusal, in the words of the server. */
  readonly perche: string;
  readonly onDetto: () => unknown;
}

/** Asked once for each case or person: afterwards the pages about it open by themselves. */
export function ChiediMotivo({ id, perche, onDetto }: Proprieta) {
  const [scelta, setScelta] = useState('');
  const [parole, setParole] = useState('');
  const [errori, setErrori] = useState<Errori>({});
  const { regola, difettoDi } = useMotivo();
  const titolo = useRef<HTMLHeadingElement>(null);
  useEffect(() => titolo.current?.focus(), []);

  function continua(evento: FormEvent): void {
    evento.preventDefault();
    if (!scelta) return setErrori({ scelta: 'Va scelto un motivo.' });
    const detto = parole.trim();
    const motivo = scelta === ALTRO ? detto : detto ? `${scelta}: ${detto}` : scelta;
    const difetto = difettoDi(motivo);
    if (difetto) return setErrori({ parole: difetto });
    diciMotivo(id, motivo);
    void onDetto();
  }

  return (
    <form className="modulo chiedi-motivo" noValidate aria-labelledby="titolo-motivo" onSubmit={continua}>
      <h1 id="titolo-motivo" ref={titolo} tabIndex={-1} className="modulo-titolo">
        Perché consulti questi dati?
      </h1>
      <p className="spiegazione">{perche}</p>
      <ContestoModulo value={{ errori, prefisso: 'motivo' }}>
        <CampoScelta
          nome="scelta"
          etichetta="Motivo"
          valore={scelta}
          onCambia={setScelta}
          vuota="Scegli…"
          opzioni={[...USUALI, ALTRO].map((testo) => ({ codice: testo, testo }))}
        />
        <CampoTesto
          nome="parole"
          etichetta="Precisazione"
          facoltativo={scelta !== ALTRO}
          aiuto={
            scelta === ALTRO
              ? `${regola}: chi lo chiede, e per fare che cosa.`
              : 'Per esempio il numero di protocollo della richiesta.'
          }
          lunghezza={300}
          valore={parole}
          onCambia={setParole}
        />
      </ContestoModulo>
      <div className="azioni">
        <button type="submit" className="btn btn-primary">
          Continua
        </button>
      </div>
    </form>
  );
}
