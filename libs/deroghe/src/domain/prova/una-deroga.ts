import { Racconto } from '../../../../../test/ambiente/dato-quando-allora.js';
import type { ComandoDeroga } from '../deroga.js';
import { regoleDeroga } from '../deroga.js';
import type { EventoDeroga } from '../eventi.js';
import type { StatoDeroga } from '../stato.js';

/** One access beyond one's scope, told act by act. */
export type Vicenda = Racconto<StatoDeroga, ComandoDeroga, EventoDeroga>;
type Atto = ComandoDeroga['atto'];
type ComandoDi<A extends Atto> = Extract<ComandoDeroga, { atto: A }>;

export const OGGI = '2026-09-30';
export const ADESSO = new Date('2026-09-30T10:00:00Z');
export const dopo = (ore: number): Date => new Date(ADESSO.getTime() + ore * 3_600_000);

export const MOTIVO = 'Il pronto soccorso chiede se la persona ha già un servizio attivo.';

const ATTI: { readonly [A in Atto]: ComandoDi<A> } = {
  'apri-deroga': {
    atto: 'apri-deroga',
    il: OGGI,
    adesso: ADESSO,
    cartella: 'c-1',
    motivo: MOTIVO,
    ore: 8,
    caratteri: 20,
    giaCompetente: false,
    precedente: null,
  },
  'concludi-deroga': { atto: 'concludi-deroga', il: OGGI, adesso: dopo(1) },
  'prendi-visione-deroga': { atto: 'prendi-visione-deroga', il: OGGI, responsabile: true },
  'esamina-deroga': { atto: 'esamina-deroga', il: OGGI, esito: 'legittima' },
  'segnala-deroga': {
    atto: 'segnala-deroga',
    il: OGGI,
    a: 'revisore',
    ragione: 'motivo-insufficiente',
    nota: 'Il motivo non dice quale servizio lo chiede.',
  },
};

/** One plain command per act; specs change what matters to them. */
export const atto = <A extends Atto>(nome: A, diverso: Partial<ComandoDi<A>> = {}): ComandoDi<A> => ({
  ...ATTI[nome],
  ...diverso,
});

/** Who breaks the glass is as-2; as-1 answers for the case; coord-1 and rev-1 review. */
export const nessuna: Vicenda = new Racconto(regoleDeroga, OGGI);
export const aperta: Vicenda = nessuna.da('as-2').dato(atto('apri-deroga'));
