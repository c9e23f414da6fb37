import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { apriInstallazione } from '#installazione';
import { LOG_MUTO, urlDi } from '#platform';
import { SEGRETO_DI_PROVA } from '../ambiente/database-di-prova.js';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso } from './caso.js';

/** An erasure cut short at each of its steps, and old copies put back: it ends, and what was destroyed stays destroyed. */

const LENTO = 90_000;

let server: ServerDiProva;
let admin: pg.Client;

beforeEach(async () => {
  server = await ServerDiProva.acceso();
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
}, LENTO);
afterEach(async () => {
  await admin?.end();
  await server?.chiudi();
}, LENTO);

const ruolo = (nome: 'writer') =>
  pg.escapeIdentifier(decodeURIComponent(new URL(urlDi(server.adminUrl, nome, SEGRETO_DI_PROVA)).username));

/** Asked for by one; the second only has to authorise. */
async function chiesta(): Promise<{
  persona: string;
  autorizza: (chiave?: string) => Promise<{ status: number; corpo: { code?: string } }>;
}> {
  const caso = await Caso.aperto(server);
  await caso.atto('chiudi', { il: '2026-06-10', motivo: 'rinuncia' });
  const as = await server.entra('as-1');
  await as.scrivi(`/api/persone/${caso.persona}/atti/chiedi-cancellazione`, {
    oggetto: 'persona',
    fondamento: 'trattamento-illecito',
  });
  const coord = await server.entra('coord-1');
  const { cancellazioni } = await coord.leggi(`/api/persone/${caso.persona}/cancellazione`);
  const corpo = { cancellazione: cancellazioni[0].id, autorizzazione: 'DET 20/2026' };
  return {
    persona: caso.persona,
    autorizza: (chiave) =>
      coord.post(
        `/api/persone/${caso.persona}/atti/autorizza-cancellazione`,
        corpo,
        chiave ? { 'idempotency-key': chiave } : {},
      ),
  };
}

const conclusa = async (persona: string): Promise<boolean> => {
  const coord = await server.entra('coord-1');
  server.ultima = await server.testa();
  const { cancellazioni } = await coord.leggi(`/api/persone/${persona}/cancellazione`);
  return cancellazioni[0].tracce?.distrutteIl != null;
};
const cognomeDi = async (persona: string): Promise<string | null> =>
  (await (await server.entra('coord-1')).leggi(`/api/persone/${persona}`)).cognome;
const cognomeNelLog = async (persona: string, installazione = server.installazione): Promise<unknown> =>
  ((await installazione.archivio.storia('sebino', persona))[0]!.dati as { cognome?: string }).cognome;

describe('Interrotta', () => {
  const elenco = () => join(server.installazione.conf.cartellaDati, 'chiavi', 'distrutte');

  it.each<[string, () => Promise<() => Promise<unknown>>, number]>([
    [
      'prima dell’elenco delle chiavi distrutte',
      async () => {
        await mkdir(join(elenco(), '..'), { recursive: true });
        await writeFile(elenco(), 'un file al posto della cartella');
        return () => rm(elenco());
      },
      500,
    ],
    [
      'prima di distruggere le chiavi: la custodia non risponde, ed è un errore',
      async () => {
        await admin.query(`REVOKE EXECUTE ON FUNCTION vault.distruggi FROM ${ruolo('writer')}`);
        return () => admin.query(`GRANT EXECUTE ON FUNCTION vault.distruggi TO ${ruolo('writer')}`);
      },
      503,
    ],
    [
      'con le chiavi già distrutte, prima di dirlo nel registro',
      async () => {
        await admin.query(`CREATE TRIGGER guasto BEFORE INSERT ON log.evento FOR EACH ROW
          WHEN (NEW.tipo = 'DatiPersonaliDistrutti') EXECUTE FUNCTION log.vieta()`);
        return () => admin.query('DROP TRIGGER guasto ON log.evento');
      },
      503,
    ],
  ])(
    '%s, chi ha chiesto lo sa; poi si conclude, da sola o chiedendo ancora',
    async (_, rompi, status) => {
      const [una, altra] = [await chiesta(), await chiesta()];
      const ripara = await rompi();
      expect((await una.autorizza('chiave-1')).status).toBe(status);
      expect((await altra.autorizza()).status).toBe(status);
      await ripara();
      expect(await conclusa(una.persona)).toBe(false);
      // The same request again goes on from there.
      expect((await una.autorizza('chiave-1')).status).toBe(200);
      expect(await conclusa(una.persona)).toBe(true);
      // And so does the program, when it starts.
      await server.installazione.cancellazioni.riprendi();
      expect(await conclusa(altra.persona)).toBe(true);
      for (const { persona } of [una, altra]) expect(await cognomeDi(persona)).toBeNull();
      const { rows } = await admin.query(
        `SELECT stream, count(*)::int AS quante FROM log.evento WHERE tipo = 'DatiPersonaliDistrutti' GROUP BY stream`,
      );
      expect(rows.map((r) => r.quante)).toEqual(rows.map(() => 1));
    },
    LENTO,
  );
});

