import fc from 'fast-check';
import { fattiRifiutati, rifiutato } from '#storia';
import { soloChiari } from '../../../../test/ambiente/solo-chiari.js';
import type { EventoPersona } from './eventi.js';
import { CATALOGO_PERSONA } from './eventi.js';
import type { ComandoPersona } from './persona.js';
import { persona } from './persona.js';
import { prenotazioniDi } from './stato.js';
import type { Vita } from './prova/una-persona.js';
import {
  ALTRO_CODICE,
  aSigilliChiusi,
  attribuisci,
  CODICE,
  ISEO,
  nessuno,
  OGGI,
  registra,
  registrata,
  ZONE,
} from './prova/una-persona.js';

const motivo = 'Errore di trascrizione.';
const codici = (vita: Vita): string[] => prenotazioniDi(vita.stato()).map(({ valore }) => valore);

describe('una persona', () => {
  it('è registrata con la sua residenza, e con il codice fiscale se lo ha', () => {
    const senza = nessuno.quando(registra()).allora('PersonaRegistrata', 'ResidenzaVariata');
    expect(senza.stato()).toMatchObject({
      registrata: true,
      cognome: 'Ontàvi',
      nome: 'Zara',
      comune: ISEO,
      indirizzo: 'via del Porto 3',
      tipoCodiceFiscale: 'assente',
      codiciFiscali: [],
    });
    const con = nessuno
      .quando(registra({ codiceFiscale: ` ${CODICE.toLowerCase()} `, tipoCodiceFiscale: 'definitivo' }))
      .allora('PersonaRegistrata', 'ResidenzaVariata', 'CodiceFiscaleAttribuito');
    expect(con.stato()).toMatchObject({ codiceFiscale: CODICE, tipoCodiceFiscale: 'definitivo' });
    expect(codici(con)).toEqual([CODICE]);
  });

  it('non si registra due volte, e chi non è registrato non ha atti', () => {
    registrata.quando(registra()).rifiuta('persona-gia-registrata');
    nessuno.quando({ atto: 'varia-residenza', il: OGGI, comune: ZONE }).rifiuta('non-trovato');
    nessuno.quando(attribuisci()).rifiuta('non-trovato');
  });

  it('cambia i dati indicati e tiene gli altri; se non ne è indicato nessuno, non è accaduto nulla', () => {
    const cambiata = registrata
      .quando({ atto: 'aggiorna-anagrafica', il: '2026-03-01', telefono: '030 000000' })
      .allora('AnagraficaAggiornata');
    expect(cambiata.stato()).toMatchObject({ cognome: 'Ontàvi', nascita: '1940-05-01', telefono: '030 000000' });
    registrata.quando({ atto: 'aggiorna-anagrafica', il: '2026-03-01' }).rifiuta('nulla-da-cambiare');
  });

  it('abita in un Comune che esiste, comunque lo si scriva', () => {
    for (const comune of ['999999', '017999']) {
      nessuno.quando(registra({ comune })).rifiuta('comune-inesistente', { campo: 'comune' });
      registrata.quando({ atto: 'varia-residenza', il: '2026-03-01', comune }).rifiuta('comune-inesistente');
      const evento = registrata.id('ResidenzaVariata');
      for (const correzione of [{ comune }, { modifiche: { comune } }]) {
        registrata.quando({ atto: 'rettifica-evento', evento, motivo, ...correzione }).rifiuta('comune-inesistente');
      }
    }
    registrata.quando({ atto: 'varia-residenza', il: '2026-03-01', comune: '058091' }).allora('ResidenzaVariata');
  });

  it('cambiando residenza lascia il vecchio indirizzo', () => {
    const altrove = registrata.dato({ atto: 'varia-residenza', il: '2026-03-01', comune: ZONE });
    expect(altrove.stato()).toMatchObject({ comune: ZONE });
    expect(altrove.stato()).not.toHaveProperty('indirizzo');
    expect(altrove.stato({ finoA: '2026-02-28', posizione: 99 })).toMatchObject({
      comune: ISEO,
      indirizzo: 'via del Porto 3',
    });
  });

  it('non nasce domani né più di 125 anni fa', () => {
    for (const nascita of ['2026-10-01', '1900-09-30']) {
      nessuno.quando(registra({ nascita })).rifiuta('nascita-impossibile');
      registrata.quando({ atto: 'aggiorna-anagrafica', il: OGGI, nascita }).rifiuta('nascita-impossibile');
    }
    for (const nascita of [OGGI, '1900-10-01'])
      nessuno.quando(registra({ nascita })).allora('PersonaRegistrata', 'ResidenzaVariata');
  });

  it.each([
    ['cognome', registra({ cognome: ' ' })],
    ['nome', registra({ nome: 'x'.repeat(201) })],
    ['sesso', registra({ sesso: 'Q' as never })],
    ['nascita', registra({ nascita: '1940-02-30' })],
    ['comune', registra({ comune: 'Iseo' })],
  ])('non è registrata con %s fuori forma', (campo, comando) => {
    nessuno.quando(comando).rifiuta('dato-non-valido', { campo });
  });
});

