import fc from 'fast-check';
import { RUOLI as RUOLI_DELLA_MATRICE } from '#identity';
import * as cartella from '#cartella';
import { piuGiorni } from '#storia';
import { soloChiari } from '../../../../test/ambiente/solo-chiari.js';
import { CATALOGO_OPERATORE } from './eventi.js';
import { type ComandoOperatore, operatore, prenotazioniDi } from './operatore.js';
import {
  cessa,
  ISEO,
  iscritta,
  iscrivi,
  OGGI,
  riammetti,
  sospendi,
  trasferisci,
  UFFICIO,
  type Vita,
  vita,
  ZONE,
} from './prova/un-operatore.js';
import { OPERATORE_IGNOTO, operatoreIl, siSovrappongono, trattiDi } from './stato.js';
import { ENTE_SENZA_CODICE, PROFESSIONI, RUOLI, TIPI_ENTE } from './vocabolario.js';

const condizione = (v: Vita, giorno: string) => operatoreIl(v.stato(), giorno).condizione;
const condizioni = (v: Vita, ...giorni: string[]) => giorni.map((g) => condizione(v, g));

it('gli elenchi sono quelli della matrice e della cartella', () => {
  expect(RUOLI).toEqual(RUOLI_DELLA_MATRICE);
  expect(PROFESSIONI).toEqual(cartella.PROFESSIONI);
  expect(TIPI_ENTE).toEqual(cartella.TIPI_ENTE);
  expect(ENTE_SENZA_CODICE).toBe(cartella.ALTRO_ENTE);
});

