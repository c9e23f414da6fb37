import { piuGiorni } from '#storia';
import { nomeQualsiasi, telefonoInventato } from './nomi.js';
import * as parole from './parole.js';
import type { Racconto } from './racconto.js';

/** A contact at the door that never becomes a case: most of them. */
export function contatto(r: Racconto): void {
  const { caso } = r;
  const scelte = caso.casuale.ramo('contatto');
  const conosciuto = scelte.vero(0.35);
  const allaPorta = { su: 'accesso', chi: 'pua-1', ritardo: 0 } as const;
  if (conosciuto) {
    const { codiceFiscale, ...persona } = caso.persona;
    const corpo = { ...persona, comune: caso.comune, codiceFiscale, tipoCodiceFiscale: 'definitivo' };
    r.fatto('registra-persona', corpo, { su: null, nome: 'persona', chi: 'pua-1', ritardo: 0 });
  }
  const corpo = {
    canale: scelte.pesato([
      ['telefono', 50],
      ['sportello', 40],
      ['portale', 10],
    ]),
    punto: scelte.uno(['segretariato', 'pua-front-office'] as const),
    segnalante: scelte.uno(['persona-stessa', 'familiare', 'vicino-conoscente', 'volontariato'] as const),
    richiesta: scelte.uno(parole.RICHIESTE_ALLA_PORTA),
    comune: caso.comune,
    noto: 'nuovo',
    ...(!conosciuto &&
      scelte.vero(0.5) && { richiedente: { nome: nomeQualsiasi(scelte), telefono: telefonoInventato(scelte) } }),
  };
  r.fatto('registra-accesso', (noti) => ({ ...corpo, ...(conosciuto && { persona: noti.id('persona') }) }), {
    ...allaPorta,
    su: null,
    nome: 'accesso',
  });
  // Of the last days some are still open.
  if (r.il > piuGiorni(caso.fine, -15) && scelte.vero(0.7)) return;
  r.passano(0, 3);
  r.fatto('classifica-bisogno', { bisogno: 'semplice' }, allaPorta);
  const esito = scelte.pesato([
    ['informazione', 50],
    ['orientamento-altro-servizio', 32],
    ['appuntamento', 10],
    ['non-preso-in-carico', 8],
  ]);
  if (esito !== 'non-preso-in-carico') {
    r.fatto('fornisci-orientamento', { orientamento: scelte.uno(parole.ORIENTAMENTI) }, allaPorta);
  }
  const motivo = esito === 'non-preso-in-carico' ? { motivo: scelte.uno(parole.MOTIVI_NON_PRESO) } : {};
  r.fatto('concludi-accesso', { esito, ...motivo }, allaPorta);
}
