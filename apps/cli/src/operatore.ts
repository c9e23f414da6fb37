import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { uuidv7 } from 'uuidv7';
import { Operatori } from '#identity';
import type { Installazione } from '#installazione';
import { AvvioImpossibile, RifiutoHttp } from '#platform';
import { dataCivileValida, giornoARoma } from '#storia';
import { nuovoId, Utenze } from '#utenze';

const USO =
  'operatore iscrivi --ambito codice [--nome-ambito nome] --ente codice [--tipo-ente ambito] [--dal AAAA-MM-GG] [--emergenza]';

/** Who acts when nobody can sign in yet: the event says it was the program, at a terminal. */
const DAL_TERMINALE = {
  attore: { id: 'sistema', ruolo: 'sistema', ente: 'sistema', livello: 3 },
  provenienza: { tipo: 'sistema', sistema: 'riga-di-comando' },
} as const;

/**
 * Enrols an operator of the Ufficio di Piano, and no other role: the first one of an Ambito, who then enrols the rest.
 */
export async function iscriviOperatore(
  { archivio, scrittura, orologio }: Installazione,
  { ambito, nomeAmbito, ente, tipoEnte, dal, emergenza }: RichiestaDiIscrizione,
): Promise<void> {
  const oggi = giornoARoma(orologio.adesso());
  const registro = new Operatori(scrittura, orologio);
  const gia = [...(await registro.incarichi(ambito)).values()].some((tratti) =>
    tratti.some((t) => t.ruolo === 'ufficio-di-piano' && t.attivo && t.dal <= oggi && (t.al === null || oggi <= t.al)),
  );
  if (gia && !emergenza) {
    throw new AvvioImpossibile(
      'Questo Ambito ha già un operatore attivo dell’Ufficio di Piano: le altre utenze le iscrive lui. Se nessuno può più entrare, aggiungere --emergenza.',
    );
  }
  const { nome, soggetto } = await chiediChi(process.stdin);
  if (nomeAmbito !== undefined) await registro.registraAmbito({ id: ambito, nome: nomeAmbito });
  const id = nuovoId();
  try {
    await new Utenze(archivio, registro).iscrivi({ ...DAL_TERMINALE, ambito, correlazione: uuidv7() }, [
      {
        operatore: id,
        nome,
        soggetto,
        ruolo: 'ufficio-di-piano',
        ente,
        tipoEnte,
        professione: null,
        comuni: [],
        squadra: null,
        mandato: null,
        dal: dal ?? oggi,
        al: null,
      },
    ]);
  } catch (errore) {
    if (errore instanceof RifiutoHttp) throw new AvvioImpossibile(errore.rifiuto.messaggio);
    throw errore;
  }
  process.stdout.write(`Iscritto all’Ufficio di Piano dell’Ambito ${ambito} con l’identificativo ${id}.\n`);
}

export interface RichiestaDiIscrizione {
  readonly ambito: string;
  readonly nomeAmbito: string | undefined;
  readonly ente: string;
  readonly tipoEnte: string;
  readonly dal: string | undefined;
  readonly emergenza: boolean;
}

/** @throws AvvioImpossibile where something is missing, or is not a code */
export function richiestaDiIscrizione(argomenti: readonly string[]): RichiestaDiIscrizione {
  const valori = letti(argomenti);
  const { ambito, ente, dal } = valori;
  const codice = /^[a-z0-9][a-z0-9-]{0,39}$/;
  if (!ambito || !ente || !codice.test(ambito) || !codice.test(ente) || (dal !== undefined && !giornoValido(dal))) {
    throw new AvvioImpossibile(USO, 2);
  }
  return {
    ambito,
    nomeAmbito: valori['nome-ambito'],
    ente,
    tipoEnte: valori['tipo-ente'] ?? 'ambito',
    dal,
    emergenza: valori.emergenza ?? false,
  };
}

function letti(argomenti: readonly string[]) {
  const testo = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...argomenti],
      allowPositionals: true,
      options: {
        ambito: testo,
        'nome-ambito': testo,
        ente: testo,
        'tipo-ente': testo,
        dal: testo,
        emergenza: { type: 'boolean' },
      },
    });
    if (positionals.length === 1 && positionals[0] === 'iscrivi') return values;
  } catch {
    // An option that does not exist: the line below says which there are.
  }
  throw new AvvioImpossibile(USO, 2);
}

const giornoValido = (testo: string): boolean => dataCivileValida(testo) && testo.length === 10;

const DOMANDE = ['Nome e cognome: ', 'Come lo chiama il gestore dell’identità (soggetto): '];

/**
 * Name and subject, one line each. From standard input: an argument would stay in the history of the shell, and in the list
 * of processes for whoever looks.
 */
export async function chiediChi(
  ingresso: NodeJS.ReadableStream & { readonly isTTY?: boolean },
): Promise<{ nome: string; soggetto: string }> {
  const righe: string[] = [];
  const lettore = createInterface({ input: ingresso });
  try {
    const arrivano = lettore[Symbol.asyncIterator]();
    for (const domanda of DOMANDE) {
      if (ingresso.isTTY) process.stderr.write(domanda);
      const riga = await arrivano.next();
      if (riga.done) break;
      righe.push(riga.value.trim());
    }
  } finally {
    lettore.close();
  }
  const [nome, soggetto] = righe;
  if (!nome || !soggetto) {
    throw new AvvioImpossibile('Servono due righe: il nome e cognome, poi il soggetto del gestore dell’identità.', 2);
  }
  return { nome, soggetto };
}
