import pg from 'pg';
import { DataSource } from 'typeorm';
import { AccessoLetto, CATALOGO_ACCESSO, ProiezioneAccessi } from '#accessi';
import { Archivio } from '#archivio';
import { Attestazione, type EsitoVerificaRegistro } from '#attestazione';
import { RegistroConsultazioni, TesteDelleConsultazioni } from '#audit';
import {
  CancellazioniNelLog,
  CATALOGO_DISTRUZIONE,
  ElencoDistrutte,
  EsecuzioneCancellazioni,
  Ripulitura,
} from '#cancellazione';
import { CartellaLetta, CATALOGO_CARTELLA, ProiezioneCartelle, regoleCartella } from '#cartella';
import { CATALOGO_DEROGA, DerogheNelLog, ProiezioneDeroghe } from '#deroghe';
import type { EventoNelLog, EventStore } from '#event-store';
import { FattoLetto, ProiezioneLeps } from '#leps';
import { CATALOGO_PERSONA, PersonaLetta, ProiezionePersone } from '#persone';
import type { Configurazione, Log, Ruolo } from '#platform';
import { AvvioImpossibile, creaRuoli, migra, Orologio, OrologioDiSistema, segretoRuoli, urlDi } from '#platform';
import type { Proiezione } from '#projections';
import { Letture, Runner } from '#projections';
import { type EventoRegistrato, riconosci, type SchemaEvento } from '#storia';
import { CATALOGO_SEDUTA, ProiezioneSedute, SeduteNelLog } from '#uvm';
import { CATALOGO_OPERATORE, ProiezioneUtenze } from '#utenze';
import { chiariDi, ChiavePrincipaleIgnota, Vault } from '#vault';
import { chiaviPrincipaliDi, rotazioneSospesa } from './custodia.js';
import { MIGRAZIONI } from './migrazioni.js';
import { apriRegistro, type Registro } from './registro.js';
import { RisorseDalLog } from './risorse-dal-log.js';

const ENTITA = [CartellaLetta, PersonaLetta, AccessoLetto, FattoLetto];
const SCHEMI = {
  ...CATALOGO_CARTELLA,
  ...CATALOGO_PERSONA,
  ...CATALOGO_ACCESSO,
  ...CATALOGO_DISTRUZIONE,
  ...CATALOGO_OPERATORE,
  ...CATALOGO_DEROGA,
  ...CATALOGO_SEDUTA,
} as unknown as Record<string, SchemaEvento>;

/** Everything an installation is made of, put together once: each process uses what it needs of it. */
export interface Installazione {
  readonly conf: Configurazione;
  readonly log: Log;
  readonly orologio: Orologio;
  readonly scrittura: pg.Pool;
  readonly poolDelLog: pg.Pool;
  readonly letture: Letture;
  readonly store: EventStore;
  readonly registro: Registro;
  readonly archivio: Archivio;
  readonly vault: Vault;
  readonly cancellazioni: EsecuzioneCancellazioni;
  readonly deroghe: DerogheNelLog;
  readonly sedute: SeduteNelLog;
  readonly risorse: RisorseDalLog;
  readonly consultazioni: RegistroConsultazioni;
  readonly attestazione: Attestazione;
  /** Destroys the keys of words whose time is over. Repeatable. */
  dimentica(): Promise<void>;
  /** The whole log against itself, and against its signed checkpoints where there can be any. */
  verifica(progresso?: (fatti: number, totale: number) => void): Promise<EsitoVerificaRegistro>;
  /** Address of the database for the role that keeps the queues and sees nothing else. */
  readonly urlCode: string;
  readonly runner: Runner;
  chiudi(): Promise<void>;
}

/**
 * Makes roles and schema; can be repeated, and by several processes at once.
 * @throws AvvioImpossibile in production, on a server that never waits for the disk: no setting of ours could mend that
 */
export async function preparaDatabase(conf: Configurazione, adminUrl: string): Promise<string[]> {
  if (conf.produzione) await rifiutaSenzaDisco(adminUrl);
  const segreto = await segretoRuoli(conf.cartellaDati, conf.segretoRuoli);
  await creaRuoli(adminUrl, segreto);
  return migra(urlDi(adminUrl, 'owner', segreto), MIGRAZIONI);
}

