import type { FattiRisorsa } from '../domain/permessi.js';

/** Of a case: left out, a charge or a name would hold for ever. */
export type FattiCartella = FattiRisorsa &
  Required<Pick<FattiRisorsa, 'responsabili' | 'affidamenti'>> & {
    readonly tutela: Required<NonNullable<FattiRisorsa['tutela']>> | null;
  };

/**
 * The facts by which the scopes of the matrix are judged; undefined where the thing does not exist in that Ambito.
 * They are today's, whatever instant is being shown, and hold also for what was written a moment ago.
 */
export abstract class AmbitoDellaRisorsa {
  /** With an intervento, the enti are those that deliver it and not those of the whole case. */
  abstract cartella(ambito: string, id: string, intervento?: string): Promise<FattiCartella | undefined>;

  abstract accesso(ambito: string, id: string): Promise<FattiRisorsa | undefined>;

  /** Its Comuni are those of residence and of its cases; those of its accessi are apart. */
  abstract persona(ambito: string, id: string): Promise<FattiRisorsa | undefined>;

  /** Its Comuni are those of the cases on its agenda; who is convened is so from the convocation on. */
  abstract seduta(ambito: string, id: string): Promise<FattiRisorsa | undefined>;
}
