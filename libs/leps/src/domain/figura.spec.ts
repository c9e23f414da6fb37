import type { Percorso } from '#cartella';
import { definizione } from './definizioni.js';
import type { Calcolo, Domanda } from './figura.js';
import { calcola } from './figura.js';
import { notiAl } from './fatto.js';
import { AS_ASST, AS_COMUNE, ESITO_ALTO, INFERMIERE, ISEO, LogDiProva, MARONE, ZONE } from './prova/log-di-prova.js';

const DOPO = '2030-01-01';
const PREVENZIONE: Percorso = 'prevenzione-allontanamento';

const figuraDi = (
  log: LogDiProva,
  codice: string,
  anno: number,
  { posizione, ...domanda }: Partial<Domanda> & { posizione?: number } = {},
): Calcolo => calcola(definizione(codice)!, notiAl(log.registro, posizione), anno, { oggi: DOPO, ...domanda });

const volte = (n: number, fai: (i: number) => void) => Array.from({ length: n }, (_, i) => fai(i));
const motivi = ({ esclusi }: Calcolo) => esclusi.map((e) => e.motivo);

/** `valutazioni` concluded and `progetti` signed for prevention, one case each. */
function prevenzione(anno: number, progetti: number, valutazioni: number): LogDiProva {
  const log = new LogDiProva();
  volte(Math.max(progetti, valutazioni), (i) => {
    const caso = log.caso();
    caso.apri(`${anno}-01-10`);
    if (i < valutazioni) caso.concludiValutazione(`${anno}-02-01`, { valutazione: 'v1', percorso: PREVENZIONE });
    if (i < progetti) {
      caso.redigi(`${anno}-02-02`, { percorso: PREVENZIONE, tipo: 'progetto-quadro-minori' });
      caso.sottoscrivi(`${anno}-02-03`, { anzianoAllaData: false });
    }
  });
  return log;
}

describe('L2.2, progetti su valutazioni nella prevenzione dell’allontanamento', () => {
  it.each([
    [2025, 4, 10, '40,0 %', 'raggiunto'],
    [2025, 39, 100, '39,0 %', 'non-raggiunto'],
    [2025, 40, 100, '40,0 %', 'raggiunto'],
    [2026, 59, 100, '59,0 %', 'non-raggiunto'],
    [2027, 8, 10, '80,0 %', 'raggiunto'],
    [2025, 3, 2, '150,0 %', 'raggiunto'],
    [2025, 0, 3, '0,0 %', 'non-raggiunto'],
  ])('%i: %i progetti su %i valutazioni fanno %s, %s', (anno, progetti, valutazioni, valore, stato) => {
    const { figura, contati } = figuraDi(prevenzione(anno, progetti, valutazioni), 'L2.2', anno);
    expect(figura).toMatchObject({ numeratore: progetti, denominatore: valutazioni, valore, stato });
    expect(contati).toHaveLength(progetti + valutazioni);
  });

  it('senza valutazioni non è calcolabile: né zero né cento', () => {
    const { figura } = figuraDi(prevenzione(2025, 2, 0), 'L2.2', 2025);
    expect(figura).toMatchObject({ numeratore: 2, denominatore: 0, valore: null, stato: 'non-calcolabile' });
  });

  it('esclude una valutazione preliminare, e ignora gli atti di un altro percorso', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2025-01-10');
    caso.concludiValutazione('2025-02-01', { percorso: PREVENZIONE, tipo: 'preliminare' });
    caso.concludiValutazione('2025-02-02', { percorso: 'inclusione' });
    const calcolo = figuraDi(log, 'L2.2', 2025);
    expect(calcolo.contati).toHaveLength(0);
    expect(motivi(calcolo)).toEqual(['La valutazione è preliminare, non multidimensionale.']);
  });

  it('un progetto conta alla prima sottoscrizione, non alle rimodulazioni', () => {
    const log = prevenzione(2025, 1, 1);
    const caso = log.caso(log.log[0]!.cartella);
    caso.redigi('2026-01-10', { versione: 2, percorso: PREVENZIONE });
    caso.sottoscrivi('2026-01-11', { versione: 2 });
    expect(figuraDi(log, 'L2.2', 2025).figura.numeratore).toBe(1);
    expect(figuraDi(log, 'L2.2', 2026).figura.numeratore).toBe(0);
  });
});