describe('il codice fiscale di una persona', () => {
  it('definitivo vuole il suo carattere di controllo; gli altri hanno altre forme', () => {
    const errato = `${CODICE.slice(0, 15)}${CODICE[15] === 'A' ? 'B' : 'A'}`;
    registrata.quando(attribuisci({ codiceFiscale: errato })).rifiuta('codice-fiscale-errato');
    nessuno
      .quando(registra({ codiceFiscale: errato, tipoCodiceFiscale: 'definitivo' }))
      .rifiuta('codice-fiscale-errato');
    const stp = attribuisci({ codiceFiscale: 'STP0300000000001', tipoCodiceFiscale: 'stp-eni' });
    expect(registrata.dato(stp).stato()).toMatchObject({
      codiceFiscale: 'STP0300000000001',
      tipoCodiceFiscale: 'stp-eni',
    });
  });

  it('c’è se il tipo dice che c’è, e non c’è se dice di no', () => {
    nessuno.quando(registra({ tipoCodiceFiscale: 'definitivo' })).rifiuta('codice-fiscale-mancante');
    nessuno.quando(registra({ codiceFiscale: CODICE })).rifiuta('codice-fiscale-di-troppo');
    registrata.quando(attribuisci({ tipoCodiceFiscale: 'assente' })).rifiuta('dato-non-valido', { campo: 'tipo' });
  });

  it('sostituito resta di quella persona: nessun’altra lo può avere', () => {
    const due = registrata.dato(attribuisci(), attribuisci({ il: '2026-04-01', codiceFiscale: ALTRO_CODICE }));
    expect(due.stato()).toMatchObject({ codiceFiscale: ALTRO_CODICE });
    expect(codici(due)).toEqual([CODICE, ALTRO_CODICE]);
    expect(codici(due.dato(attribuisci({ il: '2026-05-01' })))).toEqual([CODICE, ALTRO_CODICE]);
  });

  it('attribuito in data passata non toglie il posto a quello più recente', () => {
    const prima = registrata.dato(
      attribuisci({ il: '2026-04-01' }),
      attribuisci({ il: '2026-03-01', codiceFiscale: ALTRO_CODICE }),
    );
    expect(prima.stato()).toMatchObject({ codiceFiscale: CODICE });
  });
});

describe('le date dei fatti', () => {
  const atti: ComandoPersona[] = [
    { atto: 'aggiorna-anagrafica', il: '', nome: 'Sara' },
    { atto: 'varia-residenza', il: '', comune: ZONE },
    attribuisci(),
  ];

  it.each(atti.map((a) => [a.atto, a] as const))(
    '%s: mai nel futuro, mai prima della registrazione',
    (_nome, comando) => {
      registrata.quando({ ...comando, il: '2026-10-01' }).rifiuta('data-futura');
      registrata.quando({ ...comando, il: '2026-01-01' }).rifiuta('prima-della-registrazione');
      registrata.quando({ ...comando, il: '2026-02-30' }).rifiuta('data-non-valida');
      for (const il of ['2026-01-02', OGGI]) expect(rifiutato(registrata.quando({ ...comando, il }).esito)).toBe(false);
    },
  );

  it('e nessuna rettifica ce le porta', () => {
    const vita = registrata.dato(attribuisci());
    const sposta = (tipo: string, avvenutoIl: string) =>
      vita.quando({ atto: 'rettifica-evento', evento: vita.id(tipo), motivo, avvenutoIl });
    sposta('CodiceFiscaleAttribuito', '2026-10-01').rifiuta('data-futura');
    sposta('CodiceFiscaleAttribuito', '2026-01-01').rifiuta('prima-della-registrazione');
    sposta('PersonaRegistrata', '2026-03-01').contraddice('ResidenzaVariata', 'CodiceFiscaleAttribuito');
    sposta('PersonaRegistrata', '2025-12-01').allora('EventoRettificato');
  });
});