describe('Un operatore', () => {
  it('dato un’iscrizione dal mese prossimo, prima di quel giorno non entra', () => {
    const v = vita()
      .quando(iscrivi({ dal: '2026-10-01', al: '2026-12-31' }))
      .allora('OperatoreIscritto');
    expect(condizioni(v, OGGI, '2026-10-01', '2026-12-31', '2027-01-01')).toEqual([
      'non-ancora',
      'attivo',
      'attivo',
      'cessato',
    ]);
    expect(operatoreIl(v.stato(), '2026-11-01')).toMatchObject({ dal: '2026-10-01', al: '2026-12-31' });
    expect(operatoreIl(OPERATORE_IGNOTO, OGGI)).toMatchObject({ condizione: 'mai-iscritto', incarico: null });
  });

  it('dato che lascia l’ente a una data, da quel giorno è fuori senza che nessuno faccia nulla', () => {
    const v = iscritta().quando(cessa('2026-10-31')).allora('OperatoreCessato');
    expect(condizioni(v, OGGI, '2026-10-31', '2026-11-01')).toEqual(['attivo', 'attivo', 'cessato']);
    expect(operatoreIl(v.stato(), '2026-12-01')).toMatchObject({ dal: '2026-11-01', incarico: { squadra: 'riva' } });
    v.quando(cessa('2026-11-30')).rifiuta('gia-cessato');
    v.quando(cessa('2026-10-31')).rifiuta('gia-cessato');
    v.quando(cessa('2025-12-31')).rifiuta('prima-dell-iscrizione');
    expect(condizione(v.dato(cessa('2026-10-10')), '2026-10-11')).toBe('cessato');
  });

  it('dato un incarico, quando lo si cambia da prima che cominci, si rifiuta; dal suo primo giorno si può', () => {
    const v = iscritta().dato(trasferisci({ dal: '2026-06-01', comuni: [ZONE] }));
    const altrove = (dal: string) => trasferisci({ dal, squadra: 'colline' });
    v.quando(altrove('2026-05-31')).rifiuta('prima-dell-incarico');
    v.quando(altrove('2025-12-31')).rifiuta('fuori-dall-iscrizione');
    v.quando(altrove('2026-06-01')).allora('OperatoreTrasferito');
    // One to come does not hold back what changes before it.
    const conUnoPrevisto = v.dato(trasferisci({ dal: '2026-12-01' }));
    conUnoPrevisto.quando(altrove('2026-10-15')).allora('OperatoreTrasferito');
  });

  it('è di un ente del tipo che gli danno gli altri che vi lavorano in quei giorni', () => {
    const collega = iscritta({ operatore: 'op-2', ente: 'unione', tipoEnte: 'altro', al: '2026-10-31' }).stato();
    const della = (tipoEnte: string, dal = '2026-01-01') =>
      iscrivi({ ente: 'unione', tipoEnte, dal, altri: [collega] });
    vita().quando(della('comune')).rifiuta('ente-di-altro-tipo');
    vita().quando(della('comune', '2026-10-31')).rifiuta('ente-di-altro-tipo');
    vita().quando(della('altro')).allora('OperatoreIscritto');
    // Nobody is left who says otherwise: what was typed wrong can be mended.
    vita().quando(della('comune', '2026-11-01')).allora('OperatoreIscritto');
    iscritta()
      .quando(trasferisci({ ente: 'unione', tipoEnte: 'comune', altri: [collega] }))
      .rifiuta('ente-di-altro-tipo');
    iscritta()
      .quando(trasferisci({ ente: 'unione', tipoEnte: 'altro', altri: [collega] }))
      .allora('OperatoreTrasferito');
    vita()
      .quando(iscrivi({ ente: 'altro', tipoEnte: 'altro' }))
      .rifiuta('ente-senza-codice');
  });

  it('per il Terzo settore eroga o siede in équipe, e nient’altro', () => {
    for (const ruolo of RUOLI) {
      const altro = {
        ruolo,
        ente: 'coop',
        tipoEnte: 'ets',
        mandato: ruolo === 'revisore' ? { dal: '2026-01-01', al: null, comuni: null } : null,
      };
      const [nuova, passa] = [vita().quando(iscrivi(altro)), iscritta().quando(trasferisci(altro))];
      if (ruolo === 'ente-erogatore' || ruolo === 'componente-uvm') {
        nuova.allora('OperatoreIscritto');
        passa.allora('OperatoreTrasferito');
      } else {
        nuova.rifiuta('ruolo-non-dell-ente');
        passa.rifiuta('ruolo-non-dell-ente');
      }
    }
  });

  it('dato che è sospeso, quando torna è attivo dal giorno in cui torna', () => {
    const v = iscritta().quando(sospendi(OGGI)).allora('OperatoreSospeso');
    expect(condizioni(v, '2026-09-29', OGGI, '2030-01-01')).toEqual(['attivo', 'sospeso', 'sospeso']);
    const tornata = v.quando(riammetti('2026-10-10')).allora('OperatoreRiammesso');
    expect(condizioni(tornata, '2026-10-09', '2026-10-10')).toEqual(['sospeso', 'attivo']);
    expect(operatoreIl(tornata.stato(), '2026-10-20').dal).toBe('2026-10-10');
    tornata.quando(riammetti('2026-10-11')).rifiuta('non-sospeso');
    v.quando(riammetti('2026-09-29')).rifiuta('riammissione-nel-passato');
  });

  it('dato che sarà sospeso, riammetterlo prima toglie la sospensione', () => {
    const v = iscritta().dato(sospendi('2026-11-01', '2026-11-30'));
    expect(operatoreIl(v.stato(), OGGI)).toMatchObject({ condizione: 'attivo', al: '2026-10-31' });
    const tolta = v.dato(riammetti('2026-10-01'));
    expect(tolta.stato().sospensioni).toEqual([]);
    expect(condizione(tolta, '2026-11-15')).toBe('attivo');
  });

  it('due sospensioni non si sovrappongono, e stanno dentro l’iscrizione', () => {
    const v = iscritta({ al: '2026-12-31' }).dato(sospendi('2026-10-10', '2026-10-20'));
    for (const [dal, al] of [
      ['2026-10-20', '2026-10-25'],
      ['2026-10-01', '2026-10-10'],
      ['2026-10-01', null],
    ] as const)
      v.quando(sospendi(dal, al)).rifiuta('sospensione-sovrapposta');
    v.quando(sospendi('2027-01-01')).rifiuta('fuori-dall-iscrizione');
    v.quando(sospendi('2026-10-25', '2026-10-24')).rifiuta('periodo-rovesciato');
    v.quando(sospendi('2026-10-21')).allora('OperatoreSospeso');
  });

  it('dato che è trasferito da una data, fino al giorno prima vale quello che era', () => {
    const v = iscritta()
      .quando(trasferisci({ dal: '2026-10-15', comuni: [ZONE], squadra: 'colline' }))
      .allora('OperatoreTrasferito');
    expect(operatoreIl(v.stato(), '2026-10-14').incarico).toMatchObject({ squadra: 'riva' });
    expect(operatoreIl(v.stato(), '2026-10-15').incarico).toMatchObject({ squadra: 'colline', comuni: [ZONE] });
    v.quando(trasferisci({ dal: '2026-10-20', comuni: [ZONE], squadra: 'colline' })).rifiuta('nulla-da-cambiare');
    v.quando(trasferisci({ dal: '2025-12-31', squadra: 'altra' })).rifiuta('fuori-dall-iscrizione');
    // What was planned for later stays where it is.
    const due = v.dato(trasferisci({ dal: '2026-10-10', squadra: 'ponte' }));
    expect(trattiDi(due.stato()).map(({ dal, incarico }) => [dal, incarico.squadra])).toEqual([
      ['2026-01-01', 'riva'],
      ['2026-10-10', 'ponte'],
      ['2026-10-15', 'colline'],
    ]);
  });

  it('chi torna dopo aver lasciato è lo stesso operatore, e non si porta dietro né sospensioni né trasferimenti', () => {
    const v = iscritta()
      .dato(trasferisci({ dal: '2026-12-01', squadra: 'colline' }), sospendi('2026-10-05'), cessa('2026-10-31'))
      .nelGiorno('2026-11-20');
    v.quando(iscrivi({ dal: '2026-10-31' })).rifiuta('iscrizione-sovrapposta');
    v.quando(iscrivi({ dal: '2025-01-01', al: '2025-06-30' })).rifiuta('iscrizione-prima-di-un-altra');
    const tornata = v.quando(iscrivi({ dal: '2026-11-23' })).allora('OperatoreIscritto');
    expect(condizioni(tornata, '2026-10-20', '2026-11-20', '2026-11-23', '2026-12-05')).toEqual([
      'sospeso',
      'cessato',
      'attivo',
      'attivo',
    ]);
    expect(operatoreIl(tornata.stato(), '2026-12-05').incarico?.squadra).toBe('riva');
    expect(operatoreIl(tornata.stato(), '2026-11-20')).toMatchObject({ dal: '2026-11-01', al: '2026-11-22' });
  });

  it('un’iscrizione aperta non se ne prende un’altra', () => {
    iscritta()
      .quando(iscrivi({ dal: '2027-01-01' }))
      .rifiuta('iscrizione-sovrapposta');
    vita()
      .quando(iscrivi({ dal: '2026-10-02', al: '2026-10-01' }))
      .rifiuta('periodo-rovesciato');
  });

  it('una storia è di un operatore solo: il suo identificativo non passa a un altro', () => {
    iscritta({ al: '2026-06-30' })
      .quando(iscrivi({ operatore: 'op-2', dal: '2026-07-01' }))
      .rifiuta('altro-operatore');
    expect(prenotazioniDi(iscritta().dato(cessa(OGGI)).stato())).toEqual([
      { spazio: 'operatore', valore: 'op-1' },
      { spazio: 'soggetto', valore: 'sub-1' },
    ]);
  });

  it('nessuno cambia la propria utenza, nemmeno per tornare o per iscriversi', () => {
    const v = iscritta(UFFICIO).da('op-1');
    for (const comando of [
      sospendi(OGGI),
      cessa(OGGI),
      riammetti(OGGI),
      trasferisci({ comuni: [ZONE] }),
      iscrivi({ dal: '2027-01-01' }),
    ])
      v.quando(comando).rifiuta('propria-utenza');
    vita().da('op-1').quando(iscrivi()).rifiuta('propria-utenza');
  });

  it('di chi non è iscritto non si dice nulla', () => {
    for (const comando of [sospendi(OGGI), cessa(OGGI), riammetti(OGGI), trasferisci()])
      vita().quando(comando).rifiuta('non-trovato');
  });

  it('il territorio e il mandato sono di chi ne ha bisogno, e di nessun altro', () => {
    const revisore = { ruolo: 'revisore', professione: null, comuni: [], squadra: null } as const;
    const mandato = { dal: '2026-01-01', al: null, comuni: null };
    vita()
      .quando(iscrivi({ comuni: [] }))
      .rifiuta('comuni-mancanti');
    vita().quando(iscrivi({ mandato })).rifiuta('mandato-di-troppo');
    vita().quando(iscrivi(revisore)).rifiuta('mandato-mancante');
    vita()
      .quando(iscrivi({ ...revisore, mandato: { ...mandato, al: '2025-12-31' } }))
      .rifiuta('periodo-rovesciato');
    vita()
      .quando(iscrivi({ ...revisore, mandato: { ...mandato, comuni: [] } }))
      .rifiuta('mandato-senza-comuni');
    const v = vita()
      .quando(iscrivi({ ...revisore, mandato, oggettoMandato: 'Verifica' }))
      .allora('OperatoreIscritto');
    expect(v.stato().incarichi[0]).toMatchObject({ mandato, oggettoMandato: 'Verifica' });
    v.quando(trasferisci({ ...revisore })).rifiuta('mandato-mancante');
  });

  it.each<[string, Partial<ReturnType<typeof iscrivi>>]>([
    ['un ruolo inventato', { ruolo: 'capo' }],
    ['un nome al posto di un codice', { squadra: 'Quelli di Tullia' }],
    ['un ente scritto per esteso', { ente: 'Comune di Iseo' }],
    ['un Comune che non è un codice', { comuni: ['Iseo'] }],
    ['una data che non esiste', { dal: '2026-02-30' }],
    ['un identificativo con lo spazio', { operatore: 'Tullia O' }],
    ['un nome vuoto', { nome: ' ' }],
    ['un soggetto vuoto', { soggetto: '' }],
  ])('non accetta %s', (_, diverso) => {
    vita().quando(iscrivi(diverso)).rifiuta('dato-non-valido');
  });

  it('decide lo stesso quando i sigilli sono chiusi', () => {
    const v = iscritta().dato(sospendi('2026-11-01', '2026-11-30'), cessa('2026-12-31'));
    const chiusa = soloChiari(CATALOGO_OPERATORE as never, v.storia as never) as never as Vita['storia'];
    const stato = chiusa.reduce((s, e) => operatore.evolvi(s, e as never), OPERATORE_IGNOTO);
    expect(JSON.stringify(chiusa)).not.toMatch(/Tullia|sub-1|Aspettativa|Dimissioni/);
    for (const giorno of ['2026-10-01', '2026-11-15', '2027-01-01'])
      expect(operatoreIl(stato, giorno).condizione).toBe(condizione(v, giorno));
  });
});

