import type { DataCivile } from '#storia';
import { piuGiorni } from '#storia';
import { aperta, delCiclo } from './ciclo.js';
import { inEssere } from './interventi.js';
import { ultimeVersioni } from './progetto.js';
import type { StatoCartella } from './stato.js';

export interface Scadenza {
  readonly tipo: 'fine-autorizzazione' | 'sospensione-lunga' | 'decisione-attesa' | 'revisione-tutela';
  readonly testo: string;
  readonly il: DataCivile;
}

/** In days. They are dated rows of the nomenclatore; what has no limit has no deadline. */
export interface LimitiScadenze {
  /** How long a suspension may last. */
  readonly sospensione?: number;
  /** How long a request of approval may wait. */
  readonly decisione?: number;
}

/** What is due and on which day, the nearest first. How long before it is in sight is for who shows it. */
export function scadenze(stato: StatoCartella, limiti: LimitiScadenze = {}): Scadenza[] {
  if (!aperta(stato)) return [];
  const { sospensione, decisione } = limiti;
  const trovate: Scadenza[] = [];
  for (const intervento of delCiclo(stato, stato.interventi).filter(inEssere)) {
    const il = intervento.autorizzazioni.reduce((ultimo, { al }) => (al > ultimo ? al : ultimo), '');
    trovate.push({ tipo: 'fine-autorizzazione', testo: 'Finisce il periodo autorizzato di un intervento.', il });
    const sospeso = intervento.sospensioni.find(({ al }) => al === null);
    if (sospeso && sospensione !== undefined) {
      const testo = 'Un intervento è sospeso da molto: va ripreso o cessato.';
      trovate.push({ tipo: 'sospensione-lunga', testo, il: piuGiorni(sospeso.dal, sospensione) });
    }
  }
  for (const { stato: condizione, richiestaIl } of ultimeVersioni(stato)) {
    if (richiestaIl === null || decisione === undefined) continue;
    if (condizione !== 'in-approvazione' && condizione !== 'in-esame') continue;
    const testo = 'Un progetto attende la decisione sull’approvazione.';
    trovate.push({ tipo: 'decisione-attesa', testo, il: piuGiorni(richiestaIl, decisione) });
  }
  if (stato.tutela?.revisioneIl) {
    const testo = 'La tutela del caso va riesaminata.';
    trovate.push({ tipo: 'revisione-tutela', testo, il: stato.tutela.revisioneIl });
  }
  return trovate.sort((a, b) => (a.il < b.il ? -1 : a.il > b.il ? 1 : 0));
}
