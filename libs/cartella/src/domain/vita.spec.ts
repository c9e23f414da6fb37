import fc from 'fast-check';
import type { Storico } from '#storia';
import { eCorrezione, fattiAl, fattiRifiutati, inCoda, SEMPRE, statoAl } from '#storia';
import { attiPossibili } from './atti-possibili.js';
import { evolviCartella, prenotazioniDi } from './cartella.js';
import type { EventoCartella } from './eventi.js';
import { CATALOGO_CARTELLA } from './eventi.js';
import { seMalformato } from './forma.js';
import { mancanze } from './mancanze.js';
import { soloChiari } from './prova/solo-chiari.js';
import type { StoriaCartella, Vita } from './prova/vita.arbitrari.js';
import { comandoDi, mosseGenerate, vitaGenerata, vivi } from './prova/vita.arbitrari.js';
import { atto, AUTRICE, cartella, COORDINATRICE, nessunCaso } from './prova/un-caso.js';
import { scadenze } from './scadenze.js';
import type { StatoCartella } from './stato.js';

const RUNS = { numRuns: 40 };

const piegata = (storia: StoriaCartella, istante = SEMPRE): StatoCartella =>
  statoAl<StatoCartella, EventoCartella>(cartella, storia, istante);

/** What the phase, the screens and the acts need: all that must not depend on sealed words. */
const lettura = (stato: StatoCartella) => ({
  condizione: stato.condizione,
  fase: stato.fase,
  faseDal: stato.faseDal,
  mancanze: mancanze(stato),
  possibili: attiPossibili(stato),
  scadenze: scadenze(stato, { sospensione: 30, decisione: 10 }),
  prenotazioni: prenotazioniDi(stato),
});

