import type { Componente, Operatore, Valutazione } from '../../api/tipi.ts';

/** A row of the form: who, in which profession, for which ente. */
export interface RigaPersona {
  readonly chiave: number;
  readonly operatore: string;
  readonly nome: string;
  readonly professione: string;
  readonly ente: string;
  readonly tipoEnte: string;
}
let contatore = 0;
const nuovaChiave = (): number => (contatore += 1);

export const RIGA_VUOTA = (): RigaPersona => ({
  chiave: nuovaChiave(),
  operatore: '',
  nome: '',
  professione: '',
  ente: '',
  tipoEnte: '',
});

export const rigaDiOperatore = (o: Operatore): RigaPersona => ({
  chiave: nuovaChiave(),
  operatore: o.id,
  nome: o.nome,
  professione: o.professione ?? '',
  ente: o.ente,
  tipoEnte: o.tipoEnte,
});

export const rigaDiComponente = (c: Valutazione['equipe'][number]): RigaPersona => ({
  chiave: nuovaChiave(),
  operatore: c.operatore ?? '',
  nome: c.nome ?? '',
  professione: c.professione,
  ente: c.ente,
  tipoEnte: c.tipoEnte,
});

export const comeComponenti = (righe: readonly RigaPersona[]): Componente[] =>
  righe.map((r) => ({
    professione: r.professione as Componente['professione'],
    tipoEnte: r.tipoEnte as Componente['tipoEnte'],
    ente: r.ente,
    ...(r.operatore && { operatore: r.operatore }),
  }));

export const professioniDiverse = (righe: readonly RigaPersona[]): number =>
  new Set(righe.map((r) => r.professione).filter(Boolean)).size;

export function erroriPersone(righe: readonly RigaPersona[], campo: string): Record<string, string> {
  const errori: Record<string, string> = {};
  if (righe.length === 0) errori[campo] = 'Indica almeno una persona';
  righe.forEach((r, i) => {
    if (!r.nome.trim()) errori[`${campo}.${i}.nome`] = `Scrivi il nome della persona n. ${i + 1}`;
    if (!r.professione) errori[`${campo}.${i}.professione`] = `Scegli la professione della persona n. ${i + 1}`;
    if (!r.ente) errori[`${campo}.${i}.ente`] = `Indica l’ente della persona n. ${i + 1}`;
    if (!r.tipoEnte) errori[`${campo}.${i}.tipoEnte`] = `Scegli il tipo di ente della persona n. ${i + 1}`;
  });
  return errori;
}
