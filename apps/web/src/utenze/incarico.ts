import type { Utenza } from '../api/tipi.ts';
import { mancanti, type Errori } from '../moduli/errori.ts';
import { oggi } from '../parole/date.ts';

/** What a person types of an assignment; empty texts are what is not there. */
export interface ValoriIncarico {
  dal: string;
  ruolo: string;
  /** `NUOVO`: one that nobody here works for yet, with the code that follows. */
  ente: string;
  enteNuovo: string;
  tipoEnte: string;
  professione: string;
  comuni: readonly string[];
  squadra: string;
  oggetto: string;
  mandatoDal: string;
  mandatoAl: string;
}

/** As the nomenclatore calls whoever is in no list: nobody works for it, and here it stands for one that is to be added. */
export const NUOVO = 'altro';

export const DI_TERRITORIO = ['operatore-pua', 'assistente-sociale', 'coordinatore', 'amministratore-locale'];

/** As it is today, to be changed; empty for who is new. */
export const valoriDi = (utenza?: Utenza, oggetto?: string | null): ValoriIncarico => {
  const i = utenza?.incarico;
  return {
    dal: oggi(),
    ruolo: i?.ruolo ?? '',
    ente: i?.ente ?? '',
    enteNuovo: '',
    tipoEnte: i?.tipoEnte ?? '',
    professione: i?.professione ?? '',
    comuni: i?.comuni ?? [],
    squadra: i?.squadra ?? '',
    oggetto: oggetto ?? '',
    mandatoDal: i?.mandato?.dal ?? oggi(),
    mandatoAl: i?.mandato?.al ?? '',
  };
};

export const corpoDi = (v: ValoriIncarico) => ({
  dal: v.dal,
  ruolo: v.ruolo,
  ente: v.ente === NUOVO ? v.enteNuovo.trim() : v.ente,
  tipoEnte: v.tipoEnte,
  ...(v.professione && { professione: v.professione }),
  comuni: v.comuni,
  ...(v.squadra && { squadra: v.squadra }),
  ...(v.ruolo === 'revisore' && {
    mandato: { oggetto: v.oggetto, dal: v.mandatoDal, ...(v.mandatoAl && { al: v.mandatoAl }) },
  }),
});

const CODICE = /^[a-z0-9][a-z0-9-]{0,63}$/;

export const controllaIncarico = (v: ValoriIncarico): Errori => ({
  ...mancanti(v, {
    dal: 'Indica da quando',
    ruolo: 'Scegli il ruolo',
    ente: 'Scegli l’ente',
    ...(v.ente === NUOVO && { enteNuovo: 'Scrivi il codice dell’ente', tipoEnte: 'Scegli di che tipo è' }),
    ...(v.ruolo === 'revisore' && { oggetto: 'Scrivi che cosa gli è affidato', mandatoDal: 'Indica da quando' }),
  }),
  ...(v.ente === NUOVO &&
    v.enteNuovo.trim() !== '' &&
    !CODICE.test(v.enteNuovo.trim()) && {
      enteNuovo: 'Solo lettere minuscole, cifre e trattini, senza spazi',
    }),
  ...(DI_TERRITORIO.includes(v.ruolo) && v.comuni.length === 0 && { comuni: 'Scegli almeno un Comune' }),
});
