import { spawn } from 'node:child_process';
import { setTimeout as attesa } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Arresto } from './arresto.js';
import { LOG_MUTO } from './logger.js';

describe('L’arresto', () => {
  it('ferma le parti nell’ordine inverso in cui sono partite, aspettando ciascuna', async () => {
    const fermati: string[] = [];
    const arresto = new Arresto(LOG_MUTO);
    arresto.registra('database', () => fermati.push('database'));
    arresto.registra('http', async () => {
      await attesa(20);
      fermati.push('http');
    });
    expect(await arresto.ferma('prova')).toBe(true);
    expect(fermati).toEqual(['http', 'database']);
  });

  it('chiesto più volte avviene una volta', async () => {
    let volte = 0;
    const arresto = new Arresto(LOG_MUTO);
    arresto.registra('http', () => volte++);
    expect(await Promise.all([arresto.ferma('a'), arresto.ferma('b'), arresto.ferma('c')])).toEqual([true, true, true]);
    expect(volte).toBe(1);
  });

  it('se una parte non si ferma bene, ferma lo stesso le altre e lo dice', async () => {
    const fermati: string[] = [];
    const arresto = new Arresto(LOG_MUTO);
    arresto.registra('database', () => fermati.push('database'));
    arresto.registra('http', () => Promise.reject(new Error('guasto')));
    expect(await arresto.ferma('prova')).toBe(false);
    expect(fermati).toEqual(['database']);
  });

  it('non aspetta oltre il limite', async () => {
    const arresto = new Arresto(LOG_MUTO, 50);
    arresto.registra('http', () => new Promise(() => undefined));
    expect(await arresto.ferma('prova')).toBe(false);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'a %s, anche ripetuto, il processo esce con 0 dopo avere finito',
    async (segnale) => {
      const programma = `
      import { Arresto } from ${JSON.stringify(new URL('./arresto.ts', import.meta.url).href)};
      const muto = () => {};
      const arresto = new Arresto({ debug: muto, info: muto, warn: muto, error: muto });
      arresto.ascolta();
      const vivo = setInterval(muto, 1000);
      arresto.registra('parte', () => new Promise((fatto) => setTimeout(() => { console.log('fermata'); clearInterval(vivo); fatto(); }, 200)));
      console.log('pronto');
    `;
      const alVolo = fileURLToPath(new URL('../../../scripts/typescript-al-volo.mjs', import.meta.url));
      const processo = spawn(process.execPath, ['--import', alVolo, '--input-type=module', '--eval', programma]);
      let detto = '';
      processo.stdout.on('data', (testo: Buffer) => (detto += testo.toString()));
      const uscita = new Promise((risolvi) => processo.once('exit', risolvi));
      while (!detto.includes('pronto')) await attesa(10);
      for (let volta = 0; volta < 3; volta++) {
        processo.kill(segnale);
        await attesa(20);
      }
      expect(await uscita).toBe(0);
      expect(detto.match(/fermata/g)).toHaveLength(1);
    },
  );
});
