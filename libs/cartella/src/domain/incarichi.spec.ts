import fc from 'fast-check';
import { GIORNI_ORE_TARDIVE } from '#nomenclatore';
import { piuGiorni } from '#storia';
import { autorizzazionePer } from './interventi.js';
import { entiIncaricati, incarichi } from './incarichi.js';
import { atto, finoA } from './prova/un-caso.js';
import type { StatoCartella } from './stato.js';

const TARDIVE = GIORNI_ORE_TARDIVE[0]!.valore;
const autorizzato = finoA('autorizza-intervento');
const passaAdAltri = atto('autorizza-intervento', { il: '2026-03-20', erogatore: 'ets-2', dal: '2026-04-01' });

describe('Dato un intervento autorizzato a un ente dal 1° febbraio al 30 giugno', () => {
  it('il suo incarico è quel periodo', () => {
    expect(incarichi(autorizzato.stato())).toMatchObject([
      { ente: 'ets-1', dal: '2026-02-01', al: '2026-06-30', periodi: [{ minutiMensili: 600 }] },
    ]);
  });

  it('finisce il giorno in cui l’intervento cessa', () => {
    expect(incarichi(finoA('cessa-intervento').stato())[0]).toMatchObject({ al: '2026-05-31' });
  });

  it('finisce con la chiusura della cartella, anche se l’intervento non era mai cominciato', () => {
    const chiuso = autorizzato.dato(atto('chiudi', { il: '2026-02-10', motivo: 'decesso' }));
    expect(incarichi(chiuso.stato())[0]).toMatchObject({ al: '2026-02-10' });
  });

  it('passa a un altro ente dal giorno della nuova autorizzazione, e ciascuno ha solo i suoi periodi', () => {
    const passato = finoA('attiva-intervento').dato(passaAdAltri);
    expect(incarichi(passato.stato())).toMatchObject([
      { ente: 'ets-1', dal: '2026-02-01', al: '2026-03-31', periodi: [{ dal: '2026-02-01', al: '2026-03-31' }] },
      { ente: 'ets-2', dal: '2026-04-01', al: '2026-06-30', periodi: [{ dal: '2026-04-01', al: '2026-06-30' }] },
    ]);
  });

  it('non c’è più, se l’intervento cessa prima del suo primo giorno', () => {
    const passato = finoA('attiva-intervento').dato(passaAdAltri);
    const cessato = (il: string) => passato.dato(atto('cessa-intervento', { il })).stato();
    expect(incarichi(cessato('2026-03-31')).map(({ ente }) => ente)).toEqual(['ets-1']);
    expect(entiIncaricati(cessato('2026-03-31'), '2026-03-31')).toEqual(['ets-1']);
    expect(incarichi(cessato('2026-04-01'))).toMatchObject([{ ente: 'ets-1' }, { ente: 'ets-2', al: '2026-04-01' }]);
  });

  it('le ore tardive si aspettano ancora per qualche tempo, e poi più', () => {
    const stato = finoA('cessa-intervento').stato();
    expect(entiIncaricati(stato, '2026-01-30')).toEqual(['ets-1']);
    expect(entiIncaricati(stato, piuGiorni('2026-05-31', TARDIVE))).toEqual(['ets-1']);
    expect(entiIncaricati(stato, piuGiorni('2026-05-31', TARDIVE + 1))).toEqual([]);
    expect(entiIncaricati(stato, '2026-05-31', 'un-altro')).toEqual([]);
  });
});

const giorno = fc.integer({ min: 0, max: 400 }).map((n) => piuGiorni('2026-01-01', n));
const autorizzazione = fc
  .record({ a: giorno, b: giorno, erogatore: fc.constantFrom('ets-1', 'ets-2', 'ets-3') })
  .map(({ a, b, erogatore }) => ({
    evento: 'e',
    il: '2026-01-01',
    dal: a < b ? a : b,
    al: a < b ? b : a,
    minutiMensili: 60,
    centesimiOra: 0,
    fonte: 'f',
    erogatore,
  }));

it('chi è incaricato di un giorno ha quel giorno fra il primo e l’ultimo del suo incarico, qualunque sia l’ordine degli atti', () => {
  const base = autorizzato.stato();
  fc.assert(
    fc.property(fc.array(autorizzazione, { minLength: 1, maxLength: 6 }), giorno, (autorizzazioni, quando) => {
      const intervento = { ...base.interventi[0]!, autorizzazioni };
      const stato: StatoCartella = { ...base, interventi: [intervento] };
      const chi = autorizzazionePer(intervento, quando, quando)?.erogatore;
      const suo = incarichi(stato).find(({ ente }) => ente === chi);
      if (chi !== undefined) {
        expect(suo).toBeDefined();
        expect(suo!.dal <= quando && quando <= suo!.al).toBe(true);
      }
      for (const { ente, dal, al } of incarichi(stato)) {
        expect(autorizzazionePer(intervento, dal, dal)?.erogatore).toBe(ente);
        expect(autorizzazionePer(intervento, al, al)?.erogatore).toBe(ente);
      }
    }),
  );
});

describe('Quando registra le ore un ente erogatore', () => {
  const passato = finoA('attiva-intervento').dato(passaAdAltri);
  const ore = (mese: string) =>
    atto('registra-erogazione', { erogazione: `er-${mese}`, dal: `${mese}-01`, al: `${mese}-15`, minuti: 60 });
  const di = (ente: string) => passato.da(`op-${ente}`, { ruolo: 'ente-erogatore', ente });

  it('sono accettate quelle dei suoi periodi', () => {
    di('ets-1').quando(ore('2026-03')).allora('ErogazioneRegistrata');
    di('ets-2').quando(ore('2026-04')).allora('ErogazioneRegistrata');
  });

  it('e mai quelle dei periodi di un altro', () => {
    di('ets-1').quando(ore('2026-04')).rifiuta('periodo-non-affidato');
    di('ets-2').quando(ore('2026-03')).rifiuta('periodo-non-affidato');
    di('ets-9').quando(ore('2026-03')).rifiuta('periodo-non-affidato');
  });

  it('il servizio registra quelle di tutti', () => {
    passato.quando(ore('2026-04')).allora('ErogazioneRegistrata');
  });
});
