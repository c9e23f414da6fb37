import type { Atto } from '#cartella';
import {
  ATTI_ACCESSO,
  ATTI_CANCELLAZIONE,
  ATTI_CARTELLA,
  ATTI_DEROGA,
  ATTI_LAVORI,
  ATTI_PERSONA,
  ATTI_SEDUTA,
  ATTI_UTENZE,
  AZIONI,
  type Azione,
  CORREZIONI,
  INTERROGAZIONI,
} from './azioni.js';
import { MATRICE, PORTATE, type Portata, portateDelRuolo } from './matrice.js';
import { motivoMancante, nessoDi } from './nesso.js';
import type { Operatore } from './operatore.js';
import { comuniDi, type DerogaInCorso, type FattiRisorsa, permessiDi, puo, vede, vedeRiservata } from './permessi.js';
import { RUOLI, type Ruolo } from './ruoli.js';

const ISEO = '017085';
const ZONE = '017205';
const OGGI = '2026-09-30';
const ENTE = 'ente-di-prova';
const COLLEGA = 'collega-prova';
const QUI: FattiRisorsa = { comuni: [ISEO] };
const ALTROVE: FattiRisorsa = { comuni: [ZONE] };
const ALTROVE_IN_SEDUTA: FattiRisorsa = { ...ALTROVE, convocati: ['componente-uvm-prova'] };

const chi = (ruolo: Ruolo, altro: Partial<Operatore> = {}): Operatore => ({
  id: `${ruolo}-prova`,
  nome: 'Prova',
  ruolo,
  ente: ENTE,
  tipoEnte: 'ambito',
  nellEnteDal: '2026-01-01',
  professione: null,
  ambito: 'sebino',
  comuni: [ISEO],
  squadra: 'prova',
  colleghi: [{ id: COLLEGA, nellEnteDal: '2026-01-01' }],
  mandato: { oggetto: 'Verifica annuale', dal: '2026-01-01', al: '2026-12-31', comuni: [ISEO] },
  livello: 1,
  ...altro,
});

/** Every combination of what may be true of a thing, for an operator of that id. */
const TUTTE = (io: string): FattiRisorsa[] =>
  [QUI, ALTROVE, { comuni: [] }, { comuni: [ISEO, ZONE] }].flatMap((dove) =>
    [undefined, [], [io], [COLLEGA], ['altri'], ['altri', COLLEGA]].flatMap((responsabili) =>
      [undefined, [], ['altro-ente'], ['altro-ente', ENTE]].flatMap((enti) =>
        [undefined, [], [io], ['altri']].map(
          (convocati) => JSON.parse(JSON.stringify({ ...dove, responsabili, enti, convocati })) as FattiRisorsa,
        ),
      ),
    ),
  );

/** The scopes told a second time, in words rather than in code. */
const COPRE: Readonly<Record<Portata, (io: string, r: FattiRisorsa) => boolean>> = {
  propri: (io, r) => r.comuni.includes(ISEO) && !!r.responsabili?.includes(io),
  squadra: (io, r) =>
    r.comuni.includes(ISEO) && (!r.responsabili?.length || r.responsabili.some((x) => x === io || x === COLLEGA)),
  comuni: (_, r) => r.comuni.includes(ISEO),
  agenda: (io, r) => !!r.convocati?.includes(io),
  ente: (_, r) => !!r.enti?.includes(ENTE),
  mandato: (_, r) => r.comuni.includes(ISEO),
  ambito: () => true,
};

type Uguali<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

