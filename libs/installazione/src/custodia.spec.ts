import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Configurazione, leggiConfigurazione, LOG_MUTO } from '#platform';
import { type DatabaseVuoto, databaseVuoto, SEGRETO_DI_PROVA } from '../../../test/ambiente/database-di-prova.js';
import { chiaviPrincipaliDi, ruotaChiavi } from './custodia.js';
import { apriInstallazione, preparaDatabase } from './installazione.js';

const NIENTE = () => undefined;

describe('La custodia di un’installazione', () => {
  let cartella: string;
  let db: DatabaseVuoto;
  const conf = (altro: Record<string, string> = {}): Configurazione =>
    leggiConfigurazione({ DATA_DIR: cartella, SEGRETO_RUOLI: SEGRETO_DI_PROVA, ...altro });
  const file = (nome = 'principale.key') => join(cartella, 'chiavi', nome);
  /** @returns what the secret of the reservations is */
  const apri = async (c: Configurazione): Promise<string> => {
    const installazione = await apriInstallazione(c, db.adminUrl, LOG_MUTO);
    const segreto = await installazione.vault.segreto('prenotazioni');
    await installazione.chiudi();
    return segreto.toString('hex');
  };

  beforeEach(async () => {
    cartella = await mkdtemp(join(tmpdir(), 'cartella-custodia-'));
    db = await databaseVuoto();
    await preparaDatabase(conf(), db.adminUrl);
  });
  afterEach(async () => {
    await db.chiudi();
    await rm(cartella, { recursive: true, force: true });
  });

  it('fa la sua chiave in un file che legge solo il proprietario; letta da altri, non parte', async () => {
    await apri(conf());
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    await chmod(file(), 0o640);
    await expect(chiaviPrincipaliDi(conf())).rejects.toThrow('chmod 600');
    await expect(apri(conf())).rejects.toThrow('chmod 600');
  });

  it('con la chiave di un’altra non parte, e non dice che i dati sono cancellati', async () => {
    await apri(conf());
    await expect(apri(conf({ MASTER_KEY: 'ab'.repeat(32) }))).rejects.toThrow('non è quella di questa custodia');
  });

  it('ruotata nel file, parte con la nuova; le prenotazioni restano quelle', async () => {
    const segreto = await apri(conf());
    const vecchia = await readFile(file(), 'utf8');
    await ruotaChiavi(conf(), db.adminUrl, NIENTE);
    expect(await readFile(file(), 'utf8')).not.toBe(vecchia);
    await expect(stat(file('principale-nuova.key'))).rejects.toThrow('ENOENT');
    expect(await apri(conf())).toBe(segreto);
    await expect(apri(conf({ MASTER_KEY: vecchia.trim() }))).rejects.toThrow('non è quella');
  });

  it('ruotata nell’ambiente, vuole quella di prima e poi ne fa a meno', async () => {
    const [prima, dopo] = ['11'.repeat(32), '22'.repeat(32)];
    const segreto = await apri(conf({ MASTER_KEY: prima }));
    await expect(ruotaChiavi(conf({ MASTER_KEY: dopo }), db.adminUrl, NIENTE)).rejects.toThrow('MASTER_KEY_PRECEDENTE');
    const entrambe = conf({ MASTER_KEY: dopo, MASTER_KEY_PRECEDENTE: prima });
    expect(await apri(entrambe)).toBe(segreto);
    await ruotaChiavi(entrambe, db.adminUrl, NIENTE);
    expect(await apri(conf({ MASTER_KEY: dopo }))).toBe(segreto);
    await expect(apri(conf({ MASTER_KEY: prima }))).rejects.toThrow('non è quella');
  });
});
