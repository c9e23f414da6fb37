import fc from 'fast-check';
import { punteggio, TRIAGE } from '#nomenclatore';
import type { ComandoCorrezione } from '#storia';
import { fattiRifiutati, rifiutato, statoAl } from '#storia';
import { soloChiari } from '../../../../test/ambiente/solo-chiari.js';
import type { ComandoAccesso } from './accesso.js';
import { accesso } from './accesso.js';
import type { EventoAccesso } from './eventi.js';
import { CATALOGO_ACCESSO } from './eventi.js';
import type { Contatto } from './prova/un-accesso.js';
import {
  anonimo,
  apertura,
  aSigilliChiusi,
  atto,
  conCartella,
  DOPO_LA_REGISTRAZIONE,
  nessuno,
  NESSUN_BISOGNO,
  OGGI,
  registrato,
  RISPOSTE,
} from './prova/un-accesso.js';

const motivo = 'Errore di trascrizione.';

describe('un accesso', () => {
  it('si registra una volta, e dice chi, da dove e che cosa', () => {
    const { stato } = { stato: nessuno.quando(atto('registra-accesso')).allora('AccessoRegistrato').stato() };
    expect(stato).toMatchObject({
      condizione: 'aperto',
      il: '2026-01-02',
      canale: 'telefono',
      persona: 'p-1',
      richiesta: 'La figlia chiede aiuto in casa per la madre.',
      comune: '017206',
    });
    registrato.quando(atto('registra-accesso')).rifiuta('accesso-gia-registrato');
  });

  it('può essere anonimo: si orienta e si conclude, ma non apre una cartella', () => {
    anonimo
      .quando(atto('fornisci-orientamento'))
      .allora('OrientamentoFornito')
      .quando(atto('concludi-accesso'))
      .allora('AccessoConcluso');
    anonimo.quando(apertura).rifiuta('accesso-anonimo');
  });

  it('raccoglie più orientamenti, nell’ordine in cui sono stati dati', () => {
    const due = registrato.dato(
      atto('fornisci-orientamento', { il: '2026-01-04', orientamento: 'Al CAF.' }),
      atto('fornisci-orientamento'),
    );
    expect(due.stato().orientamenti).toEqual([
      { il: '2026-01-03', testo: 'Al medico di famiglia.' },
      { il: '2026-01-04', testo: 'Al CAF.' },
    ]);
  });

  it('concluso non accetta altro, nemmeno in data passata', () => {
    const concluso = registrato.dato(atto('concludi-accesso'));
    expect(concluso.stato()).toMatchObject({ condizione: 'concluso', esito: 'informazione', cartella: null });
    for (const nome of DOPO_LA_REGISTRAZIONE) concluso.quando(atto(nome)).rifiuta('accesso-concluso');
  });

  it('non preso in carico vuole il motivo', () => {
    const esito = 'non-preso-in-carico';
    for (const manca of [undefined, '', '  ']) {
      registrato
        .quando(atto('concludi-accesso', { esito, ...(manca !== undefined && { motivo: manca }) }))
        .rifiuta('motivo-mancante');
    }
    registrato.quando(atto('concludi-accesso', { esito, motivo: 'Risiede altrove.' })).allora('AccessoConcluso');
  });

  it('cita la cartella se, e solo se, è da lì che è stata aperta', () => {
    expect(conCartella.stato()).toMatchObject({ condizione: 'concluso', esito: 'apertura-cartella', cartella: 'c-1' });
    registrato.quando(atto('concludi-accesso', { esito: 'apertura-cartella' })).rifiuta('esito-senza-cartella');
    registrato.quando(atto('concludi-accesso', { cartella: 'c-1' })).rifiuta('esito-senza-cartella');
  });

  it.each([
    ['canale', atto('registra-accesso', { canale: 'piccione' as never })],
    ['richiesta', atto('registra-accesso', { richiesta: ' ' })],
    ['richiedente', atto('registra-accesso', { richiedente: { nome: 'Una', codiceFiscale: 'X' } as never })],
    ['nome', { ...atto('registra-accesso'), nome: 'Zara' } as ComandoAccesso],
  ])('non si registra con %s fuori forma', (campo, comando) => {
    nessuno.quando(comando).rifiuta('dato-non-valido', { campo });
  });
});

