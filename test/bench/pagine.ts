import { entra } from '../crash/cliente-tenace.js';
import { type Durate, durate } from './misura.js';

export interface EsitoPagina {
  readonly pagina: string;
  readonly richieste: number;
  readonly durate: Durate;
  readonly byteMediani: number;
}

/** What pages ask for, over HTTP and one request after the other, as people open one page after the other. */
export async function misuraPagine(
  indirizzo: string,
  cartelle: readonly string[],
  richieste: number,
): Promise<EsitoPagina[]> {
  const [revisora, ufficio] = [await entra(indirizzo, 'rev-1'), await entra(indirizzo, 'udp-1')];
  const anno = new Date().getFullYear();
  const pagine: [nome: string, cookie: string, quante: number, percorso: (n: number) => string][] = [
    ['cartella', revisora, richieste, (n) => `/api/cartelle/${cartelle[(n * 7_919) % cartelle.length]}`],
    ['cronologia', revisora, richieste, (n) => `/api/cartelle/${cartelle[(n * 7_919) % cartelle.length]}/cronologia`],
    ['LEPS, tutte le figure', ufficio, richieste / 5, () => `/api/leps?anno=${anno}`],
    ['LEPS L5.3, con le righe', ufficio, richieste / 5, () => `/api/leps/L5.3?anno=${anno}`],
  ];
  const esiti: EsitoPagina[] = [];
  for (const [pagina, cookie, quante, percorso] of pagine) {
    for (let n = 0; n < quante / 5; n++) await chiedi(indirizzo + percorso(n), cookie);
    const risposte: { ms: number; byte: number }[] = [];
    for (let n = 0; n < quante; n++) risposte.push(await chiedi(indirizzo + percorso(n), cookie));
    esiti.push({
      pagina,
      richieste: risposte.length,
      durate: durate(risposte.map((r) => r.ms)),
      byteMediani: durate(risposte.map((r) => r.byte)).p50,
    });
  }
  return esiti;
}

async function chiedi(url: string, cookie: string): Promise<{ ms: number; byte: number }> {
  const inizio = performance.now();
  // A revisore says why it opens a case.
  const risposta = await fetch(url, { headers: { cookie, 'x-motivo': 'Misura di quanto ci vuole' } });
  const byte = (await risposta.arrayBuffer()).byteLength;
  if (!risposta.ok) throw new Error(`${url}: ${risposta.status}`);
  return { ms: performance.now() - inizio, byte };
}
