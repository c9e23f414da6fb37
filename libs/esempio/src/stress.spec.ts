import { OrologioSimulato } from '#platform';
import { piuGiorni } from '#storia';
import { generaEsempio } from './genera-esempio.js';
import { LogInMemoria } from './prova/log-in-memoria.js';
it('stress', async () => {
  const rotti: string[] = [];
  let n = 0;
  for (let i = 0; i < 60; i++) {
    const orologio = new OrologioSimulato('2025-01-01T06:00:00.000Z');
    const log = new LogInMemoria(orologio);
    try {
      n += (
        await generaEsempio({
          esegui: log.esegui,
          orologio,
          oggi: piuGiorni('2026-11-22', ((i * 37) % 500) - 200),
          seme: `s${i}`,
          casi: 100,
        })
      ).comandi;
    } catch (e) {
      rotti.push(`s${i} ${(e as Error).message}`);
    }
  }
  process.stderr.write(`${n}\n${rotti.join('\n')}\n`);
}, 900000);
