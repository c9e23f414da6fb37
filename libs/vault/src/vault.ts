import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { leggiInAmbito, RifiutoHttp, scriviInAmbito } from '#platform';
import type { ChiaveDistrutta } from '#storia';
import { rifiuto } from '#storia';
import { ChiavePrincipaleIgnota, type ChiaviPrincipali } from './chiavi-principali.js';
import { cifra, decifra, nuovaChiave } from './cifratura.js';
import type { Dati, SchemaDi } from './parti.js';
import { riunisci, separa, vuoto } from './parti.js';

/**
 * Whose key closes what is sealed. `registro`: of nobody in particular, in a register that is forgotten in time; no event
 * of the log is ever closed with it.
 */
export interface Soggetto {
  readonly tipo: ChiaveDistrutta['soggetto']['tipo'] | 'registro';
  readonly id: string;
}

export interface DaSigillare {
  readonly id: string;
  readonly tipo: string;
  readonly dati: Dati;
  readonly soggetto: Soggetto;
}

export interface DaAprire {
  readonly id: string;
  readonly tipo: string;
  readonly ambito: string;
  readonly dati: Dati;
}

export interface Aperto {
  readonly dati: Dati;
  /** Sealed fields whose key was destroyed. */
  readonly oscurati: readonly string[];
}

/** The vault did not answer. It is never the same as "erased". */
export class VaultIrraggiungibile extends RifiutoHttp {
  constructor(causa: unknown) {
    super(rifiuto('custodia-irraggiungibile', 'La custodia delle chiavi non risponde: riprova tra poco.'), 503, causa);
  }
}

/** Data were sealed with a key that the vault does not hold: another vault, or an older copy of it. Never "erased" either. */
export class ChiaveMancante extends Error {
  constructor(id: string) {
    super(`La custodia non ha la chiave ${id}`);
  }
}

/** Data cannot be closed with a key that was destroyed: nothing more is recorded of who was erased. */
export class SoggettoCancellato extends RifiutoHttp {
  constructor() {
    super(
      rifiuto(
        'dati-cancellati',
        'I dati personali di questo fascicolo sono stati cancellati e la loro chiave distrutta: non vi si scrive più.',
      ),
      409,
    );
  }
}

interface Sigillo {
  readonly chiave: string;
  readonly cifrato: string;
}

interface RigaChiave {
  id: string;
  ambito: string;
  tipo_soggetto: string;
  soggetto: string;
  di_testo: boolean;
  avvolta: Buffer | null;
  principale: string | null;
}

interface ChiaveAperta {
  readonly id: string;
  /** Null once destroyed. */
  readonly chiave: Buffer | null;
}

/** SQLSTATE by which the database refuses a key wrapped with a master key that is no longer the current one. */
const PRINCIPALE_SUPERATA = '55000';
const SIGILLATI = '_sigillati';
const NIENTE: readonly string[] = [];
const TESTI = '_testi';
/** What is authenticated with the key of a subject: wrapped for one, it does not open for another. */
export const nomeSoggetto = (ambito: string, tipo: string, id: string): string => `${ambito}|${tipo}|${id}`;

export class Vault {
  /**
   * No key is remembered: one destroyed a moment ago, by anybody, must neither open nor seal anything more.
   * @param pool of the writer role, or of the projector role for a vault that only opens
   * @param principali the master keys, which never enter the database
   * @param attraversaAmbiti true for the projector, which the database lets read every Ambito
   */
  constructor(
    private readonly pool: pg.Pool,
    private readonly principali: ChiaviPrincipali,
    private readonly attraversaAmbiti = false,
  ) {}

