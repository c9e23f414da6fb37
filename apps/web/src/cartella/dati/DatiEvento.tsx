import { campoDi } from '../../parole/campi.ts';
import { ValoreDato } from './ValoreDato.tsx';

interface Proprieta {
  readonly dati: Readonly<Record<string, unknown>>;
  readonly oscurati: readonly string[];
}

/** What an event holds. A field that may not be read says so: it is not the same as empty. */
export function DatiEvento({ dati, oscurati }: Proprieta) {
  const voci = Object.entries(dati).filter(([nome]) => campoDi(nome).come !== 'id' && !oscurati.includes(nome));
  if (voci.length === 0 && oscurati.length === 0) return null;
  return (
    <dl className="fatti-in-colonna">
      {voci.map(([nome, valore]) => (
        <div key={nome}>
          <dt>{campoDi(nome).nome}</dt>
          <dd>
            <ValoreDato nome={nome} valore={valore} />
          </dd>
        </div>
      ))}
      {oscurati.map((nome) => (
        <div key={nome}>
          <dt>{campoDi(nome).nome}</dt>
          <dd className="secondario">non visibile a te, o cancellato</dd>
        </div>
      ))}
    </dl>
  );
}
