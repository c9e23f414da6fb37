import type { Atto } from '#cartella';
import {
  ATTI_ACCESSO,
  ATTI_CANCELLAZIONE,
  ATTI_CARTELLA,
  ATTI_LAVORI,
  ATTI_PERSONA,
  AZIONI,
  type Azione,
  CORREZIONI,
} from './azioni.js';
import { MATRICE, type Portata } from './matrice.js';
import type { Operatore } from './operatore.js';
import { type FattiRisorsa, permessiDi, puo, vedeRiservata } from './permessi.js';
import { RUOLI, type Ruolo } from './ruoli.js';

const ISEO = '017085';
const ZONE = '017205';
const QUI: FattiRisorsa = { comuni: [ISEO], valutazioneMultidimensionale: false };
const QUI_IN_VALUTAZIONE: FattiRisorsa = { comuni: [ISEO], valutazioneMultidimensionale: true };
const ALTROVE: FattiRisorsa = { comuni: [ZONE], valutazioneMultidimensionale: false };
const ALTROVE_IN_VALUTAZIONE: FattiRisorsa = { comuni: [ZONE], valutazioneMultidimensionale: true };
const TUTTE = [QUI, QUI_IN_VALUTAZIONE, ALTROVE, ALTROVE_IN_VALUTAZIONE];

const chi = (ruolo: Ruolo, altro: Partial<Operatore> = {}): Operatore => ({
  id: `${ruolo}-prova`,
  nome: 'Prova',
  ruolo,
  ente: 'ambito-sebino',
  tipoEnte: 'ambito',
  professione: null,
  ambito: 'sebino',
  comuni: [ISEO],
  livello: 1,
  ...altro,
});

const COPERTE: Record<Portata, FattiRisorsa[]> = {
  nessuno: [],
  comuni: [QUI, QUI_IN_VALUTAZIONE],
  valutazione: [QUI_IN_VALUTAZIONE, ALTROVE_IN_VALUTAZIONE],
  ambito: TUTTE,
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
    it.each(AZIONI)('%s: può fin dove dice la tabella, e non oltre', (azione) => {
      const portata = MATRICE[azione].chi[ruolo] ?? 'nessuno';
      expect(puo(chi(ruolo), azione) === undefined).toBe(portata !== 'nessuno');
      for (const risorsa of TUTTE) {
        const no = puo(chi(ruolo), azione, risorsa);
        if (COPERTE[portata].includes(risorsa)) expect(no).toBeUndefined();
        else expect(no).toMatchObject({ codice: 'non-permesso', dettagli: { azione, portata } });
      }
    });
  });

  it('senza Comuni propri non si raggiunge nulla per Comune', () => {
    const senza = chi('coordinatore', { comuni: [] });
    for (const risorsa of TUTTE) expect(puo(senza, 'vedi-cartella', risorsa)).toBeDefined();
    expect(puo(chi('coordinatore'), 'vedi-cartella', { comuni: [] })).toBeDefined();
  });
});