describe('La matrice dei permessi', () => {
  it('nomina ogni atto della cartella e nessun altro', () => {
    // It does not compile otherwise.
    const uguali: Uguali<Atto, (typeof ATTI_CARTELLA)[number]> = true;
    expect(uguali).toBe(true);
    expect(Object.keys(MATRICE).sort()).toEqual([...AZIONI].sort());
  });

  describe.each(RUOLI)('%s', (ruolo) => {
    const operatore = chi(ruolo);
    const tutte = TUTTE(operatore.id);
    it.each(AZIONI)('%s: può fin dove dice la tabella, e non oltre', (azione) => {
      const portate = portateDelRuolo(ruolo, azione);
      expect(puo(operatore, azione, OGGI) === undefined).toBe(portate.length > 0);
      const diversi = tutte.filter((risorsa) => {
        const no = puo(operatore, azione, OGGI, risorsa);
        return portate.some((p) => COPRE[p](operatore.id, risorsa)) ? no !== undefined : no?.codice !== 'non-permesso';
      });
      expect(diversi).toEqual([]);
    });
  });

  it('senza Comuni propri non si raggiunge nulla per Comune', () => {
    const senza = chi('coordinatore', { comuni: [] });
    for (const risorsa of [QUI, ALTROVE, ALTROVE_IN_SEDUTA, { comuni: [] }]) {
      expect(puo(senza, 'vedi-cartella', OGGI, risorsa)).toBeDefined();
      expect(puo(chi('assistente-sociale', { comuni: [] }), 'vedi-cartella', OGGI, risorsa)).toBeDefined();
    }
    expect(puo(chi('coordinatore'), 'vedi-cartella', OGGI, { comuni: [] })).toBeDefined();
  });

  it('di ciò che gli fu affidato in un altro ente, o prima di lasciare, non risponde più', () => {
    const suo = chi('assistente-sociale', { nellEnteDal: '2026-06-01' });
    const caso = (...dal: string[]): FattiRisorsa => ({
      ...QUI,
      responsabili: [suo.id],
      affidamenti: dal.map((d) => ({ operatore: suo.id, dal: d })),
    });
    const segreto = (r: FattiRisorsa): FattiRisorsa => ({ ...r, tutela: { classe: 'violenza', abilitati: [] } });
    for (const [risorsa, si] of [
      [caso('2026-05-31'), false],
      [caso('2026-06-01'), true],
      // Charged anew with one of the two: it answers for the case.
      [caso('2026-05-31', '2026-06-02'), true],
      [{ ...caso('2026-05-31'), affidamenti: [{ operatore: COLLEGA, dal: OGGI }] }, false],
    ] as const) {
      expect(puo(suo, 'annota-diario', OGGI, risorsa) === undefined).toBe(si);
      expect(vede(suo, segreto(risorsa), OGGI)).toBe(si);
      expect(vedeRiservata(suo, { autore: COLLEGA }, risorsa, null)).toBe(si);
      expect(nessoDi(suo, 'vedi-cartella', OGGI, risorsa) === 'responsabile').toBe(si);
    }
    // Nor does the team of who has it on record, where it was not entrusted to them there.
    const collega = chi('assistente-sociale', { id: 'collega', colleghi: [{ id: suo.id, nellEnteDal: '2026-06-01' }] });
    for (const [dal, si] of [
      ['2026-05-31', false],
      ['2026-06-01', true],
    ] as const) {
      expect(puo(collega, 'vedi-cartella', OGGI, caso(dal)) === undefined).toBe(si);
      expect(nessoDi(collega, 'vedi-cartella', OGGI, caso(dal)) === 'squadra').toBe(si);
    }
    for (const [dal, si] of [
      ['2026-05-31', false],
      ['2026-06-01', true],
    ] as const)
      expect(vede(suo, { ...QUI, tutela: { classe: 'violenza', abilitati: [suo.id], dal } }, OGGI)).toBe(si);
  });

  it('chi non ha squadra né colleghi segue i casi suoi e quelli di nessuno', () => {
    const sola = chi('assistente-sociale', { colleghi: [] });
    const suo = (responsabili: string[]) => puo(sola, 'annota-diario', OGGI, { ...QUI, responsabili }) === undefined;
    expect([suo([]), suo([sola.id]), suo([COLLEGA])]).toEqual([true, true, false]);
  });

  it('un elenco di casi arriva dove si può aprire uno di quelli', () => {
    expect(MATRICE['elenca-cartelle'].chi).toEqual(MATRICE['vedi-cartella'].chi);
  });

  it('un elenco di cose di un Comune arriva dove arriva la stessa azione su una di quelle', () => {
    for (const ruolo of RUOLI) {
      for (const operatore of [chi(ruolo), chi(ruolo, { comuni: [] }), chi(ruolo, { mandato: null })]) {
        const comuni = comuniDi(operatore, 'elenca-accessi', OGGI);
        for (const comune of [ISEO, ZONE]) {
          expect([operatore, comuni === null || comuni.includes(comune)]).toEqual([
            operatore,
            puo(operatore, 'vedi-accesso', OGGI, { comuni: [comune] }) === undefined,
          ]);
        }
      }
    }
  });
});

