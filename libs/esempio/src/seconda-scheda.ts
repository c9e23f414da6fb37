import { primoFeriale } from './calendario.js';
import { piuGiorni } from '#storia';
import type { Narrazione } from './narrazione.js';
import { grafiaDiversa } from './nomi.js';

/** Somebody at another door, who did not find the person because of the spelling, registers them again. */
export function secondaScheda({ r, caso }: Narrazione): void {
  const scelte = caso.casuale.ramo('doppia');
  const { nascita, sesso } = caso.persona;
  const il = primoFeriale(piuGiorni(r.il, scelte.intero(20, 60)));
  const modo = { il, chi: 'pua-1', ritardo: 0 } as const;
  r.aParte(
    'registra-persona',
    { ...grafiaDiversa(scelte, caso.persona), nascita, sesso, comune: caso.comune, tipoCodiceFiscale: 'assente' },
    { ...modo, su: null, nome: 'doppia' },
  );
  r.aParte(
    'registra-accesso',
    (noti) => ({
      canale: 'telefono',
      punto: 'pua-front-office',
      segnalante: 'familiare',
      persona: noti.id('doppia'),
      richiesta: 'Chiede di aumentare le ore del servizio che la persona già riceve.',
      comune: caso.comune,
      noto: 'nuovo',
    }),
    { ...modo, su: null, nome: 'accesso-doppio' },
  );
  if (caso.k % 3 === 0) return;
  const orientamento = 'È già seguita dall’assistente sociale del Comune: richiamata per un appuntamento.';
  r.aParte('fornisci-orientamento', { orientamento }, { ...modo, su: 'accesso-doppio' });
  r.aParte('concludi-accesso', { esito: 'appuntamento' }, { ...modo, su: 'accesso-doppio' });
}
