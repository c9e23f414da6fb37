import { prenotazioniDi } from './cartella.js';
import type { Atto } from './comandi.js';
import { ATTI } from './atti-possibili.js';
import { atto, finoA } from './prova/un-caso.js';
import { MOTIVI_CHE_ESCUSANO, MOTIVI_CHIUSURA } from './vocabolario.js';

const TUTELE: readonly Atto[] = ['disponi-tutela', 'revoca-tutela', 'escludi-operatore', 'revoca-esclusione'];
const DA_CHIUSA: readonly Atto[] = ['riapri', 'rileva-follow-up', 'registra-erogazione', ...TUTELE];

describe('regola 1: una cartella chiusa', () => {
  const chiusa = finoA('chiudi');

  it.each(ATTI.filter((a) => !DA_CHIUSA.includes(a) && a !== 'apri'))('rifiuta %s, a qualunque data', (nome) => {
    chiusa.quando(atto(nome, { il: '2026-06-20' } as never)).rifiuta('cartella-chiusa');
    chiusa.quando(atto(nome)).rifiuta('cartella-chiusa');
  });

  it('accetta riapertura, follow-up e ore in ritardo', () => {
    chiusa.quando(atto('riapri')).allora('CartellaRiaperta');
    chiusa.quando(atto('rileva-follow-up')).allora('FollowUpRilevato');
    chiusa
      .quando(atto('registra-erogazione', { erogazione: 'er-2', dal: '2026-05-01', al: '2026-05-31' }))
      .allora('ErogazioneRegistrata');
  });

  it('si protegge come una aperta: tutele ed esclusioni le sopravvivono', () => {
    chiusa
      .da('coord-1', { ruolo: 'coordinatore' })
      .dato(...TUTELE.map((nome) => atto(nome, { il: '2026-06-20' } as never)));
  });

  it('accetta correzioni e annullamenti di ciò che è accaduto prima', () => {
    chiusa
      .quando({
        atto: 'rettifica-evento',
        evento: chiusa.id('CartellaChiusa'),
        motivo: 'Situazione imprecisa.',
        modifiche: { situazione: 'A casa, con il figlio.' },
      })
      .allora('EventoRettificato');
    const riaperta = chiusa.dato({
      atto: 'annulla-evento',
      evento: chiusa.id('CartellaChiusa'),
      motivo: 'Era un’altra.',
    });
    expect(riaperta.stato()).toMatchObject({ condizione: 'aperta', fase: 'conclusione' });
    expect(prenotazioniDi(riaperta.stato())).toHaveLength(1);
  });

  it('dopo la riapertura, nel tempo in cui era chiusa non accade nulla', () => {
    const riaperta = chiusa.dato(atto('riapri'));
    riaperta.quando(atto('annota-diario', { il: '2026-06-20' })).rifiuta('cartella-chiusa');
    riaperta.quando(atto('annota-diario', { il: '2026-07-02' })).allora('DiarioAnnotato');
    riaperta.quando(atto('annota-diario', { il: '2026-06-01' })).allora('DiarioAnnotato');
    const conNota = riaperta.dato(atto('annota-diario', { il: '2026-07-02' }));
    conNota
      .quando({
        atto: 'rettifica-evento',
        evento: conNota.id('DiarioAnnotato'),
        motivo: 'Data sbagliata.',
        avvenutoIl: '2026-06-20',
      })
      .rifiuta('cartella-chiusa');
    conNota
      .quando({ atto: 'annulla-evento', evento: conNota.id('CartellaRiaperta'), motivo: 'Errore.' })
      .contraddice('DiarioAnnotato');
  });
});