describe('Una portata alla volta', () => {
  it.each(PORTATE)('%s è nella tabella, o non è una portata', (portata) => {
    expect(AZIONI.some((a) => RUOLI.some((r) => portateDelRuolo(r, a).includes(portata)))).toBe(true);
  });
});

describe('Il mandato', () => {
  it.each([
    ['il giorno prima', '2025-12-31', false],
    ['il primo giorno', '2026-01-01', true],
    ['l’ultimo giorno', '2026-12-31', true],
    ['il giorno dopo', '2027-01-01', false],
  ])('%s', (_, oggi, vale) => {
    expect(puo(chi('revisore'), 'vedi-cartella', oggi, QUI) === undefined).toBe(vale);
    expect(permessiDi(chi('revisore'), oggi).includes('vedi-cartella')).toBe(vale);
    expect(vede(chi('revisore'), TUTELATA, oggi)).toBe(vale);
  });

  it('senza Comuni è tutto l’Ambito, senza fine non finisce, senza mandato non si vede nulla', () => {
    const revisore = (mandato: Operatore['mandato']) => chi('revisore', { mandato });
    const aperto = { oggetto: 'Ispezione', dal: '2026-01-01', al: null, comuni: null };
    expect(puo(revisore(aperto), 'vedi-cartella', '2099-01-01', ALTROVE)).toBeUndefined();
    expect(puo(revisore({ ...aperto, comuni: [] }), 'vedi-cartella', OGGI, QUI)).toBeDefined();
    expect(puo(revisore(null), 'vedi-cartella', OGGI, QUI)).toBeDefined();
    expect(puo(revisore(null), 'vedi-cartella', OGGI)).toBeDefined();
  });
});

const MANDATO_ALTROVE = { oggetto: 'Verifica', dal: '2026-01-01', al: null, comuni: [ZONE] };
const TUTELATA: FattiRisorsa = { ...QUI, responsabili: ['as-1'], tutela: { classe: 'violenza', abilitati: ['as-2'] } };

describe('Chi può sapere che una cosa c’è', () => {
  it.each<[string, Operatore, boolean]>([
    ['chi segue il caso', chi('assistente-sociale', { id: 'as-1' }), true],
    ['chi è abilitato, di qualunque ruolo e Comune', chi('componente-uvm', { id: 'as-2', comuni: [] }), true],
    ['il coordinatore del Comune', chi('coordinatore'), true],
    ['il coordinatore di un altro Comune', chi('coordinatore', { comuni: [ZONE] }), false],
    ['il revisore nel mandato', chi('revisore'), true],
    ['il revisore di un altro Comune', chi('revisore', { mandato: { ...MANDATO_ALTROVE } }), false],
    ['il revisore senza mandato', chi('revisore', { mandato: null }), false],
    ['un collega della squadra', chi('assistente-sociale'), false],
    ['l’Ufficio di Piano', chi('ufficio-di-piano'), false],
  ])('di un caso tutelato: %s', (_, operatore, atteso) => expect(vede(operatore, TUTELATA, OGGI)).toBe(atteso));

  it('chi è escluso non lo sa mai, chiunque sia e qualunque cosa gli spetti', () => {
    for (const ruolo of RUOLI) {
      const io = chi(ruolo);
      const tutto = { responsabili: [io.id], convocati: [io.id], inDeroga: [deroga(io)], enti: [ENTE] };
      for (const tutela of [null, undefined, { classe: 'violenza', abilitati: [io.id] }]) {
        expect(vede(io, { ...QUI, ...tutto, tutela, esclusi: ['altri'] }, OGGI)).toBe(true);
        expect(vede(io, { ...QUI, ...tutto, tutela, esclusi: ['altri', io.id] }, OGGI)).toBe(false);
      }
    }
  });

  it('senza tutela né esclusioni lo sanno tutti, e una deroga non apre una tutela', () => {
    for (const ruolo of RUOLI) expect(vede(chi(ruolo), ALTROVE, OGGI)).toBe(true);
    const io = chi('assistente-sociale');
    expect(vede(io, { ...TUTELATA, inDeroga: [deroga(io)] }, OGGI)).toBe(false);
  });
});

