import { Icona } from '../impianto/Icona.tsx';
import { giorni } from '../parole/date.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { useCartella } from './contesto.ts';

const DETTO = { fatta: 'fatta', corrente: 'in corso', 'da-fare': 'da fare' } as const;

/** The five phases, always in sight: which is current, since how long, and whether the case is stuck there. */
export function PassiFasi() {
  const { scheda } = useCartella();
  const etichetta = useEtichette();
  return (
    <ol className="passi-fasi" aria-label="Fasi della cartella">
      {scheda.fasi.map(({ fase, stato }, i) => (
        <li key={fase} className={`passo-${stato}`} aria-current={stato === 'corrente' ? 'step' : undefined}>
          <span className="passo-segno" aria-hidden="true">
            {stato === 'fatta' ? <Icona nome="it-check" misura="xs" classe="icon-white" /> : i + 1}
          </span>
          <span className="passo-nome">{etichetta('fasi', fase)}</span>
          <span className="visually-hidden">: {DETTO[stato]}</span>
          {stato === 'corrente' && scheda.giorniInFase !== null && (
            <span className={scheda.ferma ? 'passo-giorni passo-ferma' : 'passo-giorni'}>
              {scheda.ferma && <Icona nome="it-warning-circle" misura="xs" />}
              <span>
                {scheda.ferma ? 'ferma da' : 'da'} {giorni(scheda.giorniInFase)}
                {scheda.limiteFase !== null && ` su ${scheda.limiteFase}`}
              </span>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
