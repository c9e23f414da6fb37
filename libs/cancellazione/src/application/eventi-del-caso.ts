import type { Archivio } from '#archivio';
import { diChiE, type EventoLetto, regoleCartella, visibilitaPer } from '#cartella';
import { type AmbitoDellaRisorsa, nessoDi, type Operatore } from '#identity';
import type { DataCivile } from '#storia';
import { statoAl } from '#storia';

export type EventiDelCaso = (cartella: string, quali: 'interi' | 'noti') => Promise<readonly EventoLetto[]>;

/** Of a case that the operator opens: the events that it reads whole, or that it may know of. */
export const eventiDelCaso =
  (archivio: Archivio, risorse: AmbitoDellaRisorsa, operatore: Operatore, oggi: DataCivile): EventiDelCaso =>
  async (cartella, quali) => {
    const { ambito } = operatore;
    const storia = (await archivio.storia(ambito, cartella)) as readonly unknown[] as readonly EventoLetto[];
    const fatti = await risorse.cartella(ambito, cartella);
    const nesso = fatti ? nessoDi(operatore, 'vedi-cartella', oggi, fatti) : null;
    const visibilita = visibilitaPer(operatore, storia, diChiE(statoAl(regoleCartella, storia as never)), nesso);
    return storia.filter((e) => (quali === 'interi' ? visibilita(e) === 'intera' : visibilita(e) !== 'nessuna'));
  };
