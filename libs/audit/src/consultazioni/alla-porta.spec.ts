import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CommandHandler, CqrsModule, QueryBus, QueryHandler } from '@nestjs/cqrs';
import pg from 'pg';
import {
  AmbitoDellaRisorsa,
  type Azione,
  type ContestoRichiesta,
  type Mostrato,
  type Operatore,
  OPERATORI_ESEMPIO,
  Porta,
  RegistroLetture,
  Richiesta,
  type Risorsa,
} from '#identity';
import { Orologio, OrologioSimulato, RifiutoHttp } from '#platform';
import { ChiaviPrincipali, MIGRAZIONI_VAULT, Vault } from '#vault';
import { type DatabaseDiProva, databaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { MIGRAZIONI_CONSULTAZIONI } from './migrazioni.js';
import { lettureDi } from './prova/letture-di.js';
import { RegistroConsultazioni } from './registro-consultazioni.js';

const DI_ISEO = '0190a000-0000-7000-8000-000000000001';
const DI_ZONE_IN_SEDUTA = '0190a000-0000-7000-8000-000000000002';
const INESISTENTE = '0190a000-0000-7000-8000-00000000000f';

const eseguiti: string[] = [];

class LeggiProva extends Richiesta<string> {
  constructor(
    contesto: ContestoRichiesta,
    readonly azione: Azione,
    readonly risorsa: Risorsa,
  ) {
    super(contesto);
  }
  override cosa() {
    return { modo: 'noto', al: '2026-03-31' };
  }
}
class ScriviProva extends LeggiProva {
  override mostra(): Mostrato[] {
    return [];
  }
}
class ElencoProva extends Richiesta<readonly Mostrato[]> {
  readonly azione = 'elenca-cartelle' as const;
  readonly risorsa = { tipo: 'elenco' } as const;
  constructor(
    contesto: ContestoRichiesta,
    readonly visti: readonly Mostrato[],
  ) {
    super(contesto);
  }
  override mostra(risposta: readonly Mostrato[]) {
    return risposta;
  }
}
class SenzaPorta {}

@QueryHandler(LeggiProva)
class LeggiProvaHandler {
  async execute({ azione }: LeggiProva): Promise<string> {
    eseguiti.push(azione);
    return 'letto';
  }
}
@CommandHandler(ScriviProva)
class ScriviProvaHandler {
  async execute({ azione }: ScriviProva): Promise<string> {
    eseguiti.push(azione);
    return 'scritto';
  }
}
@QueryHandler(ElencoProva)
class ElencoProvaHandler {
  async execute({ visti }: ElencoProva): Promise<readonly Mostrato[]> {
    return visti;
  }
}
@QueryHandler(SenzaPorta)
class SenzaPortaHandler {
  async execute(): Promise<void> {
    eseguiti.push('senza porta');
  }
}

/** A small Ambito: what the read models would say of it. */
class RisorseDiProva extends AmbitoDellaRisorsa {
  async cartella(ambito: string, id: string) {
    if (ambito !== 'sebino') return undefined;
    const nessuno = { responsabili: [], affidamenti: [], tutela: null };
    if (id === DI_ISEO) return { comuni: ['017085'], ...nessuno };
    if (id === DI_ZONE_IN_SEDUTA) return { comuni: ['017205'], convocati: ['uvm-1'], ...nessuno };
    return undefined;
  }
  async accesso(ambito: string, id: string) {
    return ambito === 'sebino' && id === DI_ISEO ? { comuni: ['017085'] } : undefined;
  }
  async persona(ambito: string, id: string) {
    return ambito === 'sebino' && id === DI_ISEO ? { comuni: ['017085', '017205'] } : undefined;
  }
  async seduta() {
    return undefined;
  }
}

const operatore = (id: string): Operatore => ({ ...OPERATORI_ESEMPIO.find((o) => o.id === id)!, livello: 2 });
const come = (id: string, motivo?: string): ContestoRichiesta => ({
  operatore: operatore(id),
  correlazione: 'corr-1',
  ...(motivo === undefined ? {} : { motivo }),
});
const cartella = (id: string): Risorsa => ({ tipo: 'cartella', id });

describe('La porta', () => {
  let db: DatabaseDiProva;
  let pool: pg.Pool;
  let app: INestApplicationContext;
  let registro: RegistroConsultazioni;
  let query: QueryBus;
  let comandi: CommandBus;

  beforeAll(async () => {
    db = await databaseDiProva([...MIGRAZIONI_VAULT, ...MIGRAZIONI_CONSULTAZIONI]);
    pool = new pg.Pool({ connectionString: db.writer });
    registro = new RegistroConsultazioni(
      pool,
      new OrologioSimulato('2026-04-01T08:00:00Z'),
      new Vault(pool, ChiaviPrincipali.di(Buffer.alloc(32, 5))),
    );
    app = await NestFactory.createApplicationContext(modulo(registro), { logger: false });
    query = app.get(QueryBus);
    comandi = app.get(CommandBus);
  });
  afterAll(async () => {
    await app?.close();
    await pool?.end();
    await db?.chiudi();
  });
  beforeEach(() => void (eseguiti.length = 0));

  const modulo = (di: RegistroConsultazioni) => {
    @Module({
      imports: [CqrsModule],
      providers: [
        Porta,
        LeggiProvaHandler,
        ScriviProvaHandler,
        SenzaPortaHandler,
        ElencoProvaHandler,
        { provide: AmbitoDellaRisorsa, useClass: RisorseDiProva },
        { provide: RegistroLetture, useValue: di },
        { provide: Orologio, useValue: new OrologioSimulato('2026-04-01T08:00:00Z') },
      ],
    })
    class Prova {}
    return Prova;
  };

  const nonRegistrata = async (esito: Promise<unknown>) => {
    const errore = await esito.then(
      (risposta) => expect(risposta).toBe('nessuna risposta'),
      (e: unknown) => e,
    );
    expect(errore).toBeInstanceOf(RifiutoHttp);
    const { rifiuto, status } = errore as RifiutoHttp;
    return { codice: rifiuto.codice, status };
  };

  const rifiutata = async (esito: Promise<unknown>): Promise<{ codice: string; status: number }> => {
    const errore = await esito.then(
      () => undefined,
      (e: unknown) => e,
    );
    expect(errore).toBeInstanceOf(RifiutoHttp);
    expect(eseguiti).toEqual([]);
    const { rifiuto, status } = errore as RifiutoHttp;
    return { codice: rifiuto.codice, status };
  };

  it('lascia passare chi può, e prima di rispondere scrive chi ha letto che cosa e perché', async () => {
    const dellaCartella = () => lettureDi(pool, registro, 'sebino', { tipo: 'cartella', id: DI_ISEO });
    const prima = await dellaCartella();
    const letto = await query.execute(
      new LeggiProva(come('as-1', 'colloquio di questa mattina'), 'vedi-cartella', cartella(DI_ISEO)),
    );
    expect(letto).toBe('letto');
    const [ultima, ...altre] = await dellaCartella();
    expect(altre).toEqual(prima);
    expect(ultima).toEqual({
      seq: 1,
      quando: '2026-04-01T08:00:00.000Z',
      ambito: 'sebino',
      operatore: 'as-1',
      ruolo: 'assistente-sociale',
      ente: 'ambito-sebino',
      livello: 2,
      azione: 'vedi-cartella',
      soggetto: { tipo: 'cartella', id: DI_ISEO },
      nesso: 'comune',
      mostrati: 1,
      oltre: false,
      insieme: expect.stringMatching(/^[0-9a-f]{64}$/),
      cosa: { modo: 'noto', al: '2026-03-31' },
      parole: null,
      motivo: 'colloquio di questa mattina',
      deroga: null,
      correlazione: 'corr-1',
    });
  });

  it('ferma chi non può, nel bus delle letture come in quello dei comandi, e non registra letture mai avvenute', async () => {
    const { consultazioni } = await registro.verifica('sebino');
    const casi: [string, Azione, Risorsa][] = [
      ['as-2', 'vedi-cartella', cartella(DI_ISEO)],
      ['uvm-1', 'vedi-cartella', cartella(DI_ISEO)],
      ['udp-1', 'vedi-cartella', cartella(DI_ISEO)],
      ['pua-1', 'vedi-cronologia', cartella(DI_ISEO)],
      ['ets-1', 'elenca-cartelle', { tipo: 'elenco' }],
      ['amm-1', 'vedi-leps', { tipo: 'comune', comune: null }],
      ['amm-1', 'vedi-leps', { tipo: 'comune', comune: '017205' }],
      ['as-2', 'vedi-accesso', { tipo: 'accesso', id: DI_ISEO }],
      ['as-2', 'vedi-persona', { tipo: 'persona', id: DI_ISEO }],
    ];
    for (const [chi, azione, risorsa] of casi) {
      expect(await rifiutata(query.execute(new LeggiProva(come(chi), azione, risorsa)))).toEqual({
        codice: 'non-permesso',
        status: 403,
      });
    }
    for (const [chi, azione] of [
      ['as-1', 'approva-progetto'],
      ['rev-1', 'annota-diario'],
      ['as-2', 'chiudi'],
    ] as const) {
      const comando = new ScriviProva(come(chi), azione, cartella(DI_ISEO));
      expect(await rifiutata(comandi.execute(comando))).toEqual({ codice: 'non-permesso', status: 403 });
    }
    expect((await registro.verifica('sebino')).consultazioni).toBe(consultazioni);
  });

  it('giudica per Comune, per seduta e per Ambito', async () => {
    await query.execute(new LeggiProva(come('uvm-1'), 'vedi-cartella', cartella(DI_ZONE_IN_SEDUTA)));
    await query.execute(new LeggiProva(come('rev-1', 'verifica annuale a campione'), 'vedi-passi', cartella(DI_ISEO)));
    await query.execute(new LeggiProva(come('as-3'), 'vedi-persona', { tipo: 'persona', id: DI_ISEO }));
    await query.execute(new LeggiProva(come('amm-1'), 'vedi-leps', { tipo: 'comune', comune: '017085' }));
    await query.execute(new LeggiProva(come('udp-1'), 'vedi-leps', { tipo: 'comune', comune: null }));
    await comandi.execute(new ScriviProva(come('coord-1'), 'approva-progetto', cartella(DI_ISEO)));
    expect(eseguiti).toHaveLength(6);
  });

  it('un comando non è una consultazione, e nemmeno una cifra', async () => {
    const { consultazioni } = await registro.verifica('sebino');
    await comandi.execute(new ScriviProva(come('as-1'), 'annota-diario', cartella(DI_ISEO)));
    await query.execute(new LeggiProva(come('udp-1'), 'vedi-leps', { tipo: 'comune', comune: null }));
    expect((await registro.verifica('sebino')).consultazioni).toBe(consultazioni);
  });

  it('ciò che non esiste è 404 per chi potrebbe, 403 per chi non può comunque; un altro Ambito non esiste', async () => {
    const leggi = (contesto: ContestoRichiesta, id: string) =>
      query.execute(new LeggiProva(contesto, 'vedi-cartella', cartella(id)));
    expect(await rifiutata(leggi(come('as-1'), INESISTENTE))).toEqual({ codice: 'non-trovato', status: 404 });
    expect(await rifiutata(leggi(come('udp-1'), INESISTENTE))).toEqual({ codice: 'non-permesso', status: 403 });
    const altrove = { ...come('rev-1'), operatore: { ...operatore('rev-1'), ambito: 'altro' } };
    expect(await rifiutata(leggi(altrove, DI_ISEO))).toEqual({ codice: 'non-trovato', status: 404 });
  });

  it('senza nessuno che chiede non si apre', async () => {
    for (const contesto of [undefined, {}, { correlazione: 'x' }]) {
      const anonima = new LeggiProva(contesto as never, 'vedi-nomenclatore', { tipo: 'nessuna' });
      expect(await rifiutata(query.execute(anonima))).toEqual({ codice: 'non-autenticato', status: 401 });
    }
  });

  it('ciò che non è una Richiesta, o dice di toccare altro da quel che tocca, non passa', async () => {
    await expect(query.execute(new SenzaPorta())).rejects.toThrow('not a Richiesta');
    await expect(query.execute(new LeggiProva(come('as-2'), 'vedi-cartella', { tipo: 'nessuna' }))).rejects.toThrow(
      'vedi-cartella acts on cartella, not on nessuna',
    );
    expect(eseguiti).toEqual([]);
  });

  it('un elenco dice chi ha mostrato, e resta scritto a ciascuno', async () => {
    const visti: Mostrato[] = [
      { tipo: 'cartella', id: DI_ZONE_IN_SEDUTA },
      { tipo: 'persona', id: DI_ISEO },
    ];
    await query.execute(new ElencoProva(come('as-3'), visti));
    for (const uno of visti) {
      const [ultima] = await lettureDi(pool, registro, 'sebino', uno);
      expect(ultima).toMatchObject({ operatore: 'as-3', azione: 'elenca-cartelle', nesso: null, mostrati: 2 });
    }
  });

  it('un elenco di dati personali che non dice chi mostra non risponde a nessuno', async () => {
    const muto = new LeggiProva(come('as-1'), 'elenca-cartelle', { tipo: 'elenco' });
    await expect(query.execute(muto)).rejects.toThrow('elenca-cartelle does not say whom it shows');
    expect(eseguiti).toEqual([]);
  });

  it('scrive che cosa legava al caso chi lo ha aperto', async () => {
    for (const [chi, quale, nesso] of [
      ['as-1', DI_ISEO, 'comune'],
      ['coord-1', DI_ISEO, 'coordinatore'],
      ['uvm-1', DI_ZONE_IN_SEDUTA, 'seduta'],
      ['rev-1', DI_ISEO, 'mandato'],
    ] as const) {
      await query.execute(new LeggiProva(come(chi, 'verifica annuale a campione'), 'vedi-cartella', cartella(quale)));
      const [ultima] = await lettureDi(pool, registro, 'sebino', { tipo: 'cartella', id: quale });
      expect([chi, ultima?.operatore, ultima?.nesso]).toEqual([chi, chi, nesso]);
    }
  });

  it('senza il motivo, dove serve, si ferma prima di leggere; il motivo non serve per i propri casi', async () => {
    const { consultazioni } = await registro.verifica('sebino');
    for (const [chi, azione, risorsa] of [
      ['rev-1', 'vedi-cartella', cartella(DI_ISEO)],
      ['rev-1', 'esporta-cartella', cartella(DI_ISEO)],
      ['rev-1', 'vedi-consultazioni-persona', { tipo: 'persona', id: DI_ISEO }],
    ] as const) {
      expect(await rifiutata(query.execute(new LeggiProva(come(chi), azione, risorsa)))).toEqual({
        codice: 'motivo-necessario',
        status: 428,
      });
    }
    expect((await registro.verifica('sebino')).consultazioni).toBe(consultazioni);
    await query.execute(new LeggiProva(come('as-1'), 'vedi-cartella', cartella(DI_ISEO)));
  });

  describe('se la consultazione non si può registrare, non avviene', () => {
    let owner: pg.Client;
    beforeAll(async () => {
      owner = new pg.Client({ connectionString: db.owner });
      await owner.connect();
    });
    afterAll(() => owner?.end());

    const writer = () => pg.escapeIdentifier(decodeURIComponent(new URL(db.writer).username));
    const FIRMA = 'consultazioni.registra(text, timestamptz, jsonb, text[], uuid[])';
    const guasta = (quando: string, codice: string) => `
      CREATE FUNCTION consultazioni.guasto() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '${codice}'; END $$;
      CREATE CONSTRAINT TRIGGER guasto AFTER INSERT ON consultazioni.consultazione ${quando}
        FOR EACH ROW EXECUTE FUNCTION consultazioni.guasto()`;
    const aggiusta = 'DROP TRIGGER guasto ON consultazioni.consultazione; DROP FUNCTION consultazioni.guasto()';

    it.each<[string, () => string, () => string]>([
      [
        'la funzione è vietata',
        () => `REVOKE EXECUTE ON FUNCTION ${FIRMA} FROM ${writer()}`,
        () => `GRANT EXECUTE ON FUNCTION ${FIRMA} TO ${writer()}`,
      ],
      [
        'la tabella non c’è',
        () => 'ALTER TABLE consultazioni.testa RENAME TO rotta',
        () => 'ALTER TABLE consultazioni.rotta RENAME TO testa',
      ],
      [
        'l’elenco di chi è mostrato non si scrive',
        () => 'ALTER TABLE consultazioni.mostrato RENAME TO rotta',
        () => 'ALTER TABLE consultazioni.rotta RENAME TO mostrato',
      ],
      ['il disco è pieno', () => guasta('', '53100'), () => aggiusta],
      ['il disco è pieno proprio alla fine', () => guasta('DEFERRABLE INITIALLY DEFERRED', '53100'), () => aggiusta],
      [
        'qualcuno tiene ferma la catena',
        () => 'BEGIN; LOCK TABLE consultazioni.testa IN ACCESS EXCLUSIVE MODE',
        () => 'ROLLBACK',
      ],
    ])(
      '%s',
      async (_, rompi, ripara) => {
        await owner.query(rompi());
        try {
          const una = query.execute(new LeggiProva(come('as-1'), 'vedi-cartella', cartella(DI_ISEO)));
          expect(await nonRegistrata(una)).toEqual({ codice: 'consultazione-non-registrata', status: 503 });
          const elenco = query.execute(new ElencoProva(come('as-1'), [{ tipo: 'cartella', id: DI_ISEO }]));
          expect(await nonRegistrata(elenco)).toEqual({ codice: 'consultazione-non-registrata', status: 503 });
          // A command that shows does nothing at all.
          eseguiti.length = 0;
          const esporta = comandi.execute(
            new ScriviProva(come('rev-1', 'verifica annuale a campione'), 'esporta-cartella', cartella(DI_ISEO)),
          );
          expect(await rifiutata(esporta)).toEqual({ codice: 'consultazione-non-registrata', status: 503 });
          // What shows no personal data goes on.
          await query.execute(new LeggiProva(come('as-1'), 'vedi-nomenclatore', { tipo: 'nessuna' }));
        } finally {
          await owner.query(ripara());
        }
        await query.execute(new LeggiProva(come('as-1'), 'vedi-cartella', cartella(DI_ISEO)));
        expect((await registro.verifica('sebino')).integra).toBe(true);
      },
      30_000,
    );

    it('il server non c’è, o la custodia delle chiavi non risponde', async () => {
      const nessuno = new pg.Pool({ connectionString: 'postgresql://x:x@127.0.0.1:1/x' });
      const orologio = new OrologioSimulato('2026-04-01T08:00:00Z');
      const vault = (di: pg.Pool) => new Vault(di, ChiaviPrincipali.di(Buffer.alloc(32, 5)));
      for (const rotto of [
        new RegistroConsultazioni(nessuno, orologio, vault(pool)),
        new RegistroConsultazioni(pool, orologio, vault(nessuno)),
      ]) {
        const senza = await NestFactory.createApplicationContext(modulo(rotto), { logger: false });
        const richiesta = new LeggiProva(
          come('as-1', 'un motivo scritto per intero'),
          'vedi-cartella',
          cartella(DI_ISEO),
        );
        expect(await nonRegistrata(senza.get(QueryBus).execute(richiesta))).toEqual({
          codice: 'consultazione-non-registrata',
          status: 503,
        });
        await senza.close();
      }
      await nessuno.end();
    });
  });

  it('sta anche nei bus di una seconda copia di CqrsModule', async () => {
    @Module({
      imports: [CqrsModule, CqrsModule.forRoot({ rethrowUnhandled: true })],
      providers: [
        Porta,
        LeggiProvaHandler,
        { provide: AmbitoDellaRisorsa, useClass: RisorseDiProva },
        { provide: RegistroLetture, useValue: registro },
        { provide: Orologio, useValue: new OrologioSimulato('2026-04-01T08:00:00Z') },
      ],
    })
    class Doppia {}
    const doppia = await NestFactory.createApplicationContext(Doppia, { logger: false });
    const bus = new Set<QueryBus>(doppia.get(QueryBus, { each: true, strict: false }));
    expect(bus.size).toBe(2);
    for (const uno of bus) {
      const richiesta = new LeggiProva(come('udp-1'), 'vedi-cartella', cartella(DI_ISEO));
      expect(await rifiutata(uno.execute(richiesta))).toEqual({ codice: 'non-permesso', status: 403 });
    }
    await doppia.close();
  });

  it('senza chi conosce i casi, o senza registro, il programma non parte', async () => {
    @Module({
      imports: [CqrsModule],
      providers: [
        Porta,
        { provide: RegistroLetture, useValue: registro },
        { provide: Orologio, useValue: new OrologioSimulato('2026-04-01T08:00:00Z') },
      ],
    })
    class Monca {}
    await expect(NestFactory.createApplicationContext(Monca, { logger: false, abortOnError: false })).rejects.toThrow(
      'AmbitoDellaRisorsa',
    );
  });
});