describe('regola 7: una cartella si chiude', () => {
  it('senza interventi attivi o sospesi', () => {
    const attivo = finoA('registra-erogazione').dato(atto('svolgi-valutazione-finale'));
    attivo.quando(atto('chiudi')).rifiuta('interventi-attivi', { interventi: ['i-1'] });
    attivo.dato(atto('sospendi-intervento')).quando(atto('chiudi')).rifiuta('interventi-attivi');
    attivo.quando(atto('chiudi', { motivo: 'decesso' })).rifiuta('interventi-attivi');
    finoA('autorizza-intervento')
      .dato(atto('svolgi-valutazione-finale'))
      .quando(atto('chiudi'))
      .allora('CartellaChiusa');
  });

  it('con la valutazione finale, o per un motivo che la escusa', () => {
    for (const motivo of MOTIVI_CHIUSURA) {
      const esito = finoA('cessa-intervento').quando(atto('chiudi', { motivo }));
      if (MOTIVI_CHE_ESCUSANO.includes(motivo)) esito.allora('CartellaChiusa');
      else esito.rifiuta('valutazione-finale-mancante');
    }
    finoA('svolgi-valutazione-finale').quando(atto('chiudi')).allora('CartellaChiusa');
    finoA('svolgi-valutazione-finale')
      .quando(atto('chiudi', { il: '2026-06-04' }))
      .rifiuta('valutazione-finale-mancante');
  });

  it('e non si aggira: né spostando la cessazione, né annullando la finale, né cambiando il motivo', () => {
    const caso = finoA('chiudi');
    const motivo = 'Errore.';
    caso
      .quando({ atto: 'rettifica-evento', evento: caso.id('InterventoCessato'), motivo, avvenutoIl: '2026-06-15' })
      .rifiuta('cartella-chiusa');
    caso.quando({ atto: 'annulla-evento', evento: caso.id('InterventoCessato'), motivo }).contraddice('CartellaChiusa');
    caso
      .quando({ atto: 'annulla-evento', evento: caso.id('ValutazioneFinaleSvolta'), motivo })
      .contraddice('CartellaChiusa');
    const escusata = finoA('cessa-intervento').dato(atto('chiudi', { motivo: 'rinuncia' }));
    escusata
      .quando({
        atto: 'rettifica-evento',
        evento: escusata.id('CartellaChiusa'),
        motivo,
        modifiche: { motivo: 'fine-progetto' },
      })
      .rifiuta('valutazione-finale-mancante');
  });

  it('una riattivazione a ritroso non lascia un intervento attivo in una cartella che fu chiusa', () => {
    const riaperta = finoA('autorizza-intervento').dato(
      atto('svolgi-valutazione-finale'),
      atto('chiudi'),
      atto('riapri'),
    );
    riaperta.quando(atto('attiva-intervento', { il: '2026-06-01' })).contraddice('CartellaChiusa');
  });

  it('la finale di un ciclo passato non vale per quello nuovo', () => {
    const riaperta = finoA('chiudi').dato(atto('riapri'));
    riaperta.quando(atto('chiudi', { il: '2026-07-02' })).rifiuta('valutazione-finale-mancante');
    expect(
      riaperta
        .dato(
          atto('svolgi-valutazione-finale', { il: '2026-07-02', obiettivi: [] }),
          atto('chiudi', { il: '2026-07-03' }),
        )
        .stato()
        .cicli.map((c) => [c.apertoIl, c.chiusoIl, c.riapertura, c.valutazioneFinale !== null]),
    ).toEqual([
      ['2026-01-05', '2026-06-10', false, true],
      ['2026-07-01', '2026-07-03', true, true],
    ]);
  });
});

describe('valutazione finale', () => {
  it('giudica gli obiettivi dei progetti di questo ciclo', () => {
    const obiettivi = [{ obiettivo: 'o-9', raggiunto: 'si' as const }];
    finoA('cessa-intervento').quando(atto('svolgi-valutazione-finale', { obiettivi })).rifiuta('obiettivo-inesistente');
    finoA('chiudi')
      .dato(atto('riapri'))
      .quando(atto('svolgi-valutazione-finale', { il: '2026-07-02' }))
      .rifiuta('obiettivo-inesistente');
  });

  it('misura la soddisfazione da 1 a 5', () => {
    for (const soddisfazionePersona of [0, 6, 2.5]) {
      finoA('cessa-intervento')
        .quando(atto('svolgi-valutazione-finale', { soddisfazionePersona }))
        .rifiuta('dato-non-valido', { campo: 'soddisfazionePersona' });
    }
  });
});

describe('riapertura e follow-up', () => {
  it('si riapre solo ciò che è chiuso', () => {
    finoA('svolgi-valutazione-finale').quando(atto('riapri')).rifiuta('cartella-non-chiusa');
    const riaperta = finoA('chiudi').dato(atto('riapri'));
    riaperta.quando(atto('riapri', { il: '2026-07-05' })).rifiuta('cartella-non-chiusa');
    riaperta.quando(atto('riapri', { il: '2026-06-20' })).contraddice('CartellaRiaperta');
    finoA('chiudi')
      .quando(atto('riapri', { il: '2026-06-09' }))
      .rifiuta('cartella-non-chiusa');
    finoA('chiudi')
      .quando(atto('riapri', { motivo: ' ' }))
      .rifiuta('motivo-mancante');
  });

  it('il follow-up viene dopo una chiusura', () => {
    finoA('svolgi-valutazione-finale').quando(atto('rileva-follow-up')).rifiuta('cartella-mai-chiusa');
    finoA('chiudi')
      .quando(atto('rileva-follow-up', { il: '2026-06-09' }))
      .rifiuta('cartella-mai-chiusa');
    expect(finoA('chiudi').dato(atto('rileva-follow-up')).stato().followUp).toMatchObject([
      { il: '2026-07-10', orizzonte: '30-giorni', riammesso: false },
    ]);
  });
});
