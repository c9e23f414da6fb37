import fc from 'fast-check';
import { Rifiuto } from '#storia';
import { soloChiari } from '../../../../test/ambiente/solo-chiari.js';
import { Racconto } from '../../../../test/ambiente/dato-quando-allora.js';
import type { ComandoDeroga } from './deroga.js';
import { regoleDeroga } from './deroga.js';
import type { EventoDeroga } from './eventi.js';
import { CATALOGO_DEROGA, DESTINATARI_SEGNALAZIONE } from './eventi.js';
import { ADESSO, aperta, atto, dopo, MOTIVO, nessuna, OGGI, type Vicenda } from './prova/una-deroga.js';
import { inCorso, prenotazioniDi } from './stato.js';

describe('Aprire un accesso fuori competenza', () => {
  it('dice chi, su quale caso, perché, e l’istante in cui finisce', () => {
    expect(nessuna.da('as-2').quando(atto('apri-deroga')).allora('DerogaAperta').stato()).toMatchObject({
      condizione: 'aperta',
      cartella: 'c-1',
      operatore: 'as-2',
      ruolo: 'assistente-sociale',
      motivo: MOTIVO,
      scade: '2026-09-30T18:00:00.000Z',
      precedente: null,
      esame: null,
      segnalazione: null,
    });
  });

  it.each([
    ['vuoto', ''],
    ['di soli spazi', ' '.repeat(40)],
    ['troppo breve', 'urgente davvero oggi'.slice(0, 19)],
    ['di una parola sola', 'urgentissimamenteurgente'],
    ['della stessa parola ripetuta', 'urgente urgente urgente urgente'],
    ['di tasti premuti a caso', '.... .... .... .... .... ....'],
    ['allungato con gli spazi', `serve a me${' '.repeat(30)}ora`],
  ])('vuole un motivo scritto: %s non basta', (_, motivo) => {
    nessuna.da('as-2').quando(atto('apri-deroga', { motivo })).rifiuta('motivo-insufficiente', { campo: 'motivo' });
  });

  it('quanto è lungo il motivo e quanto dura l’accesso lo dice il nomenclatore, non il programma', () => {
    const breve = atto('apri-deroga', { motivo: 'Lo chiede il 118', caratteri: 10, ore: 2 });
    expect(nessuna.da('as-2').dato(breve).stato().scade).toBe(dopo(2).toISOString());
  });

  it('non è per chi il caso lo vede già', () => {
    nessuna
      .da('as-2')
      .quando(atto('apri-deroga', { giaCompetente: true }))
      .rifiuta('gia-di-competenza');
  });

  it('è uno solo per volta, per operatore e caso', () => {
    const precedente = { id: 'd-0', inCorso: true, segnalata: false };
    nessuna.da('as-2').quando(atto('apri-deroga', { precedente })).rifiuta('deroga-gia-aperta', { deroga: 'd-0' });
    const finita = nessuna
      .da('as-2')
      .dato(atto('apri-deroga', { precedente: { id: 'd-0', inCorso: false, segnalata: false } }));
    expect(finita.stato().precedente).toBe('d-0');
    nessuna
      .da('as-2')
      .quando(atto('apri-deroga', { precedente: { id: 'd-0', inCorso: false, segnalata: true } }))
      .rifiuta('deroga-segnalata', { deroga: 'd-0' });
    aperta.da('as-2').quando(atto('apri-deroga')).rifiuta('deroga-gia-registrata');
  });

  it('due aperti nello stesso momento chiedono lo stesso posto, e uno solo lo prende', () => {
    const posto = (precedente: string | null) =>
      prenotazioniDi(
        nessuna
          .da('as-2')
          .dato(
            atto('apri-deroga', {
              precedente: precedente ? { id: precedente, inCorso: false, segnalata: false } : null,
            }),
          )
          .stato(),
      );
    expect(posto(null)).toEqual(posto(null));
    expect(posto('d-0')).toEqual(posto('d-0'));
    expect(posto(null)).not.toEqual(posto('d-0'));
  });
});

