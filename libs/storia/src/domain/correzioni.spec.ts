import fc from 'fast-check';
import { correzioniInVigore, fattiAl, inCoda, SEMPRE } from './correzioni.js';
import type { StoricoPorta } from './prova/porta.js';
import { annullato, aperta, chiusa, passano, rettificato, storiaDi, storico } from './prova/porta.js';

const idDi = (storia: readonly StoricoPorta[], istante = SEMPRE) => fattiAl(storia, istante).map(({ id }) => id);
const base = [aperta('2026-01-01'), passano('2026-01-03', 1), chiusa('2026-01-05')];

describe('i fatti di una storia', () => {
  it('si ordinano per quando sono accaduti, poi per posto nel registro', () => {
    expect(idDi(storiaDi(...base, passano('2026-01-02', 1), passano('2026-01-03', 1)))).toEqual([
      'e1',
      'e4',
      'e2',
      'e5',
      'e3',
    ]);
  });

  it('senza ora seguono ciò che di quel giorno era già noto', () => {
    const storia = storiaDi(
      passano('2026-01-03T10:00', 1),
      passano('2026-01-03', 2),
      passano('2026-01-03T09:00', 3),
      passano('2026-01-03T11:00', 4),
      passano('2026-01-03', 5),
      passano('2026-01-02', 6),
    );
    expect(idDi(storia)).toEqual(['e6', 'e3', 'e1', 'e2', 'e4', 'e5']);
  });

  it('sono quelli accaduti entro un giorno, tra quelli noti a una posizione', () => {
    const storia = storiaDi(...base, passano('2026-01-02T09:00', 1));
    expect(idDi(storia, { finoA: '2026-01-03', posizione: 99 })).toEqual(['e1', 'e4', 'e2']);
    expect(idDi(storia, { finoA: '2026-01-02', posizione: 99 })).toEqual(['e1', 'e4']);
    expect(idDi(storia, { finoA: '2026-01-03', posizione: 3 })).toEqual(['e1', 'e2']);
  });

  it('si leggono come le rettifiche li fanno, l’ultima sopra le altre', () => {
    const storia = storiaDi(
      ...base,
      rettificato('e2', { modifiche: { persone: 7 }, comune: '017160' }),
      rettificato('e2', { modifiche: { persone: 8 }, avvenutoIl: '2026-01-04' }),
    );
    expect(fattiAl(storia)[1]).toMatchObject({
      id: 'e2',
      avvenutoIl: '2026-01-04',
      comune: '017160',
      dati: { persone: 8, nota: 'in fila' },
      rettificatoDa: ['a', 'a'],
    });
    expect(fattiAl(storia, { finoA: '2026-12-31', posizione: 4 })[1]).toMatchObject({ dati: { persone: 7 } });
    expect(storia[1]?.dati).toEqual({ persone: 1, nota: 'in fila', chi: null });
  });

  it('ricordano chi ne ha riscritto i dati, non chi ne ha corretto la data', () => {
    const storia = [
      ...storiaDi(...base),
      storico(4, rettificato('e2', { avvenutoIl: '2026-01-04' }), 'b'),
      storico(5, rettificato('e2', { modifiche: { persone: 2 } }), 'c'),
    ];
    expect(fattiAl(storia)[1]).toMatchObject({ rettificatoDa: ['c'] });
  });

  it('spariscono se annullati, e tornano se si annulla l’annullamento', () => {
    const annullati = storiaDi(...base, annullato('e2'));
    expect(idDi(annullati)).toEqual(['e1', 'e3']);
    expect(idDi(annullati, { finoA: '2026-12-31', posizione: 3 })).toEqual(['e1', 'e2', 'e3']);
    expect(idDi(storiaDi(...base, annullato('e2'), annullato('e4')))).toEqual(['e1', 'e2', 'e3']);
    expect(idDi(storiaDi(...base, annullato('e2'), annullato('e4'), annullato('e5')))).toEqual(['e1', 'e3']);
  });

  it('tornano come prima se si annulla una rettifica', () => {
    const storia = storiaDi(...base, rettificato('e2', { modifiche: { persone: 7 } }), annullato('e4'));
    expect(fattiAl(storia)[1]).toMatchObject({ dati: { persone: 1 } });
    expect(correzioniInVigore(storia).rettificati.size).toBe(0);
  });
});

describe('ciò che si sapeva', () => {
  const evento = fc.oneof(
    fc.integer({ min: 1, max: 28 }).map((g) => passano(`2026-01-${String(g).padStart(2, '0')}`, g)),
    fc
      .record({ n: fc.nat(20), persone: fc.nat(9), giorno: fc.integer({ min: 10, max: 28 }) })
      .map(({ n, persone, giorno }) =>
        rettificato(`e${n}`, { modifiche: { persone }, avvenutoIl: `2026-01-${giorno}` }),
      ),
    fc.nat(20).map((n) => annullato(`e${n}`)),
  );

  const conOra = fc
    .record({ g: fc.integer({ min: 1, max: 3 }), ora: fc.option(fc.integer({ min: 8, max: 12 })) })
    .map(({ g, ora }) => passano(`2026-01-0${g}${ora ? `T${String(ora).padStart(2, '0')}:00` : ''}`, g));

  it('tiene l’ordine che aveva quando si viene a sapere altro', () => {
    fc.assert(
      fc.property(fc.array(conOra, { maxLength: 12 }), conOra, (prima, altro) => {
        const [note, poi] = [storiaDi(...prima), storiaDi(...prima, altro)];
        expect(idDi(poi).filter((id) => id !== poi.at(-1)?.id)).toEqual(idDi(note));
        if (inCoda(fattiAl(note).at(-1), poi.at(-1) as StoricoPorta)) expect(idDi(poi).at(-1)).toBe(poi.at(-1)?.id);
      }),
    );
  });

  it('non cambia con ciò che si registra dopo', () => {
    fc.assert(
      fc.property(fc.array(evento, { maxLength: 25 }), fc.nat(25), fc.integer({ min: 1, max: 28 }), (eventi, k, g) => {
        const storia = storiaDi(...eventi);
        const istante = { finoA: `2026-01-${String(g).padStart(2, '0')}`, posizione: k };
        expect(fattiAl(storia, istante)).toEqual(fattiAl(storia.slice(0, k), istante));
        expect(fattiAl(storia.slice(0, k), istante)).toEqual(
          fattiAl(storia.slice(0, k)).filter((f) => f.avvenutoIl <= istante.finoA),
        );
      }),
    );
  });
});
