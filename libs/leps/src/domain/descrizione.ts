import { indicatoreLeps } from '#nomenclatore';
import type { Definizione } from './definizione.js';
import type { ObiettivoFigura } from './obiettivo.js';
import { obiettivoDi, testoObiettivo } from './obiettivo.js';

/** A definition in words, for who reads a figure. */
export interface DescrizioneDefinizione {
  readonly codice: string;
  readonly versione: number;
  readonly indicatore: string;
  readonly numeratore: string;
  readonly denominatore: string | null;
  readonly scelte: readonly string[];
  /** By year of the source's tables; null is an empty cell. */
  readonly obiettivi: Readonly<Record<string, ObiettivoFigura | null>>;
}

export function descrivi({ codice, versione, scelte }: Definizione): DescrizioneDefinizione {
  const { indicatore, numeratore, denominatore, obiettivi } = indicatoreLeps(codice);
  return {
    codice,
    versione,
    indicatore,
    numeratore,
    denominatore,
    scelte,
    obiettivi: Object.fromEntries(
      Object.keys(obiettivi).map((anno) => {
        const obiettivo = obiettivoDi(codice, Number(anno));
        return [anno, obiettivo && { tipo: obiettivo.tipo, testo: testoObiettivo(obiettivo) }];
      }),
    ),
  };
}
