import type { AccessoInElenco, AccessoVisto } from '#accessi';
import type { EsitoComando } from '#archivio';
import type { ElencoConsultazioni, ElencoLetture, EsitoIntegrita, RispostaAllaPersona } from '#audit';
import type { CancellazioneVista } from '#cancellazione';
import type {
  DaConsegnare,
  ElencoCartelle,
  ElencoInterventiDellEnte,
  InterventoDellEnteVisto,
  Passo,
  SchedaCartella,
  Scrivania,
  VoceCronologia,
} from '#cartella';
import type { ElencoDeroghe, MiaDeroga } from '#deroghe';
import type { Permessi } from '#identity';
import type { DettaglioLeps, FigureLeps } from '#leps';
import type { EsitoRicerca, PersonaVista } from '#persone';
import type { SedutaInElenco, SedutaVista } from '#uvm';
import type { UtenzaInElenco, UtenzaVista } from '#utenze';
import type { Nomenclatore } from './http/nomenclatore.controller.js';
import type { StatoServizio } from './http/stato.controller.js';
import type { LavoroVisto } from './lavori/lavoro.js';

/** RFC 9457, with what the refusal adds. */
export interface Problema {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** For people, in Italian. */
  readonly detail: string;
  readonly errori?: readonly { readonly campo: string; readonly messaggio: string }[];
  readonly [altro: string]: unknown;
}

/**
 * The shapes of the answers, by the name the OpenAPI gives them. `npm run genera` writes their schemas from these types:
 * what the API says of itself cannot differ from what the code returns.
 */
export interface Risposte {
  readonly Permessi: Permessi;
  readonly Problema: Problema;
  readonly EsitoComando: EsitoComando;
  readonly EsitoRicerca: EsitoRicerca;
  readonly PersonaVista: PersonaVista;
  readonly CancellazioneVista: CancellazioneVista;
  readonly AccessoVisto: AccessoVisto;
  readonly ElencoAccessi: { readonly accessi: readonly AccessoInElenco[] };
  readonly ElencoDeroghe: ElencoDeroghe;
  readonly MieDeroghe: { readonly deroghe: readonly MiaDeroga[] };
  readonly ElencoCartelle: ElencoCartelle;
  readonly SchedaCartella: SchedaCartella;
  readonly Cronologia: { readonly voci: readonly VoceCronologia[] };
  readonly Passo: Passo;
  readonly Scrivania: Scrivania;
  readonly ElencoInterventiDellEnte: ElencoInterventiDellEnte;
  readonly InterventoDellEnteVisto: InterventoDellEnteVisto;
  readonly ElencoSedute: { readonly sedute: readonly SedutaInElenco[] };
  readonly SedutaVista: SedutaVista;
  readonly FigureLeps: FigureLeps;
  readonly DettaglioLeps: DettaglioLeps;
  readonly EsitoIntegrita: EsitoIntegrita;
  readonly ElencoConsultazioni: ElencoConsultazioni;
  readonly ElencoLetture: ElencoLetture;
  readonly RispostaAllaPersona: RispostaAllaPersona;
  readonly Nomenclatore: Nomenclatore;
  readonly LavoroVisto: LavoroVisto;
  readonly ElencoLavori: { readonly lavori: readonly LavoroVisto[] };
  readonly ElencoConsegne: { readonly consegne: readonly DaConsegnare[] };
  readonly ElencoUtenze: { readonly utenze: readonly UtenzaInElenco[] };
  readonly UtenzaVista: UtenzaVista;
  readonly StatoServizio: StatoServizio;
}