describe('L4.2, valutazioni con l’assistente sociale', () => {
  const valutazioni = (anno: number, con: number, senza: number) => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri(`${anno}-01-01`);
    volte(con, () => caso.concludiValutazione(`${anno}-03-01`));
    volte(senza, () => caso.concludiValutazione(`${anno}-03-02`, { partecipanti: [AS_ASST, INFERMIERE] }));
    return log;
  };

  it.each([
    [2027, 99, 1, 'non-raggiunto'],
    [2027, 100, 0, 'raggiunto'],
    [2025, 1, 1, 'raggiunto'],
    [2026, 74, 26, 'non-raggiunto'],
    [2026, 75, 25, 'raggiunto'],
  ])('%i: %i con e %i senza: %s', (anno, con, senza, stato) => {
    const { figura, contati } = figuraDi(valutazioni(anno, con, senza), 'L4.2', anno);
    expect(figura).toMatchObject({ numeratore: con, denominatore: con + senza, stato });
    expect(contati.filter((c) => c.nel === 'entrambi')).toHaveLength(con);
  });

  it('chi è nel solo denominatore dice perché non è nel numeratore', () => {
    const [riga] = figuraDi(valutazioni(2026, 0, 1), 'L4.2', 2026).contati;
    expect(riga).toMatchObject({
      nel: 'denominatore',
      motivo: "Tra i partecipanti non c'è un assistente sociale di Comune o di Ambito.",
    });
  });

  it('due assistenti sociali nella stessa valutazione contano una volta; quello di Ambito vale come quello comunale', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    caso.concludiValutazione('2026-03-01', { partecipanti: [AS_COMUNE, { ...AS_COMUNE, tipoEnte: 'ambito' }] });
    caso.concludiValutazione('2026-03-02', { partecipanti: [{ ...AS_COMUNE, tipoEnte: 'ambito' }, INFERMIERE] });
    caso.concludiValutazione('2026-03-03', { partecipanti: [INFERMIERE, { ...INFERMIERE, tipoEnte: 'comune' }] });
    expect(figuraDi(log, 'L4.2', 2026).figura).toMatchObject({ numeratore: 2, denominatore: 3 });
  });

  it('una valutazione preliminare è esclusa, anche con l’assistente sociale', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    caso.concludiValutazione('2026-01-05', { tipo: 'preliminare', percorso: null });
    const calcolo = figuraDi(log, 'L4.2', 2026);
    expect(calcolo.figura).toMatchObject({ numeratore: 0, denominatore: 0 });
    expect(motivi(calcolo)).toEqual(['La valutazione è preliminare, non multidimensionale.']);
  });

  it('vale chi c’era alla conclusione, non chi era previsto nell’équipe', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    caso.fatto({
      tipo: 'EquipeCostituita',
      avvenutoIl: '2026-02-01',
      dati: { valutazione: 'v9', componenti: [AS_COMUNE], nominativi: [] },
    });
    caso.concludiValutazione('2026-03-01', { valutazione: 'v9', partecipanti: [INFERMIERE] });
    expect(figuraDi(log, 'L4.2', 2026).figura).toMatchObject({ numeratore: 0, denominatore: 1 });
  });
});

