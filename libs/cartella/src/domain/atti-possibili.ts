import { possibileApertura } from './apertura.js';
import { possibileChiusura } from './chiusura.js';
import type { Atto } from './comandi.js';
import { possibileConsegna } from './consegna-possibile.js';
import { possibileDiario } from './diario.js';
import { possibileErogazioni } from './erogazioni.js';
import { possibileInterventi } from './interventi.js';
import { possibileProgetto } from './progetto.js';
import type { Possibilita } from './sezione.js';
import type { StatoCartella } from './stato.js';
import { possibileTutele } from './tutele.js';
import { possibileValutazione } from './valutazione.js';

const POSSIBILE: Possibilita<Atto> = {
  ...possibileApertura,
  ...possibileDiario,
  ...possibileValutazione,
  ...possibileProgetto,
  ...possibileInterventi,
  ...possibileErogazioni,
  ...possibileChiusura,
  ...possibileTutele,
  ...possibileConsegna,
};

export const ATTI = Object.keys(POSSIBILE) as Atto[];

/** The acts that find in this state what they need, whoever asks. */
export const attiPossibili = (stato: StatoCartella): Atto[] => ATTI.filter((atto) => POSSIBILE[atto](stato));
