import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { type DatabaseDiProva, databaseDiProva } from '../../../test/ambiente/database-di-prova.js';
import { ChiavePrincipaleIgnota, ChiaviPrincipali, idDellaPrincipale } from './chiavi-principali.js';
import { MIGRAZIONI_VAULT } from './migrazioni.js';
import { ruotaChiavePrincipale } from './rotazione.js';
import { type DaAprire, type Soggetto, Vault } from './vault.js';

const SEBINO = 'sebino';
const schemaDi = () => undefined;

describe('La chiave principale', () => {
  const [vecchia, nuova] = [randomBytes(32), randomBytes(32)];
  const pools: pg.Pool[] = [];
  let db: DatabaseDiProva;
  let owner: pg.Client;

  const vaultCon = (chiavi: ChiaviPrincipali, url = db.writer): Vault => {
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    pools.push(pool);
    return new Vault(pool, chiavi);
  };
  const sigilla = async (
    vault: Vault,
    soggetto: Soggetto = { tipo: 'persona', id: randomUUID() },
  ): Promise<DaAprire> => {
    const evento = { id: randomUUID(), tipo: 'Detto', dati: { parole: 'segrete' }, soggetto };
    const [dati] = await vault.sigilla(SEBINO, [evento], schemaDi);
    return { ...evento, ambito: SEBINO, dati: dati! };
  };
  const aperto = { dati: { parole: 'segrete' }, oscurati: [] };
  const avvolteDa = async (): Promise<string[]> =>
    (
      await owner.query<{ principale: string }>(
        'SELECT DISTINCT principale FROM (SELECT principale FROM vault.chiave UNION SELECT principale FROM vault.segreto) t WHERE principale IS NOT NULL',
      )
    ).rows.map((r) => r.principale);

  beforeEach(async () => {
    db = await databaseDiProva(MIGRAZIONI_VAULT);
    owner = new pg.Client({ connectionString: db.owner });
    await owner.connect();
  });
  afterEach(async () => {
    await owner.end();
    await Promise.all(pools.splice(0).map((p) => p.end()));
    await db.chiudi();
  });

  it('ruotata, tutto si apre con la nuova e nulla con la vecchia; i segreti restano quelli', async () => {
    const prima = vaultCon(ChiaviPrincipali.di(vecchia));
    const [chiuso, segreto] = [await sigilla(prima), await prima.segreto('prenotazioni')];
    expect(await ruotaChiavePrincipale(owner, ChiaviPrincipali.di(vecchia), nuova)).toBe(2);
    expect(await avvolteDa()).toEqual([idDellaPrincipale(nuova)]);
    const dopo = vaultCon(ChiaviPrincipali.di(nuova));
    expect(await dopo.apri([chiuso])).toEqual([aperto]);
    expect(await dopo.segreto('prenotazioni')).toEqual(segreto);
    await expect(prima.apri([chiuso])).rejects.toBeInstanceOf(ChiavePrincipaleIgnota);
    await expect(prima.segreto('prenotazioni')).rejects.toBeInstanceOf(ChiavePrincipaleIgnota);
  });

  it('la copia della custodia fatta prima della rotazione non si apre più senza la vecchia', async () => {
    const prima = vaultCon(ChiaviPrincipali.di(vecchia));
    const chiuso = await sigilla(prima);
    const { rows: copia } = await owner.query('SELECT * FROM vault.chiave');
    await ruotaChiavePrincipale(owner, ChiaviPrincipali.di(vecchia), nuova);
    await owner.query('DELETE FROM vault.chiave');
    await owner.query('ALTER TABLE vault.chiave DISABLE TRIGGER principale_attuale');
    await owner.query('INSERT INTO vault.chiave SELECT * FROM jsonb_populate_recordset(NULL::vault.chiave, $1)', [
      JSON.stringify(copia.map((r) => ({ ...r, avvolta: `\\x${(r.avvolta as Buffer).toString('hex')}` }))),
    ]);
    await expect(vaultCon(ChiaviPrincipali.di(nuova)).apri([chiuso])).rejects.toBeInstanceOf(ChiavePrincipaleIgnota);
    expect(await vaultCon(ChiaviPrincipali.di(vecchia)).apri([chiuso])).toEqual([aperto]);
  });

  it('si interrompe a metà, e intanto si legge e si scrive; ripresa, finisce', async () => {
    const entrambe = ChiaviPrincipali.di(vecchia, nuova);
    const vault = vaultCon(entrambe);
    const chiusi: DaAprire[] = [];
    for (let i = 0; i < 20; i++) chiusi.push(await sigilla(vault));
    // Some rows can no longer be wrapped: as if the process had died there.
    const { rows } = await owner.query<{ id: string; avvolta: Buffer }>(
      'SELECT id, avvolta FROM vault.chiave ORDER BY id',
    );
    const guasta = rows.at(-1)!;
    await owner.query(`UPDATE vault.chiave SET avvolta = '\\x00' WHERE id = $1`, [guasta.id]);
    await vault.segreto('prenotazioni');
    await expect(ruotaChiavePrincipale(owner, entrambe, nuova)).rejects.toThrow();
    expect(new Set(await avvolteDa())).toEqual(new Set([idDellaPrincipale(vecchia), idDellaPrincipale(nuova)]));
    await owner.query('UPDATE vault.chiave SET avvolta = $2 WHERE id = $1', [guasta.id, guasta.avvolta]);

    const nuovo = await sigilla(vault);
    expect(await vault.apri([...chiusi, nuovo])).toEqual(Array(21).fill(aperto));
    await ruotaChiavePrincipale(owner, entrambe, nuova);
    expect(await avvolteDa()).toEqual([idDellaPrincipale(nuova)]);
    expect(await vaultCon(ChiaviPrincipali.di(nuova)).apri([...chiusi, nuovo])).toEqual(Array(21).fill(aperto));
  });

  it('chi non sa della rotazione non avvolge più nulla con la vecchia, e chi trova la nuova va avanti da solo', async () => {
    const note = [vecchia];
    const ignaro = vaultCon(ChiaviPrincipali.di(vecchia));
    const attento = vaultCon(await ChiaviPrincipali.da(() => Promise.resolve([...note])));
    await sigilla(ignaro);
    note.push(nuova);
    const scritture = Promise.allSettled(Array.from({ length: 30 }, () => sigilla(attento)));
    await ruotaChiavePrincipale(owner, ChiaviPrincipali.di(vecchia, nuova), nuova);
    const esiti = await scritture;
    expect(esiti.filter((e) => e.status === 'rejected')).toEqual([]);
    // Whoever was writing while it turned is wrapped by the new one too.
    expect(await avvolteDa()).toEqual([idDellaPrincipale(nuova)]);
    await expect(sigilla(ignaro)).rejects.toBeInstanceOf(ChiavePrincipaleIgnota);
    await sigilla(attento);
  });

  it('una chiave distrutta non torna: né cambiandone la riga, né togliendola, né con la rotazione', async () => {
    const vault = vaultCon(ChiaviPrincipali.di(vecchia));
    const soggetto: Soggetto = { tipo: 'persona', id: randomUUID() };
    const chiuso = await sigilla(vault, soggetto);
    const chiavi = await vault.chiaviDi(SEBINO, [soggetto]);
    expect(await vault.distruggi(SEBINO, chiavi, 'DET 1/2026', new Date())).toBe(1);
    expect(await vault.distruggi(SEBINO, chiavi, 'DET 2/2026', new Date())).toBe(0);
    for (const sql of [
      `UPDATE vault.chiave SET avvolta = '\\x00', principale = 'x', distrutta_il = NULL, autorizzazione = NULL`,
      'DELETE FROM vault.chiave',
      'TRUNCATE vault.chiave',
    ]) {
      await expect(owner.query(sql)).rejects.toThrow('stays destroyed');
    }
    await ruotaChiavePrincipale(owner, ChiaviPrincipali.di(vecchia), nuova);
    const oscurato = [{ dati: {}, oscurati: ['*'] }];
    expect(await vaultCon(ChiaviPrincipali.di(nuova)).apri([chiuso])).toEqual(oscurato);
    const { rows } = await owner.query('SELECT autorizzazione, avvolta FROM vault.chiave');
    expect(rows).toEqual([{ autorizzazione: 'DET 1/2026', avvolta: null }]);
  });
});
