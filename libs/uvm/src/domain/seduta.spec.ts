import fc from 'fast-check';
import { GIORNI_CHIUSURA_SEDUTA, GIORNI_STUDIO_SEDUTA } from '#nomenclatore';
import { piuGiorni } from '#storia';
import { inCorso } from './finestra.js';
import {
  concludi,
  CONVOCAZIONE,
  convocata,
  discuti,
  GIORNO,
  nessunaSeduta,
  poni,
  presente,
  togli,
} from './prova/una-seduta.js';
import type { ComandoSeduta } from './seduta.js';
import { professioniPresenti } from './stato.js';

const conVoci = (diverso: object): ComandoSeduta => ({ ...CONVOCAZIONE, ...diverso }) as ComandoSeduta;
const pronta = convocata.dato(presente('coord-1'), presente('uvm-1'));

describe('Convocare una seduta', () => {
  const prima = nessunaSeduta.nelGiorno('2026-05-10');

  it('si convoca per oggi o per un giorno a venire, con un orario e due professioni', () => {
    prima.quando(CONVOCAZIONE).allora('SedutaConvocata');
    prima.quando(conVoci({ giorno: '2026-05-10' })).allora('SedutaConvocata');
    prima.quando(conVoci({ giorno: '2026-05-09' })).rifiuta('giorno-passato', { campo: 'giorno' });
    prima.quando(conVoci({ dalle: '12:00' })).rifiuta('orario-non-valido');
    prima.quando(conVoci({ dalle: '25:00' })).rifiuta('dato-non-valido', { campo: 'dalle' });
    prima.quando(conVoci({ il: '2026-05-11' })).rifiuta('data-futura');
  });

  it('non con una sola professione, né con la stessa persona due volte', () => {
    const [coordinatrice, assistente, infermiere] = CONVOCAZIONE.componenti;
    prima.quando(conVoci({ componenti: [] })).rifiuta('una-sola-professione');
    prima.quando(conVoci({ componenti: [coordinatrice, assistente] })).rifiuta('una-sola-professione');
    prima.quando(conVoci({ componenti: [coordinatrice, infermiere, infermiere] })).rifiuta('componente-ripetuto');
    prima
      .quando(conVoci({ componenti: [{ ...coordinatrice, nome: 'Elena' }, infermiere] }))
      .rifiuta('dato-non-valido', { campo: 'componenti' });
    convocata.quando(conVoci({ il: GIORNO, giorno: GIORNO })).rifiuta('seduta-gia-convocata');
  });
});

describe('L’ordine del giorno', () => {
  it('prende solo casi con una valutazione multidimensionale, una volta ciascuno', () => {
    convocata.quando(poni('c-2')).allora('CasoPostoAllOrdineDelGiorno');
    convocata.quando(poni('c-2', null)).rifiuta('non-in-valutazione');
    convocata.quando(poni('c-1')).rifiuta('gia-all-ordine-del-giorno');
  });

  it('un caso si toglie finché non è discusso, e si può rimettere', () => {
    const senza = convocata.quando(togli('c-1')).allora('CasoToltoDallOrdineDelGiorno');
    senza.quando(togli('c-1')).rifiuta('non-all-ordine-del-giorno');
    senza.quando({ ...poni('c-1'), il: GIORNO }).allora('CasoPostoAllOrdineDelGiorno');
    pronta.dato(discuti('c-1')).quando(togli('c-1')).rifiuta('caso-gia-discusso');
  });
});

describe('Le presenze', () => {
  it('si registrano dal giorno della seduta, di chi è convocato, una volta', () => {
    convocata.quando(presente('uvm-1')).allora('PresenzaRegistrata');
    convocata.nelGiorno('2026-05-19').quando(presente('uvm-1', '2026-05-19')).rifiuta('seduta-non-cominciata');
    convocata.quando(presente('as-9')).rifiuta('non-convocato');
    pronta.quando(presente('uvm-1')).rifiuta('gia-presente');
  });

  it('chi è convocato registra la sua, e di nessun altro', () => {
    const uvm = convocata.da('uvm-1', { ruolo: 'componente-uvm', ente: 'asst' });
    uvm.quando(presente('uvm-1')).allora('PresenzaRegistrata');
    uvm.quando(presente('as-1')).rifiuta('presenza-di-altri');
  });
});