describe('L5.1, progetti SAD con piano unico integrato', () => {
  const conProgetto = (
    anziano: boolean,
    esito: Partial<typeof ESITO_ALTO> | null,
    progetto: { pianoUnicoIntegrato?: boolean; tipo?: 'sad' | 'pai' } = {},
  ) => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    if (esito) caso.concludiValutazione('2026-01-10', { valutazione: 'v1', esito: { ...ESITO_ALTO, ...esito } });
    caso.redigi('2026-01-11', progetto);
    caso.sottoscrivi('2026-01-12', { anzianoAllaData: anziano });
    return figuraDi(log, 'L5.1', 2026);
  };

  it('conta il progetto di una persona anziana, non autosufficiente, ad alto bisogno', () => {
    expect(conProgetto(true, {}, { pianoUnicoIntegrato: true }).figura).toMatchObject({
      numeratore: 1,
      denominatore: 1,
    });
    const senzaPiano = conProgetto(true, {});
    expect(senzaPiano.figura).toMatchObject({ numeratore: 0, denominatore: 1 });
    expect(senzaPiano.contati[0]?.motivo).toBe("Il progetto non è un piano unico integrato con l'ambito sanitario.");
  });

  it.each([
    [false, null, 'La persona non era anziana alla data della sottoscrizione.'],
    [true, null, 'Il progetto non cita una valutazione conclusa.'],
    [
      true,
      { autosufficienza: 'parzialmente-autosufficiente', bisogno: 'basso' } as const,
      "L'esito della valutazione citata non è la non autosufficienza.",
    ],
    [true, { bisogno: 'basso' } as const, "L'esito della valutazione citata non è l'alto bisogno assistenziale."],
  ])('lo esclude con il primo criterio che manca (anziano %s, esito %j)', (anziano, esito, motivo) => {
    const calcolo = conProgetto(anziano, esito, { pianoUnicoIntegrato: true });
    expect(calcolo.figura).toMatchObject({ numeratore: 0, denominatore: 0, stato: 'non-calcolabile' });
    expect(motivi(calcolo)).toEqual([motivo]);
  });

  it('un progetto che non è SAD non è un candidato', () => {
    const { contati, esclusi } = conProgetto(true, {}, { tipo: 'pai' });
    expect([...contati, ...esclusi]).toHaveLength(0);
  });

  it('vale il piano della versione sottoscritta per prima, e la valutazione che essa cita', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    caso.concludiValutazione('2026-01-10', { valutazione: 'v1' });
    caso.redigi('2026-01-11');
    caso.sottoscrivi('2026-01-12');
    caso.concludiValutazione('2026-05-10', { valutazione: 'v2', esito: { ...ESITO_ALTO, bisogno: 'basso' } });
    caso.redigi('2026-05-11', { versione: 2, valutazione: 'v2', pianoUnicoIntegrato: true });
    caso.sottoscrivi('2026-05-12', { versione: 2 });
    expect(figuraDi(log, 'L5.1', 2026).figura).toMatchObject({ numeratore: 0, denominatore: 1 });
  });

  it('una rettifica dell’esito della valutazione citata sposta la figura di oggi', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    const conclusa = caso.concludiValutazione('2026-01-10', { valutazione: 'v1' });
    caso.redigi('2026-01-11', { pianoUnicoIntegrato: true });
    caso.sottoscrivi('2026-01-12');
    const prima = log.testa;
    caso.rettifica(conclusa, { modifiche: { esito: { ...ESITO_ALTO, bisogno: 'basso' } } });
    expect(figuraDi(log, 'L5.1', 2026).figura.denominatore).toBe(0);
    expect(figuraDi(log, 'L5.1', 2026, { posizione: prima }).figura).toMatchObject({ numeratore: 1, denominatore: 1 });
  });
});

