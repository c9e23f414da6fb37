import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import type { EsitoVerificaRegistro } from '#attestazione';
import {
  avviaLavori,
  Bacheca,
  ChiaveGiaUsata,
  CodaIrraggiungibile,
  type EsitoEsportazione,
  type Incarico,
  type Installazione,
  type Lavori,
  type LavoroVisto,
  VISTE,
} from '#installazione';
import { leggiConfigurazione, LOG_MUTO } from '#platform';
import { verificatore } from '../../libs/attestazione/src/prova/verificatore.js';
import { RedisDiProva } from '../ambiente/redis-di-prova.js';
import { semina } from '../bench/semina.js';
import { ProcessoDaiSorgenti } from '../proiezioni/processo-dai-sorgenti.js';
import { SalaDiLettura } from '../proiezioni/sala-di-lettura.js';

const LENTO = 120_000;
const RITMO = { lockDuration: 1_500, stalledInterval: 500 };
const AMBITO = 'sebino';
const SIS = { ambito: AMBITO, id: 'sis-1' };
const UCCISIONI = 10;
const TUTTO: Incarico = { tipo: 'esporta', selezione: null, ambito: AMBITO };
const richiesta = (chiave: string, impronta = 'la stessa') => ({
  operatore: SIS,
  idempotenza: { chiave, impronta },
});

