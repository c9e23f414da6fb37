import type { VoceElenco } from '../api/tipi.ts';
import { Icona } from '../impianto/Icona.tsx';
import { giorni } from '../parole/date.ts';

/** Days in the phase, against the limit of the Ambito; stuck is said with a word and an icon, not only with a colour. */
export function GiorniInFase({ voce }: { readonly voce: VoceElenco }) {
  if (voce.condizione === 'chiusa') return <span className="giorni-fase">chiusa</span>;
  return (
    <span className={voce.ferma ? 'giorni-fase giorni-ferma' : 'giorni-fase'}>
      <Icona nome={voce.ferma ? 'it-warning-circle' : 'it-clock'} misura="xs" />
      <span>
        {voce.ferma ? 'ferma da' : 'da'} {giorni(voce.giorniInFase)}
        {voce.limiteFase !== null && ` su ${voce.limiteFase}`}
      </span>
    </span>
  );
}
