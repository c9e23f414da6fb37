import { CodiceIstat, Giorno, Identificativo, OggettoLibero, Testo } from '#platform';
import type { ComandoCorrezione } from '#storia';

export class AnnullaEventoDto {
  @Identificativo({ descrizione: 'Il fatto registrato per errore' })
  evento!: string;

  @Testo()
  motivo!: string;
}

export class RettificaEventoDto extends AnnullaEventoDto {
  @Giorno({ facoltativo: true, descrizione: 'Quando è accaduto davvero' })
  avvenutoIl?: string;

  @CodiceIstat({ facoltativo: true })
  comune?: string;

  /** Which fields, and with what value: the rules of the corrected fact judge them. */
  @OggettoLibero({ facoltativo: true, descrizione: 'I campi che cambiano, con il loro nuovo valore' })
  modifiche?: Record<string, unknown>;
}

/** What people send to correct a fact, in a stream of any category. */
export const CORPI_CORREZIONE = {
  'rettifica-evento': RettificaEventoDto,
  'annulla-evento': AnnullaEventoDto,
} as const satisfies Record<ComandoCorrezione['atto'], new () => object>;