describe('L5.3, prese in carico SAD con l’intero processo in cartella', () => {
  const FASI = {
    accesso: 'Manca la fase di accesso: la cartella non nasce da un accesso registrato.',
    valutazione: 'Manca la fase di valutazione: nessuna valutazione conclusa nel ciclo.',
    progetto: 'Manca la fase di progetto: nessun progetto SAD sottoscritto nel ciclo.',
    erogazione: 'Manca la fase di erogazione: nessuna erogazione A2.07 maggiore di zero nel ciclo.',
    conclusione: 'Manca la valutazione finale, e il motivo di chiusura non la scusa.',
  } as const;

  it('con tutte e cinque le fasi conta, e la riga apre gli eventi di ciascuna', () => {
    const log = new LogDiProva();
    log.caso().sadCompleto(2026);
    const { figura, contati } = figuraDi(log, 'L5.3', 2026);
    expect(figura).toMatchObject({ numeratore: 1, denominatore: null, valore: '1' });
    expect(contati[0]?.fatto.eventi.map((e) => e.tipo)).toEqual([
      'CartellaAperta',
      'PresaInCaricoAttivata',
      'ValutazioneConclusa',
      'ProgettoRedatto',
      'ProgettoSottoscritto',
      'ErogazioneRegistrata',
      'ValutazioneFinaleSvolta',
      'CartellaChiusa',
    ]);
  });

  it.each(Object.entries(FASI) as [keyof typeof FASI, string][])('senza la fase %s non conta', (fase, motivo) => {
    const log = new LogDiProva();
    log.caso().sadCompleto(2026, { senza: [fase] });
    const calcolo = figuraDi(log, 'L5.3', 2026);
    expect(calcolo.figura.numeratore).toBe(0);
    expect(motivi(calcolo)).toEqual([motivo]);
  });

  it('se manca più di una fase, dice la prima nell’ordine del processo', () => {
    const log = new LogDiProva();
    log.caso().sadCompleto(2026, { senza: ['conclusione', 'progetto', 'erogazione'] });
    expect(motivi(figuraDi(log, 'L5.3', 2026))).toEqual([FASI.progetto]);
  });

  it.each(['decesso', 'trasferimento', 'irreperibilita', 'rinuncia'] as const)(
    'la chiusura per %s scusa la valutazione finale',
    (motivo) => {
      const log = new LogDiProva();
      const caso = log.caso();
      const chiusura = caso.sadCompleto(2026, { senza: ['conclusione'] });
      caso.rettifica(chiusura, { modifiche: { motivo } });
      expect(figuraDi(log, 'L5.3', 2026).figura.numeratore).toBe(1);
    },
  );

  it('un’erogazione di zero minuti, o di un’altra prestazione, non è la fase di erogazione', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    caso.concludiValutazione('2026-01-10', { valutazione: 'v1' });
    caso.redigi('2026-01-11');
    caso.sottoscrivi('2026-01-12');
    caso.autorizza('2026-01-13');
    caso.autorizza('2026-01-13', 'i2', 'A2.13');
    caso.eroga('2026-01-14', { minuti: 0 });
    caso.eroga('2026-01-15', { intervento: 'i2', prestazione: 'A2.13' });
    caso.valutazioneFinale('2026-02-01');
    caso.chiudi('2026-02-01');
    expect(motivi(figuraDi(log, 'L5.3', 2026))).toEqual([FASI.erogazione]);
  });

  it('un ciclo senza alcun segno di SAD non è un candidato', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    caso.presaInCarico('2026-01-02', 'inclusione');
    caso.chiudi('2026-02-01', 'rinuncia');
    const { contati, esclusi } = figuraDi(log, 'L5.3', 2026);
    expect([...contati, ...esclusi]).toHaveLength(0);
  });

  it('un caso concluso a gennaio conta nell’anno in cui è stato concluso', () => {
    const log = new LogDiProva();
    log.caso().sadCompleto(2025, { chiusaIl: '2026-01-02' });
    expect(figuraDi(log, 'L5.3', 2025).contati).toHaveLength(0);
    expect(figuraDi(log, 'L5.3', 2026).contati).toHaveLength(1);
  });

  it('una cartella ancora aperta non è un ciclo concluso', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    const chiusura = caso.sadCompleto(2026);
    const contata = log.testa;
    caso.annulla(chiusura);
    expect(figuraDi(log, 'L5.3', 2026).contati).toHaveLength(0);
    expect(figuraDi(log, 'L5.3', 2026, { posizione: contata }).contati).toHaveLength(1);
  });

  it('riaprire lascia il ciclo contato; il ciclo seguente conta per sé, con l’accesso di prima', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.sadCompleto(2025);
    caso.riapri('2026-02-01');
    expect(figuraDi(log, 'L5.3', 2025).contati).toHaveLength(1);

    caso.concludiValutazione('2026-02-10', { valutazione: 'v2' });
    caso.redigi('2026-02-11', { progetto: 'pr2', valutazione: 'v2' });
    caso.sottoscrivi('2026-02-12', { progetto: 'pr2' });
    caso.autorizza('2026-02-13', 'i2');
    caso.eroga('2026-03-31', { intervento: 'i2' });
    caso.chiudi('2026-06-01', 'decesso');
    expect(figuraDi(log, 'L5.3', 2025).contati).toHaveLength(1);
    expect(figuraDi(log, 'L5.3', 2026).contati).toHaveLength(1);
  });

  it('il ciclo dopo una riapertura non eredita le fasi di quello prima', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.sadCompleto(2025);
    caso.riapri('2026-02-01');
    caso.chiudi('2026-06-01', 'rinuncia');
    expect(motivi(figuraDi(log, 'L5.3', 2026))).toEqual([FASI.valutazione]);
  });

  it('le ore arrivate dopo la chiusura valgono per il ciclo del loro intervento, da quando sono note', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.sadCompleto(2026, { senza: ['erogazione'] });
    caso.riapri('2026-12-15');
    const prima = log.testa;
    caso.eroga('2026-11-30');
    expect(figuraDi(log, 'L5.3', 2026).contati).toHaveLength(1);
    expect(figuraDi(log, 'L5.3', 2026, { posizione: prima }).contati).toHaveLength(0);
  });
});

