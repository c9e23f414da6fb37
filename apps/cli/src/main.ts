import 'reflect-metadata';
import { rifiutaInProduzione } from '#identity';
import { apriInstallazione, conclude, type Installazione, preparaDatabase } from '#installazione';
import { Arresto, AvvioImpossibile, type Configurazione, creaLog, leggiConfigurazione, type Log } from '#platform';
import { checkpoint, esporta, richiestaDiFascicolo } from './attestazione.js';
import { avvia } from './avvia.js';
import { chiavi } from './chiavi.js';
import { COMANDI, type NomeComando } from './comandi.js';
import { databaseDi } from './database.js';
import { caricaEsempio } from './esempio.js';
import { iscriviOperatore, richiestaDiIscrizione } from './operatore.js';
import { rebuild } from './rebuild.js';
import { verifica } from './verifica.js';
import { verificaFascicolo } from './verifica-fascicolo.js';

function aiuto(): string {
  const righe = COMANDI.map(({ nome, argomenti, scopo }) => [`  ${nome} ${argomenti}`.trimEnd(), scopo] as const);
  const larghezza = Math.max(...righe.map(([comando]) => comando.length));
  return ['Comandi:', ...righe.map(([comando, scopo]) => `${comando.padEnd(larghezza)}  ${scopo}`)].join('\n');
}

/** Runs a command on an installation that lasts as long as the command. Returns the exit code. */
async function conInstallazione(
  conf: Configurazione,
  log: Log,
  arresto: Arresto,
  lavoro: (i: Installazione, adminUrl: string) => Promise<number | void>,
): Promise<number> {
  const adminUrl = await databaseDi(conf, log, arresto);
  await preparaDatabase(conf, adminUrl);
  const installazione = await apriInstallazione(conf, adminUrl, log);
  arresto.registra('connessioni', () => installazione.chiudi());
  const codice = await lavoro(installazione, adminUrl);
  await arresto.ferma('fine');
  return codice ?? 0;
}

async function principale(): Promise<number | undefined> {
  const [nome, ...argomenti] = process.argv.slice(2);
  const comando = COMANDI.find((c) => c.nome === nome)?.nome as NomeComando | undefined;
  if (!comando) {
    process.stdout.write(`${aiuto()}\n`);
    return nome === undefined || nome === 'aiuto' ? 0 : 2;
  }
  if (comando === 'verifica' && argomenti.length > 0) return verificaFascicolo(argomenti);
  const conf = leggiConfigurazione();
  if (comando === 'avvia' || comando === 'esempio') rifiutaInProduzione(conf.produzione, conf.oidc);
  const log = creaLog({ livello: conf.livelloLog });
  const arresto = new Arresto(log);
  try {
    switch (comando) {
      case 'avvia':
        arresto.ascolta();
        await avvia(conf, log, arresto, esempioChiesto(argomenti));
        return undefined;
      case 'esempio':
        esempioNoto(argomenti[0] ?? 'sebino');
        return await conInstallazione(conf, log, arresto, (_, adminUrl) => caricaEsempio(conf, adminUrl, log));
      case 'rebuild':
        return await conInstallazione(conf, log, arresto, (i) => rebuild(i, argomenti));
      case 'verifica':
        return await conInstallazione(conf, log, arresto, verifica);
      case 'checkpoint':
        return await conInstallazione(conf, log, arresto, checkpoint);
      case 'esporta': {
        const richiesta = await richiestaDiFascicolo(argomenti);
        return await conInstallazione(conf, log, arresto, (i) => esporta(i, richiesta));
      }
      case 'chiavi':
        return await conInstallazione(conf, log, arresto, (i, adminUrl) => chiavi(i, adminUrl, argomenti));
      case 'operatore': {
        const richiesta = richiestaDiIscrizione(argomenti);
        return await conInstallazione(conf, log, arresto, (i) => iscriviOperatore(i, richiesta));
      }
      case 'migra': {
        const fatte = await preparaDatabase(conf, await databaseDi(conf, log, arresto));
        process.stdout.write(fatte.length > 0 ? `Eseguite: ${fatte.join(', ')}\n` : 'Il database è già aggiornato\n');
        await arresto.ferma('fine');
        return 0;
      }
    }
  } catch (errore) {
    await arresto.ferma('errore');
    throw errore;
  }
}

function esempioChiesto(argomenti: readonly string[]): boolean {
  const i = argomenti.indexOf('--esempio');
  if (i < 0) return false;
  esempioNoto(argomenti[i + 1] ?? 'sebino');
  return true;
}

function esempioNoto(nome: string): void {
  if (nome !== 'sebino') throw new AvvioImpossibile(`L’esempio «${nome}» non esiste. C’è: sebino.`, 2);
}

void conclude(principale);
