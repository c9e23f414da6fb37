import { Codice, Codici, Giorno, Identificativo, Intero, Ora, Scelta, SoloGiorno, Testo } from '#platform';
import { MODALITA } from '../domain/eventi.js';

export class ConvocaSedutaDto {
  @SoloGiorno({ descrizione: 'Il giorno della seduta: oggi, o uno a venire' })
  giorno!: string;

  @Ora()
  dalle!: string;

  @Ora()
  alle!: string;

  @Scelta(MODALITA)
  modalita!: string;

  @Codici({ quanti: 30, descrizione: 'Gli operatori convocati, dall’elenco dell’Ambito' })
  componenti!: string[];
}

export class CasoDellaSedutaDto {
  @Identificativo({ descrizione: 'La cartella del caso' })
  cartella!: string;
}

export class RegistraPresenzaDto {
  @Codice({ facoltativo: true, descrizione: 'Chi è presente; se manca, chi registra' })
  operatore?: string;
}

export class DiscutiCasoDto extends CasoDellaSedutaDto {
  @Intero({
    minimo: 1,
    massimo: 1_000_000_000_000,
    descrizione: 'La posizione del caso che era sullo schermo: come lo ha visto l’équipe si rilegge da lì',
  })
  posizione!: number;

  @Testo()
  decisione!: string;

  @Testo({ facoltativo: true })
  dissenso?: string;
}

export class ConcludiSedutaDto {
  @Giorno({ facoltativo: true, descrizione: 'Quando è finita; oggi, se manca' })
  il?: string;
}

/** The acts on a seduta already convened, named as in the address. */
export const CORPI = {
  'poni-all-ordine-del-giorno': CasoDellaSedutaDto,
  'togli-dall-ordine-del-giorno': CasoDellaSedutaDto,
  'registra-presenza': RegistraPresenzaDto,
  'discuti-caso': DiscutiCasoDto,
  'concludi-seduta': ConcludiSedutaDto,
} as const;
