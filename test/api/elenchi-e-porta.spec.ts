import fc from 'fast-check';
import { PersoneVisibiliDalleCartelle, vedeAccessoSql, visibileSql } from '#cartella';
import { type Operatore, portateDi, puo, vede } from '#identity';
import { leggi, numerati, type Segnaposto } from '#projections';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, CONTATTO, ISEO } from './caso.js';

/**
 * Lists are cut in SQL, the gate judges one thing at a time from the log: two ways of saying one rule, held together here
 * for operators of every kind, after whatever was done to the cases.
 */

const OGGI = '2026-09-30';
/** Before the charges of the cases, on their day, after. */
const GIORNO = fc.constantFrom('2020-01-01', OGGI, '2026-10-01');
const CHI = ['as-1', 'as-4', 'coord-1', 'uvm-1', 'as-2'] as const;
const MARONE = '017106';

let server: ServerDiProva;
let casi: { caso: Caso; secondo: boolean }[];

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  const primo = await Caso.finoA(server, 'assegna');
  casi = [
    { caso: primo, secondo: false },
    // Another case of the same person.
    { caso: await Caso.aperto(server, { persona: primo.persona, apertura: { area: 'disabilita' } }), secondo: true },
    { caso: await Caso.finoA(server, 'avvia-valutazione'), secondo: false },
    {
      caso: await Caso.aperto(server, { anagrafica: { comune: MARONE }, contatto: { comune: MARONE } }),
      secondo: false,
    },
  ];
  // A person at the door, of no case.
  const as = await server.entra('as-1');
  const persona = (await as.scrivi('/api/persone', { ...ANAGRAFICA, cognome: 'Sola' })).id;
  await as.scrivi('/api/accessi', { ...CONTATTO, persona });
  await as.scrivi('/api/accessi', CONTATTO);
});
afterAll(() => server?.chiudi());

const operatore: fc.Arbitrary<Operatore> = fc.record({
  id: fc.constantFrom(...CHI),
  nome: fc.constant('Prova'),
  ruolo: fc.constantFrom(
    'assistente-sociale',
    'coordinatore',
    'componente-uvm',
    'operatore-pua',
    'ente-erogatore',
    'revisore',
    'ufficio-di-piano',
  ),
  ente: fc.constantFrom('ambito-sebino', 'coop-ontano'),
  tipoEnte: fc.constant('ambito'),
  nellEnteDal: GIORNO,
  professione: fc.constant(null),
  ambito: fc.constant('sebino'),
  comuni: fc.constantFrom([ISEO], [MARONE], [ISEO, MARONE], []),
  squadra: fc.constant(null),
  colleghi: fc
    .constantFrom([], ['as-1'], ['as-4', 'as-2'])
    .chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), nellEnteDal: GIORNO })))),
  mandato: fc.constantFrom(
    null,
    { oggetto: 'Prova', dal: '2026-01-01', al: null, comuni: null },
    { oggetto: 'Prova', dal: '2026-01-01', al: OGGI, comuni: [MARONE] },
    { oggetto: 'Finito', dal: '2026-01-01', al: '2026-09-29', comuni: null },
  ),
  livello: fc.constant(2 as const),
});

const atto = fc.record({
  su: fc.nat(3),
  atto: fc.constantFrom(
    'disponi-tutela',
    'disponi-tutela',
    'revoca-tutela',
    'escludi-operatore',
    'escludi-operatore',
    'revoca-esclusione',
    'assegna',
    'individua-case-manager',
  ),
  chi: fc.constantFrom(...CHI),
  altri: fc.subarray([...CHI]),
});

const corpo = ({ atto: nome, chi, altri }: { atto: string; chi: string; altri: string[] }) => ({
  il: OGGI,
  ...(nome === 'disponi-tutela' ? { classe: 'violenza', abilitati: altri } : {}),
  ...(nome.startsWith('disponi') || nome.startsWith('revoca') ? { motivo: 'Prova.' } : { operatore: chi }),
  ...(nome === 'revoca-esclusione' && { operatore: chi }),
  ...(nome === 'escludi-operatore' && { conflitto: 'Prova.' }),
  ...(nome === 'individua-case-manager' && { ambito: 'sociale' }),
});

const trovati = async (da: string, condizione: (p: Segnaposto) => string): Promise<string[]> => {
  const parametri: unknown[] = [];
  const sql = `SELECT k.id FROM letture.${da} k WHERE ${condizione(numerati(parametri))} ORDER BY 1`;
  const righe: { id: string }[] = await leggi(server.installazione.letture, 'sebino', (m) => m.query(sql, parametri));
  return righe.map(({ id }) => id);
};

const tutti = (da: string) => trovati(da, () => 'true');

async function concordano(o: Operatore): Promise<void> {
  const { risorse } = server.installazione;
  const lettore = { operatore: o, oggi: OGGI, portate: portateDi(o, 'elenca-cartelle', OGGI) };
  const diAltri = async (da: 'cartella' | 'accesso' | 'persona', giudica?: 'elenca-cartelle' | 'cerca-persone') => {
    const suoi: string[] = [];
    for (const id of await tutti(da)) {
      const fatti = await risorse[da](o.ambito, id);
      if (!fatti || !vede(o, fatti, OGGI)) continue;
      if (!giudica || !puo(o, giudica, OGGI, fatti)) suoi.push(id);
    }
    return suoi;
  };
  const persone = new PersoneVisibiliDalleCartelle().per(o, OGGI);
  expect({
    cartelle: await trovati('cartella', (p) => visibileSql(lettore, 'k', p)),
    cartelleNote: await trovati('cartella', (p) => persone.cartella('k', p)),
    persone: await trovati('persona', (p) => persone.persona('k.id', p)),
    accessi: await trovati('accesso', (p) => vedeAccessoSql(lettore, 'k', p)),
  }).toEqual({
    cartelle: await diAltri('cartella', 'elenca-cartelle'),
    cartelleNote: await diAltri('cartella', 'cerca-persone'),
    persone: await diAltri('persona', 'cerca-persone'),
    accessi: await diAltri('accesso'),
  });
}

it('ciò che gli elenchi contengono è ciò che la porta lascia vedere, qualunque cosa si sia fatta prima', async () => {
  const esiti = { fatti: 0, tutelati: 0, esclusi: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(atto, { minLength: 2, maxLength: 7 }),
      fc.array(operatore, { minLength: 12, maxLength: 12 }),
      async (atti, operatori) => {
        const coord = await server.entra('coord-1');
        for (const a of atti) {
          const { caso } = casi[a.su]!;
          const { status, corpo: esito } = await coord.post(`/api/cartelle/${caso.id}/atti/${a.atto}`, corpo(a));
          if (status !== 200) continue;
          esiti.fatti++;
          server.ultima = Math.max(server.ultima, esito.posizione);
        }
        await (await server.entra('rev-1')).leggi('/api/cartelle');
        for (const { caso } of casi) {
          const fatti = await server.installazione.risorse.cartella('sebino', caso.id);
          if (fatti?.tutela) esiti.tutelati++;
          if (fatti?.esclusi?.length) esiti.esclusi++;
        }
        for (const o of operatori) await concordano(o);
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
  // It went where it had to.
  expect(Object.values(esiti).every((n) => n > 3)).toBe(true);
});
