import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import { fermaPostgresOrfano } from '#platform';
import { neiFile } from '../ambiente/ricerca-dappertutto.js';
import { entra } from './cliente-tenace.js';
import { ProgrammaVero } from './programma-vero.js';

const UCCISIONI = 5;
const COMUNE = '017085';

/** The real program, on its own PostgreSQL: killed while it erases, and then looked through with grep. */
describe('Il programma ucciso mentre cancella', () => {
  let dati: string;
  let programma: ProgrammaVero;

  beforeAll(async () => {
    dati = await mkdtemp(join(tmpdir(), `cartella-prove-${process.pid}-`));
    await chmod(dati, 0o711);
    programma = new ProgrammaVero(dati);
    await programma.accendi();
  }, 90_000);
  afterAll(async () => {
    await programma.uccidi();
    await fermaPostgresOrfano(dati);
    await rm(dati, { recursive: true, force: true });
  });

  const chiedi = async (operatore: string, percorso: string, corpo?: object) => {
    const risposta = await fetch(programma.indirizzo + percorso, {
      method: corpo ? 'POST' : 'GET',
      headers: {
        cookie: await entra(programma.indirizzo, operatore),
        'x-cartella': '1',
        ...(corpo && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(corpo && { body: JSON.stringify(corpo) }),
    });
    const testo = await risposta.text();
    if (risposta.status >= 400) throw new Error(`${percorso}: ${risposta.status} ${testo}`);
    return JSON.parse(testo);
  };

  /** Until the traces are gone too, or nobody authorised. */
  const conclusa = async (persona: string): Promise<'autorizzata' | 'chiesta'> => {
    for (const fine = Date.now() + 90_000; Date.now() < fine; await attendi(200)) {
      const { cancellazioni } = await chiedi('coord-1', `/api/persone/${persona}/cancellazione`);
      if (cancellazioni[0].stato === 'chiesta' || cancellazioni[0].tracce.ripuliteIl) return cancellazioni[0].stato;
    }
    throw new Error('la cancellazione non si conclude');
  };

  it('conclude ciò che era stato autorizzato, e di nessuno resta traccia nella cartella dei dati', async () => {
    const marche: string[] = [];
    const vivi: string[] = [];
    for (let n = 0; n < UCCISIONI; n++) {
      const marca = `Qquintavalle${n}${randomUUID().slice(0, 8)}`;
      const { id } = await chiedi('as-1', '/api/persone', {
        cognome: marca,
        nome: 'Zzerasmo',
        nascita: '1940-05-01',
        sesso: 'M',
        comune: COMUNE,
        tipoCodiceFiscale: 'assente',
      });
      const { posizione } = await chiedi('as-1', '/api/accessi', {
        canale: 'telefono',
        punto: 'segretariato',
        segnalante: 'familiare',
        persona: id,
        richiesta: `Parla di ${marca}`,
        comune: COMUNE,
        noto: 'nuovo',
      });
      expect((await chiedi('as-1', `/api/persone/${id}?attendi=${posizione}`)).cognome).toBe(marca);
      await chiedi('as-1', `/api/persone/${id}/atti/chiedi-cancellazione`, {
        oggetto: 'persona',
        fondamento: 'trattamento-illecito',
      });
      const { cancellazioni } = await chiedi('coord-1', `/api/persone/${id}/cancellazione`);
      const sospesa = chiedi('coord-1', `/api/persone/${id}/atti/autorizza-cancellazione`, {
        cancellazione: cancellazioni[0].id,
        autorizzazione: `DET ${n}/2026`,
      }).catch(() => undefined);
      await attendi(10 + Math.random() * 120);
      await programma.uccidi();
      await sospesa;
      await programma.accendi();
      const stato = await conclusa(id);
      const { cognome } = await chiedi('coord-1', `/api/persone/${id}`);
      expect([stato, cognome]).toEqual([stato, stato === 'autorizzata' ? null : marca]);
      if (stato === 'autorizzata') marche.push(marca);
      else vivi.push(marca);
    }
    expect(marche.length).toBeGreaterThan(0);
    expect(await neiFile(dati, marche)).toEqual([]);
    expect((await programma.esegui('verifica')).codice).toBe(0);
  }, 300_000);

  it('la chiave principale si cambia mentre il programma serve, e chi c’era si legge ancora', async () => {
    const anagrafica = { nascita: '1940-05-01', sesso: 'F', comune: COMUNE, tipoCodiceFiscale: 'assente' };
    const nuova = async (nome: string) =>
      (await chiedi('as-1', '/api/persone', { ...anagrafica, cognome: 'Rossèlli', nome })).id as string;
    const prima = await nuova('Ada');
    const { codice, detto } = await programma.esegui('chiavi', 'ruota');
    expect([codice, detto]).toEqual([0, expect.stringContaining('La chiave principale è cambiata')]);
    const dopo = await nuova('Bice');
    for (const persona of [prima, dopo]) {
      await chiedi('as-1', `/api/persone/${persona}/atti/aggiorna-anagrafica`, { telefono: '030 1' });
      expect((await chiedi('coord-1', `/api/persone/${persona}/cancellazione`)).cognome).toBe('Rossèlli');
    }
  }, 60_000);
});