describe('La durata', () => {
  it('finisce all’istante esatto: un millesimo prima c’è, a quell’istante non più', () => {
    const stato = aperta.stato();
    expect(inCorso(stato, new Date(dopo(8).getTime() - 1))).toBe(true);
    expect(inCorso(stato, dopo(8))).toBe(false);
  });

  it('è di ore vere anche nella notte in cui cambia l’ora', () => {
    // On 25 October 2026, at three in the morning of Rome, it is two again.
    const prima = new Date('2026-10-24T22:30:00Z');
    const vicenda = new Racconto(regoleDeroga, '2026-10-25')
      .da('as-2')
      .dato(atto('apri-deroga', { il: '2026-10-25', adesso: prima, ore: 8 }));
    expect(vicenda.stato().scade).toBe('2026-10-25T06:30:00.000Z');
  });

  it('si conclude prima del tempo, una volta sola, e solo da chi l’ha aperto', () => {
    aperta.da('as-1').quando(atto('concludi-deroga')).rifiuta('non-tua');
    aperta.da('coord-1').quando(atto('concludi-deroga')).rifiuta('non-tua');
    const conclusa = aperta.da('as-2').quando(atto('concludi-deroga')).allora('DerogaConclusa');
    expect(inCorso(conclusa.stato(), ADESSO)).toBe(false);
    conclusa.quando(atto('concludi-deroga')).rifiuta('deroga-conclusa');
    aperta
      .da('as-2')
      .quando(atto('concludi-deroga', { adesso: dopo(8) }))
      .rifiuta('deroga-scaduta');
  });
});

describe('L’avviso', () => {
  it('lo legge chi segue il caso, una volta per ciascuno; non chi ha aperto', () => {
    const vista = aperta.da('as-1').quando(atto('prendi-visione-deroga')).allora('DerogaVista');
    expect(vista.stato().vistaDa).toEqual(['as-1']);
    vista.quando(atto('prendi-visione-deroga')).rifiuta('gia-vista');
    expect(vista.da('as-3').dato(atto('prendi-visione-deroga')).stato().vistaDa).toEqual(['as-1', 'as-3']);
    aperta
      .da('coord-1')
      .quando(atto('prendi-visione-deroga', { responsabile: false }))
      .rifiuta('non-responsabile');
    aperta.da('as-2').quando(atto('prendi-visione-deroga')).rifiuta('deroga-propria');
  });
});

describe('L’esame', () => {
  it('è di un altro: chi ha aperto non giudica se stesso', () => {
    aperta.da('as-2').quando(atto('esamina-deroga')).rifiuta('deroga-propria');
    aperta.da('as-2').quando(atto('segnala-deroga')).rifiuta('deroga-propria');
    const delCoordinatore = nessuna.da('coord-1').dato(atto('apri-deroga'));
    delCoordinatore.quando(atto('esamina-deroga')).rifiuta('deroga-propria');
  });

  it('si fa una volta sola', () => {
    const esaminata = aperta
      .da('coord-1')
      .quando(atto('esamina-deroga', { nota: 'Sentito il PS.' }))
      .allora('DerogaEsaminata');
    expect(esaminata.stato().esame).toMatchObject({ da: 'coord-1', esito: 'legittima', nota: 'Sentito il PS.' });
    for (const chi of ['coord-1', 'rev-1']) {
      esaminata.da(chi).quando(atto('esamina-deroga')).rifiuta('gia-esaminata');
      esaminata.da(chi).quando(atto('segnala-deroga')).rifiuta('gia-esaminata');
    }
  });

  it('chi non è convinto segnala, una volta, e poi lo esamina un’altra persona', () => {
    const segnalata = aperta.da('coord-1').quando(atto('segnala-deroga')).allora('DerogaSegnalata');
    expect(segnalata.stato().segnalazione).toMatchObject({
      da: 'coord-1',
      a: 'revisore',
      ragione: 'motivo-insufficiente',
    });
    // It opens nothing more; one that was over already ended when it did.
    expect(segnalata.stato()).toMatchObject({ condizione: 'conclusa', conclusaIl: expect.stringMatching(/Z$/) });
    segnalata.da('as-2').quando(atto('concludi-deroga')).rifiuta('deroga-conclusa');
    segnalata.da('rev-1').quando(atto('segnala-deroga')).rifiuta('gia-segnalata');
    segnalata.da('coord-1').quando(atto('esamina-deroga')).rifiuta('segnalata-da-te');
    segnalata.da('rev-1').quando(atto('esamina-deroga')).allora('DerogaEsaminata');
  });

  it('di una segnalazione si scrive a chi, perché e che cosa', () => {
    aperta
      .da('coord-1')
      .quando(atto('segnala-deroga', { nota: '  ' }))
      .rifiuta('dato-non-valido', { campo: 'nota' });
    aperta
      .da('coord-1')
      .quando(atto('segnala-deroga', { a: 'un-amico' as never }))
      .rifiuta('dato-non-valido', { campo: 'a' });
    aperta
      .da('coord-1')
      .quando(atto('segnala-deroga', { ragione: 'boh' as never }))
      .rifiuta('dato-non-valido');
    aperta
      .da('coord-1')
      .quando(atto('esamina-deroga', { esito: 'illegittima' as never }))
      .rifiuta('dato-non-valido');
  });

  it('di un accesso che non c’è non si fa nulla', () => {
    for (const nome of ['concludi-deroga', 'prendi-visione-deroga', 'esamina-deroga', 'segnala-deroga'] as const) {
      nessuna.da('coord-1').quando(atto(nome)).rifiuta('prima-della-deroga');
    }
  });
});