describe('L’ultimo operatore dell’Ufficio di Piano', () => {
  const sola = iscritta(UFFICIO);
  const altra = (diverso: Partial<ReturnType<typeof iscrivi>> = {}) =>
    iscritta({ ...UFFICIO, operatore: 'op-2', soggetto: 'sub-2', ...diverso });

  it('non si sospende, non cessa e non cambia ruolo', () => {
    for (const comando of [sospendi(OGGI, OGGI), cessa('2027-06-30'), trasferisci()])
      sola.quando(comando).rifiuta('ultimo-ufficio-di-piano');
  });

  it('si può, se ce n’è un altro attivo in tutti quei giorni; e non se anche l’altro se ne va prima', () => {
    sola.quando(sospendi(OGGI, null, [altra().stato()])).allora('OperatoreSospeso');
    sola.quando(cessa('2026-12-31', [altra({ dal: '2027-01-01' }).stato()])).allora('OperatoreCessato');
    const no = sola.quando(cessa('2026-12-31', [altra({ dal: '2027-01-02' }).stato()]));
    no.rifiuta('ultimo-ufficio-di-piano', { dal: '2027-01-01' });
    const sospesa = altra().dato(sospendi('2026-11-01', '2026-11-02', [sola.stato()]));
    sola.quando(sospendi('2026-10-20', '2026-11-01', [sospesa.stato()])).rifiuta('ultimo-ufficio-di-piano', {
      dal: '2026-11-01',
    });
    sola.quando(sospendi('2026-10-20', '2026-10-31', [sospesa.stato()])).allora('OperatoreSospeso');
    const coordinatrice = iscritta({ operatore: 'op-3', ruolo: 'coordinatore' });
    sola.quando(cessa('2026-12-31', [coordinatrice.stato()])).rifiuta('ultimo-ufficio-di-piano');
  });

  it('che già finisce in una data può finire prima solo se resta qualcuno fino ad allora', () => {
    const aTermine = iscritta({ ...UFFICIO, al: '2026-12-31' });
    aTermine.quando(cessa('2026-10-31')).rifiuta('ultimo-ufficio-di-piano', { dal: '2026-11-01' });
    aTermine.quando(cessa('2026-10-31', [altra({ al: '2026-12-31' }).stato()])).allora('OperatoreCessato');
  });
});

