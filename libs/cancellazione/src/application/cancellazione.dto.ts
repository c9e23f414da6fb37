import { FONDAMENTI_CANCELLAZIONE, MOTIVI_RESPINTA, OGGETTI_CANCELLAZIONE } from '#persone';
import { Identificativo, Scelta, SiNo, Testo } from '#platform';

const NUMERO = 'Il numero dell’atto, senza nomi: resta nel registro per sempre';

export class ChiediCancellazioneDto {
  @Scelta(OGGETTI_CANCELLAZIONE)
  oggetto!: string;

  @Scelta(FONDAMENTI_CANCELLAZIONE)
  fondamento!: string;

  @Identificativo({ facoltativo: true, descrizione: 'La cartella da cancellare, o quella in cui si trova il testo' })
  cartella?: string;

  @Identificativo({ facoltativo: true, descrizione: 'L’accesso in cui si trova il testo' })
  accesso?: string;

  @Identificativo({ facoltativo: true, descrizione: 'Il fatto in cui si trova il testo' })
  evento?: string;

  @Testo({ massimo: 40, facoltativo: true, descrizione: 'Il nome del campo del testo' })
  campo?: string;

  @SiNo({
    facoltativo: true,
    descrizione: 'Il testo è già stato riscritto con omissis: resta quello, si cancella il resto',
  })
  conOmissis?: boolean;
}

export class AutorizzaCancellazioneDto {
  @Identificativo()
  cancellazione!: string;

  @Testo({ massimo: 43, descrizione: NUMERO })
  autorizzazione!: string;
}

export class RespingiCancellazioneDto {
  @Identificativo()
  cancellazione!: string;

  @Scelta(MOTIVI_RESPINTA)
  motivo!: string;
}

export class PoniBloccoLegaleDto {
  @Testo({ massimo: 43, descrizione: NUMERO })
  riferimento!: string;
}

export class TogliBloccoLegaleDto {
  @Identificativo()
  blocco!: string;
}

export const CORPI = {
  'chiedi-cancellazione': ChiediCancellazioneDto,
  'autorizza-cancellazione': AutorizzaCancellazioneDto,
  'respingi-cancellazione': RespingiCancellazioneDto,
  'poni-blocco-legale': PoniBloccoLegaleDto,
  'togli-blocco-legale': TogliBloccoLegaleDto,
} as const;
