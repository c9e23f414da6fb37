import { CATALOGO_CARTELLA, MOTIVI_CHE_ESCUSANO, MOTIVI_CHIUSURA, PRESTAZIONE_SAD } from '#cartella';
import { nomePrestazione } from '#nomenclatore';
import { definizione } from './definizioni.js';
import { calcola } from './figura.js';
import { notiAl } from './fatto.js';
import { LogDiProva } from './prova/log-di-prova.js';

// The definition of L5.3 carries its own codes, because a published version must not move with the vocabulary of the
// case: this holds version 1 against the vocabulary of today.

it.each(MOTIVI_CHIUSURA)(
  'la chiusura per %s scusa la valutazione finale nella figura come nella cartella',
  (motivo) => {
    const log = new LogDiProva();
    const caso = log.caso();
    const chiusura = caso.sadCompleto(2026, { senza: ['conclusione'] });
    caso.rettifica(chiusura, { modifiche: { motivo } });
    const { contati } = calcola(definizione('L5.3')!, notiAl(log.registro), 2026, { oggi: '2027-01-01' });
    expect(contati.length === 1).toBe(MOTIVI_CHE_ESCUSANO.includes(motivo));
  },
);

it('la prestazione SAD è la stessa, ed è una prestazione SIUSS', () => {
  expect(definizione('L5.3')!.criteri[3]!.motivo).toContain(PRESTAZIONE_SAD);
  expect(nomePrestazione(PRESTAZIONE_SAD)).toBe('Assistenza domiciliare socio-assistenziale');
});

it('ogni campo che una figura legge è in chiaro: una cancellazione non può muovere una figura', () => {
  const letti = {
    CartellaAperta: ['persona', 'accesso'],
    PresaInCaricoAttivata: ['percorso'],
    ValutazioneConclusa: ['valutazione', 'tipo', 'percorso', 'partecipanti', 'esito'],
    ProgettoRedatto: ['progetto', 'versione', 'tipo', 'percorso', 'valutazione', 'pianoUnicoIntegrato'],
    ProgettoRimodulato: ['progetto', 'versione', 'tipo', 'percorso', 'valutazione', 'pianoUnicoIntegrato'],
    ProgettoSottoscritto: ['progetto', 'versione', 'anzianoAllaData'],
    InterventoAutorizzato: ['intervento'],
    ErogazioneRegistrata: ['intervento', 'prestazione', 'minuti'],
    CartellaChiusa: ['motivo'],
  } as const;
  for (const [tipo, campi] of Object.entries(letti)) {
    expect(CATALOGO_CARTELLA[tipo as keyof typeof letti].chiari).toEqual(expect.arrayContaining([...campi]));
  }
});
