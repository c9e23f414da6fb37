import { avviaLavori, type Lavori } from '#installazione';
import type { Postazione } from './postazione.js';
import { Ufficio } from './ufficio.js';

/** Jobs: asked for, followed to their end, and their result taken away. */

let ufficio: Ufficio;
let lavori: Lavori;
let rev: Postazione;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Fabiani'] });
  lavori = await avviaLavori(ufficio.server.installazione);
  rev = await ufficio.siede();
  await rev.entra('rev-1', '/lavori');
}, 120_000);
afterAll(async () => {
  await lavori?.ferma();
  await ufficio?.chiudi();
});

it('si chiede una verifica con la tastiera, e se ne vede l’esito', async () => {
  const { tastiera: t } = rev;
  await t.aziona('Chiedi');
  await rev.vede('Va scelto un lavoro.');
  await t.scegli('Che cosa fare', 'Verificare il registro', { indietro: true });
  await t.aziona('Chiedi');
  await rev.vede('Verifica del registro', 'Integro:');
  expect(await rev.barriere()).toEqual([]);
});

it('un’esportazione vuole un motivo, e il fascicolo si scarica dicendone uno', async () => {
  const { tastiera: t } = rev;
  await t.scegli('Che cosa fare', 'Esportare l’Ambito', { indietro: true });
  await t.aziona('Chiedi');
  await rev.vede('Va scritto il motivo.');
  await t.scrivi('Motivo', 'Consegna', { indietro: true });
  await t.aziona('Chiedi');
  await rev.vede('Scrivi il motivo con parole tue: almeno 20 caratteri, e 3 parole diverse.');
  await t.scrivi('Motivo', 'Consegna al revisore dei conti', { indietro: true });
  await t.aziona('Chiedi');
  await rev.vede('Esportazione dell’Ambito', 'SHA-256');
  await t.aziona('Scarica il fascicolo: Esportazione dell’Ambito');
  await t.scrivi('Perché lo scarichi', 'xxxxxxxxxxxxxxxxxxxxxxxx');
  await t.aziona('Scarica');
  await rev.vede('Scrivi il motivo con parole tue: almeno 20 caratteri, e 3 parole diverse.');
  await t.scrivi('Perché lo scarichi', 'Consegna al revisore dei conti', { indietro: true });
  const scaricato = rev.pagina.waitForEvent('download');
  await t.aziona('Scarica');
  const pezzi: Buffer[] = [];
  for await (const pezzo of await (await scaricato).createReadStream()) pezzi.push(pezzo as Buffer);
  const [prima] = Buffer.concat(pezzi).toString().split('\n');
  expect(JSON.parse(prima!)).toBeInstanceOf(Object);
  expect(await rev.barriere()).toEqual([]);
});

it('chi tiene in funzione il programma fa anche il resto', async () => {
  const sis = await ufficio.siede();
  await sis.entra('sis-1', '/lavori');
  const { tastiera: t } = sis;
  await t.scegli('Che cosa fare', 'Ricostruire tutte le viste');
  await t.aziona('Chiedi');
  await sis.vede('Ricostruzione di tutte le viste', 'cartelle, persone');
});

it('di un registro che è di più Ambiti il motivo del rifiuto si legge', async () => {
  const rev = await ufficio.siede({ rifiuti: [403] });
  await rev.entra('rev-1', '/lavori');
  const { tastiera: t } = rev;
  await t.scegli('Che cosa fare', 'Esportare tutto il registro');
  await t.scrivi('Motivo', 'Copia di sicurezza mensile');
  await t.aziona('Chiedi');
  await rev.vede('Il lavoro non è stato chiesto');
  expect(await rev.barriere()).toEqual([]);
});
