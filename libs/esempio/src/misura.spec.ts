import { OrologioSimulato } from '#platform';
import type { EventoCartella, StatoCartella } from '#cartella';
import { regoleCartella } from '#cartella';
import { statoAl, fattiAl, giorniTra, giornoARoma } from '#storia';
import { calcola, DEFINIZIONI, fattiDi } from '#leps';
import { generaEsempio } from './genera-esempio.js';
import { LogInMemoria } from './prova/log-in-memoria.js';
it('misura', async () => {
  for (const seme of ['sebino', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'un altro']) {
    const orologio = new OrologioSimulato('2025-01-01T06:00:00.000Z');
    const log = new LogInMemoria(orologio);
    const t = Date.now();
    const r = await generaEsempio({ esegui: log.esegui, orologio, oggi: '2026-11-22', seme });
    const out: string[] = [
      `${seme} ms ${Date.now() - t}`,
      JSON.stringify({ ...r, profili: undefined, guasti: undefined }),
    ];
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
    if (seme === 'sebino') {
      const conta = new Map<string, number>();
      const inc = (k: string) => conta.set(k, (conta.get(k) ?? 0) + 1);
      for (const e of log.tutti()) inc(`ev ${e.tipo}`);
      for (const [, ev] of log.storie<EventoCartella>('cartella')) {
        const s = statoAl<StatoCartella, EventoCartella>(regoleCartella, ev);
        inc(`stato ${s.condizione} ${s.fase}`);
        inc(`comune ${s.comune}`);
        inc(`motivo ${s.cicli.at(-1)?.motivo}`);
      }
      const rit = log.tutti().map((e) => giorniTra(e.avvenutoIl, giornoARoma(e.registratoIl)));
      for (const x of rit) inc(x === 0 ? 'rit 0' : x <= 4 ? 'rit 1-4' : x <= 14 ? 'rit 5-14' : 'rit >14');
      for (const e of log.tutti()) inc(`mese ${e.registratoIl.slice(0, 7)}`);
      for (const e of log.tutti()) inc(`attore ${e.attore.id}`);
      out.push(
        [...conta]
          .sort()
          .map(([k, v]) => `${k}: ${v}`)
          .join('\n'),
      );
    }
    process.stderr.write(out.join('\n') + '\n');
  }
}, 200000);
