import type { StatoCartella } from '../api/tipi.ts';
import { giornoDi } from '../parole/date.ts';

export interface Traguardo {
  readonly il: string;
  readonly testo: string;
}

/** The milestones of a case, oldest first, read from its state. */
export function traguardiDi(stato: StatoCartella): Traguardo[] {
  const versioni = stato.progetti.flatMap((p) => p.versioni);
  const tutti: { il: string | null | undefined; testo: string }[] = [
    { il: stato.accesso?.il, testo: 'Accesso' },
    ...stato.cicli.flatMap((c) => [
      { il: c.apertoIl, testo: c.riapertura ? 'Cartella riaperta' : 'Cartella aperta' },
      { il: c.chiusoIl, testo: 'Cartella chiusa' },
    ]),
    ...stato.preseInCarico.map((p) => ({ il: p.il, testo: 'Presa in carico' })),
    ...stato.valutazioni.flatMap((v) => [
      { il: v.avviataIl, testo: 'Valutazione avviata' },
      { il: v.conclusaIl, testo: 'Valutazione conclusa' },
    ]),
    ...versioni.map((v) => ({ il: v.sottoscrittaIl, testo: `Progetto sottoscritto, versione ${v.versione}` })),
    ...stato.interventi.flatMap((i) => [
      { il: i.attivatoIl, testo: 'Intervento attivato' },
      { il: i.cessatoIl, testo: 'Intervento cessato' },
    ]),
  ];
  return tutti
    .flatMap(({ il, testo }) => (il ? [{ il: giornoDi(il), testo }] : []))
    .sort((a, b) => a.il.localeCompare(b.il));
}