describe('La discussione di un caso', () => {
  it('dice chi era presente e il punto della storia che era sullo schermo', () => {
    const discussa = pronta
      .quando(discuti('c-1', { dissenso: 'Troppo presto.' }))
      .allora('CasoDiscusso')
      .stato();
    expect(discussa.casi).toMatchObject([
      { cartella: 'c-1', discusso: { posizione: 7, presenti: ['coord-1', 'uvm-1'], dissenso: 'Troppo presto.' } },
    ]);
    pronta.quando(discuti('c-1', { delCaso: false })).rifiuta('posizione-di-altro');
    pronta.quando(discuti('c-1', { decisione: '  ' })).rifiuta('dato-non-valido', { campo: 'decisione' });
  });

  it('è di chi è presente, di un caso in agenda, una volta sola, dal giorno della seduta', () => {
    pronta.da('as-1', { ruolo: 'coordinatore' }).quando(discuti('c-1')).rifiuta('non-presente');
    pronta.quando(discuti('c-2')).rifiuta('non-all-ordine-del-giorno');
    pronta.quando(discuti('c-1', { il: '2026-05-19' })).rifiuta('seduta-non-cominciata');
    pronta.dato(discuti('c-1')).quando(discuti('c-1')).rifiuta('caso-gia-discusso');
  });

  it('vuole almeno due professioni diverse presenti: due persone della stessa, o di nessuna, non bastano', () => {
    convocata.dato(presente('coord-1')).quando(discuti('c-1')).rifiuta('una-sola-professione');
    convocata.dato(presente('coord-1'), presente('as-1')).quando(discuti('c-1')).rifiuta('una-sola-professione');
    convocata.dato(presente('coord-1'), presente('pua-1')).quando(discuti('c-1')).rifiuta('una-sola-professione');
    convocata.dato(presente('coord-1'), presente('uvm-1')).quando(discuti('c-1')).allora('CasoDiscusso');
  });
});

describe('Una seduta conclusa', () => {
  it('non si conclude prima del suo giorno', () => {
    convocata
      .nelGiorno('2026-05-19')
      .quando({ ...concludi, il: '2026-05-19' })
      .rifiuta('seduta-non-cominciata');
  });

  it('non lascia casi di cui nessuno ha detto nulla: si discutono, o si tolgono', () => {
    const conDue = pronta.dato(poni('c-2'));
    expect(conDue.quando(concludi).rifiuta('casi-da-discutere', { restano: 2 }).messaggio).toContain('2 casi');
    const conUno = conDue.dato(discuti('c-1'));
    expect(conUno.quando(concludi).rifiuta('casi-da-discutere', { restano: 1 }).messaggio).toContain('un caso');
    conUno.dato(discuti('c-2')).quando(concludi).allora('SedutaConclusa');
    conUno.dato(togli('c-2')).quando(concludi).allora('SedutaConclusa');
    convocata.dato(togli('c-1')).quando(concludi).allora('SedutaConclusa');
  });

  it('non è trattenuta da un caso di cui chi la conclude non può sapere', () => {
    const conDue = pronta.dato(poni('c-2'));
    conDue.quando({ ...concludi, nascosti: ['c-2'] }).rifiuta('casi-da-discutere', { restano: 1 });
    conDue
      .dato(discuti('c-1'))
      .quando({ ...concludi, nascosti: ['c-2'] })
      .allora('SedutaConclusa');
  });

  it('non accetta più nulla', () => {
    const conclusa = pronta.dato(discuti('c-1')).quando(concludi).allora('SedutaConclusa');
    for (const atto of [poni('c-2'), presente('as-1'), discuti('c-1'), concludi]) {
      conclusa.quando(atto).rifiuta('seduta-conclusa');
    }
  });
});

describe('La finestra di una seduta', () => {
  const dal = piuGiorni(GIORNO, -GIORNI_STUDIO_SEDUTA[0]!.valore);
  const al = piuGiorni(GIORNO, GIORNI_CHIUSURA_SEDUTA[0]!.valore);

  it('si apre prima, per studiare i casi; si chiude con la conclusione, o da sola qualche giorno dopo', () => {
    const stato = convocata.stato();
    expect([piuGiorni(dal, -1), dal, GIORNO, al, piuGiorni(al, 1)].map((oggi) => inCorso(stato, oggi))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(inCorso(pronta.dato(togli('c-1'), concludi).stato(), GIORNO)).toBe(false);
  });
});

it('qualunque cosa si chieda in qualunque ordine, nessun caso risulta discusso senza due professioni presenti, né lasciato in sospeso', () => {
  const chi = fc.constantFrom('coord-1', 'as-1', 'uvm-1', 'pua-1', 'as-9');
  const comando = fc.oneof(
    fc.constantFrom('c-1', 'c-2', 'c-3').map((c) => poni(c)),
    chi.map((o) => presente(o)),
    fc.constantFrom('c-1', 'c-2').map((c) => discuti(c)),
    fc.constantFrom<ComandoSeduta>(togli('c-1'), concludi),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(chi, comando), { maxLength: 25 }), (passi) => {
      let racconto = convocata;
      for (const [attore, c] of passi) {
        const prima = racconto.stato();
        const sua = racconto.da(attore);
        if ('codice' in sua.quando(c).esito) continue;
        racconto = sua.dato(c);
        expect(prima.condizione).toBe('convocata');
        if (c.atto === 'discuti-caso') {
          expect(professioniPresenti(prima).size).toBeGreaterThanOrEqual(2);
          expect(prima.presenti).toContain(attore);
        }
        if (c.atto === 'concludi-seduta') expect(prima.casi.every(({ discusso }) => discusso !== null)).toBe(true);
      }
      expect(racconto.rifiutati()).toEqual([]);
    }),
  );
});
