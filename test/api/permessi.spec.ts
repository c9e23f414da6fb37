import type { NomeAtto } from '#cartella';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, CONTATTO, ISEO } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** Who may do and see what, as the sample operators find it over HTTP. */

let server: ServerDiProva;
/** Of Iseo, with a valutazione multidimensionale under way, on the agenda of a seduta. */
let caso: Caso;
/** Of Iseo, without any valutazione. */
let senzaValutazione: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  caso = await Caso.finoA(server, 'costituisci-equipe');
  await caso.inSeduta('uvm-1', 'as-1');
  senzaValutazione = await Caso.finoA(server, 'attiva-presa-in-carico');
});
afterAll(() => server?.chiudi());

const OPERATORI = [
  'pua-1',
  'as-1',
  'as-2',
  'as-3',
  'coord-1',
  'uvm-1',
  'ets-1',
  'udp-1',
  'amm-1',
  'rev-1',
  'sis-1',
] as const;
type Chi = (typeof OPERATORI)[number];

describe('Le letture principali', () => {
  const SERVIZIO: readonly Chi[] = ['as-1', 'coord-1'];
  const PORTA: readonly Chi[] = ['pua-1', ...SERVIZIO];
  const ASSISTENTI: readonly Chi[] = ['as-1', 'as-2', 'as-3'];

  it.each<[string, () => string, readonly Chi[]]>([
    ['la cartella', () => `/api/cartelle/${caso.id}`, [...SERVIZIO, 'uvm-1', 'rev-1']],
    ['la sua cronologia', () => `/api/cartelle/${caso.id}/cronologia`, [...SERVIZIO, 'uvm-1', 'rev-1']],
    ['i suoi passi', () => `/api/cartelle/${caso.id}/passi`, [...SERVIZIO, 'rev-1']],
    ['chi l’ha letta', () => `/api/cartelle/${caso.id}/consultazioni`, [...SERVIZIO, 'rev-1']],
    ['una cartella senza valutazione', () => `/api/cartelle/${senzaValutazione.id}`, [...SERVIZIO, 'rev-1']],
    ['la persona', () => `/api/persone/${caso.persona}`, [...PORTA, 'rev-1']],
    ['l’accesso', () => `/api/accessi/${caso.accesso}`, [...PORTA, 'rev-1']],
    ['l’elenco degli accessi', () => '/api/accessi', [...PORTA, ...ASSISTENTI, 'rev-1']],
    ['l’elenco delle cartelle', () => '/api/cartelle', [...ASSISTENTI, 'coord-1', 'uvm-1', 'rev-1']],
    ['la scrivania', () => '/api/scrivania', ['pua-1', ...ASSISTENTI, 'coord-1', 'uvm-1']],
    ['i LEPS dell’Ambito', () => '/api/leps?anno=2026', ['udp-1', 'coord-1', 'rev-1']],
    ['i LEPS di Iseo', () => `/api/leps?anno=2026&comune=${ISEO}`, ['udp-1', 'coord-1', 'amm-1', 'rev-1']],
    ['i LEPS di un altro Comune', () => '/api/leps?anno=2026&comune=017182', ['udp-1', 'coord-1', 'rev-1']],
    ['le righe di una figura', () => '/api/leps/L4.2?anno=2026', ['udp-1', 'rev-1']],
    ['le righe di una figura di Iseo', () => `/api/leps/L4.2?anno=2026&comune=${ISEO}`, ['udp-1', 'coord-1', 'rev-1']],
    ['l’integrità del registro', () => '/api/revisione/integrita', ['rev-1', 'sis-1']],
    ['le liste', () => '/api/nomenclatore', OPERATORI],
    ['gli operatori', () => '/api/operatori', OPERATORI],
    ['la propria sessione', () => '/api/sessione', OPERATORI],
  ])('%s', async (_, percorso, ammessi) => {
    const esiti = await Promise.all(
      OPERATORI.map(async (chi) => [chi, (await (await server.entra(chi)).get(percorso())).status] as const),
    );
    const attesi = OPERATORI.map((chi) => [chi, ammessi.includes(chi) ? 200 : 403] as const);
    expect(esiti).toEqual(attesi);
  });

  it('la ricerca delle persone copre l’Ambito, per chi sta alla porta o segue i casi', async () => {
    for (const chi of OPERATORI) {
      const { status } = await (await server.entra(chi)).post('/api/persone/ricerca', { cognome: ANAGRAFICA.cognome });
      expect([chi, status]).toEqual([chi, ['pua-1', ...ASSISTENTI, 'coord-1', 'rev-1'].includes(chi) ? 200 : 403]);
    }
  });

  it('gli elenchi mostrano a ciascuno solo ciò che può aprire', async () => {
    const ids = async (chi: string) =>
      (await (await server.entra(chi)).leggi('/api/cartelle?per=200')).voci.map((v: { id: string }) => v.id);
    const tutte = [caso.id, senzaValutazione.id];
    expect(await ids('as-1')).toEqual(expect.arrayContaining(tutte));
    expect(await ids('rev-1')).toEqual(expect.arrayContaining(tutte));
    expect(await ids('as-2')).toEqual([]);
    expect(await ids('uvm-1')).toEqual([caso.id]);
    const as2 = await server.entra('as-2');
    expect((await as2.leggi('/api/accessi')).accessi).toEqual([]);
    expect((await as2.leggi('/api/scrivania')).mie).toEqual([]);
    expect((await (await server.entra('pua-1')).leggi('/api/scrivania')).mie).toEqual([]);
  });

  it('i permessi della sessione dicono la stessa cosa che dice la porta', async () => {
    for (const [chi, puo, nonPuo] of [
      ['pua-1', 'registra-accesso', 'vedi-cartella'],
      ['as-1', 'redigi-progetto', 'approva-progetto'],
      ['coord-1', 'approva-progetto', 'verifica-integrita'],
      ['uvm-1', 'concludi-valutazione', 'chiudi'],
      ['udp-1', 'vedi-righe-leps', 'vedi-cartella'],
      ['amm-1', 'vedi-leps', 'vedi-righe-leps'],
      ['rev-1', 'vedi-passi', 'annota-diario'],
      ['sis-1', 'verifica-integrita', 'vedi-cartella'],
    ] as const) {
      const { permessi } = (await (await server.entra(chi)).get('/api/sessione')).corpo;
      expect(permessi).toContain(puo);
      expect(permessi).not.toContain(nonPuo);
    }
  });
});

