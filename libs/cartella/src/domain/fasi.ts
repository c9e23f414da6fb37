import { delCiclo, finaleDelCiclo } from './ciclo.js';
import { inEssere } from './interventi.js';
import { ultimeVersioni, versioneInVigore } from './progetto.js';
import type { StatoCartella } from './stato.js';
import { valutazioneInCorso, valutazioniConcluse } from './valutazione.js';
import type { Fase } from './vocabolario.js';

/** The phase of a case, from its current ciclo alone. What is under way comes before what is done. */
export function faseDi(stato: StatoCartella): Fase {
  if (stato.condizione === 'chiusa') return 'conclusione';
  if (valutazioneInCorso(stato)) return 'valutazione';
  if (ultimeVersioni(stato).some((v) => v.stato !== 'sottoscritta' && v.stato !== 'respinta')) return 'progetto';

  const interventi = delCiclo(stato, stato.interventi);
  const attivi = interventi.some(inEssere);
  if (!attivi && finaleDelCiclo(stato)) return 'conclusione';
  if (progettoInVigore(stato)) {
    const daAvviare = interventi.some((i) => i.stato === 'autorizzato');
    const maiAvviati = interventi.every((i) => i.attivatoIl === null);
    return attivi || daAvviare || maiAvviati ? 'erogazione' : 'conclusione';
  }
  if (valutazioniConcluse(stato).length > 0) return 'progetto';
  // Without valutazione nor progetto only an urgent one can be active.
  return attivi ? 'erogazione' : 'accesso';
}

export const progettoInVigore = (stato: StatoCartella): boolean =>
  delCiclo(stato, stato.progetti).some((p) => versioneInVigore(p) !== undefined);
