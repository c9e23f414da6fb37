import 'reflect-metadata';
import { apriInstallazione, avviaLavori } from '#installazione';
import { creaLog, leggiConfigurazione } from '#platform';

/** apps/worker, but for how soon it takes over the work of one that died: a test cannot wait half a minute. */
const conf = leggiConfigurazione();
const log = creaLog({ livello: conf.livelloLog });
const installazione = await apriInstallazione(conf, conf.databaseUrl as string, log);
await avviaLavori(installazione, { lockDuration: 1_500, stalledInterval: 500 });
process.stdout.write('pronto\n');