describe.each([
  ['letta per intero', (vita: Vita) => vita],
  ['letta a sigilli chiusi', aSigilliChiusi],
])('una rettifica della persona, %s', (_come, letta) => {
  const vita = letta(registrata.dato(attribuisci(), { atto: 'aggiorna-anagrafica', il: '2026-03-01', telefono: '1' }));
  const rettifica = (tipo: string, modifiche: Record<string, unknown>, altro: object = {}) =>
    vita.quando({ atto: 'rettifica-evento', evento: vita.id(tipo), motivo, modifiche, ...altro });

  it('corregge i dati anagrafici, e rifiuta quelli impossibili', () => {
    const corretta = rettifica('PersonaRegistrata', { cognome: 'Ontani', nascita: '1941-05-01' }).allora(
      'EventoRettificato',
    );
    expect(corretta.stato()).toMatchObject({ cognome: 'Ontani', nascita: '1941-05-01' });
    for (const nascita of ['2026-10-01', '1850-01-01'])
      rettifica('PersonaRegistrata', { nascita }).rifiuta('nascita-impossibile');
    rettifica('PersonaRegistrata', { sesso: 'f' }).rifiuta('dato-non-valido', { campo: 'sesso' });
    rettifica('PersonaRegistrata', { cognome: '' }).rifiuta('dato-non-valido', { campo: 'cognome' });
    rettifica('PersonaRegistrata', { codiceFiscale: ALTRO_CODICE }).rifiuta('campo-inesistente');
  });

  it('del codice fiscale: vale il controllo, e quello di prima non è più di nessuno', () => {
    const corretta = rettifica('CodiceFiscaleAttribuito', { codiceFiscale: ALTRO_CODICE.toLowerCase() }).allora(
      'EventoRettificato',
    );
    expect(corretta.stato()).toMatchObject({ codiceFiscale: ALTRO_CODICE });
    expect(codici(corretta)).toEqual([ALTRO_CODICE]);
    rettifica('CodiceFiscaleAttribuito', { codiceFiscale: `${CODICE.slice(0, 14)}QA` }).rifiuta(
      'codice-fiscale-errato',
    );
    rettifica('CodiceFiscaleAttribuito', { codiceFiscale: 12 }).rifiuta('dato-non-valido');
  });

  it('del tipo di codice: il codice, che è sigillato, va riscritto', () => {
    rettifica('CodiceFiscaleAttribuito', { tipo: 'provvisorio' }).rifiuta('codice-fiscale-mancante');
    rettifica('CodiceFiscaleAttribuito', { tipo: 'assente', codiceFiscale: CODICE }).rifiuta('dato-non-valido');
    rettifica('CodiceFiscaleAttribuito', { tipo: 'provvisorio', codiceFiscale: '10000000000' }).allora(
      'EventoRettificato',
    );
  });

  it('della residenza: il Comune del dato e quello del fatto sono lo stesso', () => {
    const dato = rettifica('ResidenzaVariata', { comune: ZONE }).allora('EventoRettificato');
    const fatto = vita
      .quando({ atto: 'rettifica-evento', evento: vita.id('ResidenzaVariata'), motivo, comune: ZONE })
      .allora('EventoRettificato');
    for (const { storia, stato } of [dato, fatto].map((v) => ({ storia: v.storia, stato: v.stato() }))) {
      expect(stato.comune).toBe(ZONE);
      expect(storia.at(-1)?.dati).toMatchObject({ comune: ZONE, modifiche: { comune: ZONE } });
    }
  });
});

