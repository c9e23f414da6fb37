import { data } from '../../parole/date.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useCartella } from '../contesto.ts';

export function ElencoFollowUp() {
  const { scheda } = useCartella();
  const etichetta = useEtichette();
  if (scheda.stato.followUp.length === 0) return null;
  return (
    <>
      <h3>Follow-up</h3>
      <ul className="elenco-semplice">
        {scheda.stato.followUp.map((f) => (
          <li key={f.evento}>
            <strong>{etichetta('orizzontiFollowUp', f.orizzonte)}</strong>, {data(f.il)}:{' '}
            {f.riammesso ? 'riammesso ai servizi' : 'non riammesso'}
            {f.note && <span className="secondario">. {f.note}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