describe('la crescita', () => {
  const sad = (...perAnno: [anno: number, quanti: number][]) => {
    const log = new LogDiProva();
    for (const [anno, quanti] of perAnno) volte(quanti, () => log.caso().sadCompleto(anno));
    return log;
  };

  it('è stretta: 12 contro 12 non la raggiunge, 13 sì', () => {
    expect(figuraDi(sad([2025, 12], [2026, 12]), 'L5.3', 2026).figura).toMatchObject({
      numeratore: 12,
      stato: 'non-raggiunto',
      obiettivo: { tipo: 'crescita', testo: "più dell'anno precedente (12)" },
    });
    expect(figuraDi(sad([2025, 12], [2026, 13]), 'L5.3', 2026).figura.stato).toBe('raggiunto');
    expect(figuraDi(sad([2026, 1]), 'L5.3', 2026).figura.stato).toBe('raggiunto');
    expect(figuraDi(sad(), 'L5.3', 2026).figura.stato).toBe('non-raggiunto');
  });

  it('confronta i due anni alla stessa posizione: correggere l’anno prima muove il giudizio di oggi e non quello già dato', () => {
    const log = sad([2025, 2], [2026, 2]);
    const pubblicata = log.testa;
    const chiusura2025 = log.log.find((r) => r.evento.tipo === 'CartellaChiusa')!;
    log.caso(chiusura2025.cartella).annulla(chiusura2025.evento.id);
    expect(figuraDi(log, 'L5.3', 2026).figura.stato).toBe('raggiunto');
    expect(figuraDi(log, 'L5.3', 2026, { posizione: pubblicata }).figura.stato).toBe('non-raggiunto');
  });
});

