import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CommandHandler, CqrsModule, QueryBus, QueryHandler } from '@nestjs/cqrs';
import pg from 'pg';
import {
  AmbitoDellaRisorsa,
  type Azione,
  type ContestoRichiesta,
  type Operatore,
  OPERATORI_ESEMPIO,
  Porta,
  RegistroLetture,
  Richiesta,
  type Risorsa,
} from '#identity';
import { OrologioSimulato, RifiutoHttp } from '#platform';
import { ChiaviPrincipali, MIGRAZIONI_VAULT, Vault } from '#vault';
import { type DatabaseDiProva, databaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { MIGRAZIONI_CONSULTAZIONI } from './migrazioni.js';
import { RegistroConsultazioni } from './registro-consultazioni.js';

const DI_ISEO = '0190a000-0000-7000-8000-000000000001';
const DI_ZONE_IN_VALUTAZIONE = '0190a000-0000-7000-8000-000000000002';
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
class ScriviProva extends LeggiProva {}
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
    const nessuno = { caseManager: null, assegnataA: null };
    if (id === DI_ISEO) return { comuni: ['017085'], valutazioneMultidimensionale: false, ...nessuno };
    if (id === DI_ZONE_IN_VALUTAZIONE) return { comuni: ['017205'], valutazioneMultidimensionale: true, ...nessuno };
    return undefined;
  }
  async accesso(ambito: string, id: string) {
    return ambito === 'sebino' && id === DI_ISEO ? { comuni: ['017085'] } : undefined;
  }
  async persona(ambito: string, id: string) {
    return ambito === 'sebino' && id === DI_ISEO ? { comuni: ['017085', '017205'] } : undefined;
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
    @Module({
      imports: [CqrsModule],
      providers: [
        Porta,
        LeggiProvaHandler,
        ScriviProvaHandler,
        SenzaPortaHandler,
        { provide: AmbitoDellaRisorsa, useClass: RisorseDiProva },
        { provide: RegistroLetture, useValue: registro },
      ],
    })
    class Prova {}
    app = await NestFactory.createApplicationContext(Prova, { logger: false });
    query = app.get(QueryBus);
    comandi = app.get(CommandBus);
  });
  afterAll(async () => {
    await app?.close();
    await pool?.end();
    await db?.chiudi();
  });
  beforeEach(() => void (eseguiti.length = 0));

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
    const prima = await registro.diCartella('sebino', DI_ISEO);
    const letto = await query.execute(
      new LeggiProva(come('as-1', 'colloquio di oggi'), 'vedi-cartella', cartella(DI_ISEO)),
    );
    expect(letto).toBe('letto');
    const [ultima, ...altre] = await registro.diCartella('sebino', DI_ISEO);
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
      cosa: { modo: 'noto', al: '2026-03-31' },
      motivo: 'colloquio di oggi',
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

  it('giudica per Comune, per valutazione e per Ambito', async () => {
    await query.execute(new LeggiProva(come('uvm-1'), 'vedi-cartella', cartella(DI_ZONE_IN_VALUTAZIONE)));
    await query.execute(new LeggiProva(come('rev-1'), 'vedi-passi', cartella(DI_ISEO)));
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

  it('se la consultazione non si può registrare, non avviene', async () => {
    const owner = new pg.Client({ connectionString: db.owner });
    await owner.connect();
    await owner.query('ALTER TABLE consultazioni.testa RENAME TO testa_rotta');
    try {
      const lettura = query.execute(new LeggiProva(come('as-1'), 'vedi-cartella', cartella(DI_ISEO)));
      expect(await rifiutata(lettura)).toEqual({ codice: 'consultazione-non-registrata', status: 503 });
      // What shows no personal data goes on.
      await query.execute(new LeggiProva(come('as-1'), 'vedi-nomenclatore', { tipo: 'nessuna' }));
    } finally {
      await owner.query('ALTER TABLE consultazioni.testa_rotta RENAME TO testa');
      await owner.end();
    }
    await query.execute(new LeggiProva(come('as-1'), 'vedi-cartella', cartella(DI_ISEO)));
    expect((await registro.verifica('sebino')).integra).toBe(true);
  });

  it('sta anche nei bus di una seconda copia di CqrsModule', async () => {
    @Module({
      imports: [CqrsModule, CqrsModule.forRoot({ rethrowUnhandled: true })],
      providers: [
        Porta,
        LeggiProvaHandler,
        { provide: AmbitoDellaRisorsa, useClass: RisorseDiProva },
        { provide: RegistroLetture, useValue: registro },
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
    @Module({ imports: [CqrsModule], providers: [Porta, { provide: RegistroLetture, useValue: registro }] })
    class Monca {}
    await expect(NestFactory.createApplicationContext(Monca, { logger: false, abortOnError: false })).rejects.toThrow(
      'AmbitoDellaRisorsa',
    );
  });
});
