import { randomUUID } from 'node:crypto';
import { creaLog } from '#platform';
import { Banco, Conti, finche, finoA, Sana, scoppia, seTipo, volte } from './prova/banco-di-prova.js';
import { Runner } from './runner.js';

describe('Un evento che non si piega', () => {
  let banco: Banco;

  beforeEach(async () => {
    banco = await Banco.apri();
  });
  afterEach(() => banco.chiudi());

  const rotta = (tipo = 'Rotto'): Conti => {
    const c = new Conti();
    c.ganci.prima = seTipo(tipo, scoppia);
    return c;
  };

  it('è messo da parte con quelli che lo seguono nel suo stream; gli altri vanno avanti, e si vede', async () => {
    const stream = randomUUID();
    await banco.scrive(volte(700));
    await banco.scrive(volte(2, 'Prima'), { stream });
    const rotto = await banco.scrive(['Rotto'], { stream });
    await banco.scrive(volte(3, 'Dopo'), { stream });
    await banco.scrive(volte(5));
    const righe: string[] = [];
    const log = creaLog({ livello: 'info', destinazione: { write: (riga: string) => void righe.push(riga) } });
    const r = await banco.accendi(
      new Runner(await banco.sorgente(banco.db.projector), banco.store, [rotta()], log, 2_000),
    );
    await banco.aPosizione(711);
    expect(await banco.conti()).toEqual({ Fatto: 705, Prima: 2 });

    await banco.aPosizione(await banco.scrive(volte(2, 'Ancora'), { stream }));
    await banco.aPosizione(await banco.scrive(['Fatto']));
    expect(await banco.conti()).toEqual({ Fatto: 706, Prima: 2 });
    const [stato] = await r.stati();
    expect(stato).toMatchObject({
      errore: null,
      parcheggiati: [
        {
          posizione: rotto,
          tipo: 'Rotto',
          messaggio: 'questo evento non si sa piegare',
          inAttesa: 5,
          dal: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        },
      ],
    });
    expect(righe.map((riga) => JSON.parse(riga) as object)).toContainEqual(
      expect.objectContaining({ level: 50, proiezione: 'conti', posizione: rotto, codice: 'Rotto' }),
    );
  });

  it('si riprova a ogni avvio, e quando si piega nessuno è saltato, nessuno è doppio, e l’ordine è il suo', async () => {
    const stream = randomUUID();
    await banco.scrive(['Prima', 'Rotto', 'Dopo'], { stream });
    await banco.scrive(volte(4));
    await banco.acceso(rotta());
    await banco.aPosizione(7);
    await banco.spegni();

    await banco.acceso(rotta());
    await banco.aPosizione(await banco.scrive(['Ultimo'], { stream }));
    expect(await banco.conti()).toEqual({ Fatto: 4, Prima: 1 });
    await banco.spegni();

    const sano = new Conti();
    const ordine: string[] = [];
    sano.ganci.prima = (eventi) => void ordine.push(...eventi.map((e) => e.tipo));
    const r = await banco.acceso(sano);
    await finche(
      () => r.stati(),
      ([s]) => s?.parcheggiati.length === 0,
    );
    expect(ordine).toEqual(['Rotto', 'Dopo', 'Ultimo']);
    expect(await banco.letti()).toEqual(finoA(8));
    expect(await banco.conti()).toEqual({ Dopo: 1, Fatto: 4, Prima: 1, Rotto: 1, Ultimo: 1 });
  });

  it('in una ricostruzione è messo da parte lo stesso, e un evento che ora si piega non lo è più', async () => {
    const stream = randomUUID();
    await banco.scrive(['Prima', 'Rotto', 'Dopo'], { stream });
    await banco.scrive(volte(4));
    const r = await banco.runner([rotta()]);
    await r.raggiungi(r.proiezioni[0]!);
    await r.ricostruzione.esegui(r.proiezioni);
    expect(await banco.letti()).toEqual([1, 4, 5, 6, 7]);
    expect((await r.stati())[0]?.parcheggiati).toMatchObject([{ posizione: 2, inAttesa: 1 }]);
    await banco.scrive(['Ultimo'], { stream });
    await r.ricostruzione.esegui(r.proiezioni);
    await r.raggiungi(r.proiezioni[0]!);
    expect((await r.stati())[0]).toMatchObject({ posizione: 8, parcheggiati: [{ posizione: 2, inAttesa: 2 }] });

    const sano = await banco.runner([new Conti()]);
    await sano.ricostruzione.esegui(sano.proiezioni);
    expect(await banco.letti()).toEqual(finoA(8));
    expect((await sano.stati())[0]?.parcheggiati).toEqual([]);
    // Those of before are kept, with what was parked in them.
    expect(await banco.letti('letture_precedente')).toEqual([1, 4, 5, 6, 7]);
  });

  it('se nel parcheggio arriva una distruzione, le righe di quello stream vanno via', async () => {
    const [stream, altro] = [randomUUID(), randomUUID()];
    await banco.scrive(['Prima', 'Rotto'], { stream });
    await banco.scrive(volte(2), { stream: altro });
    await banco.acceso(rotta());
    await banco.aPosizione(4);
    expect(await banco.letti()).toEqual([1, 3, 4]);
    await banco.aPosizione(await banco.scrive(['DatiPersonaliDistrutti'], { stream }));
    expect(await banco.letti()).toEqual([3, 4]);
  });

  it('troppi: non sono gli eventi, è il programma; la proiezione si ferma lì, e le altre continuano', async () => {
    for (let i = 0; i < 102; i++) await banco.scrive(['Rotto']);
    const c = rotta();
    const r = await banco.acceso(c, new Sana());
    const fermo = await finche(
      () => r.stati(),
      ([s]) => s?.errore !== null && s?.errore !== undefined,
      30_000,
    );
    expect(fermo[0]).toMatchObject({
      posizione: 100,
      errore: { posizione: 101, messaggio: 'Rotto: questo evento non si sa piegare' },
    });
    await banco.aPosizione(await banco.scrive(['Altrui'], { categoria: 'persona' }), 'sana');

    await banco.spegni();
    await banco.acceso(new Conti(), new Sana());
    await banco.aPosizione(102);
    expect(await banco.letti()).toEqual(finoA(102));
    await finche(
      () => r.stati(),
      ([s]) => s?.errore === null && s.parcheggiati.length === 0,
    );
  }, 60_000);

  it.each<[string, object]>([
    ['una tabella che manca', { code: '42P01' }],
    ['il disco pieno', { code: '53100' }],
  ])(
    'se la colpa non è dell’evento (%s) nessuno è messo da parte: la proiezione si ferma e riprova',
    async (_, come) => {
      await banco.scrive(volte(3));
      const c = new Conti();
      c.ganci.prima = () => {
        throw Object.assign(new Error('non è colpa sua'), come);
      };
      const r = await banco.acceso(c);
      const [fermo] = await finche(
        () => r.stati(),
        ([s]) => s?.errore !== null && s?.errore !== undefined,
      );
      expect(fermo).toMatchObject({ posizione: 0, parcheggiati: [], errore: { messaggio: expect.any(String) } });
      c.ganci.prima = () => undefined;
      await banco.aPosizione(3);
      expect(await banco.letti()).toEqual(finoA(3));
    },
  );
});
