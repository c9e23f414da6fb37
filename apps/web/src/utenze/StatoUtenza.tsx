import type { Utenza } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { useEtichette } from '../parole/useEtichette.ts';

/** What somebody is today, and since when; until when, if that is known. */
export function StatoUtenza({ utenza }: { readonly utenza: Pick<Utenza, 'condizione' | 'dal' | 'al'> }) {
  const etichetta = useEtichette();
  const { condizione, dal, al } = utenza;
  return (
    <>
      {etichetta('condizioniUtenza', condizione)}
      {dal && (
        <span className="secondario">
          {' '}
          {condizione === 'non-ancora' ? 'fino al' : 'dal'} {data(dal)}
          {al && <> al {data(al)}</>}
        </span>
      )}
    </>
  );
}
