import { nonSegue, seguePerSempre, type TrattoDiServizio } from './chi-segue.js';

const OGGI = '2026-09-30';
const ISEO = '017085';
const AFFIDATA = '2026-03-10';
const ZONE = '017205';
const tratto = (diverso: Partial<TrattoDiServizio> = {}): TrattoDiServizio => ({
  dal: '2026-01-01',
  al: null,
  attivo: true,
  ruolo: 'assistente-sociale',
  ente: 'ambito-sebino',
  comuni: [ISEO],
  ...diverso,
});

describe('Chi risponde di un caso', () => {
  it('lo segue, se lavora nel suo Comune e non si sa che smetterà', () => {
    expect(nonSegue([tratto()], ISEO, OGGI, AFFIDATA)).toBeUndefined();
    const due = [tratto({ al: '2026-10-31' }), tratto({ dal: '2026-11-01', comuni: [ISEO, ZONE] })];
    expect(nonSegue(due, ISEO, OGGI, AFFIDATA)).toBeUndefined();
    expect(seguePerSempre([tratto()], OGGI)).toEqual({ comuni: [ISEO], affidateDal: '2026-01-01' });
    expect(seguePerSempre(due, OGGI).comuni).toEqual([]);
  });

  it.each<[string, TrattoDiServizio[], string, object]>([
    ['non è nel registro', [], ISEO, { motivo: 'cessato', dal: null }],
    ['ha lasciato', [tratto({ al: '2026-08-31' })], ISEO, { motivo: 'cessato', dal: '2026-09-01' }],
    [
      'è sospeso',
      [tratto({ al: '2026-09-14' }), tratto({ dal: '2026-09-15', attivo: false })],
      ISEO,
      { motivo: 'sospeso', dal: '2026-09-15' },
    ],
    [
      'è passato ad altri Comuni',
      [tratto({ al: '2026-09-14' }), tratto({ dal: '2026-09-15', comuni: [ZONE] })],
      ISEO,
      { motivo: 'trasferito', dal: '2026-09-15' },
    ],
    ['ha un altro mestiere', [tratto({ ruolo: 'revisore' })], ISEO, { motivo: 'trasferito', dal: null }],
    ['non ci ha mai lavorato', [tratto()], ZONE, { motivo: 'trasferito', dal: null }],
    ['lascerà', [tratto({ al: '2026-10-31' })], ISEO, { motivo: 'cessato', dal: '2026-11-01' }],
    ['oggi è il suo ultimo giorno', [tratto({ al: OGGI })], ISEO, { motivo: 'cessato', dal: '2026-10-01' }],
    [
      'sarà sospeso dopo un cambio di squadra',
      [
        tratto({ al: '2026-10-09' }),
        tratto({ dal: '2026-10-10', al: '2026-10-31' }),
        tratto({ dal: '2026-11-01', attivo: false }),
      ],
      ISEO,
      { motivo: 'sospeso', dal: '2026-11-01' },
    ],
    [
      'è passato a un altro ente, negli stessi Comuni',
      [tratto({ al: '2026-08-31' }), tratto({ dal: '2026-09-01', ente: 'comune-iseo' })],
      ISEO,
      { motivo: 'trasferito', dal: '2026-09-01' },
    ],
    [
      'passerà a un altro ente',
      [tratto({ al: '2026-10-31' }), tratto({ dal: '2026-11-01', ente: 'comune-iseo' })],
      ISEO,
      { motivo: 'trasferito', dal: '2026-11-01' },
    ],
    [
      'ha lasciato, ed è tornato',
      [tratto({ al: '2026-06-30' }), tratto({ dal: '2026-09-01' })],
      ISEO,
      { motivo: 'cessato', dal: '2026-07-01' },
    ],
    [
      'è passato a un altro ente, ed è tornato',
      [
        tratto({ al: '2026-06-30' }),
        tratto({ dal: '2026-07-01', al: '2026-08-31', ente: 'comune-iseo' }),
        tratto({ dal: '2026-09-01' }),
      ],
      ISEO,
      { motivo: 'cessato', dal: '2026-07-01' },
    ],
  ])('lo deve consegnare, se %s', (_, tratti, comune, atteso) => {
    expect(nonSegue(tratti, comune, OGGI, AFFIDATA)).toEqual(atteso);
    const { comuni, affidateDal } = seguePerSempre(tratti, OGGI);
    expect(comuni.includes(comune) && affidateDal <= AFFIDATA).toBe(false);
  });

  it.each<[string, TrattoDiServizio[]]>([
    ['ha cambiato squadra', [tratto({ al: '2026-08-31' }), tratto({ dal: '2026-09-01' })]],
    [
      'è stato sospeso, ed è stato riammesso',
      [
        tratto({ al: '2026-06-30' }),
        tratto({ dal: '2026-07-01', al: '2026-08-31', attivo: false }),
        tratto({ dal: '2026-09-01' }),
      ],
    ],
    [
      'è venuto da un altro ente prima che glielo affidassero',
      [tratto({ al: '2026-03-09', ente: 'x' }), tratto({ dal: AFFIDATA })],
    ],
  ])('lo segue ancora, se %s', (_, tratti) => {
    expect(nonSegue(tratti, ISEO, OGGI, AFFIDATA)).toBeUndefined();
    const { comuni, affidateDal } = seguePerSempre(tratti, OGGI);
    expect(comuni.includes(ISEO) && affidateDal <= AFFIDATA).toBe(true);
  });
});