describe('Una persona di cui c’è solo un accesso', () => {
  const DA_ACCESSO: FattiRisorsa = { ...ALTROVE, comuniDiAccesso: [ISEO] };

  it('si raggiunge per ciò che serve alla porta, e per nient’altro', () => {
    const apribili = AZIONI.filter((a) => MATRICE[a].ancheDaAccesso);
    expect(apribili).toEqual(['aggiorna-anagrafica', 'attribuisci-codice-fiscale', 'vedi-persona']);
    for (const ruolo of RUOLI) {
      for (const azione of AZIONI) {
        const come = apribili.includes(azione) ? QUI : ALTROVE;
        expect([ruolo, azione, puo(chi(ruolo), azione, OGGI, DA_ACCESSO)]).toEqual([
          ruolo,
          azione,
          puo(chi(ruolo), azione, OGGI, come),
        ]);
      }
    }
  });

  it('che qualcuno segue, un accesso non la porta più vicino: per quella c’è l’accesso fuori competenza', () => {
    const seguita = { ...DA_ACCESSO, casi: [{ ...ALTROVE, responsabili: ['altri'] }] };
    for (const ruolo of RUOLI)
      for (const azione of AZIONI)
        expect([ruolo, azione, puo(chi(ruolo), azione, OGGI, seguita)]).toEqual([
          ruolo,
          azione,
          puo(chi(ruolo), azione, OGGI, ALTROVE),
        ]);
    const diNessuno = { ...DA_ACCESSO, casi: [{ ...ALTROVE, responsabili: [] }] };
    expect(puo(chi('operatore-pua'), 'vedi-persona', OGGI, diNessuno)).toBeUndefined();
  });

  it('è senza nesso con chi la legge, che deve dire perché', () => {
    const io = chi('operatore-pua');
    expect(nessoDi(io, 'vedi-persona', OGGI, DA_ACCESSO)).toBeNull();
    expect(nessoDi(io, 'vedi-persona', OGGI, { ...QUI, comuniDiAccesso: [ISEO] })).toBe('comune');
    expect(motivoMancante(MATRICE['vedi-persona'], null, undefined)?.codice).toBe('motivo-necessario');
    expect(motivoMancante(MATRICE['vedi-persona'], 'comune', undefined)).toBeUndefined();
  });
});

const deroga = ({ id, ruolo, ente }: Operatore): DerogaInCorso => ({ id: `d-${id}`, operatore: id, ruolo, ente });

describe('Un accesso fuori competenza', () => {
  it('apre in sola lettura ciò che la tabella dice, a chi quel ruolo la prevede', () => {
    for (const ruolo of RUOLI) {
      const io = chi(ruolo);
      for (const azione of AZIONI) {
        const fuori: FattiRisorsa = { ...ALTROVE, responsabili: ['altri'] };
        const altro = { ...io, id: 'altri' };
        const altroRuolo = RUOLI.find((r) => r !== ruolo)!;
        const primo = puo(io, azione, OGGI, fuori);
        const apre = puo(io, azione, OGGI, { ...fuori, inDeroga: [deroga(altro), deroga(io)] }) === undefined;
        const previsto =
          !primo || (MATRICE[azione].ancheInDeroga === true && portateDelRuolo(ruolo, azione).length > 0);
        expect([ruolo, azione, apre]).toEqual([ruolo, azione, previsto]);
        // Another's; or one's own, of when one worked elsewhere.
        const diUnAltro = [deroga(altro), deroga({ ...io, ente: 'asst' }), deroga({ ...io, ruolo: altroRuolo })];
        expect(puo(io, azione, OGGI, { ...fuori, inDeroga: diUnAltro })).toEqual(primo);
      }
    }
  });

  it('vale solo per letture registrate di una cosa sola', () => {
    const apribili = AZIONI.filter((a) => MATRICE[a].ancheInDeroga);
    expect(apribili).toContain('vedi-cartella');
    for (const azione of apribili) {
      expect(INTERROGAZIONI).toContain(azione);
      expect(['cartella', 'persona']).toContain(MATRICE[azione].su);
      expect(MATRICE[azione].mostraDatiPersonali).toBe(true);
    }
  });
});

