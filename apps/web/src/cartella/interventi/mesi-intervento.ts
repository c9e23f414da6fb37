import type { Intervento } from '../../api/tipi.ts';
import { fineMese, mesiTra } from '../../parole/date.ts';

export interface MeseIntervento {
  /** `YYYY-MM` */
  readonly mese: string;
  readonly erogati: number;
  readonly autorizzati: number;
  readonly sospeso: boolean;
}

/** What of an intervento the hours are judged by: of a case, or of the ente that delivers it. */
export interface Servizio {
  readonly id: string;
  readonly attivatoIl: string | null;
  readonly cessatoIl: string | null;
  readonly autorizzazioni: readonly Pick<Intervento['autorizzazioni'][number], 'dal' | 'al' | 'minutiMensili'>[];
  readonly erogazioni: readonly Pick<Intervento['erogazioni'][number], 'dal' | 'al' | 'minuti'>[];
  readonly sospensioni: readonly Pick<Intervento['sospensioni'][number], 'dal' | 'al'>[];
}

/** Delivered and authorised minutes, month by month, up to a day or to the last of the service. The authorisation that counts is the last that touches the month. */
export function mesiDi(intervento: Servizio, finoAl: string): MeseIntervento[] {
  const dal = [...intervento.autorizzazioni.map((a) => a.dal), ...intervento.erogazioni.map((e) => e.dal)].sort()[0];
  const al = intervento.autorizzazioni
    .map((a) => a.al)
    .sort()
    .at(-1);
  if (!dal || !al) return [];
  const fine = [al, finoAl, intervento.cessatoIl?.slice(0, 10) ?? al].sort()[0]!;
  const ultimo = [fine, ...intervento.erogazioni.map((e) => e.al)].sort().at(-1)!;
  return mesiTra(dal, ultimo).map((mese) => ({
    mese,
    erogati: intervento.erogazioni.filter((e) => e.al.startsWith(mese)).reduce((s, e) => s + e.minuti, 0),
    autorizzati:
      intervento.autorizzazioni.findLast((a) => a.dal <= fineMese(mese) && a.al >= `${mese}-01`)?.minutiMensili ?? 0,
    sospeso: intervento.sospensioni.some(
      (s) => s.dal.slice(0, 10) <= fineMese(mese) && (s.al === null || s.al.slice(0, 10) > `${mese}-01`),
    ),
  }));
}
