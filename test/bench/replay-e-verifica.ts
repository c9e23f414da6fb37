import 'reflect-metadata';
import { apriInstallazione } from '#installazione';
import { leggiConfigurazione, LOG_MUTO } from '#platform';
import { misuraReplay, misuraVerifica } from './registro.js';

const [dati] = process.argv.slice(2) as [string];
const conf = leggiConfigurazione({ DATA_DIR: dati });
const installazione = await apriInstallazione(conf, process.env['DATABASE_DA_MISURARE'] as string, LOG_MUTO);
try {
  const replay = await misuraReplay(installazione);
  process.stdout.write(JSON.stringify({ replay, verifica: await misuraVerifica(installazione) }));
} finally {
  await installazione.chiudi();
}
