import { OrologioSimulato } from '#platform';
import type { EventoCartella, StatoCartella } from '#cartella';
import { regoleCartella } from '#cartella';
import { statoAl, fattiAl, giorniTra, piuGiorni } from '#storia';
import { calcola, DEFINIZIONI, fattiDi } from '#leps';
import { limiteFase } from '#nomenclatore';
import { generaEsempio } from './genera-esempio.js';
import { LogInMemoria } from './prova/log-in-memoria.js';
it('conta', async () => {
  for (const seme of ['sebino', 'un altro', 'terzo']) {
    const orologio = new OrologioSimulato('2025-01-01T06:00:00.000Z');
    const log = new LogInMemoria(orologio);
    let gruppi = 0;
    const cpu = process.cpuUsage();
    const r = await generaEsempio({
      esegui: log.esegui,
      orologio,
      oggi: '2026-11-22',
      seme,
      progresso: () => {
        gruppi++;
      },
    });
    const u = process.cpuUsage(cpu);
    const out: string[] = [JSON.stringify({ ...r, gruppi, cpu: (u.user + u.system) / 1000, profili: 0, guasti: 0 })];
    const fatti = log
      .storie<EventoCartella>('cartella')
      .flatMap(([id, e]) =>
        fattiDi({ id, ambito: 's' }, fattiAl<EventoCartella>(e)).map((f) => ({ ...f, notoDa: 0, notoFino: null })),
      );
    for (const d of DEFINIZIONI)
      for (const a of [2025, 2026]) {
        const c = calcola(d, fatti, a, { oggi: '2026-11-22' });
        out.push(
          `${d.codice} ${a} ${c.figura.numeratore}/${c.figura.denominatore} ${c.figura.valore} ${c.figura.stato} esclusi ${c.esclusi.length}`,
        );
      }
    const conta = new Map<string, number>();
    const inc = (k: string) => conta.set(k, (conta.get(k) ?? 0) + 1);
    for (const [, ev] of log.storie<EventoCartella>('cartella')) {
      const s = statoAl<StatoCartella, EventoCartella>(regoleCartella, ev);
      const l = limiteFase(s.fase, '2026-11-22');
      inc(
        `${s.condizione} ${s.fase} ${s.condizione === 'aperta' && l !== null && giorniTra(s.faseDal!, '2026-11-22') > l ? 'ferma' : ''}`,
      );
      if (s.interventi.some((i) => i.stato === 'sospeso')) inc('sospesi');
    }
    out.push(
      [...conta]
        .sort()
        .map(([k, v]) => `${k}: ${v}`)
        .join('\n'),
    );
    process.stderr.write(out.join('\n') + '\n');
  }
  const rotti: string[] = [];
  for (let i = 0; i < 25; i++) {
    const orologio = new OrologioSimulato('2025-01-01T06:00:00.000Z');
    const log = new LogInMemoria(orologio);
    try {
      await generaEsempio({
        esegui: log.esegui,
        orologio,
        oggi: piuGiorni('2026-11-22', ((i * 37) % 500) - 200),
        seme: `v${i}`,
        casi: 100,
      });
    } catch (e) {
      rotti.push(`v${i} ${(e as Error).message}`);
    }
  }
  process.stderr.write(`rotti ${rotti.length}\n${rotti.join('\n')}\n`);
}, 600000);
