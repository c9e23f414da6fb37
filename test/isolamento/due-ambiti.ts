import { randomUUID } from 'node:crypto';
import { AMBITO_ESEMPIO, AMBITO_PAVESE, ENTI_PAVESE } from '#identity';
import type { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso, chiFa, STRADA } from '../api/caso.js';

/** Two Ambiti in one installation, each with a case of its own, driven over HTTP from the door to the closure. */

export const SEBINO = AMBITO_ESEMPIO.id;
export const PAVESE = AMBITO_PAVESE.id;
export const BELGIOIOSO = '018013';
/** The same person, as far as anybody can tell, is followed by both. */
export const CODICE_FISCALE = 'RSSDAA40E41E333H';

export interface CasoDiAmbito {
  readonly ambito: string;
  readonly caso: Caso;
  /** How the operators of this Ambito sign in: `as-1` of the other sample has another name for the issuer. */
  come(operatore: string): string;
}

const ANAGRAFICA = { tipoCodiceFiscale: 'definitivo', codiceFiscale: CODICE_FISCALE };

export async function casoDiSebino(server: ServerDiProva): Promise<CasoDiAmbito> {
  const caso = await Caso.finoA(server, 'chiudi', { anagrafica: ANAGRAFICA });
  return { ambito: SEBINO, caso, come: (o) => o };
}

export async function casoDelPavese(server: ServerDiProva): Promise<CasoDiAmbito> {
  const come = (operatore: string): string => `${PAVESE}-${operatore}`;
  const altrove = Object.assign(Object.create(server) as ServerDiProva, {
    entra: (operatore: string) => server.entra(come(operatore)),
  });
  const caso = await Caso.aperto(altrove, {
    anagrafica: { ...ANAGRAFICA, comune: BELGIOIOSO },
    contatto: { comune: BELGIOIOSO },
  });
  const equipe = [
    { professione: 'assistente-sociale', tipoEnte: 'ambito', ente: ENTI_PAVESE[0].id, operatore: 'as-1' },
    { professione: 'infermiere', tipoEnte: 'asst', ente: 'asst' },
  ];
  const suoi: Readonly<Record<string, object>> = {
    'costituisci-equipe': { componenti: equipe },
    'concludi-valutazione': { partecipanti: equipe },
    'autorizza-intervento': { erogatore: ENTI_PAVESE.at(-1)!.id },
  };
  for (const atto of STRADA) {
    const chi = await server.entra(come(chiFa(atto)));
    await chi.scrivi(caso.percorso(atto), caso.corpo(atto, suoi[atto] as never), { 'idempotency-key': randomUUID() });
  }
  return { ambito: PAVESE, caso, come };
}