/** Written by hand from the roles of the domain design, not from the table. */
describe('Chi lavora con la cartella', () => {
  const SCRIVE: Azione[] = [
    ...ATTI_CARTELLA,
    ...CORREZIONI,
    ...ATTI_ACCESSO,
    ...ATTI_PERSONA,
    ...ATTI_CANCELLAZIONE,
    ...ATTI_SEDUTA,
    ...ATTI_DEROGA,
    ...ATTI_UTENZE,
  ];
  const DI_TUTTI = ['vedi-nomenclatore', 'vedi-operatori', 'vedi-sessione', 'vedi-permessi'];
  const LEGGE_CASI: Azione[] = ['elenca-cartelle', 'vedi-cartella', 'vedi-cronologia', 'vedi-passi'];
  const puoDaQualcheParte = (ruolo: Ruolo, azioni: readonly Azione[]): Azione[] =>
    azioni.filter((a) => TUTTE(`${ruolo}-prova`).some((r) => !puo(chi(ruolo), a, OGGI, r)));

  it("l'assistente sociale conduce il caso nei suoi Comuni, ma non approva e non assegna", () => {
    for (const atto of ['annota-diario', 'redigi-progetto', 'concludi-valutazione', 'chiudi', 'riapri'] as const) {
      expect(puo(chi('assistente-sociale'), atto, OGGI, QUI)).toBeUndefined();
      expect(puo(chi('assistente-sociale'), atto, OGGI, ALTROVE)).toBeDefined();
    }
    expect(
      puoDaQualcheParte('assistente-sociale', ['approva-progetto', 'respingi-progetto', 'apri-richiesta', 'assegna']),
    ).toEqual([]);
  });

  it('approva solo il coordinatore, nei Comuni di sua competenza', () => {
    expect(RUOLI.filter((r) => puoDaQualcheParte(r, ['approva-progetto']).length > 0)).toEqual(['coordinatore']);
    expect(puo(chi('coordinatore'), 'approva-progetto', OGGI, ALTROVE_IN_SEDUTA)).toBeDefined();
  });

  it('cancellare è di due persone: chiede chi segue il caso, autorizza il coordinatore del Comune', () => {
    const chiPuo = (azione: Azione) => RUOLI.filter((r) => puoDaQualcheParte(r, [azione]).length > 0);
    expect(chiPuo('chiedi-cancellazione')).toEqual(['assistente-sociale', 'coordinatore']);
    for (const azione of ATTI_CANCELLAZIONE.filter((a) => a !== 'chiedi-cancellazione')) {
      expect(chiPuo(azione)).toEqual(['coordinatore']);
      expect(puo(chi('coordinatore'), azione, OGGI, ALTROVE_IN_SEDUTA)).toBeDefined();
    }
    expect(chiPuo('vedi-cancellazione')).toEqual(['assistente-sociale', 'coordinatore', 'revisore']);
  });

  it('il componente UVM legge e valuta i casi delle sedute a cui è convocato, e non tocca altro', () => {
    const uvm = chi('componente-uvm');
    expect(puo(uvm, 'vedi-cartella', OGGI, ALTROVE_IN_SEDUTA)).toBeUndefined();
    expect(puo(uvm, 'vedi-cartella', OGGI, QUI)).toBeDefined();
    expect(puo(uvm, 'concludi-valutazione', OGGI, QUI)).toBeDefined();
    expect(puoDaQualcheParte('componente-uvm', SCRIVE)).toEqual([
      'somministra-strumento',
      'concludi-valutazione',
      'registra-presenza',
      'discuti-caso',
      'apri-deroga',
      'concludi-deroga',
      // As the case manager of the health services.
      'prendi-visione-deroga',
    ]);
    expect(puoDaQualcheParte('componente-uvm', ['vedi-persona', 'cerca-persone', 'vedi-righe-leps'])).toEqual([]);
  });

  it('il revisore legge tutto nel suo mandato, e non scrive che l’esito di un accesso fuori competenza', () => {
    expect(puoDaQualcheParte('revisore', SCRIVE)).toEqual(['esamina-deroga', 'segnala-deroga']);
    expect(puo(chi('revisore'), 'vedi-cartella', OGGI, ALTROVE)).toBeDefined();
    for (const azione of [...LEGGE_CASI, 'vedi-persona', 'vedi-consultazioni', 'verifica-integrita'] as Azione[]) {
      for (const risorsa of [QUI, { ...QUI, responsabili: ['altri'] }]) {
        expect(puo(chi('revisore'), azione, OGGI, risorsa)).toBeUndefined();
      }
    }
  });

  it("l'Ufficio di Piano vede le cifre e le loro righe, tiene le utenze, e non vede nessun caso", () => {
    expect(permessiDi(chi('ufficio-di-piano'), OGGI)).toEqual([
      ...ATTI_UTENZE,
      'elenca-utenze',
      'vedi-utenza',
      'vedi-leps',
      'vedi-righe-leps',
      ...DI_TUTTI,
    ]);
  });

  it("l'amministratore locale vede gli aggregati del suo Comune, non degli altri, e nessuna riga", () => {
    const sindaco = chi('amministratore-locale');
    expect(puo(sindaco, 'vedi-leps', OGGI, { comuni: [ISEO] })).toBeUndefined();
    expect(puo(sindaco, 'vedi-leps', OGGI, { comuni: [ZONE] })).toBeDefined();
    expect(puo(sindaco, 'vedi-leps', OGGI, { comuni: [] })).toBeDefined();
    expect(puoDaQualcheParte('amministratore-locale', ['vedi-righe-leps', ...LEGGE_CASI, ...SCRIVE])).toEqual([]);
  });

  it("l'operatore PUA sta alla porta: accessi, persone, apertura della cartella; il caso non lo vede", () => {
    expect(puoDaQualcheParte('operatore-pua', SCRIVE)).toEqual([...ATTI_ACCESSO, ...ATTI_PERSONA]);
    expect(puoDaQualcheParte('operatore-pua', LEGGE_CASI)).toEqual([]);
  });

  it("l'ente erogatore ha i suoi interventi e nient'altro del caso, dovunque siano", () => {
    const ente = chi('ente-erogatore');
    const suoi = ['registra-erogazione', 'elenca-interventi-ente', 'vedi-intervento-ente'];
    expect(permessiDi(ente, OGGI)).toEqual([...suoi, ...DI_TUTTI]);
    expect(puo(ente, 'vedi-intervento-ente', OGGI, { ...ALTROVE, enti: [ENTE] })).toBeUndefined();
    expect(puo(ente, 'vedi-intervento-ente', OGGI, { ...QUI, enti: ['altro-ente'] })).toBeDefined();
    expect(puoDaQualcheParte('ente-erogatore', LEGGE_CASI)).toEqual([]);
  });

  it("l'amministratore di sistema non ha nessun contenuto", () => {
    expect(permessiDi(chi('amministratore-sistema'), OGGI)).toEqual([
      ...ATTI_LAVORI.filter((a) => !a.startsWith('esporta-')),
      'verifica-integrita',
      'vedi-lavori',
      ...DI_TUTTI,
    ]);
  });

  it('nessuno apre una cartella se non da un accesso', () => {
    expect(RUOLI.filter((r) => !puo(chi(r), 'apri', OGGI))).toEqual([]);
  });

  it('ogni azione su casi, accessi, persone o elenchi che non scrive registra la consultazione', () => {
    for (const azione of AZIONI) {
      const legge = !SCRIVE.includes(azione);
      if (legge && ['cartella', 'accesso', 'persona', 'elenco'].includes(MATRICE[azione].su)) {
        expect([azione, MATRICE[azione].mostraDatiPersonali]).toEqual([azione, true]);
      }
    }
  });
});

