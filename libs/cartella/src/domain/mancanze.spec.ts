import { attiPossibili } from './atti-possibili.js';
import { mancanze } from './mancanze.js';
import type { Caso } from './prova/un-caso.js';
import { atto, COORDINATRICE, finoA, nessunCaso } from './prova/un-caso.js';
import { scadenze } from './scadenze.js';

const codici = (caso: Caso) => mancanze(caso.stato()).map(({ codice }) => codice);

describe('che cosa manca', () => {
  it.each([
    ['apri', ['presa-in-carico', 'informativa', 'case-manager', 'valutazione']],
    ['assegna', ['valutazione']],
    ['avvia-valutazione', ['equipe', 'strumenti', 'conclusione-valutazione']],
    ['somministra-strumento', ['conclusione-valutazione']],
    ['concludi-valutazione', ['progetto']],
    ['redigi-progetto', ['richiesta-approvazione']],
    ['richiedi-approvazione', ['approvazione']],
    ['apri-richiesta', ['approvazione']],
    ['approva-progetto', ['sottoscrizione']],
    ['sottoscrivi-progetto', ['autorizzazione']],
    ['autorizza-intervento', ['attivazione']],
    ['attiva-intervento', ['erogazioni', 'cessazione']],
    ['registra-erogazione', ['cessazione']],
    ['cessa-intervento', ['valutazione-finale']],
    ['svolgi-valutazione-finale', ['chiusura']],
    ['chiudi', []],
  ] as const)('dopo %s', (ultimo, attese) => {
    expect(codici(finoA(ultimo))).toEqual(attese);
  });

  it('di una cartella che non c’è non manca nulla', () => {
    expect(mancanze(nessunCaso.stato())).toEqual([]);
  });

  it('nomina la dimensione critica senza obiettivo', () => {
    const caso = finoA('concludi-valutazione').dato(
      atto('redigi-progetto', {
        obiettivi: [{ id: 'o-1', dimensione: 'funzionale' }],
        testiObiettivi: { 'o-1': { descrizione: 'Alzarsi', partenza: '', atteso: '' } },
      }),
    );
    expect(mancanze(caso.stato())[0]).toMatchObject({
      codice: 'obiettivo-mancante',
      testo: expect.stringContaining('«Sociale»'),
      atto: 'redigi-progetto',
    });
  });

  it('dopo un rifiuto del progetto chiede una nuova versione; con un intervento sospeso, che si decida', () => {
    const respinto = finoA('apri-richiesta').da(COORDINATRICE).dato(atto('respingi-progetto'));
    expect(mancanze(respinto.stato())).toMatchObject([
      { codice: 'progetto', testo: expect.stringContaining('respinto'), atto: 'redigi-progetto' },
    ]);
    expect(codici(finoA('registra-erogazione').dato(atto('sospendi-intervento')))).toEqual(['ripresa', 'cessazione']);
  });

  it('offre sempre un atto che si può fare', () => {
    for (const ultimo of [
      'apri',
      'avvia-valutazione',
      'apri-richiesta',
      'attiva-intervento',
      'cessa-intervento',
    ] as const) {
      const stato = finoA(ultimo).stato();
      for (const { atto: offerto } of mancanze(stato)) expect(attiPossibili(stato)).toContain(offerto);
    }
  });
});

describe('che cosa si può fare', () => {
  it('prima dell’apertura solo aprire', () => {
    expect(attiPossibili(nessunCaso.stato())).toEqual(['apri']);
  });

  it('non offre di ritirare una richiesta aperta, né di chiudere con interventi attivi', () => {
    expect(attiPossibili(finoA('richiedi-approvazione').stato())).toContain('ritira-richiesta');
    expect(attiPossibili(finoA('apri-richiesta').stato())).not.toContain('ritira-richiesta');
    expect(attiPossibili(finoA('registra-erogazione').stato())).not.toContain('chiudi');
    expect(attiPossibili(finoA('cessa-intervento').stato())).toContain('chiudi');
  });
});

describe('scadenze', () => {
  it('la fine dell’autorizzazione è l’ultimo giorno autorizzato', () => {
    const attivo = finoA('attiva-intervento');
    expect(scadenze(attivo.stato())).toMatchObject([{ tipo: 'fine-autorizzazione', il: '2026-06-30' }]);
    const prorogato = attivo.dato(atto('autorizza-intervento', { il: '2026-06-20', al: '2026-12-31' }));
    expect(scadenze(prorogato.stato())).toMatchObject([{ il: '2026-12-31' }]);
    expect(scadenze(finoA('chiudi').stato())).toEqual([]);
  });

  it('sospensioni e richieste scadono quando l’Ambito ha detto', () => {
    const sospeso = finoA('attiva-intervento').dato(atto('sospendi-intervento'));
    expect(scadenze(sospeso.stato(), { sospensione: 60 })).toMatchObject([
      { tipo: 'sospensione-lunga', il: '2026-05-09' },
      { tipo: 'fine-autorizzazione' },
    ]);
    expect(scadenze(finoA('richiedi-approvazione').stato(), { decisione: 15 })).toMatchObject([
      { tipo: 'decisione-attesa', il: '2026-02-05' },
    ]);
    expect(scadenze(finoA('richiedi-approvazione').stato())).toEqual([]);
  });
});