  /** Seals the data of events, making the keys that are missing. The keys are durable before this returns. */
  async sigilla(ambito: string, eventi: readonly DaSigillare[], schemaDi: SchemaDi): Promise<Dati[]> {
    const separati = eventi.map(({ id, tipo, dati, soggetto }) => ({
      id,
      soggetto,
      parti: separa(tipo, dati, schemaDi),
    }));
    // What is all clear needs no key, and makes none.
    const daChiudere = separati.filter(({ parti }) => !(vuoto(parti.sigillati) && vuoto(parti.testi)));
    const soggetti = new Map(daChiudere.map((e) => [nomeSoggetto(ambito, e.soggetto.tipo, e.soggetto.id), e.soggetto]));
    const chiavi = await this.chiaviPerSigillare(ambito, [...soggetti.values()]);
    const nuove: { id: string; soggetto: Soggetto; avvolta: Buffer }[] = [];

    const sigillati = separati.map(({ id, parti, soggetto }) => {
      const aperta = chiavi.get(nomeSoggetto(ambito, soggetto.tipo, soggetto.id));
      if (!aperta) return parti.chiari;
      const { id: idChiave, chiave } = aperta;
      if (!chiave && !(vuoto(parti.sigillati) && vuoto(parti.testi))) throw new SoggettoCancellato();
      const testi: Record<string, Sigillo> = {};
      for (const [percorso, testo] of Object.entries(parti.testi)) {
        const propria = nuovaChiave();
        const idTesto = uuidv7();
        nuove.push({ id: idTesto, soggetto, avvolta: cifra(chiave as Buffer, propria, idTesto) });
        testi[percorso] = { chiave: idTesto, cifrato: chiudi(propria, testo, `${id}|${percorso}`) };
      }
      return {
        ...parti.chiari,
        ...(vuoto(parti.sigillati)
          ? {}
          : { [SIGILLATI]: { chiave: idChiave, cifrato: chiudi(chiave as Buffer, parti.sigillati, id) } }),
        ...(vuoto(testi) ? {} : { [TESTI]: testi }),
      };
    });

    if (nuove.length > 0) {
      await this.scrivi(ambito, (client) =>
        client.query(
          `INSERT INTO vault.chiave (id, ambito, tipo_soggetto, soggetto, di_testo, avvolta)
           SELECT id, $1, tipo, soggetto, true, avvolta
           FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::bytea[]) u(id, tipo, soggetto, avvolta)`,
          [
            ambito,
            nuove.map((n) => n.id),
            nuove.map((n) => n.soggetto.tipo),
            nuove.map((n) => n.soggetto.id),
            nuove.map((n) => n.avvolta),
          ],
        ),
      );
    }
    return sigillati;
  }

  /** Opens what can be opened; all the keys of the batch are read in one question. */
  async apri(eventi: readonly DaAprire[]): Promise<Aperto[]> {
    const ids = new Set<string>();
    for (const { dati } of eventi) {
      const sigillo = dati[SIGILLATI] as Sigillo | undefined;
      if (sigillo) ids.add(sigillo.chiave);
      for (const testo of Object.values((dati[TESTI] as Record<string, Sigillo> | undefined) ?? {}))
        ids.add(testo.chiave);
    }
    const chiavi = await this.chiaviPerId([...ids], eventi[0]?.ambito ?? '');
    return eventi.map((evento) => apriUno(evento, chiavi));
  }

  /** A secret of the installation that belongs to no subject, made the first time it is asked for. */
  async segreto(nome: string): Promise<Buffer> {
    const { avvolta, principale } = await this.conPrincipale('', async (client, attuale) => {
      const trova = async () =>
        (
          await client.query<{ avvolta: Buffer; principale: string }>(
            'SELECT avvolta, principale FROM vault.segreto WHERE nome = $1',
            [nome],
          )
        ).rows[0];
      const noto = await trova();
      if (noto) return noto;
      const { id, chiave } = await attuale();
      await client.query(
        'INSERT INTO vault.segreto (nome, avvolta, principale) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [nome, cifra(chiave, nuovaChiave(), nome), id],
      );
      return (await trova()) as { avvolta: Buffer; principale: string };
    });
    return decifra(await this.principali.conId(principale), avvolta, nome);
  }

  /** The keys of some subjects, those of their texts included; destroyed or not. */
  async chiaviDi(ambito: string, soggetti: readonly Soggetto[]): Promise<ChiaveDistrutta[]> {
    const righe = await this.leggi(
      ambito,
      `SELECT c.id, c.tipo_soggetto, c.soggetto, c.di_testo FROM vault.chiave c
       JOIN unnest($2::text[], $3::uuid[]) s(tipo, id) ON c.tipo_soggetto = s.tipo AND c.soggetto = s.id
       WHERE c.ambito = $1 ORDER BY c.id`,
      [ambito, soggetti.map((s) => s.tipo), soggetti.map((s) => s.id)],
    );
    return righe.map(distruttibile);
  }

  /** Those of the given keys that are free texts'. */
  async chiaviDiTesto(ambito: string, ids: readonly string[]): Promise<ChiaveDistrutta[]> {
    const righe = await this.leggi(
      ambito,
      `SELECT id, tipo_soggetto, soggetto, di_testo FROM vault.chiave
       WHERE ambito = $1 AND id = ANY($2::uuid[]) AND di_testo ORDER BY id`,
      [ambito, ids],
    );
    return righe.map(distruttibile);
  }

  /** The key that closes a free text of an event, as the log keeps it; undefined if it has no such text. */
  chiaveDelTesto(dati: Dati, percorso: string): string | undefined {
    const testi = dati[TESTI] as Readonly<Record<string, Sigillo>> | undefined;
    return testi && Object.hasOwn(testi, percorso) ? testi[percorso]?.chiave : undefined;
  }

