import { Racconto } from '../../../../../test/ambiente/dato-quando-allora.js';
import type { ComandoSeduta } from '../seduta.js';
import { seduta } from '../seduta.js';

export const GIORNO = '2026-05-20';

export const CONVOCAZIONE = {
  atto: 'convoca-seduta',
  il: '2026-05-10',
  giorno: GIORNO,
  dalle: '09:00',
  alle: '12:00',
  modalita: 'in-presenza',
  componenti: [
    { operatore: 'coord-1', professione: 'assistente-sociale', ente: 'ambito-sebino' },
    { operatore: 'as-1', professione: 'assistente-sociale', ente: 'ambito-sebino' },
    { operatore: 'uvm-1', professione: 'infermiere', ente: 'asst' },
    { operatore: 'pua-1', professione: null, ente: 'ambito-sebino' },
  ],
} as const satisfies ComandoSeduta;

export const poni = (cartella: string, valutazione: string | null = `v-${cartella}`): ComandoSeduta => ({
  atto: 'poni-all-ordine-del-giorno',
  il: '2026-05-11',
  cartella,
  valutazione,
});
export const presente = (operatore: string, il = GIORNO): ComandoSeduta => ({
  atto: 'registra-presenza',
  il,
  operatore,
});
export const discuti = (cartella: string, diverso: object = {}): ComandoSeduta => ({
  atto: 'discuti-caso',
  il: GIORNO,
  cartella,
  posizione: 7,
  decisione: 'Si propone il rientro a casa.',
  delCaso: true,
  ...diverso,
});
export const togli = (cartella: string): ComandoSeduta => ({
  atto: 'togli-dall-ordine-del-giorno',
  il: GIORNO,
  cartella,
});
export const concludi = { atto: 'concludi-seduta', il: GIORNO, nascosti: [] } as const satisfies ComandoSeduta;

/** Told by the coordinatrice, on the day of the seduta. */
export const nessunaSeduta = new Racconto(seduta, GIORNO).da('coord-1', {
  ruolo: 'coordinatore',
  ente: 'ambito-sebino',
});
export const convocata = nessunaSeduta.nelGiorno('2026-05-11').dato(CONVOCAZIONE, poni('c-1')).nelGiorno(GIORNO);