describe('L’ultima persona che coordina un Comune', () => {
  const COORDINA = { ruolo: 'coordinatore', comuni: [ISEO, ZONE], squadra: null } as const;
  const sola = iscritta(COORDINA);
  const altra = (diverso: Partial<ReturnType<typeof iscrivi>> = {}) =>
    iscritta({ ...COORDINA, operatore: 'op-2', soggetto: 'sub-2', ...diverso }).stato();

  it('non si sospende, non cessa, non cambia ruolo né Comuni: nessuno consegnerebbe i casi di chi se ne va', () => {
    for (const comando of [sospendi(OGGI, OGGI), cessa('2027-06-30'), trasferisci()])
      sola.quando(comando).rifiuta('ultimo-coordinatore');
    sola
      .quando(trasferisci({ ...COORDINA, comuni: [ZONE] }))
      .rifiuta('ultimo-coordinatore', { dal: '2026-10-15', comuni: [ISEO] });
  });

  it('si può, se quei Comuni li coordina già qualcun altro; non se ne coordina uno solo', () => {
    sola.quando(cessa('2026-12-31', [altra()])).allora('OperatoreCessato');
    sola
      .quando(trasferisci({ ...COORDINA, comuni: [ZONE], altri: [altra({ comuni: [ISEO] })] }))
      .allora('OperatoreTrasferito');
    sola
      .quando(sospendi(OGGI, null, [altra({ comuni: [ISEO] })]))
      .rifiuta('ultimo-coordinatore', { dal: OGGI, comuni: [ZONE] });
  });
});