  /**
   * Destroys keys for ever, all or none; those already destroyed stay as they are. A tombstone is left for each, held by
   * this vault or not. @returns how many were destroyed now
   */
  async distruggi(
    ambito: string,
    chiavi: readonly ChiaveDistrutta[],
    autorizzazione: string,
    adesso: Date,
  ): Promise<number> {
    const righe = chiavi.map(({ id, soggetto, diTesto }) => ({
      id,
      tipo: soggetto.tipo,
      soggetto: soggetto.id,
      di_testo: diTesto,
    }));
    return this.scrivi(ambito, async (client) => {
      const { rows } = await client.query<{ distrutte: number }>(
        'SELECT vault.distruggi($1, $2, $3, $4) AS distrutte',
        [ambito, JSON.stringify(righe), autorizzazione, adesso],
      );
      return rows[0]?.distrutte ?? 0;
    });
  }

  /** The keys of some subjects, by their names; made where there are none yet, all together. */
  private async chiaviPerSigillare(ambito: string, soggetti: readonly Soggetto[]): Promise<Map<string, ChiaveAperta>> {
    if (soggetti.length === 0) return new Map();
    const righe = await this.conPrincipale(ambito, async (client, attuale) => {
      const trova = async (quali: readonly Soggetto[]) =>
        (
          await client.query<RigaChiave>(
            `SELECT c.id, c.tipo_soggetto, c.soggetto, c.avvolta, c.principale FROM vault.chiave c
             JOIN unnest($2::text[], $3::uuid[]) s(tipo, id) ON c.tipo_soggetto = s.tipo AND c.soggetto = s.id
             WHERE c.ambito = $1 AND NOT c.di_testo`,
            [ambito, quali.map((s) => s.tipo), quali.map((s) => s.id)],
          )
        ).rows;
      const note = await trova(soggetti);
      const nomi = new Set(note.map((r) => nomeSoggetto(ambito, r.tipo_soggetto, r.soggetto)));
      const senza = soggetti.filter((s) => !nomi.has(nomeSoggetto(ambito, s.tipo, s.id)));
      if (senza.length === 0) return note;
      const { id, chiave } = await attuale();
      // In one order, whoever makes them: two that make the same ones wait for each other, and never both.
      const nuove = senza
        .map((s) => ({ ...s, nome: nomeSoggetto(ambito, s.tipo, s.id) }))
        .sort((x, y) => (x.nome < y.nome ? -1 : 1));
      await client.query(
        `INSERT INTO vault.chiave (id, ambito, tipo_soggetto, soggetto, di_testo, avvolta, principale)
         SELECT id, $1, tipo, soggetto, false, avvolta, $2
         FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::bytea[]) u(id, tipo, soggetto, avvolta) ON CONFLICT DO NOTHING`,
        [
          ambito,
          id,
          nuove.map(() => uuidv7()),
          nuove.map((s) => s.tipo),
          nuove.map((s) => s.id),
          nuove.map((s) => cifra(chiave, nuovaChiave(), s.nome)),
        ],
      );
      return [...note, ...(await trova(senza))];
    });
    const aperte = new Map<string, ChiaveAperta>();
    for (const { id, tipo_soggetto, soggetto, avvolta, principale } of righe) {
      const nome = nomeSoggetto(ambito, tipo_soggetto, soggetto);
      const chiave = avvolta && decifra(await this.principali.conId(principale as string), avvolta, nome);
      aperte.set(nome, { id, chiave });
    }
    return aperte;
  }

  /**
   * One transaction that may wrap something with the current master key; a rotation in between makes it begin again, with
   * the new one.
   */
  private async conPrincipale<T>(
    ambito: string,
    lavora: (client: pg.PoolClient, attuale: () => Promise<{ id: string; chiave: Buffer }>) => Promise<T>,
  ): Promise<T> {
    for (let tentativo = 1; ; tentativo++) {
      try {
        return await scriviInAmbito(this.pool, ambito, (client) =>
          lavora(client, async () => {
            const id = await this.principaleAttuale(client);
            return { id, chiave: await this.principali.conId(id) };
          }),
        );
      } catch (causa) {
        if (causa instanceof ChiavePrincipaleIgnota) throw causa;
        if ((causa as { code?: string }).code === PRINCIPALE_SUPERATA && tentativo < 5) continue;
        throw new VaultIrraggiungibile(causa);
      }
    }
  }

  /** A vault that has none yet starts with the first of those given. */
  private async principaleAttuale(client: pg.PoolClient): Promise<string> {
    const leggi = async () =>
      (await client.query<{ attuale: string }>('SELECT attuale FROM vault.principale')).rows[0]?.attuale;
    const nota = await leggi();
    if (nota !== undefined) return nota;
    await client.query('INSERT INTO vault.principale (attuale) VALUES ($1) ON CONFLICT DO NOTHING', [
      this.principali.prima,
    ]);
    return (await leggi()) as string;
  }

