import { AmbientePostgres } from './conformita/ambiente-postgres.js';
import { eventi, nuovoStream, richiesta, scrivi, suStream, tuttoDa, SEBINO } from './conformita/richiesta-di-prova.js';
it('tempi', async () => {
  const a = await AmbientePostgres.apri();
  for (const n of [10, 1000, 5000, 10000]) {
    const s = nuovoStream(); const e = eventi(n);
    const t = Date.now();
    await scrivi(a.store, richiesta([suStream(s, -1, e)]));
    const t2 = Date.now();
    await a.store.leggiStream(SEBINO, s.id);
    const t3 = Date.now();
    await tuttoDa(a.store, 0, 3000);
    console.log(n, t2 - t, t3 - t2, Date.now() - t3);
  }
  const t = Date.now();
  const r = (a.store as any).argomenti(richiesta([suStream(nuovoStream(), -1, eventi(10000))]));
  console.log('argomenti', Date.now() - t);
  const c = a.admin;
  const t2 = Date.now(); await c.query(`SELECT count(b::json->>'id') FROM unnest($1::text[]) b`, [r[4]]); console.log('json', Date.now() - t2);
  const t3 = Date.now(); await c.query(`DO $$ DECLARE v jsonb := '{"a":1}'; x bigint[]; BEGIN FOR i IN 1..10000 LOOP v := jsonb_set(v, ARRAY['a'], to_jsonb(i)); x := x || i::bigint; END LOOP; END $$`); console.log('array', Date.now() - t3);
  await a.chiudi();
});