describe('Qualunque cosa si chieda', () => {
  const giorno = fc.integer({ min: -40, max: 80 }).map((n) => piuGiorni(OGGI, n));
  const fine = fc.option(giorno, { nil: null });
  const comune = fc.constantFrom(['017085'], ['017205'], ['017085', '017205']);
  const comando: fc.Arbitrary<ComandoOperatore> = fc.oneof(
    fc.record({ dal: giorno, al: fine, comuni: comune }).map((d) => iscrivi(d)),
    fc.record({ dal: giorno, al: fine }).map(({ dal, al }) => sospendi(dal, al)),
    giorno.map(riammetti),
    fc.record({ dal: giorno, comuni: comune }).map((d) => trasferisci(d)),
    giorno.map((al) => cessa(al)),
  );
  const storie = fc.array(fc.tuple(fc.nat(3), comando), { maxLength: 14 }).map((passi) =>
    passi.reduce((v, [giorni, c]) => {
      const dopo = v.nelGiorno(piuGiorni(v.oggi, giorni));
      return dopo.quando(c).esito instanceof Array ? dopo.dato(c) : dopo;
    }, vita()),
  );
  const tuttiIGiorni = Array.from({ length: 220 }, (_, n) => piuGiorni(OGGI, n - 60));

  it('i tratti dicono giorno per giorno quello che è l’operatore, e non si sovrappongono mai', () => {
    fc.assert(
      fc.property(storie, (v) => {
        const stato = v.stato();
        const tratti = trattiDi(stato);
        for (const [i, t] of tratti.entries())
          for (const altro of tratti.slice(i + 1)) expect(siSovrappongono(t, altro)).toBe(false);
        for (const g of tuttiIGiorni) {
          const { condizione: oggi, incarico } = operatoreIl(stato, g);
          const tratto = tratti.find((t) => t.dal <= g && (t.al === null || g <= t.al));
          expect(tratto ? (tratto.attivo ? 'attivo' : 'sospeso') : 'fuori').toBe(
            oggi === 'attivo' || oggi === 'sospeso' ? oggi : 'fuori',
          );
          if (tratto) expect(tratto.incarico).toEqual(incarico);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('né iscrizioni né sospensioni si sovrappongono, e ogni sospensione sta dentro un’iscrizione', () => {
    fc.assert(
      fc.property(storie, (v) => {
        const { iscrizioni, sospensioni } = v.stato();
        for (const lista of [iscrizioni, sospensioni])
          for (const [i, p] of lista.entries())
            for (const q of lista.slice(i + 1)) expect(siSovrappongono(p, q)).toBe(false);
        for (const s of sospensioni)
          expect(iscrizioni.some((i) => i.dal <= s.dal && (i.al === null || (s.al !== null && s.al <= i.al)))).toBe(
            true,
          );
        expect(v.rifiutati()).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('«attivo dal … al …» è vero in ciascuno di quei giorni, e non il giorno prima né quello dopo', () => {
    fc.assert(
      fc.property(storie, fc.constantFrom(...tuttiIGiorni), (v, g) => {
        const stato = v.stato();
        const { condizione: cosa, dal, al } = operatoreIl(stato, g);
        if (cosa !== 'attivo' && cosa !== 'sospeso') return;
        expect(dal! <= g && (al === null || g <= al)).toBe(true);
        for (const altro of tuttiIGiorni.filter((x) => x >= dal! && (al === null || x <= al)))
          expect(operatoreIl(stato, altro).condizione).toBe(cosa);
        if (al !== null) {
          const dopo = operatoreIl(stato, piuGiorni(al, 1));
          expect(dopo.condizione === cosa && dopo.dal === dal).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });
});
