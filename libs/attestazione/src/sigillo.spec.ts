import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AttestazioneRifiutata } from './checkpoint/attestazione-rifiutata.js';
import { apriCheckpoint } from './checkpoint/checkpoint.js';
import { chiavePubblica } from './checkpoint/nota-firmata.js';
import { Albero } from './albero/albero.js';
import { RegistroDiProva } from './prova/registro-di-prova.js';

describe('Il sigillo del registro', () => {
  let registro: RegistroDiProva;
  beforeEach(async () => {
    registro = await RegistroDiProva.aperto(6);
  });
  afterEach(() => registro.chiudi());

  const in_ = (nome: string) => join(registro.cartella, nome);
  const firmati = (dove = 'dati/checkpoint') => readdirSync(in_(dove)).filter((n) => n.endsWith('.checkpoint'));

  it('firma ciò che il registro contiene: lo può ricalcolare chiunque abbia gli eventi', async () => {
    const sigillato = await registro.attestazione().sigillaOra();
    const { rows } = await registro.admin.query<{ leaf: Buffer; chain: Buffer }>(
      'SELECT leaf, chain FROM log.evento ORDER BY posizione',
    );
    expect(sigillato).toMatchObject({ nuovo: true, copia: null });
    const pubblica = chiavePubblica(readFileSync(in_('dati/checkpoint/chiave-pubblica.txt'), 'utf8'))!;
    const letto = apriCheckpoint(readFileSync(in_(`dati/checkpoint/${firmati()[0]}`), 'utf8'), pubblica);
    expect(letto).toEqual({
      origine: pubblica.nome,
      dimensione: 6,
      radice: new Albero(Buffer.concat(rows.map((r) => r.leaf))).radice(),
      chain: rows.at(-1)!.chain,
      ora: registro.orologio.adesso().toISOString(),
      consultazioni: [],
    });
  });

  it('crea la chiave la prima volta, che solo il suo padrone può leggere, e poi usa quella', async () => {
    const chiave = await registro.attestazione().prepara();
    expect((statSync(in_('dati/chiavi/checkpoint.key')).mode & 0o777).toString(8)).toBe('600');
    expect(await registro.attestazione().prepara()).toBe(chiave);
    chmodSync(in_('dati/chiavi/checkpoint.key'), 0o640);
    await expect(registro.attestazione().prepara()).rejects.toThrow('può essere letto o scritto da altri');
    chmodSync(in_('dati/chiavi/checkpoint.key'), 0o600);
    writeFileSync(in_('dati/chiavi/checkpoint.key'), 'rovinata');
    await expect(registro.attestazione().prepara()).rejects.toThrow('non contiene una chiave');
  });

  it('di un registro vuoto non attesta nulla', async () => {
    const vuoto = await RegistroDiProva.aperto();
    await expect(vuoto.attestazione().sigillaOra()).resolves.toBeUndefined();
    await vuoto.chiudi();
  });

  it('alla stessa testa è sempre lo stesso checkpoint, anche se lo chiedono in molti insieme', async () => {
    const [una, altra] = [registro.attestazione(), registro.attestazione()];
    const sigilli = await Promise.all([una, altra, una, altra, una, altra, una, altra].map((a) => a.sigillaOra()));
    expect(sigilli.filter((s) => s!.nuovo)).toHaveLength(1);
    expect(new Set(sigilli.map((s) => s!.checkpoint.nota)).size).toBe(1);
    expect(firmati()).toHaveLength(1);
    registro.orologio.avanza(1_000);
    await expect(registro.attestazione().sigillaOra()).resolves.toMatchObject({ nuovo: false });
    expect(firmati()).toHaveLength(1);
  });

  it('mentre altri scrivono, ogni checkpoint segue dal precedente', async () => {
    const [una, altra] = [registro.attestazione(), registro.attestazione()];
    await Promise.all([registro.scrivi(30), ...[una, altra, una, altra].map((a) => a.sigillaOra())]);
    await una.sigillaOra();
    await expect(una.verifica()).resolves.toMatchObject({ integra: true, provataFinoA: 36 });
  });

  it('riprende da dove era arrivato, e lo stesso se non se ne ricorda o se ne ricorda male', async () => {
    const attestazione = registro.attestazione();
    const radici: string[] = [];
    for (const dimentica of [
      () => undefined,
      () => rmSync(in_('dati/checkpoint/frontiera.json')),
      () => writeFileSync(in_('dati/checkpoint/frontiera.json'), '{"dimensione":12,"cime":["AA==","AA=="]}'),
      () => writeFileSync(in_('dati/checkpoint/frontiera.json'), 'rovinata'),
    ]) {
      dimentica();
      await registro.scrivi(3);
      radici.push((await attestazione.sigillaOra())!.checkpoint.radice.toString('hex'));
    }
    const { rows } = await registro.admin.query<{ leaf: Buffer }>('SELECT leaf FROM log.evento ORDER BY posizione');
    const albero = new Albero(Buffer.concat(rows.map((r) => r.leaf)));
    expect(radici).toEqual([9, 12, 15, 18].map((n) => albero.radice(n).toString('hex')));
  });

  describe('rifiuta di attestare', () => {
    const rifiutato = async (motivo: RegExp, posizione?: number) => {
      const prima = firmati();
      const errore = await registro
        .attestazione()
        .sigillaOra()
        .then(
          () => undefined,
          (e: unknown) => e as AttestazioneRifiutata,
        );
      expect(errore).toBeInstanceOf(AttestazioneRifiutata);
      expect(errore?.message).toMatch(motivo);
      if (posizione !== undefined) expect(errore?.posizione).toBe(posizione);
      expect(firmati()).toEqual(prima);
    };
    beforeEach(async () => {
      await registro.attestazione().sigillaOra();
    });

    it('un registro riportato indietro', async () => {
      await registro.taglia(4);
      await rifiutato(
        /ha 4 eventi, ma l’ultimo checkpoint firmato ne attesta 6: è stato tagliato, o riportato indietro/,
        5,
      );
    });

    it('un registro riportato indietro e poi cresciuto di nuovo, altrimenti', async () => {
      await registro.taglia(4);
      await registro.scrivi(5);
      await rifiutato(
        /Fino alla posizione 6 il registro non è quello dell’ultimo checkpoint firmato .*: è stato riscritto/,
      );
    });

    it('un registro riscritto e riconcatenato dall’inizio', async () => {
      await registro.cambia(2);
      await registro.rifai(2);
      await rifiutato(/Fino alla posizione 6 .* è stato riscritto/);
    });

    it('un registro riscritto prima, lasciando la catena com’era: se deve ricalcolarlo', async () => {
      await registro.cambia(2);
      await registro.admin.query(`UPDATE log.evento SET leaf = sha256('altro') WHERE posizione = 2`);
      rmSync(in_('dati/checkpoint/frontiera.json'));
      await registro.scrivi(1);
      await rifiutato(/è stato riscritto/);
    });

    it('un evento nuovo che non è quello scritto', async () => {
      await registro.scrivi(3);
      await registro.cambia(8);
      await rifiutato(/L’evento .*, alla posizione 8, non segue ciò che era stato attestato/, 8);
    });

    it('un evento nuovo che manca', async () => {
      await registro.scrivi(3);
      await registro.admin.query('DELETE FROM log.evento WHERE posizione = 8');
      await rifiutato(/alla posizione 9, non segue/, 9);
    });

    it('una testa che dice altro', async () => {
      await registro.scrivi(3);
      await registro.admin.query('UPDATE log.testa SET posizione = 12');
      await rifiutato(/La testa del registro, alla posizione 12, non è quella dell’ultimo evento/);
    });

    it('dopo che il suo ultimo checkpoint è stato cambiato', async () => {
      const file = in_(`dati/checkpoint/${firmati()[0]}`);
      writeFileSync(file, readFileSync(file, 'utf8').replace('\n6\n', '\n5\n'));
      await registro.scrivi(1);
      await rifiutato(/non è un checkpoint firmato con la chiave di questa installazione/);
    });

    it('con una chiave diversa da quella dei checkpoint che ci sono', async () => {
      renameSync(in_('dati/chiavi'), in_('dati/chiavi-di-prima'));
      await rifiutato(/sono di un’altra chiave: la chiave di firma è stata cambiata/);
    });

    it('un registro delle consultazioni cambiato o tagliato', async () => {
      await registro.consulta();
      await registro.consulta();
      await registro.attestazione().sigillaOra();
      await registro.admin.query(`UPDATE consultazioni.consultazione SET chain = sha256('altro') WHERE seq = 2`);
      await rifiutato(/La consultazione 2 di un Ambito non è più quella attestata/);
      await registro.admin.query('DELETE FROM consultazioni.consultazione WHERE seq = 2');
      await rifiutato(/La consultazione 2 di un Ambito non è più quella attestata/);
    });
  });

  it('attesta anche le consultazioni, e per esse basta una consultazione nuova', async () => {
    const attestazione = registro.attestazione();
    await attestazione.sigillaOra();
    await registro.consulta();
    const sigillato = await attestazione.sigillaOra();
    expect(sigillato).toMatchObject({
      nuovo: true,
      checkpoint: { dimensione: 6, consultazioni: [{ ambito: 'sebino', seq: 1 }] },
    });
    expect(firmati()).toHaveLength(2);
    await expect(attestazione.sigillaOra()).resolves.toMatchObject({ nuovo: false });
  });

  it('chi attesta non può leggere che cosa dicono le consultazioni', async () => {
    await registro.consulta();
    await expect(registro.lettura.query('SELECT contenuto FROM consultazioni.consultazione')).rejects.toThrow(
      'permission denied',
    );
  });

  it('il tempo dei checkpoint non torna indietro, qualunque ora dica l’orologio', async () => {
    const primo = (await registro.attestazione().sigillaOra())!.checkpoint.ora;
    await registro.scrivi(1);
    registro.orologio.imposta('2020-01-01T00:00:00.000Z');
    const secondo = (await registro.attestazione().sigillaOra())!.checkpoint.ora;
    expect(secondo > primo).toBe(true);
  });

  describe('con un secondo posto', () => {
    const doppia = () => registro.attestazione({ copia: in_('copia') });

    it('vi lascia gli stessi file', async () => {
      mkdirSync(in_('copia'));
      await doppia().sigillaOra();
      await registro.scrivi(1);
      await doppia().sigillaOra();
      expect(firmati('copia')).toEqual(firmati());
      for (const nome of [...firmati(), 'chiave-pubblica.txt'])
        expect(readFileSync(in_(`copia/${nome}`), 'utf8')).toBe(readFileSync(in_(`dati/checkpoint/${nome}`), 'utf8'));
      expect(readdirSync(in_('copia'))).not.toContain('checkpoint.key');
    });

    it('se non c’è firma lo stesso, lo dice, e dopo gli dà ciò che manca', async () => {
      const sigillato = await doppia().sigillaOra();
      expect(sigillato?.copia?.message).toContain('ENOENT');
      await registro.scrivi(1);
      await doppia().sigillaOra();
      mkdirSync(in_('copia'));
      await expect(doppia().sigillaOra()).resolves.toMatchObject({ nuovo: false, copia: null });
      expect(firmati('copia')).toEqual(firmati());
      expect(firmati()).toHaveLength(2);
    });

    it('ricorda da lì ciò che qui è stato tolto, e rifiuta ciò che qui è stato cambiato', async () => {
      mkdirSync(in_('copia'));
      await doppia().sigillaOra();
      const [nome] = firmati() as [string];
      rmSync(in_(`dati/checkpoint/${nome}`));
      rmSync(in_('dati/checkpoint/frontiera.json'));
      await registro.taglia(4);
      await expect(doppia().sigillaOra()).rejects.toThrow(/ha 4 eventi, ma l’ultimo checkpoint firmato ne attesta 6/);
      writeFileSync(
        in_(`dati/checkpoint/${nome}`),
        readFileSync(in_(`copia/${nome}`), 'utf8').replace('\n6\n', '\n4\n'),
      );
      await expect(doppia().sigillaOra()).rejects.toThrow(/non è lo stesso nei due posti/);
    });
  });
});