describe('il triage', () => {
  it('ha il punteggio delle sue risposte, con la versione dello strumento in vigore quel giorno', () => {
    const fatto = registrato.quando(atto('compila-triage')).allora('TriageCompilato');
    expect(fatto.stato().triage).toEqual({
      strumento: 'triage',
      versioneStrumento: '1',
      risposte: RISPOSTE,
      punteggio: punteggio(TRIAGE, RISPOSTE),
    });
  });

  it('incompleto, con risposte che non esistono, o di quando la scheda non c’era, è rifiutato', () => {
    for (const risposte of [
      [],
      RISPOSTE.slice(1),
      [...RISPOSTE, 0],
      [9, ...RISPOSTE.slice(1)],
      [-1, ...RISPOSTE.slice(1)],
    ]) {
      registrato.quando(atto('compila-triage', { risposte })).rifiuta('risposte-incomplete', { voci: 8 });
    }
    const antico = nessuno.dato(atto('registra-accesso', { il: '2017-12-30' }));
    antico.quando(atto('compila-triage', { il: '2017-12-31' })).rifiuta('risposte-incomplete', { voci: 0 });
  });

  it('il punteggio non si scrive a mano: né con l’atto, né con una rettifica', () => {
    const falso = { ...atto('compila-triage'), punteggio: 14 } as ComandoAccesso;
    const vero = registrato.dato(falso);
    expect(vero.stato().triage?.punteggio).toBe(punteggio(TRIAGE, RISPOSTE));
    const evento = vero.id('TriageCompilato');
    vero
      .quando({ atto: 'rettifica-evento', evento, motivo, modifiche: { punteggio: 14 } })
      .rifiuta('campo-calcolato', { campo: 'punteggio' });
  });

  it('a sigilli chiusi mostra il punteggio e non le risposte', () => {
    expect(aSigilliChiusi(conCartella).stato().triage).toEqual({
      strumento: 'triage',
      versioneStrumento: '1',
      punteggio: 4,
    });
  });
});

describe('le date dei fatti', () => {
  it.each(DOPO_LA_REGISTRAZIONE)('%s: mai nel futuro, mai prima del giorno dell’accesso', (nome) => {
    registrato.quando(atto(nome, { il: '2026-10-01' })).rifiuta('data-futura');
    registrato.quando(atto(nome, { il: '2026-01-01' })).rifiuta('prima-dell-accesso');
    registrato.quando(atto(nome, { il: '2026-02-30' })).rifiuta('data-non-valida');
    for (const il of ['2026-01-02', OGGI]) expect(rifiutato(registrato.quando(atto(nome, { il })).esito)).toBe(false);
  });

  it('un accesso non si registra nel futuro', () => {
    nessuno.quando(atto('registra-accesso', { il: '2026-10-01' })).rifiuta('data-futura');
  });

  it('non si conclude prima di un fatto già noto', () => {
    const orientato = registrato.dato(atto('fornisci-orientamento', { il: '2026-01-10' }));
    orientato.quando(atto('concludi-accesso', { il: '2026-01-05' })).contraddice('OrientamentoFornito');
    orientato.quando(atto('concludi-accesso', { il: '2026-01-10' })).allora('AccessoConcluso');
  });

  it('e nessuna rettifica ci porta un fatto', () => {
    const concluso = registrato.dato(atto('compila-triage'), atto('concludi-accesso'));
    const sposta = (tipo: string, avvenutoIl: string) =>
      concluso.quando({ atto: 'rettifica-evento', evento: concluso.id(tipo), motivo, avvenutoIl });
    sposta('TriageCompilato', '2026-01-01').rifiuta('prima-dell-accesso');
    sposta('TriageCompilato', '2026-01-06').rifiuta('accesso-concluso');
    sposta('TriageCompilato', '2026-10-01').rifiuta('data-futura');
    sposta('AccessoRegistrato', '2026-01-04').contraddice('TriageCompilato');
    sposta('AccessoRegistrato', '2025-12-31').allora('EventoRettificato');
  });
});

