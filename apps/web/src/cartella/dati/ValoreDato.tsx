import { data, eData } from '../../parole/date.ts';
import { durata, euro } from '../../parole/misure.ts';
import { useComuni } from '../../parole/useComuni.ts';
import { useEnti } from '../../parole/useEnti.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useOperatori } from '../../parole/useOperatori.ts';
import { usePrestazioni } from '../../parole/usePrestazioni.ts';
import { campoDi } from '../../parole/campi.ts';

interface Proprieta {
  readonly nome: string;
  readonly valore: unknown;
}

const CODICE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Any value of an event, in words: dates, hours, euro, labels of codes, names of people; lists and objects unfolded. */
export function ValoreDato({ nome, valore }: Proprieta) {
  const semplice = useValoreSemplice();
  if (valore === null || valore === undefined || valore === '') return <span className="secondario">–</span>;
  if (Array.isArray(valore)) {
    if (valore.length === 0) return <span className="secondario">nessuno</span>;
    if (valore.every((v) => typeof v !== 'object' || v === null)) {
      return <>{valore.map((v) => semplice(nome, v)).join(', ')}</>;
    }
    return (
      <ul className="valori">
        {valore.map((v, i) => (
          <li key={i}>
            <ValoreDato nome={nome} valore={v} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof valore === 'object') {
    const voci = Object.entries(valore).filter(([n, v]) => campoDi(n).come !== 'id' && n !== 'id' && v !== null);
    return (
      <span>
        {voci.map(([n, v], i) => (
          <span key={n}>
            {i > 0 && '; '}
            <span className="secondario">{campoDi(n).nome.toLowerCase()}:</span> <ValoreDato nome={n} valore={v} />
          </span>
        ))}
      </span>
    );
  }
  return <>{semplice(nome, valore)}</>;
}

function useValoreSemplice(): (nome: string, valore: unknown) => string {
  const etichetta = useEtichette();
  const operatore = useOperatori();
  const ente = useEnti();
  const comune = useComuni();
  const prestazione = usePrestazioni();
  return (nome, valore) => {
    const campo = campoDi(nome);
    if (typeof valore === 'boolean') return valore ? 'sì' : 'no';
    if (typeof valore === 'number') {
      if (campo.come === 'durata') return durata(valore);
      if (campo.come === 'euro') return euro(valore);
      return String(valore);
    }
    const testo = String(valore);
    if (eData(testo)) return data(testo);
    if (campo.come === 'operatore') return operatore(testo);
    if (campo.come === 'ente') return ente(testo);
    if (campo.come === 'comune') return comune(testo);
    if (campo.come === 'prestazione') return prestazione(testo);
    if (campo.lista && CODICE.test(testo)) return etichetta(campo.lista, testo);
    return testo;
  };
}
