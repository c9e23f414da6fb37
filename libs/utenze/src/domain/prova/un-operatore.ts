import { Racconto } from '../../../../../test/ambiente/dato-quando-allora.js';
import type { EventoOperatore } from '../eventi.js';
import type { ComandoOperatore } from '../operatore.js';
import { operatore } from '../operatore.js';
import type { StatoOperatore } from '../stato.js';

/** Operators who do not exist, told from the enrolment on. */

export type Vita = Racconto<StatoOperatore, ComandoOperatore, EventoOperatore>;

export const OGGI = '2026-09-30';
export const ISEO = '017085';
export const ZONE = '017205';

export type Iscrivi = Extract<ComandoOperatore, { atto: 'iscrivi' }>;
export type Trasferisci = Extract<ComandoOperatore, { atto: 'trasferisci' }>;

const ASSISTENTE = {
  ruolo: 'assistente-sociale',
  ente: 'ambito-sebino',
  tipoEnte: 'ambito',
  professione: 'assistente-sociale',
  comuni: [ISEO],
  squadra: 'riva',
  mandato: null,
} as const;

export const iscrivi = (diverso: Partial<Iscrivi> = {}): Iscrivi => ({
  atto: 'iscrivi',
  operatore: 'op-1',
  soggetto: 'sub-1',
  nome: 'Tullia Ontàvi',
  dal: '2026-01-01',
  al: null,
  altri: [],
  ...ASSISTENTE,
  ...diverso,
});

export const trasferisci = (diverso: Partial<Trasferisci> = {}): Trasferisci => ({
  atto: 'trasferisci',
  dal: '2026-10-15',
  altri: [],
  ...ASSISTENTE,
  ...diverso,
});

export const sospendi = (dal: string, al: string | null = null, altri: readonly StatoOperatore[] = []) =>
  ({ atto: 'sospendi', dal, al, motivo: 'Aspettativa', altri }) as const;

export const cessa = (al: string, altri: readonly StatoOperatore[] = []) =>
  ({ atto: 'cessa', al, motivo: 'Dimissioni', altri }) as const;

export const riammetti = (dal: string) => ({ atto: 'riammetti', dal }) as const;

export const UFFICIO = { ruolo: 'ufficio-di-piano', professione: null, comuni: [], squadra: null } as const;

/** Whoever does it, it is somebody of the Ufficio di Piano who is not the one it is done to. */
export const vita = (oggi = OGGI): Vita =>
  new Racconto(operatore, oggi, [], { id: 'udp-1', ruolo: 'ufficio-di-piano', ente: 'ambito-sebino', livello: 2 });

export const iscritta = (diverso: Partial<Iscrivi> = {}, oggi = OGGI): Vita => vita(oggi).dato(iscrivi(diverso));
