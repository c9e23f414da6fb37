import type { Mandato, Operatore } from './domain/operatore.js';

/** An invented operator, without the sign-in. `soggetto` is how the issuer names them. */
export type OperatoreDiEsempio = Omit<Operatore, 'livello'> & { readonly soggetto: string };

/** They belong to the invented Ambiti, whose cases begin in 2025 and may be loaded later: they are there before. */
export const DAL_ESEMPIO = '2020-01-01';

export const AMBITO_ESEMPIO = { id: 'sebino', nome: 'Ambito 5 Sebino' } as const;

export const ENTI_ESEMPIO = [
  { id: 'ambito-sebino', nome: 'Ambito 5 Sebino', tipo: 'ambito' },
  { id: 'comune-iseo', nome: 'Comune di Iseo', tipo: 'comune' },
  { id: 'asst', nome: 'ASST del territorio', tipo: 'asst' },
  { id: 'ats', nome: 'ATS del territorio', tipo: 'ats' },
  { id: 'coop-ontano', nome: 'Cooperativa sociale L’Ontano', tipo: 'ets' },
  { id: 'coop-salice', nome: 'Cooperativa sociale Il Salice', tipo: 'ets' },
] as const;

const RIVA = ['017085', '017182', '017169', '017106'];
const FRANCIACORTA = ['017156', '017062', '017134', '017136'];
const COLLINE = ['017112', '017130', '017111', '017205'];
const TUTTI = [...RIVA, ...FRANCIACORTA, ...COLLINE];

type Ente = (typeof ENTI_ESEMPIO)[number]['id'];

function operatore(
  id: string,
  nome: string,
  ruolo: OperatoreDiEsempio['ruolo'],
  ente: Ente,
  professione: string | null,
  comuni: readonly string[],
  { squadra = null, mandato = null }: { readonly squadra?: string | null; readonly mandato?: Mandato | null } = {},
): Omit<OperatoreDiEsempio, 'colleghi'> {
  const tipoEnte = ENTI_ESEMPIO.find((e) => e.id === ente)!.tipo;
  const ambito = AMBITO_ESEMPIO.id;
  const nellEnteDal = DAL_ESEMPIO;
  return { id, soggetto: id, nome, ruolo, ente, tipoEnte, nellEnteDal, professione, ambito, comuni, squadra, mandato };
}

/** Each with those of the same team, as the register works it out for the real ones. */
export const conColleghi = (operatori: readonly Omit<OperatoreDiEsempio, 'colleghi'>[]): OperatoreDiEsempio[] =>
  operatori.map((o) => ({
    ...o,
    colleghi: operatori
      .filter((c) => c.squadra && c.squadra === o.squadra && c.id !== o.id)
      .map(({ id, nellEnteDal }) => ({ id, nellEnteDal })),
  }));

export const MANDATO_ESEMPIO: Mandato = {
  oggetto: 'Verifica degli accessi alle cartelle e dell’integrità del registro',
  dal: '2024-01-01',
  al: null,
  comuni: null,
};

/** Invented operators, at least one per role: those the built-in sign-in offers. */
export const OPERATORI_ESEMPIO: readonly OperatoreDiEsempio[] = conColleghi([
  operatore('pua-1', 'Nives Gandossi', 'operatore-pua', 'ambito-sebino', null, TUTTI),
  operatore('as-1', 'Marta Bonfadelli', 'assistente-sociale', 'ambito-sebino', 'assistente-sociale', RIVA, {
    squadra: 'riva',
  }),
  operatore('as-2', 'Tommaso Archetti', 'assistente-sociale', 'ambito-sebino', 'assistente-sociale', FRANCIACORTA, {
    squadra: 'franciacorta',
  }),
  operatore('as-3', 'Giulia Zanotti', 'assistente-sociale', 'ambito-sebino', 'assistente-sociale', COLLINE, {
    squadra: 'colline',
  }),
  operatore('as-4', 'Luca Bettoni', 'assistente-sociale', 'ambito-sebino', 'assistente-sociale', RIVA, {
    squadra: 'riva',
  }),
  operatore('coord-1', 'Elena Ravelli', 'coordinatore', 'ambito-sebino', 'assistente-sociale', TUTTI),
  operatore('uvm-1', 'Davide Ferrandi', 'componente-uvm', 'asst', 'infermiere', TUTTI),
  operatore('uvm-2', 'Cecilia Mazzotti', 'componente-uvm', 'asst', 'fisioterapista', TUTTI),
  operatore('ets-1', 'Samira Lodrini', 'ente-erogatore', 'coop-ontano', 'oss', TUTTI),
  operatore('ets-2', 'Ornella Piantoni', 'ente-erogatore', 'coop-salice', 'educatore', TUTTI),
  operatore('udp-1', 'Franca Belotti', 'ufficio-di-piano', 'ambito-sebino', null, TUTTI),
  operatore('amm-1', 'Ivano Turelli', 'amministratore-locale', 'comune-iseo', null, ['017085']),
  operatore('rev-1', 'Carla Moschini', 'revisore', 'ambito-sebino', null, TUTTI, { mandato: MANDATO_ESEMPIO }),
  operatore('sis-1', 'Andrea Pezzotta', 'amministratore-sistema', 'ambito-sebino', null, TUTTI),
]);
