import fc from 'fast-check';
import type { ComandoCancellazione, FondamentoCancellazione } from './cancellazione.js';
import { cancellata, FONDAMENTI_CANCELLAZIONE } from './cancellazione.js';
import { prenotazioniDi } from './stato.js';
import { aSigilliChiusi, attribuisci, OGGI, registra, registrata } from './prova/una-persona.js';

const C = '0190a000-0000-7000-8000-00000000000c';
const B = '0190a000-0000-7000-8000-00000000000b';
const K = '0190a000-0000-7000-8000-00000000000d';
const K2 = '0190a000-0000-7000-8000-00000000000e';
const fascicolo = { cartelleDellaPersona: [K], cartelleAperte: [] as string[] };

type Chiedi = Extract<ComandoCancellazione, { atto: 'chiedi-cancellazione' }>;
type Autorizza = Extract<ComandoCancellazione, { atto: 'autorizza-cancellazione' }>;

const chiedi = (diverso: Partial<Chiedi> = {}): Chiedi => ({
  atto: 'chiedi-cancellazione',
  il: OGGI,
  cancellazione: C,
  oggetto: 'persona',
  cartelle: [K],
  testi: [],
  fondamento: 'opposizione-accolta',
  ...fascicolo,
  ...diverso,
});
const autorizza = (diverso: Partial<Autorizza> = {}): Autorizza => ({
  atto: 'autorizza-cancellazione',
  il: OGGI,
  cancellazione: C,
  autorizzazione: 'DET 14/2026',
  conservareFino: '2036-06-10',
  ...fascicolo,
  ...diverso,
});
const poni = { atto: 'poni-blocco-legale', il: OGGI, blocco: B, riferimento: 'RG 455/2026' } as const;
const togli = { atto: 'togli-blocco-legale', il: OGGI, blocco: B } as const;

const conCodice = registrata.dato(attribuisci());
const chiesta = conCodice.da('as-1').dato(chiedi());

