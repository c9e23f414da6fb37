import type { Contesto, Decider, Rifiuto } from '#storia';
import { dataCivileValida, rifiuto } from '#storia';
import { ammettiApertura, decidiApertura, evolviApertura } from './apertura.js';
import { ammettiChiusura, decidiChiusura, evolviChiusura } from './chiusura.js';
import type { Atto, ComandoCartella } from './comandi.js';
import { ammettiConsegna, decidiConsegna, evolviConsegna } from './consegna.js';
import { correzioniCartella } from './correzione.js';
import { ammettiDiario, decidiDiario, evolviDiario } from './diario.js';
import { ammettiErogazioni, decidiErogazioni, evolviErogazioni, violazioniDelleErogazioni } from './erogazioni.js';
import type { EventoCartella } from './eventi.js';
import { faseDi } from './fasi.js';
import { seMalformato } from './forma.js';
import { ammettiInterventi, decidiInterventi, evolviInterventi } from './interventi.js';
import { ammettiProgetto, decidiProgetto, evolviProgetto } from './progetto.js';
import type { Ammissioni, Decisioni, Evoluzioni, Fatto, TipoEvento } from './sezione.js';
import type { StatoCartella } from './stato.js';
import { CARTELLA_INESISTENTE } from './stato.js';
import type { DefinizioniStrumenti } from './strumenti.js';
import { ammettiTutele, decidiTutele, evolviTutele, FATTI_DI_RISERVATEZZA } from './tutele.js';
import { ammettiValutazione, decidiValutazione, evolviValutazione } from './valutazione.js';

const AMMISSIONI: Ammissioni<TipoEvento> = {
  ...ammettiApertura,
  ...ammettiDiario,
  ...ammettiValutazione,
  ...ammettiProgetto,
  ...ammettiInterventi,
  ...ammettiErogazioni,
  ...ammettiChiusura,
  ...ammettiTutele,
  ...ammettiConsegna,
};

const EVOLUZIONI: Evoluzioni<TipoEvento> = {
  ...evolviApertura,
  ...evolviDiario,
  ...evolviValutazione,
  ...evolviProgetto,
  ...evolviInterventi,
  ...evolviErogazioni,
  ...evolviChiusura,
  ...evolviTutele,
  ...evolviConsegna,
};

/** Rule 1: what a case closed today still accepts, whatever the date of the fact. */
const DA_CHIUSA: readonly Atto[] = [
  'riapri',
  'rileva-follow-up',
  'registra-erogazione',
  'disponi-tutela',
  'revoca-tutela',
  'escludi-operatore',
  'revoca-esclusione',
];

export type DeciderCartella = Decider<StatoCartella, ComandoCartella, EventoCartella>;

/** The rules of the case, with the instruments in use. */
export function creaCartella(strumenti: DefinizioniStrumenti): DeciderCartella {
  const decisioni: Decisioni<Atto> = {
    ...decidiApertura,
    ...decidiDiario,
    ...decidiValutazione(strumenti),
    ...decidiProgetto,
    ...decidiInterventi,
    ...decidiErogazioni,
    ...decidiChiusura,
    ...decidiTutele,
    ...decidiConsegna,
  };
  return {
    iniziale: CARTELLA_INESISTENTE,
    correzioni: correzioniCartella(strumenti),

    decidi(stato, comando, contesto) {
      if (stato.condizione === 'chiusa' && !DA_CHIUSA.includes(comando.atto)) {
        return rifiuto('cartella-chiusa', 'La cartella è chiusa: per proseguire va prima riaperta.');
      }
      const decidi = decisioni[comando.atto] as (
        stato: StatoCartella,
        comando: ComandoCartella,
        contesto: Contesto,
      ) => EventoCartella | Rifiuto;
      const fatto = decidi(stato, comando, contesto);
      if ('codice' in fatto) return fatto;
      if (!dataCivileValida(fatto.avvenutoIl)) {
        return rifiuto('data-non-valida', 'La data indicata non esiste nel calendario.');
      }
      return seMalformato(fatto.tipo, fatto.dati as Readonly<Record<string, unknown>>) ?? [fatto];
    },

    ammetti(stato, fatto) {
      const ammetti = AMMISSIONI[fatto.tipo] as (stato: StatoCartella, fatto: Fatto) => Rifiuto | undefined;
      return ammetti(stato, fatto);
    },

    evolvi: evolviCartella,
    riesamina: violazioniDelleErogazioni,
  };
}

/** The fold needs no instruments: a projection uses it as it is. A type it does not know leaves the case as it was. */
export function evolviCartella(stato: StatoCartella, fatto: Fatto): StatoCartella {
  const evolvi = EVOLUZIONI[fatto.tipo] as ((s: StatoCartella, f: Fatto) => Partial<StatoCartella>) | undefined;
  if (!evolvi) return stato;
  const { avvenutoIl, comune } = fatto;
  const noto = !perPochi(fatto) && (stato.ultimoFattoIl === null || stato.ultimoFattoIl <= avvenutoIl);
  const ultimoFattoIl = noto ? avvenutoIl : stato.ultimoFattoIl;
  const dopo: StatoCartella = { ...stato, ...evolvi(stato, fatto), comune, ultimoFattoIl };
  const fase = faseDi(dopo);
  const comincia = fase !== stato.fase || (stato.faseDal === null && dopo.condizione !== 'inesistente');
  return { ...dopo, fase, faseDal: comincia ? avvenutoIl : stato.faseDal };
}

/** A fact that not everybody who reads the case may know of. */
export const perPochi = ({ tipo, dati }: Fatto): boolean =>
  FATTI_DI_RISERVATEZZA.includes(tipo) || (tipo === 'DiarioAnnotato' && (dati as { riservata: boolean }).riservata);

/** One open cartella per person and area: held while the case is open. */
export function prenotazioniDi(stato: StatoCartella): { spazio: string; valore: string }[] {
  return stato.condizione === 'aperta' && stato.persona !== null
    ? [{ spazio: 'cartella-aperta', valore: `${stato.persona}|${stato.area}` }]
    : [];
}