describe('Le scritture', () => {
  const no = (chi: string, atto: NomeAtto, diverso: object = {}, quale = caso) =>
    rifiutata(server, () => quale.prova(atto, diverso as never, chi), 403, 'non-permesso');

  it('le fa chi segue il caso; nessun altro ruolo, e nessuno da un altro Comune', async () => {
    for (const chi of OPERATORI.filter((o) => !['as-1', 'coord-1'].includes(o))) await no(chi, 'annota-diario');
    await caso.atto('annota-diario');
  });

  it('decidere sui progetti e assegnare i casi tocca alla coordinatrice', async () => {
    for (const atto of ['assegna', 'apri-richiesta', 'approva-progetto', 'respingi-progetto'] as const)
      await no('as-1', atto);
  });

  it('il componente UVM lavora alle valutazioni dei casi in seduta, e solo a quelle', async () => {
    await caso.atto('somministra-strumento', {}, 'uvm-1');
    await no('uvm-1', 'annota-diario');
    await no('uvm-1', 'somministra-strumento', {}, senzaValutazione);
  });

  it('alla porta si registrano contatti e si aprono cartelle, nei propri Comuni', async () => {
    const [pua, as2, udp] = await Promise.all(['pua-1', 'as-2', 'udp-1'].map((chi) => server.entra(chi)));
    const persona = (await pua!.scrivi('/api/persone', ANAGRAFICA)).id;
    const accesso = (await pua!.scrivi('/api/accessi', { ...CONTATTO, persona })).id;
    await rifiutata(server, () => as2!.post('/api/accessi', CONTATTO), 403, 'non-permesso');
    await rifiutata(
      server,
      () => as2!.post(`/api/accessi/${accesso}/atti/apri-cartella`, { area: 'anziani' }),
      403,
      'non-permesso',
    );
    await rifiutata(
      server,
      () => as2!.post(`/api/persone/${persona}/atti/varia-residenza`, { comune: '017156' }),
      403,
      'non-permesso',
    );
    await rifiutata(server, () => udp!.post('/api/persone', ANAGRAFICA), 403, 'non-permesso');
    await rifiutata(server, () => pua!.post('/api/accessi', { ...CONTATTO, comune: '015146' }), 403, 'non-permesso');
    const { id } = await pua!.scrivi(`/api/accessi/${accesso}/atti/apri-cartella`, { area: 'anziani' });
    await rifiutata(server, () => pua!.get(`/api/cartelle/${id}`), 403, 'non-permesso');
  });

  it('se il caso passa in un altro Comune, lo segue chi lavora lì', async () => {
    const spostato = await Caso.finoA(server, 'consegna-informativa');
    await spostato.atto('rettifica-evento', {
      evento: await spostato.evento('InformativaConsegnata'),
      motivo: 'Si è trasferita.',
      comune: '017156',
    });
    const stato = async (chi: string) => (await (await server.entra(chi)).get(`/api/cartelle/${spostato.id}`)).status;
    expect([await stato('as-1'), await stato('as-2')]).toEqual([403, 200]);
  });
});