describe('Una nota riservata', () => {
  const cartella = { comuni: [ISEO], responsabili: ['as-1', 'as-2'] };
  const nota = { autore: 'as-3' };

  it.each([
    ['chi l’ha scritta', chi('assistente-sociale', { id: 'as-3' }), true],
    ['il case manager', chi('assistente-sociale', { id: 'as-1' }), true],
    ['chi ha la cartella assegnata', chi('assistente-sociale', { id: 'as-2' }), true],
    ['il coordinatore del Comune', chi('coordinatore'), true],
    ['il coordinatore di un altro Comune', chi('coordinatore', { comuni: [ZONE] }), false],
    ['un collega dello stesso Comune', chi('assistente-sociale'), false],
    ['il componente UVM', chi('componente-uvm'), false],
    ['il revisore', chi('revisore'), false],
  ])('%s', (_, operatore, vede) => expect(vedeRiservata(operatore, nota, cartella, null)).toBe(vede));

  it('in deroga la legge solo chi l’ha scritta, anche se il caso è ancora suo', () => {
    for (const [id, vede] of [
      ['as-3', true],
      ['as-1', false],
      ['as-2', false],
    ] as const)
      expect([id, vedeRiservata(chi('assistente-sociale', { id }), nota, cartella, 'deroga')]).toEqual([id, vede]);
  });

  it('di un caso che non è di nessuno non la vede chi non è nessuno', () => {
    const senza = { comuni: [], responsabili: [] };
    expect(vedeRiservata(chi('coordinatore'), nota, senza, null)).toBe(false);
  });
});