/** @param adminUrl address of the database; its credentials are replaced by those of the run-time roles */
export async function apriInstallazione(
  conf: Configurazione,
  adminUrl: string,
  log: Log,
  orologio: Orologio = new OrologioDiSistema(),
): Promise<Installazione> {
  const segreto = await segretoRuoli(conf.cartellaDati, conf.segretoRuoli);
  const principali = await chiaviPrincipaliDi(conf);
  const url = (ruolo: Ruolo) => urlDi(adminUrl, ruolo, segreto);
  const sospesa = await rotazioneSospesa(conf, adminUrl, principali);
  if (sospesa)
    log.warn('La rotazione della chiave principale non è finita: riprenderla con «cartella chiavi ruota»', {
      quanti: sospesa.totale - sospesa.fatte,
    });

  // A key, a reading, a session that was acknowledged is on disk, whatever the database is set to; and never less than it asks for.
  const atteso = `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`;
  const scrittura = new pg.Pool({
    connectionString: url('writer'),
    max: 16,
    onConnect: async (connessione) => void (await connessione.query(atteso)),
  });
  const poolDelLog = new pg.Pool({ connectionString: url('projector'), max: 8 });
  for (const pool of [scrittura, poolDelLog]) {
    // A connection that dies is replaced at its next use; without a listener it would end the process. Who was using
    // it is told by its query.
    pool.on('error', (errore) => log.warn('Una connessione al database è caduta', { errore }));
    pool.on('connect', (connessione) => void connessione.on('error', () => undefined));
  }
  const vault = new Vault(scrittura, principali);
  const registro = await segretoDellePrenotazioni(vault)
    .then((segreto) => apriRegistro(conf, scrittura, poolDelLog, segreto))
    .catch(async (errore: unknown) => {
      await Promise.all([scrittura.end(), poolDelLog.end()]);
      throw errore;
    });
  const { store } = registro;
  const letture = new Letture({ type: 'postgres', url: url('reader'), entities: ENTITA, poolSize: 8 });
  const deroghe = new DerogheNelLog(store, orologio);
  const sedute = new SeduteNelLog(store, orologio);
  const risorse = new RisorseDalLog(store, letture, deroghe, sedute, orologio);
  const archivio = new Archivio(store, vault, orologio, SCHEMI, risorse);
  const proiezioni = new DataSource({ type: 'postgres', url: url('projector'), poolSize: 12 });
  await Promise.all([letture.initialize(), proiezioni.initialize()]);
  const vaultDelProiettore = new Vault(poolDelLog, principali, true);
  const cancellazioni = new EsecuzioneCancellazioni(
    archivio,
    store,
    vault,
    letture,
    orologio,
    new ElencoDistrutte(conf.cartellaDati),
    new CancellazioniNelLog(store),
    new Ripulitura({ owner: url('owner'), admin: adminUrl }),
    log,
  );
  // Before anything is read: what is in the database may come from a copy that is older than an erasure.
  await cancellazioni.riapplica();

  const inPostgres = conf.kurrentdbUrl === null;
  const attestazione = new Attestazione(conf, inPostgres ? poolDelLog : null, orologio, new TesteDelleConsultazioni());

  const consultazioni = new RegistroConsultazioni(scrittura, orologio, vault);

  return {
    conf,
    log,
    orologio,
    scrittura,
    poolDelLog,
    letture,
    store,
    registro,
    archivio,
    vault,
    cancellazioni,
    deroghe,
    sedute,
    risorse,
    consultazioni,
    attestazione,
    async dimentica() {
      for (const { ambito } of await testeDelleConsultazioni(poolDelLog)) await consultazioni.dimentica(ambito);
    },
    async verifica(progresso) {
      const esito = attestazione.possibile
        ? await attestazione.verifica(progresso)
        : { ...(await registro.verifica()), confrontati: 0, provataFinoA: 0 };
      for (const { ambito } of await testeDelleConsultazioni(poolDelLog)) {
        const { rottura } = esito.integra ? await consultazioni.verifica(ambito) : { rottura: null };
        if (rottura)
          return {
            ...esito,
            integra: false,
            rottura: {
              posizione: esito.provataFinoA,
              evento: null,
              motivo: `Consultazioni di un Ambito. ${rottura.motivo}`,
              ambito,
            },
          };
      }
      return esito;
    },
    urlCode: url('worker'),
    runner: new Runner(proiezioni, store, proiezioniSu(store, vaultDelProiettore), log),
    async chiudi() {
      await Promise.all([letture.destroy(), proiezioni.destroy()]);
      await registro.chiudi();
      await Promise.all([scrittura.end(), poolDelLog.end()]);
    },
  };
}

async function rifiutaSenzaDisco(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ spente: string[] | null }>(
      `SELECT array_agg(name ORDER BY name) AS spente FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off'`,
    );
    const spente = rows[0]?.spente;
    if (spente)
      throw new AvvioImpossibile(
        `PostgreSQL ha spento ${spente.join(' e ')}: se la macchina si ferma si perde ciò che è stato confermato. Accenderle e ripartire.`,
      );
  } finally {
    await admin.end();
  }
}

async function testeDelleConsultazioni(pool: pg.Pool) {
  const client = await pool.connect();
  return new TesteDelleConsultazioni().teste(client).finally(() => client.release());
}

function proiezioniSu(store: EventStore, vault: Vault): Proiezione[] {
  // What a later version wrote is parked, with what follows it: folded as if known, it would tell what never was.
  const aperti = async (eventi: readonly EventoNelLog[]) => {
    riconosci(SCHEMI, eventi);
    const dati = await vault.apri(eventi);
    return eventi.map((e, i) => ({ ...e, ...dati[i] })) as unknown as EventoRegistrato<never>[];
  };
  const chiari = async (eventi: readonly EventoNelLog[]) => {
    riconosci(SCHEMI, eventi);
    return eventi.map((e) => ({ ...e, ...chiariDi(e.dati) })) as unknown as EventoRegistrato<never>[];
  };
  return [
    new ProiezioneCartelle(store, aperti, regoleCartella),
    new ProiezionePersone(store, aperti),
    new ProiezioneAccessi(store, aperti),
    new ProiezioneUtenze(store, aperti),
    new ProiezioneDeroghe(store, aperti),
    new ProiezioneSedute(store, chiari),
    new ProiezioneLeps(store, chiari),
  ];
}

/** Its own, and not derived from the master key: hashes must stay the same when that is rotated. */
async function segretoDellePrenotazioni(vault: Vault): Promise<Buffer> {
  try {
    return await vault.segreto('prenotazioni');
  } catch (errore) {
    if (errore instanceof ChiavePrincipaleIgnota) {
      throw new AvvioImpossibile(
        'La chiave principale non è quella di questa custodia: senza quella giusta i dati personali non si leggono.',
      );
    }
    throw errore;
  }
}