describe('lo stato di una figura', () => {
  const log = prevenzione(2026, 10, 10);

  it('è in corso finché l’anno non è finito, anche se la soglia è già raggiunta', () => {
    expect(figuraDi(log, 'L2.2', 2026, { oggi: '2026-12-31' }).figura.stato).toBe('in-corso');
    expect(figuraDi(log, 'L2.2', 2026, { oggi: '2027-01-01' }).figura.stato).toBe('raggiunto');
    expect(figuraDi(log, 'L2.2', 2026, { oggi: '2025-06-01' }).figura.stato).toBe('in-corso');
  });

  it('è anno base per la cella vuota prima di una crescita, senza obiettivo per ogni altra', () => {
    expect(figuraDi(log, 'L5.3', 2025).figura).toMatchObject({ stato: 'anno-base', obiettivo: null, valore: '0' });
    expect(figuraDi(log, 'L5.3', 2024).figura.stato).toBe('senza-obiettivo');
    expect(figuraDi(log, 'L5.3', 2028).figura.stato).toBe('senza-obiettivo');
    expect(figuraDi(prevenzione(2024, 1, 1), 'L2.2', 2024).figura.stato).toBe('senza-obiettivo');
  });

  it('senza denominatore è non calcolabile anche nell’anno in corso', () => {
    expect(figuraDi(log, 'L4.2', 2025, { oggi: '2025-06-01' }).figura.stato).toBe('non-calcolabile');
  });

  it('di un solo Comune ha un valore ma nessun obiettivo: gli obiettivi giudicano l’Ambito', () => {
    expect(figuraDi(log, 'L2.2', 2026, { comune: ISEO }).figura).toMatchObject({
      comune: ISEO,
      valore: '100,0 %',
      stato: 'senza-obiettivo',
      obiettivo: null,
    });
    expect(figuraDi(log, 'L2.2', 2026, { comune: MARONE }).figura.stato).toBe('non-calcolabile');
  });
});

describe('una correzione', () => {
  it('muove la figura di oggi e lascia quella già nota', () => {
    const log = prevenzione(2025, 4, 10);
    const congelata = log.testa;
    const { cartella, evento } = log.log.find((r) => r.evento.tipo === 'ValutazioneConclusa')!;
    log.caso(cartella).rettifica(evento.id, { avvenutoIl: '2026-01-02' });

    expect(figuraDi(log, 'L2.2', 2025).figura).toMatchObject({ numeratore: 4, denominatore: 9 });
    expect(figuraDi(log, 'L2.2', 2026).figura.denominatore).toBe(1);
    expect(figuraDi(log, 'L2.2', 2025, { posizione: congelata }).figura).toMatchObject({ denominatore: 10 });
    expect(figuraDi(log, 'L2.2', 2026, { posizione: congelata }).figura.denominatore).toBe(0);
  });

  it('se è a sua volta annullata, riporta la figura com’era', () => {
    const log = prevenzione(2025, 4, 10);
    const prima = figuraDi(log, 'L2.2', 2025);
    const { cartella, evento } = log.log.find((r) => r.evento.tipo === 'ValutazioneConclusa')!;
    const annullamento = log.caso(cartella).annulla(evento.id);
    expect(figuraDi(log, 'L2.2', 2025).figura.denominatore).toBe(9);
    log.caso(cartella).annulla(annullamento);
    expect(figuraDi(log, 'L2.2', 2025).figura).toEqual(prima.figura);
  });
});

describe('il Comune', () => {
  it('è quello dell’evento, anche quando la persona poi cambia residenza', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    caso.concludiValutazione('2026-02-01');
    caso.comune = MARONE;
    caso.concludiValutazione('2026-07-01');
    const perComune = (comune: string) => figuraDi(log, 'L4.2', 2026, { comune }).figura.denominatore;
    expect([perComune(ISEO), perComune(MARONE), perComune(ZONE)]).toEqual([1, 1, 0]);
  });

  it('si può rettificare', () => {
    const log = new LogDiProva();
    const caso = log.caso();
    caso.apri('2026-01-01');
    caso.rettifica(caso.concludiValutazione('2026-02-01'), { comune: ZONE });
    expect(figuraDi(log, 'L4.2', 2026, { comune: ZONE }).figura.denominatore).toBe(1);
  });
});
