import { TARIFFE_SAD, valoreIl } from '#nomenclatore';
import type { DataCivile } from '#storia';
import { fineMese, piuGiorni } from '#storia';
import { ilPrimo, mesiDopo, primo, ultimo } from './calendario.js';
import type { Narrazione } from './narrazione.js';
import * as parole from './parole.js';

/**
 * Hours given before any valutazione, because waiting was not possible. What comes back ends them, on the day the ordinary
 * service starts.
 */
export function urgenza({ r, caso, materia }: Narrazione): (il: DataCivile) => void {
  const scelte = caso.casuale.ramo('urgenza');
  const intervento = r.uuid();
  const dal = r.il;
  const scade = piuGiorni(dal, 75);
  r.fatto(
    'autorizza-intervento',
    {
      intervento,
      progetto: null,
      urgente: true,
      motivoUrgenza: scelte.uno(parole.MOTIVI_URGENZA),
      prestazione: materia.prestazione,
      erogatore: 'coop-ontano',
      dal,
      al: scade,
      minutiMensili: 720,
      centesimiOra: valoreIl(TARIFFE_SAD, dal),
      fonte: 'bilancio-comunale',
    },
    { ritardo: 0 },
  );
  r.fatto('attiva-intervento', { intervento }, { ritardo: 0 });
  const attivato = r.saputo;
  return (fine) => {
    r.fatto(
      'cessa-intervento',
      { intervento, motivo: 'Parte il servizio previsto dal progetto.' },
      { il: fine, ritardo: 0 },
    );
    const ultimoGiorno = primo(scade, fine);
    for (let mese = ilPrimo(dal); mese <= ultimoGiorno; mese = mesiDopo(mese, 1)) {
      const al = primo(fineMese(mese), ultimoGiorno);
      const corpo = { erogazione: r.uuid(), intervento, dal: ultimo(mese, dal), al, minuti: scelte.intero(6, 20) * 30 };
      r.aParte('registra-erogazione', corpo, { il: al, ritardo: scelte.intero(3, 14), dopo: attivato });
    }
  };
}
