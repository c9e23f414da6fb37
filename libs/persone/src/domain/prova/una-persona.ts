import { Racconto } from '../../../../../test/ambiente/dato-quando-allora.js';
import { soloChiari } from '../../../../../test/ambiente/solo-chiari.js';
import { carattereDiControllo } from '../codice-fiscale.js';
import type { EventoPersona } from '../eventi.js';
import { CATALOGO_PERSONA } from '../eventi.js';
import type { ComandoPersona } from '../persona.js';
import { persona } from '../persona.js';
import type { StatoPersona } from '../stato.js';

/** A person who does not exist, told from the registration on. */

export type Vita = Racconto<StatoPersona, ComandoPersona, EventoPersona>;

export const OGGI = '2026-09-30';
export const ISEO = '017085';
export const ZONE = '017205';

const codice = (primi15: string): string => primi15 + carattereDiControllo(primi15);
export const CODICE = codice('NTVZRA40E41E333');
export const ALTRO_CODICE = codice('NTVZRA40E41E33P');

type Registra = Extract<ComandoPersona, { atto: 'registra-persona' }>;

export const registra = (diverso: Partial<Registra> = {}): Registra => ({
  atto: 'registra-persona',
  il: '2026-01-02',
  cognome: 'Ontàvi',
  nome: 'Zara',
  nascita: '1940-05-01',
  sesso: 'F',
  comune: ISEO,
  indirizzo: 'via del Porto 3',
  tipoCodiceFiscale: 'assente',
  ...diverso,
});

export const attribuisci = (diverso: object = {}): Extract<ComandoPersona, { atto: 'attribuisci-codice-fiscale' }> => ({
  atto: 'attribuisci-codice-fiscale',
  il: '2026-02-01',
  codiceFiscale: CODICE,
  tipoCodiceFiscale: 'definitivo',
  ...diverso,
});

export const nessuno: Vita = new Racconto(persona, OGGI);
export const registrata: Vita = nessuno.dato(registra());

/** The same person as a decision reads it: no sealed field. */
export const aSigilliChiusi = ({ storia }: Vita): Vita =>
  new Racconto(persona, OGGI, soloChiari<EventoPersona>(CATALOGO_PERSONA, storia));
