import type { Correzione, Storico } from '#storia';
import { eCorrezione } from '#storia';
import type { EventoCartella } from '../eventi.js';
import { CATALOGO_CARTELLA } from '../eventi.js';
import type { StoriaCartella } from './vita.arbitrari.js';

const chiariDi = (tipo: string, dati: object): object => {
  const chiari: readonly string[] = CATALOGO_CARTELLA[tipo as EventoCartella['tipo']]?.chiari ?? [];
  return Object.fromEntries(Object.entries(dati).filter(([nome]) => chiari.includes(nome)));
};

/** The history as it is read without opening a seal. */
export const soloChiari = (storia: StoriaCartella): StoriaCartella =>
  storia.map((e) => {
    if (!eCorrezione(e)) return { ...e, dati: chiariDi(e.tipo, e.dati) } as Storico<EventoCartella>;
    const { motivo: _motivo, ...dati } = e.dati;
    const modifiche = 'modifiche' in dati && dati.modifiche && chiariDi(dati.tipoCorretto, dati.modifiche);
    return { ...e, dati: { ...dati, ...(modifiche && { modifiche }) } } as Storico<Correzione>;
  });
