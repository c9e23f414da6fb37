import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { RispostaComando } from '../api/tipi.ts';
import type { Invio } from '../api/useAtto.ts';
import { annuncia } from '../impianto/annunci.ts';
import { rientra } from '../impianto/rientra.ts';
import { segnaPulito, segnaScritto } from '../impianto/moduli-aperti.ts';
import { AvvisoRifiuto } from './AvvisoRifiuto.tsx';
import { AvvisoSuperato } from './AvvisoSuperato.tsx';
import { ContestoModulo, normalizzaCampo, type Errori } from './errori.ts';
import { RiepilogoErrori } from './RiepilogoErrori.tsx';

interface Proprieta {
  readonly titolo: string;
  readonly spiegazione?: ReactNode;
  readonly livello?: 2 | 3 | 4;
  readonly atto: Invio;
  readonly corpo: () => unknown;
  readonly controlla?: () => Errori;
  readonly etichettaInvio: string;
  /** What is announced when it is done. */
  readonly fatto: string;
  readonly onFatto: (risposta: RispostaComando) => void;
  readonly onAnnulla?: (() => void) | undefined;
  readonly pericolo?: boolean;
  /** A form that opens takes the focus; one that is always on the page does not. */
  readonly prendeFuoco?: boolean;
  readonly children?: ReactNode;
}

/** A form that sends one act. It never loses what is in it: refusals, conflicts and lost answers leave it as it was. */
export function Modulo(p: Proprieta) {
  const prefisso = useId().replace(/[^a-zA-Z0-9]/g, '');
  const titolo = useRef<HTMLHeadingElement>(null);
  const [locali, setLocali] = useState<Errori>({});
  const [tentativo, setTentativo] = useState(0);
  const Titolo = `h${p.livello ?? 3}` as 'h2' | 'h3' | 'h4';
  const { problema } = p.atto;

  useEffect(() => {
    if (p.prendeFuoco !== false) titolo.current?.focus();
    return () => segnaPulito(prefisso);
    // The focus is taken once, when the form opens.
  }, [prefisso]);

  const dalServer = Object.fromEntries((problema?.errori ?? []).map((e) => [normalizzaCampo(e.campo), e.messaggio]));
  const errori = Object.keys(locali).length > 0 ? locali : dalServer;
  const errato = Object.keys(errori).length > 0;

  function concludi(risposta: RispostaComando | null): void {
    setTentativo((n) => n + 1);
    if (!risposta) return;
    segnaPulito(prefisso);
    annuncia(p.fatto);
    p.onFatto(risposta);
    rientra();
  }

  async function alInvio(evento: FormEvent): Promise<void> {
    evento.preventDefault();
    evento.stopPropagation();
    if (p.atto.inCorso) return;
    const trovati = p.controlla?.() ?? {};
    setLocali(trovati);
    if (Object.keys(trovati).length > 0) {
      setTentativo((n) => n + 1);
      return;
    }
    concludi(await p.atto.invia(p.corpo()));
  }

  return (
    <form
      className="modulo"
      noValidate
      aria-labelledby={`${prefisso}-titolo`}
      onSubmit={(e) => void alInvio(e)}
      onChange={() => segnaScritto(prefisso)}
      onClickCapture={(e) => {
        // Adding a row or copying an answer is writing too; "Lascia stare" unsays it afterwards.
        if ((e.target as Element).closest('button[type=button]')) segnaScritto(prefisso);
      }}
    >
      <Titolo id={`${prefisso}-titolo`} ref={titolo} tabIndex={-1} className="modulo-titolo">
        {p.titolo}
      </Titolo>
      {p.spiegazione && <div className="spiegazione">{p.spiegazione}</div>}
      {errato && <RiepilogoErrori errori={errori} prefisso={prefisso} tentativo={tentativo} />}
      <ContestoModulo value={{ errori, prefisso }}>{p.children}</ContestoModulo>
      {problema && !errato && problema.stato === 412 && (
        <AvvisoSuperato
          problema={problema}
          inCorso={p.atto.inCorso}
          onDiNuovo={() => void p.atto.inviaDiNuovo().then(concludi)}
        />
      )}
      {problema && !errato && problema.stato !== 412 && problema.stato !== 401 && <AvvisoRifiuto problema={problema} />}
      <div className="azioni">
        <button
          type="submit"
          className={`btn ${p.pericolo ? 'btn-danger' : 'btn-primary'}`}
          aria-disabled={p.atto.inCorso || undefined}
        >
          {p.atto.inCorso ? 'Invio in corso…' : p.etichettaInvio}
        </button>
        {p.onAnnulla && (
          <button
            type="button"
            className="btn btn-outline-secondary"
            onClick={() => {
              segnaPulito(prefisso);
              p.onAnnulla?.();
              rientra();
            }}
          >
            Lascia stare
          </button>
        )}
      </div>
    </form>
  );
}
