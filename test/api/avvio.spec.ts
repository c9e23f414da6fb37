import { ServerDiProva } from '../ambiente/server-di-prova.js';
it('parte', async () => {
  console.time('x');
  const s = await ServerDiProva.acceso();
  console.timeEnd('x');
  console.time('entra');
  const c = await s.entra('as-1');
  console.timeEnd('entra');
  console.log((await c.get('/api/sessione')).corpo);
  const p = await c.scrivi('/api/persone', {cognome:'Rossèlli',nome:'Ada',nascita:'1940-05-01',sesso:'F',comune:'017085',tipoCodiceFiscale:'assente'});
  console.log(p, await c.leggi('/api/persone/'+p.id));
  console.time('chiudi');
  await s.chiudi();
  console.timeEnd('chiudi');
});
