import { GIORNI_ORE_TARDIVE, valoreIl } from '#nomenclatore';
import type { DataCivile } from '#storia';
import { giornoDi, piuGiorni } from '#storia';
import { autorizzazionePer } from './interventi.js';
import type { Autorizzazione, Intervento, StatoCartella } from './stato.js';

/** What one ente was charged with of an intervento: the periods authorised to it, and no other ente's. */
export interface Incarico {
  readonly intervento: Intervento;
  readonly ente: string;
  readonly dal: DataCivile;
  /** Last day of service: the end of its last period, or before it the cessation, or the closure of the case. */
  readonly al: DataCivile;
  readonly periodi: readonly Pick<Autorizzazione, 'dal' | 'al' | 'minutiMensili'>[];
}

export const incarichi = (stato: StatoCartella): Incarico[] =>
  stato.interventi.flatMap((intervento) =>
    [...new Set(intervento.autorizzazioni.map(({ erogatore }) => erogatore))].flatMap(
      (ente) => incaricoDi(stato, intervento, ente) ?? [],
    ),
  );

function incaricoDi(stato: StatoCartella, intervento: Intervento, ente: string): Incarico | undefined {
  // Where the ente in charge may change: the last act that covers a day decides, as for the hours themselves.
  const confini = intervento.autorizzazioni.flatMap(({ dal, al }) => [dal, al, piuGiorni(dal, -1), piuGiorni(al, 1)]);
  const suoi = confini.filter((giorno) => autorizzazionePer(intervento, giorno, giorno)?.erogatore === ente).sort();
  const [dal, ultimo] = [suoi[0], suoi.at(-1)];
  if (dal === undefined || ultimo === undefined) return undefined;
  const fine = [intervento.cessatoIl, stato.cicli[intervento.ciclo]?.chiusoIl ?? null];
  const al = fine.reduce<DataCivile>((min, f) => (f !== null && giornoDi(f) < min ? giornoDi(f) : min), ultimo);
  // It ended before the ente began: there was no day of its service.
  if (al < dal) return undefined;
  const periodi = intervento.autorizzazioni
    .filter((a) => a.erogatore === ente && a.dal <= al)
    .map((a) => ({ dal: a.dal, al: a.al < al ? a.al : al, minutiMensili: a.minutiMensili }));
  return { intervento, ente, dal, al, periodi };
}

/** The last day on which the ente may still record hours of its service, and see whose they are: then it sees nothing. */
export const oreFinoAl = (al: DataCivile, oggi: DataCivile): DataCivile =>
  piuGiorni(al, valoreIl(GIORNI_ORE_TARDIVE, oggi));

/** The enti that deliver today, or whose late hours are still awaited; of one intervento, if it is named. */
export const entiIncaricati = (stato: StatoCartella, oggi: DataCivile, intervento?: string): string[] => [
  ...new Set(
    incarichi(stato)
      .filter((i) => (intervento === undefined || i.intervento.id === intervento) && oreFinoAl(i.al, oggi) >= oggi)
      .map(({ ente }) => ente),
  ),
];
