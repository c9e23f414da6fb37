// Known faults of the packages that the program runs on, as the registry tells them. That they are those of the lock is
// checked by npm, at each installation, by their hashes.
// Exit code: 0 in order; 1 there is something to mend; 3 it could not be asked, which is neither of the two.
import { spawnSync } from 'node:child_process';

const GRAVI = ['high', 'critical'];

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
  timeout: 90_000,
});
let esito;
try {
  esito = JSON.parse(stdout);
} catch {
  esito = {};
}

if (!esito.vulnerabilities || !esito.metadata) {
  console.log(
    'NON ESEGUITO: difetti noti delle dipendenze. Il registro dei pacchetti non risponde a questa domanda: va fatta dove risponde (npm audit --omit=dev).',
  );
  process.exitCode = 3;
} else {
  const gravi = Object.values(esito.vulnerabilities).filter(({ severity }) => GRAVI.includes(severity));
  console.log(`${gravi.length > 0 ? 'NO ' : 'ok '} difetti noti delle dipendenze`);
  for (const { name, severity, via } of gravi) {
    const perche = via.map((v) => (typeof v === 'string' ? `per ${v}` : [v.title, v.url].filter(Boolean).join(' ')));
    console.log(`      ${name} (${severity}): ${perche.join('; ')}`);
  }
  process.exitCode = gravi.length > 0 ? 1 : 0;
}
