import type { EntityManager } from 'typeorm';
import type { EventoNelLog } from '#event-store';
import { type DifferenzaTabella, type Proiezione, stampaDifferenze } from '#projections';
import { semina } from '../bench/semina.js';
import { PIENE, SalaDiLettura } from './sala-di-lettura.js';

const LENTO = 180_000;

/** The same fold in another version: it reads some events in another way. */
class Riveduta implements Proiezione {
  readonly nome: string;
  readonly versione: number;
  readonly categorie: Proiezione['categorie'];

  constructor(
    private readonly prima: Proiezione,
    private readonly rilegge: (evento: EventoNelLog) => EventoNelLog | undefined,
  ) {
    this.nome = prima.nome;
    this.versione = prima.versione + 1;
    this.categorie = prima.categorie;
  }

  applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    const riletti = eventi.map(this.rilegge).filter((e) => e !== undefined);
    return this.prima.applica(riletti, scrittura);
  }

  dimentica(): void {
    this.prima.dimentica();
  }

  altra(): Proiezione {
    return new Riveduta(this.prima.altra(), this.rilegge);
  }
}

describe('Due versioni di un fold sul registro di esempio', () => {
  let sala: SalaDiLettura;

  beforeAll(async () => {
    sala = await SalaDiLettura.apri();
    const { installazione: i } = sala;
    await semina(i.store, sala.vault, 1_500);
    for (const proiezione of i.runner.proiezioni) await i.runner.raggiungi(proiezione);
  }, LENTO);
  afterAll(() => sala.chiudi());

  const proiezione = (nome: string) => sala.installazione.runner.proiezioni.find((p) => p.nome === nome) as Proiezione;
  const confronta = (p: Proiezione) => sala.installazione.runner.ricostruzione.confronta(p, 10_000);
  const stampata = (tabelle: readonly DifferenzaTabella[]) => tabelle.flatMap((t) => stampaDifferenze(t));

  it('la stessa, riletta dall’inizio, non ha differenze: nessuna vista ne ha', async () => {
    for (const p of sala.installazione.runner.proiezioni) {
      for (const tabella of await confronta(p)) {
        if (PIENE.includes(tabella.tabella)) expect(tabella.righe).toBeGreaterThan(0);
        expect(stampata([tabella])).toEqual([`${tabella.tabella}: ${tabella.righe} righe, 0 diverse`]);
      }
    }
  });

  it(
    'LEPS: sono stampate le righe diverse, una per una, con chiave, colonna, valore di prima e di dopo',
    async () => {
      const { rows } = await sala.admin.query<{ cartella: string; chiave: string; noto_da: string; comune: string }>(
        'SELECT cartella, chiave, noto_da, comune FROM letture.fatto_leps ORDER BY 1, 2, 3',
      );
      const [altrove] = [...new Set(rows.map((r) => r.comune))].sort();
      // Another reading of one Comune: every fact that happened there, and nothing else, moves.
      const nuova = new Riveduta(proiezione('leps'), (e) => (e.comune === altrove ? { ...e, comune: '999999' } : e));
      const attese = rows.filter((r) => r.comune === altrove);
      expect(attese.length).toBeGreaterThan(0);
      expect(attese.length).toBeLessThan(rows.length);

      const [tabella] = await confronta(nuova);
      process.stdout.write(
        `${stampata([tabella as DifferenzaTabella])
          .slice(0, 5)
          .join('\n')}\n`,
      );
      const mossi = tabella?.differenze.filter((d) => d.colonne.some((c) => c.nome === 'comune')) ?? [];
      expect(mossi.map((d) => [d.come, d.chiave])).toEqual(
        attese.map((r) => ['cambiata', { cartella: r.cartella, chiave: r.chiave, noto_da: Number(r.noto_da) }]),
      );
      for (const { colonne } of mossi) {
        expect(colonne).toContainEqual({ nome: 'comune', prima: altrove, dopo: '999999' });
      }
      expect(stampata([tabella as DifferenzaTabella])).toContainEqual(
        expect.stringContaining(`comune: "${altrove}" → "999999"`),
      );
      // Nothing was exchanged.
      expect((await sala.admin.query('SELECT FROM letture.fatto_leps WHERE comune = $1', ['999999'])).rowCount).toBe(0);
    },
    LENTO,
  );

  it('persone: si vede quali righe e quali colonne, mai che cosa c’è scritto', async () => {
    const { rows } = await sala.admin.query<{ id: string; cognome: string; nome: string }>(
      'SELECT id, cognome, nome FROM letture.persona ORDER BY id',
    );
    const uscita = rows[0] as { id: string };
    const nuova = new Riveduta(proiezione('persone'), (e) => {
      if (e.stream.id === uscita.id) return undefined;
      const { _sigillati: _, ...chiari } = e.dati as Record<string, unknown>;
      return { ...e, dati: chiari };
    });
    const differenze = await confronta(nuova);
    const righe = stampata(differenze);
    expect(righe).toContain(`- id=${uscita.id}`);
    expect(righe.filter((r) => r.startsWith('~'))).toHaveLength(rows.length - 1);
    expect(differenze[0]?.differenze.at(-1)?.colonne).toContainEqual({ nome: 'cognome' });
    const testo = righe.join('\n');
    for (const { cognome, nome } of rows) {
      expect(testo).not.toContain(cognome);
      expect(testo).not.toContain(nome);
    }
  });
});
