import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import { RegistroDiProva } from './prova/registro-di-prova.js';

const modulo = (nome: string): string => JSON.stringify(new URL(nome, import.meta.url).href);

/** Seals without end, as fast as it can: somebody else writes meanwhile. */
const PROGRAMMA = `
  import { join } from 'node:path';
  import pg from 'pg';
  import { Attestazione } from ${modulo('./index.ts')};
  import { TesteDelleConsultazioni } from '#audit';
  import { OrologioDiSistema } from '#platform';
  const [url, cartellaDati] = process.argv.slice(1);
  const checkpoint = { chiave: null, cartella: join(cartellaDati, 'checkpoint'), copia: null, ogniMinuti: 1 };
  const lettura = new pg.Pool({ connectionString: url, max: 2 });
  const conf = { cartellaDati, ambito: 'sebino', checkpoint };
  const attestazione = new Attestazione(conf, lettura, new OrologioDiSistema(), new TesteDelleConsultazioni());
  for (;;) if ((await attestazione.sigillaOra())?.nuovo) process.stdout.write('.');
`;

describe('Un sigillo ucciso a metà', () => {
  it('non lascia un checkpoint a metà, né il lucchetto chiuso, né altro che si contraddica', async () => {
    const registro = await RegistroDiProva.aperto(3);
    const cartellaDati = join(registro.cartella, 'dati');
    for (let giro = 0; giro < 4; giro++) {
      const processo = spawn(
        process.execPath,
        [
          '--conditions=sorgente',
          '--import',
          './scripts/typescript-al-volo.mjs',
          '--input-type=module',
          '--eval',
          PROGRAMMA,
        ].concat('--', registro.lettura.options.connectionString!, cartellaDati),
        { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
      );
      let firmati = 0;
      processo.stdout.on('data', (pezzo: Buffer) => (firmati += pezzo.length));
      const finito = once(processo, 'exit');
      await registro.scrivi(1);
      while (firmati < 2) await registro.scrivi(1);
      const scrive = registro.scrivi(20);
      await attendi(giro * 7);
      processo.kill('SIGKILL');
      expect((await finito)[1]).toBe('SIGKILL');
      await scrive;

      const attestazione = registro.attestazione();
      await expect(attestazione.verifica()).resolves.toMatchObject({ integra: true, rottura: null });
      // It may have signed all there was before it died; of what comes after, somebody must be able to.
      await registro.scrivi(1);
      await expect(attestazione.sigillaOra()).resolves.toMatchObject({ nuovo: true });
    }
    const esito = await registro.attestazione().verifica();
    const checkpoint = readdirSync(join(cartellaDati, 'checkpoint')).filter((n) => n.endsWith('.checkpoint'));
    expect(esito).toMatchObject({ integra: true, confrontati: checkpoint.length, provataFinoA: esito.eventi });
    await registro.chiudi();
  }, 120_000);
});
