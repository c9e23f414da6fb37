import type { EsitoComando } from '#archivio';
import { ApriCartella, AttoSullAccesso, RegistraAccesso } from '#accessi';
import type { NomeAtto } from '#cartella';
import { AttoSullaCartella } from '#cartella';
import type { ContestoRichiesta, Operatore } from '#identity';
import { OPERATORI_ESEMPIO, type Richiesta } from '#identity';
import { AttoSullaPersona, RegistraPersona } from '#persone';
import { convalidato } from './corpi.js';
import type { AttoDiPasso, Noti, Passo } from './passo.js';

const OPERATORI: ReadonlyMap<string, Operatore> = new Map(
  OPERATORI_ESEMPIO.map(({ soggetto: _, ...operatore }) => [operatore.id, { ...operatore, livello: 2 }]),
);

export function operatoreDiEsempio(id: string): Operatore {
  const operatore = OPERATORI.get(id);
  if (!operatore) throw new Error(`no sample operator is called ${id}`);
  return operatore;
}

const SULLA_PERSONA: readonly AttoDiPasso[] = ['aggiorna-anagrafica', 'varia-residenza', 'attribuisci-codice-fiscale'];
const SULL_ACCESSO: readonly AttoDiPasso[] = [
  'compila-triage',
  'classifica-bisogno',
  'fornisci-orientamento',
  'concludi-accesso',
];

/** The request that the HTTP route of the act would make, with its body checked in the same way. */
export async function richiestaDi(passo: Passo, noti: Noti, correlazione: string): Promise<Richiesta<EsitoComando>> {
  const contesto: ContestoRichiesta = { operatore: operatoreDiEsempio(passo.chi), correlazione };
  const { atto, su } = passo;
  const inviato = typeof passo.corpo === 'function' ? passo.corpo(noti) : passo.corpo;
  const corpo = <C extends object>(rotta: string) => convalidato(rotta, inviato) as Promise<C>;
  const id = su === null ? '' : noti.id(su);

  if (atto === 'registra-persona') return new RegistraPersona(contesto, await corpo('api/persone'));
  if (atto === 'registra-accesso') {
    return new RegistraAccesso(contesto, await corpo<RegistraAccesso['corpo']>('api/accessi'));
  }
  if (atto === 'apri-cartella') {
    return new ApriCartella(contesto, id, await corpo<ApriCartella['corpo']>('api/accessi/:id/atti/apri-cartella'));
  }
  if (SULLA_PERSONA.includes(atto)) {
    const azione = atto as AttoSullaPersona['azione'];
    return new AttoSullaPersona(contesto, azione, id, await corpo(`api/persone/:id/atti/${atto}`));
  }
  if (SULL_ACCESSO.includes(atto)) {
    const azione = atto as AttoSullAccesso['azione'];
    const rotta = atto === 'concludi-accesso' ? 'concludi' : atto;
    return new AttoSullAccesso(contesto, azione, id, await corpo(`api/accessi/:id/atti/${rotta}`));
  }
  return new AttoSullaCartella(contesto, atto as NomeAtto, id, await corpo(`api/cartelle/:id/atti/${atto}`));
}
