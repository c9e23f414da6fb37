import type { OperatoreIscritto } from './sessione/operatori.js';

export const AMBITO_ESEMPIO = { id: 'sebino', nome: 'Ambito 5 Sebino' } as const;

export const ENTI_ESEMPIO = [
  { id: 'ambito-sebino', nome: 'Ambito 5 Sebino', tipo: 'ambito' },
  { id: 'comune-iseo', nome: 'Comune di Iseo', tipo: 'comune' },
  { id: 'asst', nome: 'ASST del territorio', tipo: 'asst' },
  { id: 'ats', nome: 'ATS del territorio', tipo: 'ats' },
  { id: 'coop-ontano', nome: 'Cooperativa sociale L’Ontano', tipo: 'ets' },
] as const;

const RIVA = ['017085', '017182', '017169', '017106'];
const FRANCIACORTA = ['017156', '017062', '017134', '017136'];
const COLLINE = ['017112', '017130', '017111', '017205'];
const TUTTI = [...RIVA, ...FRANCIACORTA, ...COLLINE];

type Ente = (typeof ENTI_ESEMPIO)[number]['id'];

function operatore(
  id: string,
  nome: string,
  ruolo: OperatoreIscritto['ruolo'],
  ente: Ente,
  professione: string | null,
  comuni: readonly string[],
): OperatoreIscritto {
  const tipoEnte = ENTI_ESEMPIO.find((e) => e.id === ente)!.tipo;
  return { id, soggetto: id, nome, ruolo, ente, tipoEnte, professione, ambito: AMBITO_ESEMPIO.id, comuni };
}

/** Invented operators, at least one per role: those the built-in sign-in offers. */
export const OPERATORI_ESEMPIO: readonly OperatoreIscritto[] = [
  operatore('pua-1', 'Nives Gandossi', 'operatore-pua', 'ambito-sebino', null, TUTTI),
  operatore('as-1', 'Marta Bonfadelli', 'assistente-sociale', 'ambito-sebino', 'assistente-sociale', RIVA),
  operatore('as-2', 'Tommaso Archetti', 'assistente-sociale', 'ambito-sebino', 'assistente-sociale', FRANCIACORTA),
  operatore('as-3', 'Giulia Zanotti', 'assistente-sociale', 'ambito-sebino', 'assistente-sociale', COLLINE),
  operatore('coord-1', 'Elena Ravelli', 'coordinatore', 'ambito-sebino', 'assistente-sociale', TUTTI),
  operatore('uvm-1', 'Davide Ferrandi', 'componente-uvm', 'asst', 'infermiere', TUTTI),
  operatore('ets-1', 'Samira Lodrini', 'ente-erogatore', 'coop-ontano', 'oss', TUTTI),
  operatore('udp-1', 'Franca Belotti', 'ufficio-di-piano', 'ambito-sebino', null, TUTTI),
  operatore('amm-1', 'Ivano Turelli', 'amministratore-locale', 'comune-iseo', null, ['017085']),
  operatore('rev-1', 'Carla Moschini', 'revisore', 'ambito-sebino', null, TUTTI),
  operatore('sis-1', 'Andrea Pezzotta', 'amministratore-sistema', 'ambito-sebino', null, TUTTI),
];