describe.each([
  ['letto per intero', (contatto: Contatto) => contatto],
  ['letto a sigilli chiusi', aSigilliChiusi],
])('una rettifica dell’accesso, %s', (_come, letto) => {
  const concluso = letto(registrato.dato(...DOPO_LA_REGISTRAZIONE.map((nome) => atto(nome))));
  const rettifica = (tipo: string, modifiche: Record<string, unknown>, altro: object = {}, su = concluso) =>
    su.quando({ atto: 'rettifica-evento', evento: su.id(tipo), motivo, modifiche, ...altro });

  it('cambia ciò che è stato raccolto male, anche a porte chiuse', () => {
    const corretto = rettifica('AccessoRegistrato', { canale: 'sportello', richiesta: 'Chiede un pasto.' }).allora(
      'EventoRettificato',
    );
    expect(corretto.stato()).toMatchObject({
      condizione: 'concluso',
      canale: 'sportello',
      richiesta: 'Chiede un pasto.',
    });
    expect(rettifica('BisognoClassificato', { bisogno: 'semplice' }).allora('EventoRettificato').stato().bisogno).toBe(
      'semplice',
    );
    const orientato = rettifica('OrientamentoFornito', { orientamento: 'Al CAF.' }).allora('EventoRettificato').stato();
    expect(orientato.orientamenti).toEqual([{ il: '2026-01-03', testo: 'Al CAF.' }]);
    rettifica('AccessoRegistrato', { punto: 'bar' }).rifiuta('dato-non-valido', { campo: 'punto' });
    rettifica('AccessoRegistrato', { richiedente: { nome: 'Una', eta: 9 } }).rifiuta('dato-non-valido', {
      campo: 'richiedente',
    });
    rettifica('AccessoRegistrato', { bisogno: 'semplice' }).rifiuta('campo-inesistente');
  });

  it('del triage ricalcola il punteggio dalle nuove risposte', () => {
    const corretto = rettifica('TriageCompilato', { risposte: NESSUN_BISOGNO }).allora('EventoRettificato');
    expect(corretto.stato().triage).toMatchObject({ punteggio: 0, risposte: NESSUN_BISOGNO });
    rettifica('TriageCompilato', { risposte: [0] }).rifiuta('risposte-incomplete');
    rettifica('TriageCompilato', { risposte: NESSUN_BISOGNO, punteggio: 9 }).rifiuta('campo-calcolato');
    rettifica('TriageCompilato', {}, { avvenutoIl: '2026-01-04' }).allora('EventoRettificato');
  });

  it('non cambia di chi parla, né con quale strumento', () => {
    for (const persona of ['p-2', null]) rettifica('AccessoRegistrato', { persona }).rifiuta('campo-non-modificabile');
    rettifica('AccessoRegistrato', { persona: 'p-1' }, {}, letto(anonimo)).rifiuta('campo-non-modificabile');
    rettifica('TriageCompilato', { strumento: 'adl-katz' }).rifiuta('campo-non-modificabile');
    rettifica('TriageCompilato', { versioneStrumento: '2' }).rifiuta('campo-non-modificabile');
  });

  it('dell’esito vuole il motivo che l’esito vuole, e non inventa una cartella', () => {
    rettifica('AccessoConcluso', { esito: 'appuntamento' }).allora('EventoRettificato');
    rettifica('AccessoConcluso', { esito: 'non-preso-in-carico' }).rifiuta('motivo-mancante');
    rettifica('AccessoConcluso', { esito: 'non-preso-in-carico', motivo: '' }).rifiuta('dato-non-valido');
    rettifica('AccessoConcluso', { esito: 'non-preso-in-carico', motivo: 'Rinuncia.' }).allora('EventoRettificato');
    rettifica('AccessoConcluso', { esito: 'apertura-cartella' }).rifiuta('esito-senza-cartella');
    rettifica('AccessoConcluso', { esito: 'apertura-cartella', cartella: 'c-9' }).rifiuta('campo-non-modificabile');
  });
});

