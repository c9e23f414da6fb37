import { Racconto } from '../../../../../test/ambiente/dato-quando-allora.js';
import { soloChiari } from '../../../../../test/ambiente/solo-chiari.js';
import type { ComandoAccesso } from '../accesso.js';
import { accesso } from '../accesso.js';
import type { EventoAccesso } from '../eventi.js';
import { CATALOGO_ACCESSO } from '../eventi.js';
import type { StatoAccesso } from '../stato.js';

/** One contact at the door, told act by act. */

export type Contatto = Racconto<StatoAccesso, ComandoAccesso, EventoAccesso>;
type Atto = ComandoAccesso['atto'];
type ComandoDi<A extends Atto> = Extract<ComandoAccesso, { atto: A }>;

export const OGGI = '2026-09-30';

/** Answers of the triage that make 4, and others that make 0. */
export const RISPOSTE = [2, 0, 0, 2, 0, 0, 2, 0];
export const NESSUN_BISOGNO = [0, 0, 0, 0, 0, 0, 0, 0];

const ATTI: { readonly [A in Atto]: ComandoDi<A> } = {
  'registra-accesso': {
    atto: 'registra-accesso',
    il: '2026-01-02',
    canale: 'telefono',
    punto: 'segretariato',
    segnalante: 'familiare',
    persona: 'p-1',
    richiedente: { nome: 'Una nipote', telefono: '030 000000' },
    richiesta: 'La figlia chiede aiuto in casa per la madre.',
    noto: 'nuovo',
  },
  'compila-triage': { atto: 'compila-triage', il: '2026-01-02', risposte: RISPOSTE },
  'classifica-bisogno': { atto: 'classifica-bisogno', il: '2026-01-03', bisogno: 'complesso' },
  'fornisci-orientamento': { atto: 'fornisci-orientamento', il: '2026-01-03', orientamento: 'Al medico di famiglia.' },
  'concludi-accesso': { atto: 'concludi-accesso', il: '2026-01-05', esito: 'informazione' },
};

/** One plain command per act; specs change what matters to them. */
export const atto = <A extends Atto>(nome: A, diverso: Partial<ComandoDi<A>> = {}): ComandoDi<A> => ({
  ...ATTI[nome],
  ...diverso,
});

export const DOPO_LA_REGISTRAZIONE = [
  'compila-triage',
  'classifica-bisogno',
  'fornisci-orientamento',
  'concludi-accesso',
] as const;

export const nessuno: Contatto = new Racconto(accesso, OGGI);
export const registrato: Contatto = nessuno.dato(atto('registra-accesso'));
export const anonimo: Contatto = nessuno.dato(atto('registra-accesso', { persona: null }));

/** What opening the case does of the accesso. */
export const apertura = atto('concludi-accesso', { esito: 'apertura-cartella', cartella: 'c-1' });
export const conCartella: Contatto = registrato.dato(atto('compila-triage'), apertura);

/** The same accesso as a decision reads it: no sealed field. */
export const aSigilliChiusi = ({ storia }: Contatto): Contatto =>
  new Racconto(accesso, OGGI, soloChiari<EventoAccesso>(CATALOGO_ACCESSO, storia));