describe('un annullamento', () => {
  const annulla = (vita: Vita, tipo: string) => vita.quando({ atto: 'annulla-evento', evento: vita.id(tipo), motivo });

  it('del codice fiscale lo lascia libero; annullato a sua volta, lo riprende', () => {
    const senza = annulla(registrata.dato(attribuisci()), 'CodiceFiscaleAttribuito').allora('EventoAnnullato');
    expect(senza.stato()).toMatchObject({ tipoCodiceFiscale: 'assente' });
    expect(codici(senza)).toEqual([]);
    expect(codici(annulla(senza, 'EventoAnnullato').allora('EventoAnnullato'))).toEqual([CODICE]);
  });

  it('della registrazione non si fa: altri potrebbero citare la persona; una sua rettifica invece sì', () => {
    annulla(registrata, 'PersonaRegistrata').rifiuta('registrazione-non-annullabile');
    const evento = registrata.id('PersonaRegistrata');
    const corretta = registrata.dato({ atto: 'rettifica-evento', evento, motivo, modifiche: { nome: 'Sara' } });
    expect(annulla(corretta, 'EventoRettificato').allora('EventoAnnullato').stato().nome).toBe('Zara');
  });

  it('dell’unica residenza non si fa: da quella dipende chi può vedere la persona', () => {
    annulla(registrata, 'ResidenzaVariata').contraddice('PersonaRegistrata');
    const due = registrata.dato({ atto: 'varia-residenza', il: '2026-03-01', comune: ZONE });
    const tornata = annulla(due, 'ResidenzaVariata').allora('EventoAnnullato');
    expect(tornata.stato()).toMatchObject({ comune: ISEO, indirizzo: 'via del Porto 3' });
  });
});

describe('qualunque cosa si chieda, e in qualunque ordine', () => {
  const giorno = fc
    .integer({ min: 0, max: 330 })
    .map((n) => new Date(Date.UTC(2025, 11, 1 + n)).toISOString().slice(0, 10));
  const codice = fc.constantFrom(CODICE, ALTRO_CODICE, 'STP0300000000001', 'XX');
  const tipo = fc.constantFrom('definitivo', 'provvisorio', 'stp-eni', 'assente' as const);
  const comando = fc.oneof(
    fc.record({ atto: fc.constant('aggiorna-anagrafica'), il: giorno, nome: fc.constantFrom('A', ' ', undefined) }),
    fc.record({ atto: fc.constant('varia-residenza'), il: giorno, comune: fc.constantFrom(ISEO, ZONE, 'x') }),
    fc.record({
      atto: fc.constant('attribuisci-codice-fiscale'),
      il: giorno,
      codiceFiscale: codice,
      tipoCodiceFiscale: tipo,
    }),
  ) as fc.Arbitrary<ComandoPersona>;
  const correzione = fc.record({
    annulla: fc.boolean(),
    n: fc.nat(30),
    avvenutoIl: fc.option(giorno, { nil: undefined }),
    modifiche: fc.constantFrom<Record<string, unknown> | undefined>(
      undefined,
      { comune: ZONE },
      { codiceFiscale: ALTRO_CODICE },
      { nascita: '1900-01-01' },
      { nome: 'B' },
    ),
  });

  it('la storia resta coerente, con un Comune, e un codice prenotato è uno che c’è; a sigilli chiusi si decide lo stesso', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(comando, correzione), { maxLength: 14 }), (passi) => {
        let vita = registrata;
        for (const passo of passi) {
          const evento = 'n' in passo ? (vita.storia[passo.n % vita.storia.length]?.id as string) : '';
          const chiesto =
            'n' in passo
              ? passo.annulla
                ? { atto: 'annulla-evento' as const, evento, motivo }
                : {
                    atto: 'rettifica-evento' as const,
                    evento,
                    motivo,
                    ...(passo.avvenutoIl && { avvenutoIl: passo.avvenutoIl }),
                    ...(passo.modifiche && { modifiche: passo.modifiche }),
                  }
              : passo;
          const { esito } = vita.quando(chiesto);
          const chiusa = aSigilliChiusi(vita).quando(chiesto).esito;
          if (rifiutato(esito)) expect(rifiutato(chiusa) && chiusa.codice).toBe(esito.codice);
          else expect(rifiutato(chiusa) ? chiusa : chiusa.map((e) => e.tipo)).toEqual(esito.map((e) => e.tipo));
          if (!rifiutato(esito)) vita = vita.dato(chiesto);
        }
        expect(vita.rifiutati()).toEqual([]);
        expect(fattiRifiutati(persona, soloChiari<EventoPersona>(CATALOGO_PERSONA, vita.storia))).toEqual([]);
        const { registrata: c, comune, codiceFiscale } = vita.stato();
        expect(c && comune !== null).toBe(true);
        if (codiceFiscale) expect(codici(vita)).toContain(codiceFiscale);
      }),
      { numRuns: 300 },
    );
  });
});