describe('un accesso da cui è stata aperta una cartella', () => {
  const chiedi = (comando: ComandoCorrezione) => conCartella.quando(comando);
  const su = (tipo: string) => conCartella.id(tipo);
  const rifiuto = ['cartella-aperta-dall-accesso', { cartella: 'c-1' }] as const;

  it('non si annulla, e non si riapre', () => {
    chiedi({ atto: 'annulla-evento', evento: su('AccessoRegistrato'), motivo }).rifiuta(...rifiuto);
    chiedi({ atto: 'annulla-evento', evento: su('AccessoConcluso'), motivo }).rifiuta(...rifiuto);
    const avvenutoIl = '2026-01-06';
    chiedi({ atto: 'rettifica-evento', evento: su('AccessoConcluso'), motivo, avvenutoIl }).rifiuta(...rifiuto);
  });

  it('tiene la data e il canale che la cartella ne ha copiato', () => {
    const evento = su('AccessoRegistrato');
    chiedi({ atto: 'rettifica-evento', evento, motivo, avvenutoIl: '2026-01-01' }).rifiuta(...rifiuto);
    chiedi({ atto: 'rettifica-evento', evento, motivo, modifiche: { canale: 'portale' } }).rifiuta(...rifiuto);
    chiedi({ atto: 'rettifica-evento', evento, motivo, modifiche: { segnalante: 'ospedale' } }).allora(
      'EventoRettificato',
    );
  });

  it('e non ci si arriva per la strada di una correzione di prima', () => {
    const rettificato = registrato.dato({
      atto: 'rettifica-evento',
      evento: registrato.id('AccessoRegistrato'),
      motivo,
      modifiche: { canale: 'portale' },
    });
    const aperto = rettificato.dato(apertura);
    aperto.quando({ atto: 'annulla-evento', evento: aperto.id('EventoRettificato'), motivo }).rifiuta(...rifiuto);
  });

  it('si corregge nel resto', () => {
    const evento = su('TriageCompilato');
    chiedi({ atto: 'annulla-evento', evento, motivo }).allora('EventoAnnullato');
    chiedi({ atto: 'rettifica-evento', evento, motivo, modifiche: { risposte: NESSUN_BISOGNO } }).allora(
      'EventoRettificato',
    );
  });
});

describe('un annullamento', () => {
  const annulla = (contatto: Contatto, tipo: string) =>
    contatto.quando({ atto: 'annulla-evento', evento: contatto.id(tipo), motivo });

  it('della conclusione riapre l’accesso, che può concludersi in altro modo', () => {
    const riaperto = annulla(registrato.dato(atto('concludi-accesso')), 'AccessoConcluso').allora('EventoAnnullato');
    expect(riaperto.stato()).toMatchObject({ condizione: 'aperto', esito: null });
    const aperto = riaperto.quando(apertura).allora('AccessoConcluso');
    // The first conclusion cannot come back beside the second.
    annulla(aperto, 'EventoAnnullato').rifiuta('cartella-aperta-dall-accesso');
  });

  it('della registrazione vuole che prima si annullino i fatti che ne dipendono', () => {
    const conTriage = registrato.dato(atto('compila-triage'));
    annulla(conTriage, 'AccessoRegistrato').contraddice('TriageCompilato');
    const senza = annulla(conTriage, 'TriageCompilato').allora('EventoAnnullato');
    const nulla = senza.dato({ atto: 'annulla-evento', evento: senza.id('AccessoRegistrato'), motivo });
    expect(nulla.stato()).toMatchObject({ condizione: 'inesistente', persona: null, comune: null });
    nulla.quando(atto('compila-triage')).rifiuta('prima-dell-accesso');
  });
});

