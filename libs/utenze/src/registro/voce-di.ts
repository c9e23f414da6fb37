import type { TrattoRegistrato, VoceDelRegistro } from '#identity';
import type { StatoOperatore } from '../domain/stato.js';
import { trattiDi } from '../domain/stato.js';

/** What the register of who may enter says of an operator; undefined before it is enrolled. */
export function voceDi(stream: string, revision: number, stato: StatoOperatore): VoceDelRegistro | undefined {
  if (stato.operatore === null) return undefined;
  return {
    id: stato.operatore,
    stream,
    revision,
    soggetto: stato.soggetto ?? null,
    nome: stato.nome ?? '',
    tratti: trattiDi(stato).map(({ dal, al, attivo, incarico }) => {
      const { ruolo, ente, tipoEnte, professione, comuni, squadra, mandato, oggettoMandato = '' } = incarico;
      return {
        dal,
        al,
        attivo,
        ruolo: ruolo as TrattoRegistrato['ruolo'],
        ente,
        tipoEnte,
        professione,
        comuni,
        squadra,
        mandato: mandato && { oggetto: oggettoMandato, ...mandato },
      };
    }),
  };
}
