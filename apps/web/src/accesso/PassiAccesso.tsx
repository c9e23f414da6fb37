import { Icona } from '../impianto/Icona.tsx';

const PASSI = ['Persona', 'Accesso', 'Triage', 'Esito'] as const;

/** Where one is in the four steps. */
export function PassiAccesso({ corrente }: { readonly corrente: 1 | 2 | 3 | 4 }) {
  return (
    <ol className="passi-fasi passi-accesso" aria-label="Passi dell’accesso">
      {PASSI.map((nome, i) => {
        const stato = i + 1 < corrente ? 'fatta' : i + 1 === corrente ? 'corrente' : 'da-fare';
        return (
          <li key={nome} className={`passo-${stato}`} aria-current={stato === 'corrente' ? 'step' : undefined}>
            <span className="passo-segno" aria-hidden="true">
              {stato === 'fatta' ? <Icona nome="it-check" misura="xs" classe="icon-white" /> : i + 1}
            </span>
            <span className="passo-nome">{nome}</span>
            {stato === 'fatta' && <span className="visually-hidden">: fatto</span>}
          </li>
        );
      })}
    </ol>
  );
}
