import fc from 'fast-check';
import type { EventoNelLog, EventStore } from '#event-store';
import { OrologioSimulato } from '#platform';
import { DerogheNelLog } from './deroghe-nel-log.js';

const T0 = Date.parse('2026-09-30T10:00:00Z');
const ORA = 3_600_000;
const chi = (id: string) => ({ id, ruolo: 'assistente-sociale', ente: 'ambito-sebino' });
const AS_2 = chi('as-2');
const istante = (ms: number): string => new Date(ms).toISOString();

/** The smallest log there can be, with the time of a real one: it never goes back. */
class LogBreve {
  readonly eventi: EventoNelLog[] = [];
  letture = 0;
  lento: Promise<void> | undefined;

  constructor(private readonly orologio: OrologioSimulato) {}

  scrivi(tipo: string, stream: string, attore = 'as-2', dati: object = {}, ambito = 'sebino'): void {
    const registratoIl = istante(
      Math.max(this.orologio.adesso().getTime(), Date.parse(this.eventi.at(-1)?.registratoIl ?? istante(0))),
    );
    this.eventi.push({
      tipo,
      ambito,
      stream: { categoria: tipo.startsWith('Deroga') ? 'deroga' : 'cartella', id: stream },
      attore: chi(attore),
      dati,
      registratoIl,
      posizione: this.eventi.length + 1,
    } as unknown as EventoNelLog);
  }

  apri(id: string, attore = 'as-2', cartella = 'c-1', ore = 8, ambito = 'sebino'): void {
    const scade = istante(this.orologio.adesso().getTime() + ore * ORA);
    this.scrivi('DerogaAperta', id, attore, { cartella, scade, precedente: null }, ambito);
  }

  testa = (): Promise<number> => Promise.resolve(this.eventi.length);

  ultimoFinoA: EventStore['ultimoFinoA'] = (ambito, posizione) =>
    Promise.resolve(this.eventi.findLast((e) => e.ambito === ambito && e.posizione <= posizione));

  leggiTutto: EventStore['leggiTutto'] = async ({ ambito, dopo, finoA = Infinity, limite, categorie }) => {
    this.letture++;
    await this.lento;
    return this.eventi
      .filter((e) => e.posizione > dopo && e.posizione <= finoA && e.ambito === ambito)
      .filter((e) => !categorie || categorie.includes(e.stream.categoria))
      .slice(0, limite);
  };
}

const banco = () => {
  const orologio = new OrologioSimulato(new Date(T0));
  const log = new LogBreve(orologio);
  const deroghe = new DerogheNelLog(log, orologio);
  const inDeroga = async (registro = deroghe) =>
    (await registro.aperteSu('sebino', ['c-1'])).map((d) => d.operatore).sort();
  return { orologio, log, deroghe, inDeroga };
};