describe('La cancellazione di una persona', () => {
  it('chiesta da una e autorizzata da un’altra, è decisa; il codice fiscale torna libero', () => {
    expect(prenotazioniDi(chiesta.stato())).toHaveLength(1);
    const decisa = chiesta.da('coord-1').quando(autorizza()).allora('CancellazioneAutorizzata');
    expect(cancellata(decisa.stato())).toBe(true);
    expect(prenotazioniDi(decisa.stato())).toEqual([]);
    decisa.quando({ atto: 'varia-residenza', il: OGGI, comune: '017205' }).rifiuta('persona-cancellata');
    decisa.quando(chiedi({ cancellazione: B })).rifiuta('persona-cancellata');
    decisa.quando(poni).rifiuta('persona-cancellata');
    decisa
      .quando({ atto: 'annulla-evento', evento: decisa.id('CancellazioneAutorizzata'), motivo: 'Ripensamento' })
      .rifiuta('persona-cancellata');
  });

  it('si decide senza aprire nessun sigillo', () => {
    aSigilliChiusi(chiesta.da('coord-1')).da('coord-1').quando(autorizza()).allora('CancellazioneAutorizzata');
  });

  it('non la autorizza chi l’ha chiesta', () => {
    chiesta.quando(autorizza()).rifiuta('stessa-persona');
  });

  it('un blocco legale la ferma finché non è tolto, posto prima o dopo la richiesta', () => {
    for (const bloccata of [chiesta.dato(poni), conCodice.dato(poni).da('as-1').dato(chiedi())]) {
      const no = bloccata.da('coord-1').quando(autorizza()).rifiuta('blocco-legale', { riferimento: 'RG 455/2026' });
      expect(no.messaggio).toContain('RG 455/2026');
      bloccata.dato(togli).da('coord-1').quando(autorizza()).allora('CancellazioneAutorizzata');
    }
    chiesta.dato(poni, togli).quando(togli).rifiuta('blocco-inesistente');
  });

  it.each<[FondamentoCancellazione, string | null, boolean]>([
    ['non-piu-necessari', '2036-06-10', false],
    ['non-piu-necessari', OGGI, false],
    ['non-piu-necessari', '2026-09-29', true],
    ['non-piu-necessari', null, true],
    ['trattamento-illecito', '2036-06-10', true],
    ['obbligo-di-legge', '2036-06-10', true],
  ])('per «%s», con dati da conservare fino al %s: %s', (fondamento, conservareFino, va) => {
    const esito = conCodice.da('as-1').dato(chiedi({ fondamento })).da('coord-1').quando(autorizza({ conservareFino }));
    if (va) esito.allora('CancellazioneAutorizzata');
    else esito.rifiuta('termine-non-scaduto', { conservareFino });
  });

  it('con una cartella aperta non si chiede e non si autorizza; con una nuova si richiede', () => {
    registrata.quando(chiedi({ cartelleAperte: [K] })).rifiuta('cartella-aperta');
    chiesta
      .da('coord-1')
      .quando(autorizza({ cartelleAperte: [K] }))
      .rifiuta('cartella-aperta');
    chiesta
      .da('coord-1')
      .quando(autorizza({ cartelleDellaPersona: [K, K2] }))
      .rifiuta('cartelle-nuove');
  });

  it('decisa una volta non si decide ancora', () => {
    const respinta = chiesta.dato({ atto: 'respingi-cancellazione', il: OGGI, cancellazione: C, motivo: 'errore' });
    respinta.da('coord-1').quando(autorizza()).rifiuta('cancellazione-non-in-attesa');
    expect(cancellata(respinta.stato())).toBe(false);
    respinta.quando(chiedi({ cancellazione: B })).allora('CancellazioneChiesta');
  });

  it('di un testo o di una cartella la persona resta', () => {
    const testi = [{ stream: K, evento: B, campo: 'testo' }];
    for (const parte of [{ oggetto: 'testo', cartelle: [], testi } as const, { oggetto: 'cartella' } as const]) {
      const decisa = conCodice.da('as-1').dato(chiedi(parte)).da('coord-1').dato(autorizza());
      expect(cancellata(decisa.stato())).toBe(false);
      expect(prenotazioniDi(decisa.stato())).toHaveLength(1);
      decisa.quando({ atto: 'varia-residenza', il: OGGI, comune: '017205' }).allora('ResidenzaVariata');
    }
    registrata.quando(chiedi({ oggetto: 'testo' })).rifiuta('oggetto-incompleto');
  });

  it('nessun nome entra nei numeri degli atti, che restano per sempre', () => {
    for (const riferimento of ['Mario Rossi', 'Rossi', 'RG di Mario Rossi 12', '', 'x'.repeat(60)]) {
      registrata.quando({ ...poni, riferimento }).rifiuta('dato-non-valido');
    }
    for (const riferimento of ['RG 455/2026', '12', '12/2026', 'prot. 12-A']) {
      registrata.quando({ ...poni, riferimento }).allora('BloccoLegalePosto');
    }
  });

  it('blocchi e richieste non si correggono', () => {
    const posta = registrata.dato(poni);
    posta
      .quando({ atto: 'annulla-evento', evento: posta.id('BloccoLegalePosto'), motivo: 'Scomodo' })
      .rifiuta('atto-non-correggibile');
  });

  it('qualunque cosa si provi, chi è cancellato lo è per decisione di due, senza blocchi in vigore', () => {
    const passo = fc.record({
      chi: fc.constantFrom('as-1', 'coord-1'),
      comando: fc.oneof(
        fc.constantFrom(...FONDAMENTI_CANCELLAZIONE).map((fondamento) => chiedi({ fondamento })),
        fc.constantFrom('2036-06-10', null).map((conservareFino) => autorizza({ conservareFino })),
        fc.constantFrom(poni, togli),
        fc.constant({ atto: 'respingi-cancellazione', il: OGGI, cancellazione: C, motivo: 'errore' } as const),
        fc.constant(registra()),
      ),
    });
    fc.assert(
      fc.property(fc.array(passo, { maxLength: 8 }), (passi) => {
        let vita = registrata;
        for (const { chi, comando } of passi) {
          const prima = vita.stato();
          const esito = vita.da(chi).quando(comando);
          if (!Array.isArray(esito.esito)) continue;
          vita = vita.da(chi).dato(comando);
          if (cancellata(vita.stato()) && !cancellata(prima)) {
            const decisa = vita.stato().cancellazioni.find((c) => c.stato === 'autorizzata')!;
            expect(decisa.decisaDa).not.toBe(decisa.chiestaDa);
            expect(prima.blocchi).toEqual([]);
          }
        }
      }),
    );
  });
});
