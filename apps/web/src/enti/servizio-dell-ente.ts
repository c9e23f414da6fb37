import type { InterventoDellEnte } from '../api/tipi.ts';
import { mesiDi, type MeseIntervento, type Servizio } from '../cartella/interventi/mesi-intervento.ts';
import { oggi } from '../parole/date.ts';

/** The part of an intervento that an ente delivers, as the form of the hours knows it. */
export const servizioDi = (i: InterventoDellEnte): Servizio => ({
  ...i,
  id: i.intervento,
  cessatoIl: i.stato === 'cessato' ? i.al : null,
});

export const mesiDellEnte = (i: InterventoDellEnte): MeseIntervento[] => mesiDi(servizioDi(i), oggi());