it('le decisioni non leggono nulla di sigillato: a sigilli chiusi sono le stesse', () => {
  const vicenda = aperta
    .da('coord-1')
    .dato(atto('segnala-deroga'))
    .da('rev-1')
    .dato(atto('esamina-deroga', { nota: 'Sì.' }));
  const chiusa: Vicenda = new Racconto(
    regoleDeroga,
    OGGI,
    soloChiari<EventoDeroga>(CATALOGO_DEROGA, vicenda.storia),
  ).da('as-2');
  expect(chiusa.stato().motivo).toBeUndefined();
  chiusa.quando(atto('concludi-deroga')).rifiuta('deroga-conclusa');
  chiusa.da('coord-1').quando(atto('esamina-deroga')).rifiuta('gia-esaminata');
});

it('qualunque cosa chiunque faccia, in qualunque ordine e momento, nessuna regola si rompe', () => {
  const chi = fc.constantFrom('as-1', 'as-2', 'coord-1', 'rev-1');
  const comando: fc.Arbitrary<ComandoDeroga> = fc.oneof(
    fc.record({ ore: fc.integer({ min: 1, max: 48 }), giaCompetente: fc.boolean() }).map((d) => atto('apri-deroga', d)),
    fc.integer({ min: -2, max: 60 }).map((ore) => atto('concludi-deroga', { adesso: dopo(ore) })),
    fc.boolean().map((responsabile) => atto('prendi-visione-deroga', { responsabile })),
    fc.constant(atto('esamina-deroga')),
    fc.constantFrom(...DESTINATARI_SEGNALAZIONE).map((a) => atto('segnala-deroga', { a })),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(chi, comando), { maxLength: 25 }), (mosse) => {
      let vicenda: Vicenda = nessuna;
      for (const [da, mossa] of mosse) {
        const tentata = vicenda.da(da).quando(mossa);
        if (!(tentata.esito instanceof Rifiuto)) vicenda = vicenda.da(da).dato(mossa);
      }
      expect(vicenda.rifiutati()).toEqual([]);
      const di = (tipo: EventoDeroga['tipo']) => vicenda.storia.filter((e) => e.tipo === tipo);
      const [apertura] = di('DerogaAperta');
      for (const tipo of ['DerogaAperta', 'DerogaConclusa', 'DerogaEsaminata', 'DerogaSegnalata'] as const) {
        expect(di(tipo).length).toBeLessThanOrEqual(1);
      }
      const suo = (e: { readonly attore: { readonly id: string } }) => e.attore.id === apertura?.attore.id;
      expect([...di('DerogaEsaminata'), ...di('DerogaSegnalata'), ...di('DerogaVista')].some(suo)).toBe(false);
      expect(di('DerogaConclusa').every(suo)).toBe(true);
      const [esame, segnalazione] = [di('DerogaEsaminata')[0], di('DerogaSegnalata')[0]];
      if (esame && segnalazione) expect(esame.attore.id).not.toBe(segnalazione.attore.id);
      expect(inCorso(vicenda.stato(), dopo(48))).toBe(false);
    }),
  );
});
