import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ServerKurrent } from '../../../libs/event-store/src/kurrentdb/prova/server-kurrent.js';
import { ServerDiProva } from '../../../test/ambiente/server-di-prova.js';
import { checkpoint, esporta } from './attestazione.js';
import { verifica } from './verifica.js';

describe('Dalla riga di comando, con il registro in KurrentDB', () => {
  let kurrent: ServerKurrent;
  let server: ServerDiProva;

  beforeAll(async () => {
    kurrent = await ServerKurrent.acceso();
    server = await ServerDiProva.acceso({
      ambiente: { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: `kurrentdb://127.0.0.1:${kurrent.porta}?tls=false` },
    });
    await (
      await server.entra('pua-1')
    ).scrivi('/api/accessi', {
      canale: 'telefono',
      punto: 'segretariato',
      segnalante: 'familiare',
      richiesta: 'Una domanda.',
      comune: '017085',
      noto: 'nuovo',
    });
  });
  afterAll(async () => {
    await server?.chiudi();
    kurrent?.spegni();
  });

  const detto = async (comando: () => Promise<number>): Promise<{ codice: number; testo: string }> => {
    const scrivi = process.stdout.write.bind(process.stdout);
    let testo = '';
    process.stdout.write = (pezzo: string | Uint8Array) => (testo += String(pezzo)) !== '';
    try {
      return { codice: await comando(), testo };
    } finally {
      process.stdout.write = scrivi;
    }
  };

  it('«verifica» ricalcola il registro vero, e dice che nessun checkpoint lo conferma', async () => {
    const testa = await server.testa();
    expect(testa).toBeGreaterThan(0);
    const { codice, testo } = await detto(() => verifica(server.installazione));
    expect(codice).toBe(0);
    expect(testo).toContain(`Il registro è integro: ${testa} eventi.`);
    expect(testo).toContain('Il registro è in KurrentDB: non ci sono checkpoint firmati con cui confrontarlo.');
  });

  it('«checkpoint» ed «esporta» si rifiutano, e non lasciano nulla', async () => {
    const { conf } = server.installazione;
    const file = join(conf.cartellaDati, 'fascicolo.ndjson');
    for (const comando of [
      () => checkpoint(server.installazione),
      () => esporta(server.installazione, { selezione: null, file, coerenza: [] }),
    ]) {
      await expect(comando()).rejects.toMatchObject({
        codiceUscita: 2,
        message: expect.stringMatching(/^Il registro è in KurrentDB: .* solo un registro in PostgreSQL\.$/),
      });
    }
    for (const mai of [file, conf.checkpoint.cartella, join(conf.cartellaDati, 'chiavi', 'checkpoint.key')])
      expect([mai, existsSync(mai)]).toEqual([mai, false]);
  });

  it('«verifica» esce con 3 se il registro è stato cambiato', async () => {
    const evento = kurrent.archivio.storia('cartella.registro')![0]! as { data: Uint8Array };
    const { data } = evento;
    evento.data = Buffer.from(Buffer.from(data).toString('utf8').replace('"ambito":"', '"ambito":"x'));
    try {
      expect(evento.data).not.toEqual(data);
      const { codice, testo } = await detto(() => verifica(server.installazione));
      expect(codice).toBe(3);
      expect(testo).toContain('Il registro NON è integro. Prima rottura alla posizione 1');
    } finally {
      evento.data = data;
    }
  });
});