describe.each(['PostgreSQL', 'Redis'])('I lavori su %s', (dove) => {
  let sala: SalaDiLettura;
  let redis: RedisDiProva | undefined;
  let installazione: Installazione;
  let cartelle: string[];
  let bacheca: Bacheca;
  let chiave: string;

  beforeAll(async () => {
    sala = await SalaDiLettura.apri();
    redis = dove === 'Redis' ? await RedisDiProva.acceso() : undefined;
    const { conf } = sala.installazione;
    installazione = { ...sala.installazione, conf: { ...conf, redisUrl: redis?.url ?? null } };
    cartelle = await semina(installazione.store, sala.vault, 800);
    for (const proiezione of installazione.runner.proiezioni) await installazione.runner.raggiungi(proiezione);
    bacheca = new Bacheca(installazione);
    chiave = await installazione.attestazione.prepara();
  }, LENTO);
  afterAll(async () => {
    await bacheca.chiudi();
    await sala.chiudi();
    await redis?.spento();
  }, LENTO);

  const uno = async (id: string): Promise<LavoroVisto> => (await bacheca.uno(AMBITO, id))!.visto;
  const finito = async (id: string): Promise<LavoroVisto> => {
    for (;;) {
      const lavoro = await uno(id);
      if (lavoro.stato === 'fatto' || lavoro.stato === 'non-riuscito') return lavoro;
      await attendi(50);
    }
  };
  const esportazioni = () => join(installazione.conf.cartellaDati, 'esportazioni');
  const fascicolo = (id: string) => join(esportazioni(), `${id}.jsonl`);
  const generazione = async (posto: string): Promise<string | undefined> =>
    (
      await sala.admin.query<{ g: string }>(
        `SELECT max(generazione) AS g FROM letture.checkpoint WHERE proiezione = 'leps' AND posto = $1`,
        [posto],
      )
    ).rows[0]?.g;
  const integra = async (id: string) => {
    const { stato, esito, errore } = await finito(id);
    expect([id, stato, errore]).toEqual([id, 'fatto', null]);
    const { byte, sha256 } = esito as EsitoEsportazione;
    const letto = readFileSync(fascicolo(id));
    expect([letto.length, createHash('sha256').update(letto).digest('hex')]).toEqual([byte, sha256]);
    expect((await verificatore(fascicolo(id), '--chiave-pubblica', chiave)).codice).toBe(0);
  };

  describe('con un lavoratore', () => {
    let lavori: Lavori;
    beforeAll(async () => void (lavori = await avviaLavori(installazione, RITMO)), LENTO);
    afterAll(() => lavori.ferma(), LENTO);

    it('il checkpoint e la verifica si fanno, e se ne legge l’esito', async () => {
      const testa = await installazione.store.testa();
      const checkpoint = await finito((await bacheca.chiedi({ tipo: 'checkpoint' }, { operatore: SIS })).id);
      expect(checkpoint).toMatchObject({ tipo: 'checkpoint', stato: 'fatto', esito: { posizione: testa } });
      const verifica = await finito((await bacheca.chiedi({ tipo: 'verifica' }, { operatore: SIS })).id);
      expect(verifica).toMatchObject({ stato: 'fatto', progresso: { fatti: testa, totale: testa }, errore: null });
      expect(verifica.esito as EsitoVerificaRegistro).toMatchObject({
        integra: true,
        eventi: testa,
        provataFinoA: testa,
      });
      expect(verifica.finitoIl).not.toBeNull();
    });

    it('da sé si firmano i checkpoint, e ogni notte si verifica', async () => {
      const elenco = await bacheca.elenco(AMBITO);
      expect(elenco.map((l) => `${l.tipo} ${l.stato}`)).toEqual(
        expect.arrayContaining(['verifica previsto', 'checkpoint previsto']),
      );
      const notturna = elenco.find((l) => l.tipo === 'verifica' && l.stato === 'previsto') as LavoroVisto;
      expect(await uno(notturna.id)).toEqual(notturna);
    });

    it('tutto il registro, un Ambito o una cartella si esportano in un file che si verifica e legge solo il proprietario', async () => {
      const quali: Incarico[] = [
        TUTTO,
        { ...TUTTO, selezione: { ambito: AMBITO } },
        { ...TUTTO, selezione: { cartella: cartelle[0]! } },
      ];
      for (const incarico of quali) {
        const { id } = await bacheca.chiedi(incarico, { operatore: SIS });
        await integra(id);
        expect(((await uno(id)).esito as EsitoEsportazione).eventi).toBeGreaterThan(0);
        expect(statSync(fascicolo(id)).mode & 0o777).toBe(0o600);
      }
      expect(statSync(esportazioni()).mode & 0o777).toBe(0o700);
      expect((await bacheca.elenco(AMBITO)).flatMap((l) => (l.tipo === 'esporta' ? [l.oggetto] : []))).toEqual([
        'cartella',
        'ambito',
        'registro',
      ]);
    });

    it('la stessa richiesta è lo stesso lavoro, anche dopo; con la stessa chiave un’altra è rifiutata', async () => {
      const prima = await bacheca.chiedi(TUTTO, richiesta('k-1'));
      await finito(prima.id);
      const dopo = await bacheca.chiedi(TUTTO, richiesta('k-1'));
      expect(dopo).toMatchObject({ id: prima.id, stato: 'fatto' });
      await expect(bacheca.chiedi(TUTTO, richiesta('k-1', 'un’altra'))).rejects.toThrow(ChiaveGiaUsata);
      const altri = await bacheca.chiedi(TUTTO, { ...richiesta('k-1'), operatore: { ...SIS, id: 'rev-1' } });
      expect(altri.id).not.toBe(prima.id);
      await finito(altri.id);
      // Ids of operators are those of one Ambito: somebody of another may have the same.
      const altrove = { ...TUTTO, ambito: 'altro' };
      const omonimo = await bacheca.chiedi(altrove, { ...richiesta('k-1'), operatore: { ...SIS, ambito: 'altro' } });
      expect(omonimo.id).not.toBe(prima.id);
      expect(await bacheca.uno(AMBITO, omonimo.id)).toBeUndefined();
    });

    it('le viste si rifanno, e quelle di prima restano per tornare indietro', async () => {
      expect(VISTE).toEqual(['tutte', ...installazione.runner.proiezioni.map((p) => p.nome)]);
      const servente = await generazione('letture');
      const { id } = await bacheca.chiedi({ tipo: 'rebuild', vista: 'leps' }, { operatore: SIS });
      expect(await finito(id)).toMatchObject({ stato: 'fatto', oggetto: 'leps', esito: { viste: ['leps'] } });
      expect(await generazione('letture_precedente')).toBe(servente);
    });

    it('un lavoro ripreso dopo che aveva finito non rifà niente', async () => {
      const adesso = await generazione('letture');
      const { id } = await bacheca.chiedi(
        { tipo: 'rebuild', vista: 'leps', serventi: { leps: String(Number(adesso) - 1) } },
        { operatore: SIS },
      );
      expect(await finito(id)).toMatchObject({ stato: 'fatto', esito: { viste: ['leps'] } });
      expect(await generazione('letture')).toBe(adesso);
    });

    it('un fascicolo resta finché resta il suo lavoro', async () => {
      const { id } = await bacheca.chiedi(TUTTO, { operatore: SIS });
      await finito(id);
      const orfano = '00000000-0000-4000-8000-000000000000';
      for (const nome of [`${orfano}.jsonl`, `${orfano}.jsonl.12345`]) writeFileSync(join(esportazioni(), nome), '');
      await finito((await bacheca.chiedi({ tipo: 'verifica' }, { operatore: SIS })).id);
      expect(readdirSync(esportazioni()).filter((nome) => nome.includes(orfano))).toEqual([]);
      expect(readdirSync(esportazioni())).toContain(`${id}.jsonl`);
    });

    it('chi è di un altro Ambito non vede le esportazioni di questo', async () => {
      const { id } = await bacheca.chiedi(TUTTO, { operatore: SIS });
      await finito(id);
      expect(await bacheca.uno('altrove', id)).toBeUndefined();
      expect((await bacheca.elenco('altrove')).filter((l) => l.tipo === 'esporta')).toEqual([]);
    });

    it('se il registro smentisce ciò che è firmato, il lavoro finisce male e dice perché', async () => {
      const { rows } = await sala.admin.query(`SELECT chain FROM log.testa`);
      await sala.admin.query(`SET session_replication_role = 'replica'`);
      await sala.admin.query(`UPDATE log.testa SET chain = sha256('altro')`);
      try {
        const { id } = await bacheca.chiedi({ tipo: 'checkpoint' }, { operatore: SIS });
        const esito = await finito(id);
        expect(esito).toMatchObject({ stato: 'non-riuscito', esito: null, tentativi: 1 });
        expect(esito.errore).toMatch(/La testa del registro/);
      } finally {
        await sala.admin.query(`UPDATE log.testa SET chain = $1`, [rows[0].chain]);
      }
    });
  });

  describe('senza nessuno che lavori', () => {
    it('le richieste aspettano; due insieme per la stessa cosa sono una, due esportazioni sono due', async () => {
      const chiedi = (incarico: Incarico) => bacheca.chiedi(incarico, { operatore: SIS });
      const [a, b, c] = await Promise.all([
        chiedi({ tipo: 'rebuild', vista: 'leps' }),
        chiedi({ tipo: 'rebuild', vista: 'leps' }),
        chiedi({ tipo: 'rebuild', vista: 'persone' }),
      ]);
      expect([a.stato, a.esito, a.tentativi]).toEqual(['in-attesa', null, 0]);
      expect(b.id).toBe(a.id);
      expect(c.id).not.toBe(a.id);
      const [d, e] = await Promise.all([chiedi(TUTTO), chiedi(TUTTO)]);
      expect(e.id).not.toBe(d.id);
    });
  });

  it(
    `un lavoratore ucciso ${UCCISIONI} volte a caso non perde un lavoro e non ne fa nessuno due volte`,
    async () => {
      const processi: ProcessoDaiSorgenti[] = [];
      const ambiente = {
        ...sala.ambiente,
        LOG_LEVEL: 'error',
        ...(redis && { REDIS_URL: redis.url }),
      };
      const lavoratore = () => {
        const processo = new ProcessoDaiSorgenti('test/lavori/lavoratore-frettoloso.ts', ambiente);
        processi.push(processo);
        return processo;
      };
      const pronto = async (processo: ProcessoDaiSorgenti) => {
        while (!processo.detto.includes('pronto')) {
          if (!processo.vivo) throw new Error(`Non si è acceso: ${processo.errori.join(' ')}`);
          await attendi(5);
        }
      };
      const chiesti = new Set<string>((await bacheca.elenco(AMBITO)).map((l) => l.id));
      const chiedi = async (incarico: Incarico, n: number) => {
        const { id } = await bacheca.chiedi(incarico, richiesta(`uccisi-${incarico.tipo}-${n}`));
        chiesti.add(id);
        return id;
      };
      const servente = await generazione('letture');
      const fascicoli: string[] = [];
      try {
        // While one works, the next one starts.
        let prossimo = lavoratore();
        for (let giro = 0; giro < UCCISIONI; giro++) {
          const vittima = prossimo;
          for (let i = 0; i < 3; i++) fascicoli.push(await chiedi(TUTTO, giro * 10 + i));
          await chiedi({ tipo: 'checkpoint' }, giro);
          await chiedi({ tipo: 'verifica' }, giro);
          await pronto(vittima);
          prossimo = lavoratore();
          // New facts to attest, while it works.
          await semina(installazione.store, sala.vault, (await installazione.store.testa()) + 40);
          await attendi(Math.random() * 400);
          await vittima.finisci('SIGKILL');
        }
        await pronto(prossimo);
        const finiti = await Promise.all(
          [...chiesti].map((id) => uno(id).then((l) => (l.stato === 'previsto' ? l : finito(id)))),
        );
        expect(finiti.filter((l) => l.stato === 'non-riuscito' && l.tipo !== 'checkpoint')).toEqual([]);
        // Someone was killed with a job in hand: otherwise this proves nothing.
        expect(finiti.filter((l) => l.tentativi > 1).length).toBeGreaterThan(0);
      } finally {
        await Promise.all(processi.map((p) => p.finisci()));
      }
      for (const id of fascicoli) await integra(id);
      const diTutti = [...(await bacheca.elenco(AMBITO)), ...(await bacheca.elenco('altro'))];
      const attesi = diTutti.filter((l) => l.tipo === 'esporta').map((l) => `${l.id}.jsonl`);
      expect(readdirSync(esportazioni()).sort()).toEqual(attesi.sort());
      expect(new Set(fascicoli).size).toBe(UCCISIONI * 3);
      // The one rebuild of these tables that was asked for was done once: those of before are still there.
      expect(await generazione('letture_precedente')).toBe(servente);
      const checkpoint = readdirSync(installazione.conf.checkpoint.cartella).filter((n) => n.endsWith('.checkpoint'));
      expect(checkpoint.length).toBeGreaterThan(1);
      await expect(installazione.attestazione.verifica()).resolves.toMatchObject({
        integra: true,
        rottura: null,
        confrontati: checkpoint.length,
      });
      for (const proiezione of installazione.runner.proiezioni) await installazione.runner.raggiungi(proiezione);
      for (const proiezione of installazione.runner.proiezioni)
        for (const tabella of await installazione.runner.ricostruzione.confronta(proiezione, 10))
          expect([tabella.tabella, tabella.diverse]).toEqual([tabella.tabella, 0]);
    },
    LENTO,
  );
});

describe('Quando Redis non risponde', () => {
  it('chi chiede lo sa in pochi secondi', async () => {
    const conf = leggiConfigurazione({ REDIS_URL: 'redis://127.0.0.1:1' });
    const bacheca = new Bacheca({ conf, urlCode: '', log: LOG_MUTO });
    await Promise.all([
      expect(bacheca.chiedi({ tipo: 'checkpoint' }, { operatore: SIS })).rejects.toThrow(CodaIrraggiungibile),
      expect(bacheca.elenco(AMBITO)).rejects.toThrow(CodaIrraggiungibile),
    ]);
    await bacheca.chiudi();
  });
});