/** Written by hand from the roles of the domain design, not from the table. */
describe('Chi lavora con la cartella', () => {
  const SCRIVE: Azione[] = [...ATTI_CARTELLA, ...CORREZIONI, ...ATTI_ACCESSO, ...ATTI_PERSONA, ...ATTI_CANCELLAZIONE];
  const LEGGE_CASI: Azione[] = ['elenca-cartelle', 'vedi-cartella', 'vedi-cronologia', 'vedi-passi'];
  const puoDaQualcheParte = (ruolo: Ruolo, azioni: readonly Azione[]): Azione[] =>
    azioni.filter((a) => TUTTE.some((r) => !puo(chi(ruolo), a, r)));

  it("l'assistente sociale conduce il caso nei suoi Comuni, ma non approva e non assegna", () => {
    for (const atto of ['annota-diario', 'redigi-progetto', 'concludi-valutazione', 'chiudi', 'riapri'] as const) {
      expect(puo(chi('assistente-sociale'), atto, QUI)).toBeUndefined();
      expect(puo(chi('assistente-sociale'), atto, ALTROVE)).toBeDefined();
    }
    expect(
      puoDaQualcheParte('assistente-sociale', ['approva-progetto', 'respingi-progetto', 'apri-richiesta', 'assegna']),
    ).toEqual([]);
  });

  it('approva solo il coordinatore, nei Comuni di sua competenza', () => {
    expect(RUOLI.filter((r) => puoDaQualcheParte(r, ['approva-progetto']).length > 0)).toEqual(['coordinatore']);
    expect(puo(chi('coordinatore'), 'approva-progetto', ALTROVE_IN_VALUTAZIONE)).toBeDefined();
  });

  it('cancellare è di due persone: chiede chi segue il caso, autorizza il coordinatore del Comune', () => {
    const chiPuo = (azione: Azione) => RUOLI.filter((r) => puoDaQualcheParte(r, [azione]).length > 0);
    expect(chiPuo('chiedi-cancellazione')).toEqual(['assistente-sociale', 'coordinatore']);
    for (const azione of ATTI_CANCELLAZIONE.filter((a) => a !== 'chiedi-cancellazione')) {
      expect(chiPuo(azione)).toEqual(['coordinatore']);
      expect(puo(chi('coordinatore'), azione, ALTROVE_IN_VALUTAZIONE)).toBeDefined();
    }
    expect(chiPuo('vedi-cancellazione')).toEqual(['assistente-sociale', 'coordinatore', 'revisore']);
  });

  it('il componente UVM legge e valuta i casi in valutazione multidimensionale, e non tocca altro', () => {
    const uvm = chi('componente-uvm');
    expect(puo(uvm, 'vedi-cartella', ALTROVE_IN_VALUTAZIONE)).toBeUndefined();
    expect(puo(uvm, 'vedi-cartella', QUI)).toBeDefined();
    expect(puo(uvm, 'concludi-valutazione', QUI)).toBeDefined();
    expect(puoDaQualcheParte('componente-uvm', SCRIVE)).toEqual(['somministra-strumento', 'concludi-valutazione']);
    expect(puoDaQualcheParte('componente-uvm', ['vedi-persona', 'cerca-persone', 'vedi-righe-leps'])).toEqual([]);
  });

  it('il revisore legge tutto e non scrive nulla', () => {
    expect(puoDaQualcheParte('revisore', SCRIVE)).toEqual([]);
    for (const azione of [...LEGGE_CASI, 'vedi-persona', 'vedi-consultazioni', 'verifica-integrita'] as Azione[]) {
      for (const risorsa of TUTTE) expect(puo(chi('revisore'), azione, risorsa)).toBeUndefined();
    }
  });

  it("l'Ufficio di Piano vede le cifre e le loro righe, e nessun caso", () => {
    expect(permessiDi(chi('ufficio-di-piano'))).toEqual([
      'vedi-leps',
      'vedi-righe-leps',
      'vedi-nomenclatore',
      'vedi-operatori',
      'vedi-sessione',
    ]);
  });

  it("l'amministratore locale vede gli aggregati del suo Comune, non degli altri, e nessuna riga", () => {
    const sindaco = chi('amministratore-locale');
    expect(puo(sindaco, 'vedi-leps', { comuni: [ISEO] })).toBeUndefined();
    expect(puo(sindaco, 'vedi-leps', { comuni: [ZONE] })).toBeDefined();
    expect(puo(sindaco, 'vedi-leps', { comuni: [] })).toBeDefined();
    expect(puoDaQualcheParte('amministratore-locale', ['vedi-righe-leps', ...LEGGE_CASI, ...SCRIVE])).toEqual([]);
  });

  it("l'operatore PUA sta alla porta: accessi, persone, apertura della cartella; il caso non lo vede", () => {
    expect(puoDaQualcheParte('operatore-pua', SCRIVE)).toEqual([...ATTI_ACCESSO, ...ATTI_PERSONA]);
    expect(puoDaQualcheParte('operatore-pua', LEGGE_CASI)).toEqual([]);
  });

  it("l'ente erogatore per ora ha solo la sua sessione, e l'amministratore di sistema nessun contenuto", () => {
    const diTutti = ['vedi-nomenclatore', 'vedi-operatori', 'vedi-sessione'];
    expect(permessiDi(chi('ente-erogatore'))).toEqual(diTutti);
    expect(permessiDi(chi('amministratore-sistema'))).toEqual([
      ...ATTI_LAVORI.filter((a) => a !== 'esporta-cartella'),
      'verifica-integrita',
      'vedi-lavori',
      ...diTutti,
    ]);
  });

  it('nessuno apre una cartella se non da un accesso', () => {
    expect(RUOLI.filter((r) => !puo(chi(r), 'apri'))).toEqual([]);
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
  const cartella = { comune: ISEO, caseManager: 'as-1', assegnataA: 'as-2' };
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
  ])('%s', (_, operatore, vede) => expect(vedeRiservata(operatore, nota, cartella)).toBe(vede));

  it('di un caso che non è di nessuno non la vede chi non è nessuno', () => {
    const senza = { comune: null, caseManager: null, assegnataA: null };
    expect(vedeRiservata(chi('coordinatore'), nota, senza)).toBe(false);
  });
});