describe('Una nota riservata', () => {
  const SEGRETO = 'Segretissimo-7391';
  const MOTIVO = 'Motivo-segretissimo-7392';
  let conNote: Caso;
  let nata: string;
  let diventata: string;
  let primaDiDiventarlo: number;

  beforeAll(async () => {
    conNote = await Caso.finoA(server, 'costituisci-equipe');
    await conNote.inSeduta('uvm-1', 'as-1');
    nata = (await conNote.atto('annota-diario', { il: '2026-01-11', riservata: true, testo: SEGRETO })).eventi[0]!.id;
    await conNote.atto('rettifica-evento', { evento: nata, motivo: MOTIVO, modifiche: { testo: `${SEGRETO}-bis` } });
    const nota = await conNote.atto('annota-diario', { il: '2026-01-11', testo: `${SEGRETO}-ter` });
    diventata = nota.eventi[0]!.id;
    primaDiDiventarlo = nota.posizione;
    await conNote.atto('rettifica-evento', { evento: diventata, motivo: MOTIVO, modifiche: { riservata: true } });
    await conNote.atto('annota-diario', { il: '2026-01-11', testo: 'Una nota come le altre.' });
  });

  /** Every way of reading a case, live and at every instant it had. */
  const strade = () => {
    const base = `/api/cartelle/${conNote.id}`;
    const istanti = [
      '',
      '?modo=accaduto&al=2026-09-30',
      '?modo=noto&al=2026-09-30',
      `?modo=evento&posizione=${primaDiDiventarlo}`,
    ];
    return [...istanti.flatMap((i) => [`${base}${i}`, `${base}/cronologia${i}`]), `${base}/passi`];
  };
  const tutto = async (chi: string) => {
    const cliente = await server.entra(chi);
    const risposte = await Promise.all(strade().map((strada) => cliente.get(strada)));
    return risposte.filter((r) => r.status === 200).map((r) => r.testo);
  };

  it('la legge chi l’ha scritta, chi segue il caso e la coordinatrice', async () => {
    for (const chi of ['as-1', 'coord-1']) {
      const { diario } = (await conNote.scheda('', chi)).stato;
      expect(diario.map((n: { testo: string }) => n.testo)).toEqual([
        `${SEGRETO}-bis`,
        `${SEGRETO}-ter`,
        'Una nota come le altre.',
      ]);
      for (const testo of await tutto(chi)) expect(testo).toContain(SEGRETO);
    }
  });

  it('chi non può leggerla non ne trova le parole da nessuna parte, com’è adesso e a nessun istante', async () => {
    for (const chi of ['uvm-1', 'rev-1']) {
      const pagine = await tutto(chi);
      expect(pagine).toHaveLength(chi === 'rev-1' ? 9 : 8);
      for (const testo of pagine) {
        expect(testo).not.toContain(SEGRETO);
        expect(testo).not.toContain(MOTIVO);
      }
    }
  });

  it('per il componente UVM non c’è affatto; le altre note sì', async () => {
    const cronologia = await conNote.cronologia('', 'uvm-1');
    expect(cronologia.filter((v) => v.tipo === 'DiarioAnnotato').map((v) => v.dati.testo)).toEqual([
      'Una nota come le altre.',
    ]);
    expect(cronologia.filter((v) => v.tipo === 'EventoRettificato')).toEqual([]);
    expect((await conNote.scheda('', 'uvm-1')).stato.diario).toHaveLength(1);
  });

  it('la revisora vede che c’è, senza le parole', async () => {
    const cronologia = await conNote.cronologia('', 'rev-1');
    for (const evento of [nata, diventata]) {
      const voce = cronologia.find((v) => v.evento === evento);
      expect(voce).toMatchObject({
        tipo: 'DiarioAnnotato',
        attore: { id: 'as-1' },
        oscurati: ['testo'],
        corretto: { come: 'rettificato' },
      });
      expect(voce.dati.testo).toBeUndefined();
    }
    expect(cronologia.filter((v) => v.tipo === 'EventoRettificato')).toHaveLength(2);
    const passi = await (await server.entra('rev-1')).leggi(`/api/cartelle/${conNote.id}/passi`);
    expect(passi).toHaveLength(cronologia.length);
    expect(passi.find((p: { evento: string }) => p.evento === nata).cambiamenti).not.toContainEqual(
      expect.objectContaining({ percorso: expect.stringMatching(/^diario/) }),
    );
  });
});

describe('Le figure', () => {
  let concluso: Caso;
  beforeAll(async () => {
    concluso = await Caso.finoA(server, 'concludi-valutazione');
  });

  it('all’Ufficio di Piano danno righe con pseudonimo, atto, data e motivo, senza la strada per il caso', async () => {
    const udp = await server.entra('udp-1');
    const { contati, figura } = await udp.leggi('/api/leps/L4.2?anno=2026');
    expect(contati.length).toBe(figura.denominatore);
    expect(contati.length).toBeGreaterThan(0);
    for (const riga of contati) {
      expect(riga).toMatchObject({
        cartella: null,
        pseudonimo: expect.stringMatching(/^[0-9A-F]{10}$/),
        atto: expect.any(String),
        eventi: expect.arrayContaining([expect.objectContaining({ posizione: null })]),
      });
    }
    expect(JSON.stringify(contati)).not.toContain(concluso.id);
    expect(JSON.stringify(contati)).not.toContain(ANAGRAFICA.cognome);
    await rifiutata(server, () => udp.get(`/api/cartelle/${concluso.id}`), 403, 'non-permesso');
  });

  it('alla coordinatrice aprono i suoi casi', async () => {
    const { contati } = await (await server.entra('coord-1')).leggi(`/api/leps/L4.2?anno=2026&comune=${ISEO}`);
    expect(contati.map((r: { cartella: string }) => r.cartella)).toContain(concluso.id);
  });
});