  private async chiaviPerId(ids: readonly string[], ambito: string): Promise<Map<string, Buffer | null>> {
    const aperte = new Map<string, Buffer | null>();
    if (ids.length === 0) return aperte;
    // A text key opens with its subject's: both come back from the same question.
    const righe = await this.leggi(
      ambito,
      `SELECT id, ambito, tipo_soggetto, soggetto, di_testo, avvolta, principale FROM vault.chiave WHERE id = ANY($1::uuid[])
       UNION
       SELECT s.id, s.ambito, s.tipo_soggetto, s.soggetto, s.di_testo, s.avvolta, s.principale
       FROM vault.chiave t
       JOIN vault.chiave s ON NOT s.di_testo AND (s.ambito, s.tipo_soggetto, s.soggetto) = (t.ambito, t.tipo_soggetto, t.soggetto)
       WHERE t.id = ANY($1::uuid[]) AND t.di_testo`,
      [ids],
    );
    const perNome = new Map<string, Buffer | null>();
    for (const riga of righe.filter((r) => !r.di_testo)) {
      const nome = nomeSoggetto(riga.ambito, riga.tipo_soggetto, riga.soggetto);
      const chiave =
        riga.avvolta && decifra(await this.principali.conId(riga.principale as string), riga.avvolta, nome);
      perNome.set(nome, chiave);
      aperte.set(riga.id, chiave);
    }
    for (const riga of righe.filter((r) => r.di_testo)) {
      const soggetto = perNome.get(nomeSoggetto(riga.ambito, riga.tipo_soggetto, riga.soggetto));
      if (soggetto === undefined) throw new ChiaveMancante(riga.id);
      aperte.set(riga.id, riga.avvolta && soggetto ? decifra(soggetto, riga.avvolta, riga.id) : null);
    }
    for (const id of ids) if (!aperte.has(id)) throw new ChiaveMancante(id);
    return aperte;
  }

  private async scrivi<T>(ambito: string, lavora: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return scriviInAmbito(this.pool, ambito, lavora).catch((causa: unknown) => {
      throw new VaultIrraggiungibile(causa);
    });
  }

  private async leggi(ambito: string, sql: string, valori: unknown[]): Promise<RigaChiave[]> {
    try {
      if (this.attraversaAmbiti) return (await this.pool.query<RigaChiave>(sql, valori)).rows;
      return await leggiInAmbito(this.pool, ambito, async (c) => (await c.query<RigaChiave>(sql, valori)).rows);
    } catch (causa) {
      throw new VaultIrraggiungibile(causa);
    }
  }
}

const distruttibile = ({ id, tipo_soggetto, soggetto, di_testo }: RigaChiave): ChiaveDistrutta => ({
  id,
  soggetto: { tipo: tipo_soggetto as ChiaveDistrutta['soggetto']['tipo'], id: soggetto },
  diTesto: di_testo,
});

const chiudi = (chiave: Buffer, valore: unknown, contesto: string): string =>
  cifra(chiave, Buffer.from(JSON.stringify(valore), 'utf8'), contesto).toString('base64');

const dischiudi = (chiave: Buffer, cifrato: string, contesto: string): unknown =>
  JSON.parse(decifra(chiave, Buffer.from(cifrato, 'base64'), contesto).toString('utf8'));

function apriUno({ id, dati }: DaAprire, chiavi: ReadonlyMap<string, Buffer | null>): Aperto {
  const sigillo = dati[SIGILLATI] as Sigillo | undefined;
  const testiChiusi = dati[TESTI] as Readonly<Record<string, Sigillo>> | undefined;
  if (!sigillo && !testiChiusi) return { dati, oscurati: NIENTE };
  const oscurati: string[] = [];
  let sigillati: Dati = {};
  if (sigillo) {
    const chiave = chiavi.get(sigillo.chiave);
    if (chiave) sigillati = dischiudi(chiave, sigillo.cifrato, id) as Dati;
    else oscurati.push('*');
  }
  const testi: Record<string, unknown> = {};
  for (const percorso in testiChiusi) {
    const testo = testiChiusi[percorso] as Sigillo;
    const chiave = chiavi.get(testo.chiave);
    if (chiave) testi[percorso] = dischiudi(chiave, testo.cifrato, `${id}|${percorso}`);
    else oscurati.push(percorso);
  }
  const chiari: Record<string, unknown> = {};
  for (const campo in dati) if (campo !== SIGILLATI && campo !== TESTI) chiari[campo] = dati[campo];
  return { dati: riunisci({ chiari, sigillati, testi }), oscurati };
}

/** The clear part of the data, without asking for any key. */
export function chiariDi(dati: Dati): Aperto {
  return apriUno({ id: '', tipo: '', ambito: '', dati }, new Map());
}
