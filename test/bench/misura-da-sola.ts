import 'reflect-metadata';
import { apriInstallazione } from '#installazione';
import { leggiConfigurazione, LOG_MUTO } from '#platform';
import { DA_SOLE } from './registro.js';

const [quale, dati] = process.argv.slice(2) as [keyof typeof DA_SOLE, string];
const conf = leggiConfigurazione({ DATA_DIR: dati });
const installazione = await apriInstallazione(conf, process.env['DATABASE_DA_MISURARE'] as string, LOG_MUTO);
try {
  process.stdout.write(JSON.stringify(await DA_SOLE[quale](installazione)));
} finally {
  await installazione.chiudi();
}
