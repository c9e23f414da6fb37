import { access, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { AvvioImpossibile, type Configurazione, segretoInFile, segretoRuoli, urlDi } from '#platform';
import { ChiaviPrincipali, ruotaChiavePrincipale } from '#vault';

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
    const nuova = (await esiste(subentrante(conf))) ? [await chiaveInFile(subentrante(conf))] : [];
    return [await chiaveInFile(inUso(conf)), ...nuova];
  });

/**
 * Puts another master key in the place of the one in use, while the program runs. Killed half-way it goes on when it is run
 * again; only when nothing is wrapped by the old key any more does the new one take its file.
 */
export async function ruotaChiavi(
  conf: Configurazione,
  adminUrl: string,
  progresso: (fatte: number, totale: number) => void,
): Promise<number> {
  const daAmbiente = conf.chiavePrincipale;
  if (daAmbiente && !conf.chiavePrincipalePrecedente) {
    throw new AvvioImpossibile(
      'Con la chiave principale nell’ambiente, la rotazione vuole in MASTER_KEY quella nuova e in MASTER_KEY_PRECEDENTE quella in uso.',
      2,
    );
  }
  const chiavi = await chiaviPrincipaliDi(conf);
  const nuova = daAmbiente ?? (await chiaveInFile(subentrante(conf)));
  const owner = new pg.Client({
    connectionString: urlDi(adminUrl, 'owner', await segretoRuoli(conf.cartellaDati, conf.segretoRuoli)),
  });
  await owner.connect();
  try {
    const fatte = await ruotaChiavePrincipale(owner, chiavi, nuova, progresso);
    if (!daAmbiente) {
      await rename(subentrante(conf), inUso(conf));
      await sincronizza(dirname(inUso(conf)));
    }
    return fatte;
  } finally {
    await owner.end();
  }
}

const chiaveInFile = async (percorso: string): Promise<Buffer> => Buffer.from(await segretoInFile(percorso), 'hex');

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
