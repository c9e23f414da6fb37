import type { Catalogo, Correzione, EventoDeciso, SchemaEvento, Storico } from '#storia';
import { eCorrezione } from '#storia';

/** A history as it is read without opening a seal. */
export function soloChiari<E extends EventoDeciso>(
  catalogo: Catalogo<E>,
  storia: readonly Storico<E | Correzione>[],
): readonly Storico<E | Correzione>[] {
  const schemi = catalogo as Readonly<Record<string, SchemaEvento>>;
  const chiariDi = (tipo: string, dati: object): object => {
    const chiari: readonly string[] = schemi[tipo]?.chiari ?? [];
    return Object.fromEntries(Object.entries(dati).filter(([nome]) => chiari.includes(nome)));
  };
  return (storia as readonly Storico[]).map((e) => {
    if (!eCorrezione(e)) return { ...e, dati: chiariDi(e.tipo, e.dati) };
    const { motivo: _motivo, ...dati } = e.dati;
    const modifiche = 'modifiche' in dati && dati.modifiche && chiariDi(dati.tipoCorretto, dati.modifiche);
    return { ...e, dati: { ...dati, ...(modifiche && { modifiche }) } };
  }) as unknown as readonly Storico<E | Correzione>[];
}
