import type pg from 'pg';
import type { EventStore } from '../event-store.js';
import { AmbientePostgres } from './ambiente-postgres.js';
import type { AmbienteDiProva, Caso } from './caso.js';
import { CASI } from './casi.js';
import type { Capacita } from '../capacita.js';
import { TUTTE_LE_CAPACITA } from '../capacita.js';
import * as grossolani from './depositi-guasti.js';
import * as subdoli from './depositi-subdoli.js';

const guasti = { ...grossolani, ...subdoli };

type Guasto = new (buono: EventStore, admin: pg.Client) => EventStore;

/** Each broken store, and the cases that name its fault: it must fail every one of them. */
const CONDANNE: readonly (readonly [Guasto, readonly string[]])[] = [
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
  [
    guasti.MostraPrimaIlSecondo,
    [
      'con molti scrittori le posizioni non hanno buchi, e chi segue il log non ne vede',
      'chi legge non vede mai la posizione n+1 prima della n',
    ],
  ],
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
      'un processo ucciso dopo la conferma, prima di saperla: tutto o niente, e rimandare dice quale',
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
  [
    guasti.MostraGliAltriAmbiti,
    [
      'lo stream di un altro Ambito si legge come se non ci fosse',
      'chi legge il log di un ambito non trova nulla degli altri',
    ],
  ],
  [guasti.TornaIndietroNelTempo, ['registratoIl è l’ora di chi scrive, ma non torna mai indietro']],
  [
    guasti.CredeDiSapere,
    [
      'la risposta si perde: non si sa; rimandare dice che c’è, e non raddoppia',
      'una richiesta grande tagliata a metà non è mai data per non scritta, né scritta a metà',
      'la linea cade durante il commit: non si sa; quando si conferma c’è, e rimandare lo dice',
    ],
  ],
  [guasti.RitoccaITesti, ['i testi più ostici, in chiaro, si rileggono identici: come valori, chiavi, elementi']],
  [guasti.Sordo, ['chi ascolta è svegliato dopo ogni scrittura, e trova quello che l’ha svegliato']],
  [
    guasti.LasciaBuchi,
    [
      'una revisione attesa sbagliata è un conflitto che dice quella vera, e non scrive nulla',
      'con molti scrittori le posizioni non hanno buchi, e chi segue il log non ne vede',
    ],
  ],
  [guasti.TrascinaGliAltri, ['un conflitto, un doppione e un contenuto impossibile non portano via niente a nessuno']],
  [guasti.PerdeSulConflitto, ['un conflitto, un doppione e un contenuto impossibile non portano via niente a nessuno']],
  [
    guasti.ConfermaPrima,
    [
      'chi legge dopo una conferma trova quello che è confermato, anche se aveva già letto',
      'l’ordine del log è quello delle conferme',
    ],
  ],
  [guasti.DimenticaLeChiaviVecchie, ['una chiave, e un evento, si riconoscono anche dopo molto altro']],
  [
    guasti.AccettaDoppioni,
    [
      'un evento già scritto, con altro contenuto o in altra compagnia, è rifiutato',
      'lo stesso evento in due stream dello stesso append è rifiutato',
      'lo stesso evento in append diversi, nello stesso momento, si scrive una volta',
    ],
  ],
  [
    guasti.DiceOkSenzaSapere,
    [
      'la risposta si perde: non si sa; rimandare dice che c’è, e non raddoppia',
      'la richiesta si perde per strada: non si sa; rimandare la scrive, una volta',
      'chi è interrotto durante il commit non lascia niente, nemmeno un posto vuoto',
    ],
  ],
  [guasti.LeggeVecchio, ['chi legge dopo una conferma trova quello che è confermato, anche se aveva già letto']],
  [guasti.CedeIRiferimenti, ['quel che si è scritto e quel che si è letto non sono più di chi li tiene in mano']],
  [guasti.TagliaAMille, ['diecimila eventi in uno stream', 'diecimila eventi in uno stream, in un append solo']],
  [
    guasti.FiltraDopo,
    [
      'del log si leggono anche solo alcune categorie, sempre in ordine',
      'a pezzi di ogni grandezza, da ogni posizione, di ogni categoria, si legge lo stesso log',
    ],
  ],
  [guasti.RileggeLUltimo, ['tutto il log si legge a pezzi: dopo una posizione, fino a un’altra, quanti se ne vuole']],
  [
    guasti.SiFermaPrima,
    [
      'tutto il log si legge a pezzi: dopo una posizione, fino a un’altra, quanti se ne vuole',
      'più stream insieme si leggono ciascuno in ordine, fino a una posizione',
    ],
  ],
  [
    guasti.SaltaTraLePagine,
    ['a pezzi di ogni grandezza, da ogni posizione, di ogni categoria, si legge lo stesso log'],
  ],
  [guasti.RevisioniDaUno, ['quello che è stato confermato si rilegge tutto']],
  [
    guasti.ConflittoSenzaRevisione,
    ['una revisione attesa sbagliata è un conflitto che dice quella vera, e non scrive nulla'],
  ],
  [guasti.RivelaLaRevisione, ['nello stream di un altro Ambito non si scrive, e non se ne impara la revisione']],
  [guasti.RispondeAgliAltriAmbiti, ['di una chiave si sa che cosa fu risposto, e solo a chi']],
  [
    guasti.NonLibera,
    [
      'quello che si libera è di nuovo di chi lo prende',
      'rimandare un append vecchio non prende e non libera più niente',
    ],
  ],
  [guasti.LiberaAncheSeRifiuta, ['chi non riesce a scrivere non libera']],
  [guasti.PrenotaAncheSeRifiuta, ['chi non riesce a scrivere non prenota']],
  [guasti.RipeteLePrenotazioni, ['rimandare un append vecchio non prende e non libera più niente']],
  [guasti.TagliaITesti, ['un evento di dieci megabyte']],
  [guasti.SvegliaPrima, ['chi legge solo quando è svegliato arriva in fondo al log, anche se scrivono in molti']],
  [
    guasti.SvegliaUnaVoltaSola,
    ['chi legge solo quando è svegliato arriva in fondo al log, anche se scrivono in molti'],
  ],
  [guasti.VerificaEPoiScrive, ['di quanti scrivono insieme su più stream, con uno in comune, passa uno solo']],
  [guasti.RaccogliePerCategoria, ['un append su stream di più categorie si scrive nell’ordine in cui è dato']],
  [guasti.SaltaNelLogDiUnAmbito, ['a pezzi di ogni grandezza, il log di un ambito si legge tutto']],
  [guasti.SceglieTraTutti, ['di un ambito si leggono anche solo alcune categorie, e restano solo le sue']],
  [
    guasti.RipeteMentreSiScrive,
    [
      'chi segue alcune categorie mentre si scrive vede ogni evento una volta sola',
      'chi è svegliato e segue alcune categorie riceve ogni evento una volta sola',
    ],
  ],
  [guasti.OrologiDiversiNelloStream, ['anche letto per stream, un evento ha l’ora del log']],
  [
    guasti.ConfermaPrimaDelDisco,
    ['chi conferma ha aspettato il disco, anche dove il server è impostato per non aspettarlo'],
  ],
  [
    guasti.AspettaLeTransazioniAltrui,
    ['una transazione altrui lasciata aperta non ferma chi scrive, chi legge, chi ascolta'],
  ],
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
  const con = (Deposito: Guasto): AmbienteDiProva => {
    const avvolgi = (store: EventStore): EventStore => new Deposito(store, postgres.admin);
    const store = avvolgi(postgres.store);
    return {
      ...postgres,
      store,
      altro: () => store,
      guasti: {
        ...postgres.guasti,
        irraggiungibile: () => avvolgi(postgres.guasti.irraggiungibile()),
        lineaSpezzata: async (passo) => avvolgi(await postgres.guasti.lineaSpezzata(passo)),
      },
      commit: {
        ...postgres.commit,
        frettoloso: async () => {
          const frettoloso = await postgres.commit.frettoloso();
          return { ...frettoloso, store: avvolgi(frettoloso.store) };
        },
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

  it('ogni capacità ha un guasto che la smentisce', () => {
    const smentite = new Set<Capacita>(condannati.map((nome) => casoDi(nome).capacita));
    expect(TUTTE_LE_CAPACITA.filter((c) => !smentite.has(c))).toEqual([]);
  });

  it('ogni guasto ha la sua condanna', () => {
    const condannatiDavvero = new Set<unknown>([guasti.Intermediario, ...CONDANNE.map(([Deposito]) => Deposito)]);
    expect(Object.values(guasti).filter((g) => !condannatiDavvero.has(g))).toEqual([]);
  });
});
