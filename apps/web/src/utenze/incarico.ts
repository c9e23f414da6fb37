import type { Utenza } from '../api/tipi.ts';
import { mancanti, type Errori } from '../moduli/errori.ts';
import { oggi } from '../parole/date.ts';

/** What a person types of an assignment; empty texts are what is not there. */
export interface ValoriIncarico {
  dal: string;
  ruolo: string;
  ente: string;
  tipoEnte: string;
  professione: string;
  comuni: readonly string[];
  squadra: string;
  oggetto: string;
  mandatoDal: string;
  mandatoAl: string;
}

export const DI_TERRITORIO = ['operatore-pua', 'assistente-sociale', 'coordinatore', 'amministratore-locale'];

/** As it is today, to be changed; empty for who is new. */
export const valoriDi = (utenza?: Utenza, oggetto?: string | null): ValoriIncarico => {
  const i = utenza?.incarico;
  return {
    dal: oggi(),
    ruolo: i?.ruolo ?? '',
    ente: i?.ente ?? '',
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
  ente: v.ente,
  tipoEnte: v.tipoEnte,
  ...(v.professione && { professione: v.professione }),
  comuni: v.comuni,
  ...(v.squadra && { squadra: v.squadra }),
  ...(v.ruolo === 'revisore' && {
    mandato: { oggetto: v.oggetto, dal: v.mandatoDal, ...(v.mandatoAl && { al: v.mandatoAl }) },
  }),
});

export const controllaIncarico = (v: ValoriIncarico): Errori => ({
  ...mancanti(v, {
    dal: 'Indica da quando',
    ruolo: 'Scegli il ruolo',
    ente: 'Scegli l’ente',
    ...(v.ruolo === 'revisore' && { oggetto: 'Scrivi che cosa gli è affidato', mandatoDal: 'Indica da quando' }),
  }),
  ...(DI_TERRITORIO.includes(v.ruolo) && v.comuni.length === 0 && { comuni: 'Scegli almeno un Comune' }),
});