describe('Le deroghe nel log', () => {
  it('valgono appena scritte, e fino all’istante in cui scadono senza che nessuno scriva nulla', async () => {
    const { orologio, log, inDeroga } = banco();
    expect(await inDeroga()).toEqual([]);
    log.apri('d-1');
    expect(await inDeroga()).toEqual(['as-2']);
    orologio.avanza(8 * ORA - 1);
    expect(await inDeroga()).toEqual(['as-2']);
    orologio.avanza(1);
    expect(await inDeroga()).toEqual([]);
  });

  it('sono di un Ambito, di un caso e di un operatore', async () => {
    const { log, deroghe, inDeroga } = banco();
    log.apri('d-1');
    log.apri('d-2', 'as-3', 'c-2');
    log.apri('d-3', 'as-4', 'c-1', 8, 'altrove');
    expect(await inDeroga()).toEqual(['as-2']);
    expect((await deroghe.aperteSu('sebino', ['c-1', 'c-2'])).map((d) => d.operatore)).toEqual(['as-2', 'as-3']);
    expect((await deroghe.aperteSu('altrove', ['c-1', 'c-2'])).map((d) => d.operatore)).toEqual(['as-4']);
    expect(await deroghe.aperteSu('sebino', [])).toEqual([]);
  });

  it('concluse non valgono più; dell’ultima si sa anche dopo', async () => {
    const { log, deroghe, inDeroga } = banco();
    expect(await deroghe.ultimaDi('sebino', 'c-1', AS_2)).toBeNull();
    log.apri('d-1');
    expect(await deroghe.ultimaDi('sebino', 'c-1', AS_2)).toEqual({ id: 'd-1', inCorso: true, segnalata: false });
    log.scrivi('DerogaConclusa', 'd-1');
    expect(await inDeroga()).toEqual([]);
    expect(await deroghe.ultimaDi('sebino', 'c-1', AS_2)).toEqual({ id: 'd-1', inCorso: false, segnalata: false });
    log.scrivi('DerogaSegnalata', 'd-1');
    expect(await deroghe.ultimaDi('sebino', 'c-1', AS_2)).toEqual({ id: 'd-1', inCorso: false, segnalata: true });
    log.scrivi('DerogaEsaminata', 'd-1');
    expect(await deroghe.ultimaDi('sebino', 'c-1', AS_2)).toEqual({ id: 'd-1', inCorso: false, segnalata: false });
    log.apri('d-2');
    expect(await deroghe.ultimaDi('sebino', 'c-1', AS_2)).toEqual({ id: 'd-2', inCorso: true, segnalata: false });
    // Who opened it works elsewhere now.
    for (const altrove of [{ ente: 'asst' }, { ruolo: 'componente-uvm' }]) {
      const esito = await deroghe.ultimaDi('sebino', 'c-1', { ...AS_2, ...altrove });
      expect(esito).toEqual({ id: 'd-2', inCorso: false, segnalata: false });
    }
  });

  it('un orologio tirato indietro non riapre ciò che è finito: né qui, né dopo un riavvio', async () => {
    const { orologio, log, inDeroga } = banco();
    log.apri('d-1');
    orologio.avanza(9 * ORA);
    expect(await inDeroga()).toEqual([]);
    orologio.imposta(new Date(T0 + ORA));
    expect(await inDeroga()).toEqual([]);
    orologio.imposta(new Date(T0 + 9 * ORA));
    log.scrivi('DiarioAnnotato', 'c-9');
    orologio.imposta(new Date(T0 + ORA));
    expect(await inDeroga(new DerogheNelLog(log, orologio))).toEqual([]);
  });

  it('chi chiede mentre si sta leggendo vede anche ciò che è stato scritto intanto, con una lettura sola per tutti', async () => {
    const { log, deroghe, inDeroga } = banco();
    log.scrivi('DiarioAnnotato', 'c-9');
    let libera = (): void => undefined;
    log.lento = new Promise((risolvi) => (libera = risolvi));
    const prima = inDeroga();
    await new Promise(setImmediate);
    log.apri('d-1');
    const dopo = Array.from({ length: 20 }, () => inDeroga());
    libera();
    expect(await prima).toEqual([]);
    expect(await Promise.all(dopo)).toEqual(Array.from({ length: 20 }, () => ['as-2']));
    expect(log.letture).toBe(2);
    expect(await deroghe.aperteSu('sebino', ['c-1'])).toHaveLength(1);
    expect(log.letture).toBe(2);
  });

  it('se il log non risponde lo dice, e la volta dopo riprova', async () => {
    const { log, inDeroga } = banco();
    log.apri('d-1');
    const { leggiTutto } = log;
    log.leggiTutto = () => Promise.reject(new Error('la linea è caduta'));
    await expect(inDeroga()).rejects.toThrow('la linea è caduta');
    log.leggiTutto = leggiTutto;
    expect(await inDeroga()).toEqual(['as-2']);
  });

  it('ciò che è finito una volta resta finito, comunque si muova l’orologio', async () => {
    const mossa = fc.oneof(
      fc.record({ che: fc.constant('orologio' as const), ms: fc.integer({ min: -10 * ORA, max: 10 * ORA }) }),
      fc.record({ che: fc.constant('apre' as const), chi: fc.constantFrom('as-2', 'as-3') }),
      fc.record({ che: fc.constant('conclude' as const), quale: fc.nat(9) }),
      fc.constant({ che: 'altro' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(mossa, { maxLength: 30 }), async (mosse) => {
        const { orologio, log, deroghe } = banco();
        const viste = new Set<string>();
        const finite = new Set<string>();
        let numero = 0;
        for (const m of mosse) {
          if (m.che === 'orologio') orologio.avanza(m.ms);
          if (m.che === 'apre') log.apri(`d-${numero++}`, m.chi);
          if (m.che === 'conclude' && m.quale < numero) log.scrivi('DerogaConclusa', `d-${m.quale}`);
          if (m.che === 'altro') log.scrivi('DiarioAnnotato', 'c-9');
          const aperte = new Set((await deroghe.aperteSu('sebino', ['c-1'])).map((d) => d.id));
          for (const id of aperte) expect(finite.has(id)).toBe(false);
          for (const id of viste) if (!aperte.has(id)) finite.add(id);
          for (const id of aperte) viste.add(id);
          for (const e of log.eventi) if (e.tipo === 'DerogaConclusa') expect(aperte.has(e.stream.id)).toBe(false);
        }
      }),
    );
  });
});