describe('Rimessa una copia di prima della cancellazione', () => {
  const riporta = async (copia: readonly Record<string, unknown>[]): Promise<void> => {
    await admin.query('ALTER TABLE vault.chiave DISABLE TRIGGER ALL');
    await admin.query('DELETE FROM vault.chiave');
    await admin.query('INSERT INTO vault.chiave SELECT * FROM jsonb_populate_recordset(NULL::vault.chiave, $1)', [
      JSON.stringify(
        copia.map((r) => ({ ...r, avvolta: r['avvolta'] && `\\x${(r['avvolta'] as Buffer).toString('hex')}` })),
      ),
    ]);
    await admin.query('ALTER TABLE vault.chiave ENABLE TRIGGER ALL');
  };
  const riaperta = async () => apriInstallazione(server.installazione.conf, server.adminUrl, LOG_MUTO, server.orologio);

  let persona: string;
  let copia: Record<string, unknown>[];
  let testaDiPrima: number;
  let testata: Record<string, unknown>;
  const elenco = () => join(server.installazione.conf.cartellaDati, 'chiavi', 'distrutte');

  beforeEach(async () => {
    const c = await chiesta();
    persona = c.persona;
    copia = (await admin.query('SELECT * FROM vault.chiave')).rows as Record<string, unknown>[];
    testaDiPrima = await server.testa();
    testata = (await admin.query('SELECT * FROM log.testa')).rows[0] as Record<string, unknown>;
    expect((await c.autorizza()).status).toBe(200);
    expect(await cognomeNelLog(persona)).toBeUndefined();
    await server.installazione.cancellazioni.riprendi();
  }, LENTO);

  it('un elenco scritto come una volta, di sole chiavi, non ferma chi si accende', async () => {
    const vecchio = { ambito: 'sebino', cancellazione: randomUUID(), autorizzazione: 'DET 1/2020', chiavi: [] };
    await writeFile(join(elenco(), `${vecchio.cancellazione}.json`), JSON.stringify(vecchio));
    const testa = await server.testa();
    const altra = await riaperta();
    await altra.cancellazioni.riattesta();
    await altra.chiudi();
    expect(await server.testa()).toBe(testa);
  });

  it('della custodia: il registro sa che cosa era distrutto, e lo distrugge di nuovo prima di servire', async () => {
    await riporta(copia);
    await rename(elenco(), `${elenco()}-perso`);
    expect(await cognomeNelLog(persona)).toBe(ANAGRAFICA.cognome);
    const installazione = await riaperta();
    expect(await cognomeNelLog(persona, installazione)).toBeUndefined();
    await installazione.chiudi();
  });

  it('della custodia e del registro: lo sa l’elenco, che sta fuori da tutti e due', async () => {
    await riporta(copia);
    await admin.query('ALTER TABLE log.evento DISABLE TRIGGER ALL; ALTER TABLE log.testa DISABLE TRIGGER ALL');
    await admin.query('DELETE FROM log.evento WHERE posizione > $1', [testaDiPrima]);
    const { posizione, registrato_il, chain } = testata;
    await admin.query('UPDATE log.testa SET posizione = $1, registrato_il = $2, chain = $3', [
      posizione,
      registrato_il,
      chain,
    ]);
    expect(await cognomeNelLog(persona)).toBe(ANAGRAFICA.cognome);
    const installazione = await riaperta();
    expect(await cognomeNelLog(persona, installazione)).toBeUndefined();
    await installazione.chiudi();
  });

  it('così vecchia da non avere nemmeno quelle chiavi: sono cancellate, non «mancanti»', async () => {
    await riporta(copia.filter((r) => r['soggetto'] !== persona));
    await expect(cognomeNelLog(persona)).rejects.toThrow('non ha la chiave');
    const installazione = await riaperta();
    expect(await cognomeNelLog(persona, installazione)).toBeUndefined();
    await installazione.chiudi();
  });

  it('chi non è stato cancellato resta leggibile', async () => {
    const altro = (await (await server.entra('as-1')).scrivi('/api/persone', ANAGRAFICA)).id;
    const installazione = await riaperta();
    expect(await cognomeNelLog(altro, installazione)).toBe(ANAGRAFICA.cognome);
    await installazione.chiudi();
  });
});
