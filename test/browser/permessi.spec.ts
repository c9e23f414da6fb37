import type { Permessi } from '#identity';
import { Ufficio } from './ufficio.js';

/** The page that people read and print says, cell by cell, what the program enforces. */

let ufficio: Ufficio;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: [] });
}, 120_000);
afterAll(() => ufficio?.chiudi());

const aPagina = ({ aree, portate, ruoli }: Permessi): string[][] => {
  const breve = new Map(portate.map((p) => [p.portata, p.breve]));
  return aree.flatMap(({ titolo, righe }) => {
    const presenti = ruoli.filter(({ ruolo }) => righe.some(({ chi }) => chi.some((c) => c.ruolo === ruolo)));
    return righe.map((riga) => [
      titolo,
      riga.titolo,
      ...presenti.map(({ ruolo, nome }) => {
        const suo = riga.chi.find((c) => c.ruolo === ruolo)?.portate.map((p) => breve.get(p));
        return `${nome}: ${suo?.join(', ') ?? 'no'}`;
      }),
    ]);
  });
};

describe('Chi può fare che cosa', () => {
  it.each(['ets-1', 'sis-1'])('%s ci arriva dal menu, e legge la tabella che il server applica', async (operatore) => {
    const chi = await ufficio.siede();
    await chi.entra(operatore);
    await chi.tastiera.aziona('Permessi', { nel: 'Principale' });
    await chi.vede('Chi può fare che cosa', 'Fin dove arriva un permesso');
    const { corpo } = await (await ufficio.server.entra(operatore)).get('/api/permessi');
    const lette = await chi.pagina.locator('.permessi section:has(table)').evaluateAll((sezioni) =>
      sezioni.flatMap((sezione) => {
        const testo = (e: typeof sezione | null) =>
          [...(e?.childNodes ?? [])]
            .filter((n) => n.nodeType === 3)
            .map((n) => n.textContent)
            .join('');
        const ruoli = [...sezione.querySelectorAll('thead th')].slice(1).map(testo);
        return [...sezione.querySelectorAll('tbody tr')].map((riga) => [
          testo(sezione.querySelector('h2')),
          testo(riga.querySelector('th')),
          ...[...riga.querySelectorAll('td')].map((cella, i) => `${ruoli[i]}: ${testo(cella)}`),
        ]);
      }),
    );
    expect(lette).toEqual(aPagina(corpo as Permessi));
    expect(await chi.barriere()).toEqual([]);
  });

  it('si stampa su A4 senza comandi, e nessuna tabella esce dal foglio', async () => {
    const chi = await ufficio.siede();
    await chi.entra('rev-1', '/permessi');
    await chi.vede('Chi può fare che cosa');
    await chi.pagina.emulateMedia({ media: 'print' });
    // Between the margins of an A4 on its side, at 96 points an inch.
    await chi.pagina.setViewportSize({ width: 1032, height: 700 });
    expect(await chi.pagina.getByRole('button', { name: 'Stampa' }).isVisible()).toBe(false);
    expect(await chi.pagina.getByRole('navigation', { name: 'Principale' }).isVisible()).toBe(false);
    const larghe = await chi.pagina
      .locator('.permessi table')
      .evaluateAll((tabelle) => tabelle.map((t) => t.getBoundingClientRect().right).filter((x) => x > 1032));
    expect(larghe).toEqual([]);
    const pdf = (await chi.pagina.pdf({ preferCSSPageSize: true })).toString('latin1');
    // A4 on its side, in points.
    expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/);
  });
});
