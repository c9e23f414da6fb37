import type { NextFunction, Request, Response } from 'express';
import { RifiutoHttp, type Log } from '#platform';
import { rifiuto } from '#storia';
import { Conosciuti } from './conosciuti.js';
import type { Contatore, Contatori } from './contatori.js';
import type { Conteggiata } from './limiti.js';

/** What the guard of the sessions has written on the request. */
type Giudicata = Request & { readonly operatore?: { readonly ambito: string; readonly id: string } };

/** Files of the pages cost nothing and say nothing. */
const LIMITATI = /^\/(api|oidc|status)(\/|$)/i;

/**
 * Stops who asks too much, before anything is read or opened for them: by operator if this process has let their session in,
 * otherwise by address. Refusals are counted when they are known.
 */
export function limita({ tutti }: Contatori, log: Log) {
  const conosciuti = new Conosciuti();
  return (richiesta: Giudicata, risposta: Response, avanti: NextFunction): void => {
    if (!LIMITATI.test(richiesta.path)) return avanti();
    const cookie = richiesta.headers.cookie ?? '';
    const noto = conosciuti.di(cookie);
    const chi = noto ?? `indirizzo ${richiesta.ip}`;
    const che: Conteggiata = {
      metodo: richiesta.method,
      percorso: decodificato(richiesta.path),
      conosciuto: noto !== undefined,
    };
    const suoi = tutti.filter((c) => c.riguarda(che));
    risposta.on('finish', () => {
      const { operatore } = richiesta;
      const vero = operatore ? `operatore ${operatore.ambito} ${operatore.id}` : chi;
      if (operatore) conosciuti.ricorda(cookie, vero);
      else if (risposta.statusCode === 401) conosciuti.dimentica(cookie);
      const rifiutata = [403, 404].includes(risposta.statusCode);
      const dopo = suoi.flatMap((c): Promise<unknown>[] => {
        if (c.soloRifiuti) return rifiutata ? [c.prendi(vero)] : [];
        if (vero === chi) return [];
        // Taken from the address, for a session that turned out to be good: it is of who came with it.
        return [c.rendi(chi), ...(c.nome === 'indirizzo' ? [] : [c.prendi(vero)])];
      });
      Promise.all(dopo).catch((errore: unknown) => log.warn('I conteggi delle richieste non rispondono', { errore }));
    });
    finiti(suoi, chi).then(
      (finito) => {
        if (!finito) return avanti();
        log.warn('Troppe richieste', {
          codice: finito.limite.nome,
          ...(noto && { operatore: noto.split(' ').slice(1).join('/') }),
        });
        risposta.setHeader('Retry-After', String(finito.secondi));
        avanti(troppe(finito.secondi));
      },
      // Nobody is kept from working because what counts is broken.
      (errore: unknown) => {
        log.warn('I conteggi delle richieste non rispondono', { errore });
        avanti();
      },
    );
  };
}

/** As the router reads it: an address written in another way is the same address. */
function decodificato(percorso: string): string {
  try {
    return decodeURIComponent(percorso);
  } catch {
    // The router refuses it.
    return percorso;
  }
}

async function finiti(suoi: readonly Contatore[], chi: string): Promise<{ limite: Contatore; secondi: number } | null> {
  for (const limite of suoi) {
    const secondi = await (limite.soloRifiuti ? limite.guarda(chi) : limite.prendi(chi));
    if (secondi > 0) return { limite, secondi };
  }
  return null;
}

const troppe = (secondi: number): RifiutoHttp =>
  new RifiutoHttp(
    rifiuto(
      'troppe-richieste',
      `Troppe richieste in poco tempo: riprova fra ${durata(secondi)}. Questa non è stata eseguita.`,
      { riprovaFraSecondi: secondi },
    ),
    429,
  );

function durata(secondi: number): string {
  if (secondi < 90) return secondi === 1 ? 'un secondo' : `${secondi} secondi`;
  const minuti = Math.ceil(secondi / 60);
  return minuti < 120 ? `${minuti} minuti` : `${Math.ceil(minuti / 60)} ore`;
}