describe('qualunque cosa si chieda, e in qualunque ordine', () => {
  const giorno = fc
    .integer({ min: 0, max: 40 })
    .map((n) => new Date(Date.UTC(2025, 11, 25 + n)).toISOString().slice(0, 10));
  const esiti = ['informazione', 'non-preso-in-carico', 'apertura-cartella'] as const;
  const comando = fc.oneof(
    giorno.map((il) => atto('compila-triage', { il })),
    giorno.map((il) => atto('classifica-bisogno', { il })),
    giorno.map((il) => atto('fornisci-orientamento', { il })),
    fc.tuple(giorno, fc.constantFrom(...esiti)).map(([il, esito]) =>
      atto('concludi-accesso', {
        il,
        esito,
        ...(esito === 'apertura-cartella' && { cartella: 'c-1' }),
        ...(esito === 'non-preso-in-carico' && { motivo: 'Altrove.' }),
      }),
    ),
  );
  const correzione = fc.record({
    n: fc.nat(30),
    annulla: fc.boolean(),
    avvenutoIl: fc.option(giorno, { nil: undefined }),
    modifiche: fc.constantFrom<Record<string, unknown> | undefined>(
      undefined,
      { risposte: NESSUN_BISOGNO },
      { canale: 'portale' },
      { esito: 'informazione' },
      { esito: 'non-preso-in-carico' },
    ),
  });

  it('la storia resta coerente, una cartella aperta resta citata, e a sigilli chiusi si decide lo stesso', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(comando, correzione), { maxLength: 12 }), (passi) => {
        let contatto = registrato;
        for (const passo of passi) {
          const evento = 'n' in passo ? (contatto.storia[passo.n % contatto.storia.length]?.id as string) : '';
          const chiesto =
            'n' in passo
              ? passo.annulla
                ? { atto: 'annulla-evento' as const, evento, motivo }
                : {
                    atto: 'rettifica-evento' as const,
                    evento,
                    motivo,
                    ...(passo.avvenutoIl && { avvenutoIl: passo.avvenutoIl }),
                    ...(passo.modifiche && { modifiche: passo.modifiche }),
                  }
              : passo;
          const { cartella } = contatto.stato();
          const { esito } = contatto.quando(chiesto);
          const chiuso = aSigilliChiusi(contatto).quando(chiesto).esito;
          if (rifiutato(esito)) expect(rifiutato(chiuso) && chiuso.codice).toBe(esito.codice);
          else expect(rifiutato(chiuso) ? chiuso : chiuso.map((e) => e.tipo)).toEqual(esito.map((e) => e.tipo));
          if (!rifiutato(esito)) contatto = contatto.dato(chiesto);
          if (cartella !== null) expect(contatto.stato()).toMatchObject({ esito: 'apertura-cartella', cartella });
        }
        expect(contatto.rifiutati()).toEqual([]);
        expect(fattiRifiutati(accesso, soloChiari<EventoAccesso>(CATALOGO_ACCESSO, contatto.storia))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('l’ordine in cui i fatti si vengono a sapere non cambia ciò che è vero', () => {
    const fatti = registrato.dato(
      ...DOPO_LA_REGISTRAZIONE.map((nome, i) => atto(nome, { il: `2026-01-1${i}` })),
    ).storia;
    fc.assert(
      fc.property(fc.shuffledSubarray([...fatti], { minLength: fatti.length }), (mescolati) => {
        expect(statoAl(accesso, mescolati)).toEqual(statoAl(accesso, fatti));
      }),
    );
  });
});
