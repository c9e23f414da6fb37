import { access, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { AvvioImpossibile, type Configurazione, segretoGiaInFile, segretoInFile, segretoRuoli, urlDi } from '#platform';
import { ChiaviPrincipali, idDellaPrincipale, principaliInUso, ruotaChiavePrincipale } from '#vault';

const file = ({ cartellaDati }: Configurazione, nome: string): string => join(cartellaDati, 'chiavi', nome);
const inUso = (conf: Configurazione): string => file(conf, 'principale.key');
/** There only while a rotation is under way. */
const subentrante = (conf: Configurazione): string => file(conf, 'principale-nuova.key');

/** The master keys: from the environment, or from files that only their owner reads. */
export const chiaviPrincipaliDi = (conf: Configurazione): Promise<ChiaviPrincipali> =>
  ChiaviPrincipali.da(async () => {
    const { chiavePrincipale, chiavePrincipalePrecedente } = conf;
    if (chiavePrincipale)
      return [chiavePrincipale, ...(chiavePrincipalePrecedente ? [chiavePrincipalePrecedente] : [])];
    const nuova = await chiaveGiaInFile(subentrante(conf));
    if (!nuova) return [await chiaveInFile(inUso(conf))];
    // One that is missing then is lost or mislaid: another must not be made in its place.
    const prima = await chiaveGiaInFile(inUso(conf));
    return prima ? [prima, nuova] : [nuova];
  });

/** How many of the keys and secrets of a vault the master key that wraps what is new wraps already. */
export interface Rotazione {
  readonly fatte: number;
  readonly totale: number;
}

/**
 * Where a rotation of the master key was left; undefined if there is none to finish.
 * @throws AvvioImpossibile if only one of the two keys that it takes was given: half of the vault would not open
 */
export async function rotazioneSospesa(
  conf: Configurazione,
  adminUrl: string,
  chiavi: ChiaviPrincipali,
): Promise<Rotazione | undefined> {
  const {
    inUso: inUsoOra,
    ignote,
    note,
  } = await conOwner(conf, adminUrl, async (owner) => {
    const inUso = await principaliInUso(owner);
    const conosciute = await Promise.all(inUso.map(({ id }) => chiavi.conosce(id)));
    return { inUso, ignote: conosciute.includes(false), note: conosciute.includes(true) };
  });
  // Killed before it wrapped anything, its key has been given and is in no row.
  const nuova = conf.chiavePrincipale
    ? conf.chiavePrincipalePrecedente && conf.chiavePrincipale
    : await chiaveGiaInFile(subentrante(conf));
  const rotazione = aChePunto(nuova ? versoDi(nuova, inUsoOra) : inUsoOra);
  const { fatte, totale } = rotazione;
  if (ignote && note)
    throw new AvvioImpossibile(
      `La rotazione della chiave principale è a metà (chiavi già passate alla nuova: ${fatte} di ${totale}), e servono sia la nuova sia quella di prima. ` +
        (conf.chiavePrincipale
          ? 'Mettere in MASTER_KEY quella nuova e in MASTER_KEY_PRECEDENTE quella di prima'
          : `Rimettere quella che manca, fra ${inUso(conf)} e ${subentrante(conf)}`) +
        ', e finire con: cartella chiavi ruota',
    );
  return fatte < totale || (!conf.chiavePrincipale && nuova) ? rotazione : undefined;
}

/**
 * Puts another master key in the place of the one in use, while the program runs. Killed half-way it goes on when it is run
 * again; only when nothing is wrapped by the old key any more does the new one take its file.
 * @param inizio told before anything is wrapped again, with where an earlier run was killed if it was
 */
export async function ruotaChiavi(
  conf: Configurazione,
  adminUrl: string,
  progresso: (fatte: number, totale: number) => void,
  inizio: (da: Rotazione & { readonly ripresa: boolean }) => void = () => undefined,
): Promise<number> {
  const daAmbiente = conf.chiavePrincipale;
  if (daAmbiente && !conf.chiavePrincipalePrecedente) {
    throw new AvvioImpossibile(
      'Con la chiave principale nell’ambiente, la rotazione vuole in MASTER_KEY quella nuova e in MASTER_KEY_PRECEDENTE quella in uso.',
      2,
    );
  }
  return conOwner(conf, adminUrl, async (owner) => {
    await unaAllaVolta(owner);
    const cominciata = !daAmbiente && (await esiste(subentrante(conf)));
    const chiavi = await chiaviPrincipaliDi(conf);
    const nuova = daAmbiente ?? (await chiaveInFile(subentrante(conf)));
    const inUsoOra = await principaliInUso(owner);
    const { fatte, totale } = aChePunto(versoDi(nuova, inUsoOra));
    inizio({ fatte, totale, ripresa: cominciata || (fatte > 0 && fatte < totale) });
    const riavvolte = await ruotaChiavePrincipale(owner, chiavi, nuova, progresso);
    if (!daAmbiente) {
      await rename(subentrante(conf), inUso(conf));
      await sincronizza(dirname(inUso(conf)));
    }
    return riavvolte;
  });
}

const aChePunto = (inUso: readonly { avvolte: number; attuale: boolean }[]): Rotazione => {
  const somma = (quali: typeof inUso): number => quali.reduce((totale, { avvolte }) => totale + avvolte, 0);
  return { fatte: somma(inUso.filter((p) => p.attuale)), totale: somma(inUso) };
};

const versoDi = <T extends { readonly id: string }>(nuova: Buffer, inUso: readonly T[]) =>
  inUso.map((p) => ({ ...p, attuale: p.id === idDellaPrincipale(nuova) }));

/** Two would take each other's file away. Who was killed may still hold its place for a moment. */
async function unaAllaVolta(owner: pg.Client): Promise<void> {
  for (let tentativi = 30; tentativi > 0; tentativi--) {
    const { rows } = await owner.query<{ mia: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('cartella-sociale rotazione', 0)) AS mia`,
    );
    if (rows[0]?.mia) return;
    await attendi(100);
  }
  throw new AvvioImpossibile('Un’altra rotazione della chiave principale è in corso: questa non è cominciata.');
}

async function conOwner<T>(
  { cartellaDati, segretoRuoli: segreto }: Configurazione,
  adminUrl: string,
  fai: (owner: pg.Client) => Promise<T>,
): Promise<T> {
  const owner = new pg.Client({
    connectionString: urlDi(adminUrl, 'owner', await segretoRuoli(cartellaDati, segreto)),
  });
  await owner.connect();
  try {
    return await fai(owner);
  } finally {
    await owner.end();
  }
}

const chiaveInFile = async (percorso: string): Promise<Buffer> => Buffer.from(await segretoInFile(percorso), 'hex');

const chiaveGiaInFile = async (percorso: string): Promise<Buffer | undefined> => {
  const segreto = await segretoGiaInFile(percorso);
  return segreto === undefined ? undefined : Buffer.from(segreto, 'hex');
};

const esiste = (percorso: string): Promise<boolean> =>
  access(percorso).then(
    () => true,
    () => false,
  );

async function sincronizza(cartella: string): Promise<void> {
  if (process.platform === 'win32') return;
  const aperta = await open(cartella, 'r');
  try {
    await aperta.sync();
  } finally {
    await aperta.close();
  }
}