describe('qualunque cosa si tenti, le storie accettate', () => {
  it('non infrangono nessuna regola', () => {
    fc.assert(
      fc.property(vitaGenerata, ({ storia }) => {
        expect(fattiRifiutati(cartella, storia)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('hanno fase, mancanze e atti anche senza le parole sigillate', () => {
    fc.assert(
      fc.property(vitaGenerata, ({ storia }) => {
        const chiara = soloChiari(storia);
        expect(lettura(piegata(chiara))).toEqual(lettura(piegata(storia)));
        expect(fattiRifiutati(cartella, chiara)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('sono le stesse se chi decide legge solo i campi in chiaro', () => {
    fc.assert(
      fc.property(mosseGenerate, (mosse) => {
        expect(vivi(mosse, soloChiari)).toEqual(vivi(mosse));
      }),
      RUNS,
    );
  });

  it('si piegano un fatto alla volta come tutte insieme', () => {
    fc.assert(
      fc.property(vitaGenerata, ({ storia }) => {
        let stato = cartella.iniziale;
        let ultimo: Storico | undefined;
        storia.forEach((e, i) => {
          if (inCoda(ultimo, e as Storico)) {
            stato = evolviCartella(stato, e as Storico<EventoCartella>);
            ultimo = e as Storico;
          } else {
            stato = piegata(storia.slice(0, i + 1));
            ultimo = fattiAl(storia.slice(0, i + 1)).at(-1) as Storico | undefined;
          }
        });
        expect(stato).toEqual(piegata(storia));
      }),
      RUNS,
    );
  });

  it('mostrano oggi lo stato vivo, e ciò che si sapeva allora non cambia più', () => {
    fc.assert(
      fc.property(vitaGenerata, fc.nat(60), fc.nat(400), ({ storia, oggi }, quanti, indietro) => {
        expect(piegata(storia, { finoA: oggi, posizione: storia.length })).toEqual(piegata(storia));
        const allora = storia.slice(0, quanti);
        const istante = {
          finoA: new Date(Date.parse(oggi) - indietro * 86_400_000).toISOString().slice(0, 10),
          posizione: allora.length,
        };
        expect(piegata(storia, istante)).toEqual(piegata(allora, istante));
      }),
      RUNS,
    );
  });

  it('si piegano in qualunque ordine, anche a pezzi, senza mai cedere', () => {
    fc.assert(
      fc.property(
        vitaGenerata.chain(({ storia }) => fc.shuffledSubarray([...soloChiari(storia), ...storia])),
        (mescolati) => {
          let stato = cartella.iniziale;
          for (const fatto of mescolati as Storico<EventoCartella>[]) {
            if (!eCorrezione(fatto)) cartella.ammetti(stato, fatto);
            stato = evolviCartella(stato, fatto);
            lettura(stato);
            cartella.riesamina?.(stato);
          }
        },
      ),
      RUNS,
    );
  });

  it('non hanno fatti futuri, né prima dell’apertura', () => {
    fc.assert(
      fc.property(vitaGenerata, ({ storia, oggi }) => {
        const fatti = fattiAl<EventoCartella>(storia);
        expect(fatti.every((f) => f.avvenutoIl <= oggi)).toBe(true);
        if (fatti.length > 0) expect(fatti[0]?.tipo).toBe('CartellaAperta');
      }),
      RUNS,
    );
  });

  it('tengono ogni campo nella sua forma, comunque lo si sia corretto', () => {
    fc.assert(
      fc.property(vitaGenerata, ({ storia }) => {
        for (const { tipo, dati } of fattiAl<EventoCartella>(storia)) {
          expect(seMalformato(tipo, dati as Readonly<Record<string, unknown>>)).toBeUndefined();
        }
      }),
      RUNS,
    );
  });

  it('nascono solo da atti che erano offerti', () => {
    fc.assert(
      fc.property(vitaGenerata, ({ tentativi }) => {
        for (const { comando, oggi, possibili, rifiuto } of tentativi) {
          if (rifiuto === null && 'il' in comando && comando.il === oggi) expect(possibili).toContain(comando.atto);
        }
      }),
      RUNS,
    );
  });
});

describe('le vite generate', () => {
  it('arrivano dappertutto: ogni tipo di fatto accade, e le regole vengono messe alla prova', () => {
    const vite: Vita[] = fc.sample(vitaGenerata, { numRuns: 200, seed: 7 });
    const tipi = new Set(vite.flatMap(({ storia }) => storia.map(({ tipo }) => tipo)));
    expect(
      [...Object.keys(CATALOGO_CARTELLA), 'EventoRettificato', 'EventoAnnullato'].filter((t) => !tipi.has(t as never)),
    ).toEqual([]);
    const rifiuti = new Set(vite.flatMap(({ tentativi }) => tentativi.map((t) => t.rifiuto)));
    for (const codice of [
      'cartella-chiusa',
      'professioni-insufficienti',
      'progetto-senza-valutazione',
      'dimensioni-senza-obiettivo',
      'chi-ha-redatto-non-decide',
      'oltre-autorizzato',
      'intervento-sospeso',
      'interventi-attivi',
      'valutazione-finale-mancante',
      'campo-calcolato',
      'data-futura',
      'storia-incoerente',
    ]) {
      expect(rifiuti).toContain(codice);
    }
  });
});

describe('chi fa ogni volta ciò che manca', () => {
  it('porta il caso dall’accesso alla chiusura, attraverso tutte le fasi', () => {
    let caso = nessunCaso.dato(atto('apri', { il: '2026-03-01', accessoIl: '2026-03-01' }));
    const fasi: string[] = [];
    for (let passo = 0; caso.stato().condizione === 'aperta'; passo++) {
      const stato = caso.stato();
      if (fasi.at(-1) !== stato.fase) fasi.push(stato.fase);
      const [prima] = mancanze(stato);
      if (!prima?.atto || passo > 40) throw new Error(`fermo in ${stato.fase}: ${prima?.testo}`);
      expect(attiPossibili(stato)).toContain(prima.atto);
      caso = caso
        .da(prima.atto === 'approva-progetto' ? COORDINATRICE : AUTRICE)
        .dato(comandoDi(prima.atto, { a: 20, b: 1 }, stato, `2026-03-${String(passo + 2).padStart(2, '0')}`, passo));
    }
    expect(fasi).toEqual(['accesso', 'valutazione', 'progetto', 'erogazione', 'conclusione']);
  });
});
