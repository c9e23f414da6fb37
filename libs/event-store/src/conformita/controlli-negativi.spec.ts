import type { EventStore } from '../event-store.js';
import { AmbientePostgres } from './ambiente-postgres.js';
import type { AmbienteDiProva, Caso } from './caso.js';
import { CASI } from './conformita.js';
import * as guasti from './depositi-guasti.js';

/** Each broken store, and the cases that name its fault: it must fail every one of them. */
const CONDANNE: readonly (readonly [new (buono: EventStore) => EventStore, readonly string[]])[] = [
  [guasti.PerdeUnAppend, ['quello che è stato confermato si rilegge tutto']],
  [guasti.ScriveAMeta, ['più stream in un append: tutti o nessuno']],
  [
    guasti.SaltaPosizioni,
    [
      'tutto il log si legge a pezzi: dopo una posizione, fino a un’altra, quanti se ne vuole',
      'con molti scrittori le posizioni non hanno buchi, e chi segue il log non ne vede',
      'mentre si scrive si legge da qualunque posizione, e quel che si è letto resta',
    ],
  ],
  [guasti.MostraPrimaIlSecondo, ['con molti scrittori le posizioni non hanno buchi, e chi segue il log non ne vede']],
  [
    guasti.Riordina,
    [
      'ogni evento ha la sua posizione, nell’ordine della richiesta',
      'dentro uno stream l’ordine è quello delle revisioni, anche tra più scrittori',
      'del log si leggono anche solo alcune categorie, sempre in ordine',
    ],
  ],
  [
    guasti.IgnoraLaRevisione,
    [
      'una revisione attesa sbagliata è un conflitto che dice quella vera, e non scrive nulla',
      'di quanti scrivono insieme sulla stessa revisione passa uno solo',
    ],
  ],
  [
    guasti.DimenticaLeChiavi,
    [
      'la stessa chiave con la stessa richiesta risponde come la prima volta',
      'la stessa chiave con un’altra richiesta è rifiutata',
      'due richieste con la stessa chiave nello stesso momento scrivono una volta',
      'di una chiave si sa che cosa fu risposto, e solo a chi',
    ],
  ],
  [
    guasti.NonRiconosceGliEventi,
    [
      'lo stesso append, rimandato, si riconosce dagli eventi',
      'un evento già scritto, con altro contenuto o in altra compagnia, è rifiutato',
      'la risposta si perde: non si sa; rimandare dice che c’è, e non raddoppia',
    ],
  ],
  [
    guasti.NonPrenota,
    [
      'quello che è di uno stream non si dà a un altro, e non si scrive nulla',
      'di quanti lo vogliono insieme lo ha uno solo',
      'in un append solo passa di mano, e due si scambiano',
    ],
  ],
  [
    guasti.PrenotaPerTutti,
    [
      'ogni Ambito, e ogni spazio, ha i suoi',
      'quello che si libera è di nuovo di chi lo prende',
      'in un append solo passa di mano, e due si scambiano',
    ],
  ],
  [guasti.MostraGliAltriAmbiti, ['lo stream di un altro Ambito si legge come se non ci fosse']],
  [guasti.TornaIndietroNelTempo, ['registratoIl è l’ora di chi scrive, ma non torna mai indietro']],
  [
    guasti.CredeDiSapere,
    [
      'la risposta si perde: non si sa; rimandare dice che c’è, e non raddoppia',
      'una richiesta grande tagliata a metà non è mai data per non scritta, né scritta a metà',
    ],
  ],
  [guasti.RitoccaITesti, ['i testi più ostici, in chiaro, si rileggono identici: come valori, chiavi, elementi']],
  [guasti.Sordo, ['chi ascolta è svegliato dopo ogni scrittura, e trova quello che l’ha svegliato']],
];

const casoDi = (nome: string): Caso => {
  const caso = CASI.find((c) => c.nome === nome);
  if (!caso) throw new Error(`Non c'è un caso «${nome}»`);
  return caso;
};

const condannati = [...new Set(CONDANNE.flatMap(([, nomi]) => nomi))];

describe('La prova di conformità distingue un log guasto da uno sano', () => {
  let postgres: AmbientePostgres;
  beforeAll(async () => {
    postgres = await AmbientePostgres.apri();
  });
  afterAll(() => postgres.chiudi());

  /** The same environment, with every store behind a wrapper. */
  const con = (Deposito: new (buono: EventStore) => EventStore): AmbienteDiProva => {
    const store = new Deposito(postgres.store);
    return {
      ...postgres,
      store,
      altro: () => store,
      guasti: {
        ...postgres.guasti,
        irraggiungibile: () => new Deposito(postgres.guasti.irraggiungibile()),
        lineaSpezzata: async (quando) => new Deposito(await postgres.guasti.lineaSpezzata(quando)),
      },
    };
  };

  it.each(condannati)('un intermediario che non rompe nulla passa: %s', (nome) =>
    casoDi(nome).prova(con(guasti.Intermediario)),
  );

  describe.each(CONDANNE.map(([Deposito, nomi]) => [Deposito.name, Deposito, nomi] as const))(
    '%s',
    (_, Deposito, nomi) => {
      it.each(nomi)('non passa: %s', async (nome) => {
        await expect(casoDi(nome).prova(con(Deposito))).rejects.toThrow(
          expect.objectContaining({ code: 'ERR_ASSERTION' }),
        );
      });
    },
  );

  it('ogni guasto ha la sua condanna', () => {
    const condannatiDavvero = new Set<unknown>([guasti.Intermediario, ...CONDANNE.map(([Deposito]) => Deposito)]);
    expect(Object.values(guasti).filter((g) => !condannatiDavvero.has(g))).toEqual([]);
  });
});
