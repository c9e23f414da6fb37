import { CORPI_CORREZIONE } from '#archivio';
import {
  Codice,
  Codici,
  Giorno,
  Identificativo,
  Intero,
  Interi,
  Parte,
  Parti,
  Scelta,
  Scelte,
  SiNo,
  SoloGiorno,
  Testi,
  Testo,
} from '#platform';
import type { Atto } from '../domain/comandi.js';
import * as v from '../domain/vocabolario.js';

/*
 * What people send for each act on a case. The classes hold the limits of what may come in; the rules are in domain/.
 */

class AttoDto {
  /** When it happened; today, if absent. */
  @Giorno({ facoltativo: true, descrizione: 'Quando è accaduto; oggi, se manca' })
  il?: string;
}

export class ConsegnaInformativaDto extends AttoDto {
  @Scelta(['cartacea', 'digitale'])
  modalita!: string;
}

export class AttivaPresaInCaricoDto extends AttoDto {
  @Scelta(v.PERCORSI)
  percorso!: string;
}

export class IndividuaCaseManagerDto extends AttoDto {
  @Codice()
  operatore!: string;

  @Scelta(['sociale', 'sanitario'])
  ambito!: string;
}

export class AssegnaDto extends AttoDto {
  @Codice()
  operatore!: string;
}

export class AnnotaDiarioDto extends AttoDto {
  @Scelta(v.GENERI_NOTA)
  genere!: string;

  @SiNo()
  riservata!: boolean;

  @Testo({ massimo: 20_000 })
  testo!: string;
}

export class AvviaValutazioneDto extends AttoDto {
  @Identificativo({ facoltativo: true })
  valutazione?: string;

  @Scelta(v.TIPI_VALUTAZIONE)
  tipo!: string;

  @Testo()
  motivo!: string;
}

export class ComponenteDto {
  @Scelta(v.PROFESSIONI)
  professione!: string;

  @Scelta(v.TIPI_ENTE)
  tipoEnte!: string;

  @Codice()
  ente!: string;

  @Codice({ facoltativo: true, descrizione: 'Identificativo dell’operatore, se è tra quelli dell’Ambito' })
  operatore?: string;
}

export class CostituisciEquipeDto extends AttoDto {
  @Identificativo()
  valutazione!: string;

  @Parti(ComponenteDto, { minimo: 1, quanti: 20 })
  componenti!: ComponenteDto[];

  @Testi({ quanti: 20, descrizione: 'Nome e cognome, nello stesso ordine dei componenti' })
  nominativi!: string[];
}

export class SomministraStrumentoDto extends AttoDto {
  @Identificativo()
  valutazione!: string;

  @Codice()
  strumento!: string;

  @Interi({ minimo: 0, massimo: 20, quanti: 100, descrizione: 'Per ogni voce, il numero del livello scelto (da 0)' })
  risposte!: number[];
}

export class DominiDto {
  @Testo({ facoltativo: true })
  'biologico-clinico'?: string;

  @Testo({ facoltativo: true })
  psicologico?: string;

  @Testo({ facoltativo: true })
  cognitivo?: string;

  @Testo({ facoltativo: true })
  sociale?: string;

  @Testo({ facoltativo: true })
  funzionale?: string;
}

export class EsitoValutazioneDto {
  @Scelta(v.COMPLESSITA)
  complessita!: string;

  @Scelta(v.BISOGNI)
  bisogno!: string;

  @Scelta(v.AUTOSUFFICIENZE)
  autosufficienza!: string;
}

export class ConcludiValutazioneDto extends AttoDto {
  @Identificativo()
  valutazione!: string;

  @Parti(ComponenteDto, { minimo: 1, quanti: 20 })
  partecipanti!: ComponenteDto[];

  @Testi({ quanti: 20, descrizione: 'Nome e cognome, nello stesso ordine dei partecipanti' })
  nominativi!: string[];

  @Parte(DominiDto)
  domini!: DominiDto;

  @Parte(EsitoValutazioneDto)
  esito!: EsitoValutazioneDto;

  @Scelte(v.DOMINI)
  dimensioniCritiche!: string[];

  @Scelta(v.SETTING)
  settingProposto!: string;
}

export class ObiettivoDto {
  @Identificativo({ facoltativo: true })
  id?: string;

  @Scelta(v.DOMINI)
  dimensione!: string;

  @Testo()
  descrizione!: string;

  @Testo({ descrizione: 'La condizione di partenza' })
  partenza!: string;

  @Testo({ descrizione: 'La condizione desiderata' })
  atteso!: string;
}

export class InterventoPrevistoDto {
  @Identificativo({ facoltativo: true })
  id?: string;

  @Codice({ descrizione: 'Codice SIUSS della prestazione, per esempio A2.07' })
  prestazione!: string;

  @Intero({ minimo: 1, massimo: 44_640 })
  minutiMensili!: number;
}

export class VoceBudgetDto {
  @Codice()
  fonte!: string;

  @Intero({ minimo: 0, massimo: 100_000_000 })
  centesimiMensili!: number;
}

class ContenutoProgettoDto extends AttoDto {
  @Scelta(v.TIPI_PROGETTO)
  tipo!: string;

  @Identificativo({ facoltativo: true, descrizione: 'La valutazione conclusa a cui risponde' })
  valutazione?: string | null;

  @Testo({ facoltativo: true })
  motivoSenzaValutazione?: string;

  @Parti(ObiettivoDto, { minimo: 1, quanti: 30 })
  obiettivi!: ObiettivoDto[];

  @Parti(InterventoPrevistoDto, { quanti: 30 })
  interventi!: InterventoPrevistoDto[];

  @Parti(VoceBudgetDto, { quanti: 30 })
  budget!: VoceBudgetDto[];

  @SiNo()
  pianoUnicoIntegrato!: boolean;

  @SiNo()
  comprendeDimissioneProtetta!: boolean;
}

export class RedigiProgettoDto extends ContenutoProgettoDto {
  @Identificativo({ facoltativo: true, descrizione: 'Di un progetto già redatto, per scriverne una nuova versione' })
  progetto?: string;
}

export class RimodulaProgettoDto extends ContenutoProgettoDto {
  @Identificativo()
  progetto!: string;

  @Testo()
  motivo!: string;
}

export class SulProgettoDto extends AttoDto {
  @Identificativo()
  progetto!: string;
}

export class SulProgettoConMotivoDto extends SulProgettoDto {
  @Testo()
  motivo!: string;
}

export class ApprovaProgettoDto extends SulProgettoConMotivoDto {
  @Testo({ facoltativo: true, descrizione: 'Perché si approva anche se una dimensione critica non ha obiettivi' })
  motivoSenzaObiettivo?: string;
}

export class FirmatarioDto {
  @Scelta(v.QUALITA_FIRMA)
  qualita!: string;
}

export class SottoscriviProgettoDto extends SulProgettoDto {
  @Parti(FirmatarioDto, { minimo: 1, quanti: 20 })
  firmatari!: FirmatarioDto[];

  @Testi({ quanti: 20, descrizione: 'Nome e cognome, nello stesso ordine dei firmatari' })
  nominativi!: string[];
}

export class AutorizzaInterventoDto extends AttoDto {
  @Identificativo({
    facoltativo: true,
    descrizione: 'Di un intervento già autorizzato, per cambiarne quantità o periodo',
  })
  intervento?: string;

  @Identificativo({ facoltativo: true })
  progetto?: string | null;

  @SiNo()
  urgente!: boolean;

  @Testo({ facoltativo: true })
  motivoUrgenza?: string;

  @Codice({ descrizione: 'Codice SIUSS della prestazione' })
  prestazione!: string;

  @Codice({ descrizione: 'L’ente che eroga' })
  erogatore!: string;

  @SoloGiorno()
  dal!: string;

  @SoloGiorno()
  al!: string;

  @Intero({ minimo: 1, massimo: 44_640 })
  minutiMensili!: number;

  @Intero({ minimo: 0, massimo: 1_000_000 })
  centesimiOra!: number;

  @Codice({ descrizione: 'La fonte di finanziamento' })
  fonte!: string;
}

export class SullInterventoDto extends AttoDto {
  @Identificativo()
  intervento!: string;
}

export class SullInterventoConMotivoDto extends SullInterventoDto {
  @Testo()
  motivo!: string;
}

export class RegistraErogazioneDto {
  @Identificativo({ facoltativo: true })
  erogazione?: string;

  @Identificativo()
  intervento!: string;

  @SoloGiorno()
  dal!: string;

  @SoloGiorno({ descrizione: 'Ultimo giorno del periodo, nello stesso mese: è la data del fatto' })
  al!: string;

  @Intero({ minimo: 1, massimo: 44_640 })
  minuti!: number;
}

export class EsitoObiettivoDto {
  @Identificativo()
  obiettivo!: string;

  @Scelta(v.RAGGIUNTI)
  raggiunto!: string;
}

export class SvolgiValutazioneFinaleDto extends AttoDto {
  @Parti(EsitoObiettivoDto, { quanti: 30 })
  obiettivi!: EsitoObiettivoDto[];

  @Intero({ minimo: 1, massimo: 5 })
  soddisfazionePersona!: number;

  @Intero({ minimo: 1, massimo: 5 })
  soddisfazioneOperatori!: number;

  @Testo({ massimo: 20_000 })
  considerazioni!: string;
}

export class ChiudiDto extends AttoDto {
  @Scelta(v.MOTIVI_CHIUSURA)
  motivo!: string;

  @Testo()
  situazione!: string;
}

export class ConMotivoDto extends AttoDto {
  @Testo()
  motivo!: string;
}

export class RilevaFollowUpDto extends AttoDto {
  @Scelta(v.ORIZZONTI_FOLLOW_UP)
  orizzonte!: string;

  @SiNo()
  riammesso!: boolean;

  @Testo()
  note!: string;
}

export class ConsegnaDto extends AttoDto {
  @Codice({ descrizione: 'L’operatore che finora rispondeva del caso' })
  da!: string;

  @Codice({ descrizione: 'L’operatore che lo riceve' })
  a!: string;

  @Testo({ descrizione: 'Che cosa deve sapere chi riceve' })
  nota!: string;

  @Testo({ facoltativo: true, descrizione: 'Che cosa resta da fare, oltre a ciò che manca alla fase' })
  altriPunti?: string;
}

export class DisponiTutelaDto extends AttoDto {
  @Scelta(v.CLASSI_DI_TUTELA)
  classe!: string;

  @Codici({ quanti: 50, descrizione: 'Operatori che possono sapere del caso oltre a chi lo segue e lo coordina' })
  abilitati!: string[];

  @SoloGiorno({ facoltativo: true, descrizione: 'Quando va riesaminata' })
  revisioneIl?: string;

  @Testo()
  motivo!: string;
}

export class EscludiOperatoreDto extends AttoDto {
  @Codice()
  operatore!: string;

  @Testo({ descrizione: 'In che cosa consiste il conflitto di interessi' })
  conflitto!: string;
}

export class RevocaEsclusioneDto extends ConMotivoDto {
  @Codice()
  operatore!: string;
}

/** Every act that can be asked of an existing case, with its input: the table of its routes. */
export const CORPI: Readonly<Record<Exclude<Atto, 'apri'> | 'rettifica-evento' | 'annulla-evento', new () => object>> =
  {
    'consegna-informativa': ConsegnaInformativaDto,
    'attiva-presa-in-carico': AttivaPresaInCaricoDto,
    'individua-case-manager': IndividuaCaseManagerDto,
    assegna: AssegnaDto,
    'annota-diario': AnnotaDiarioDto,
    'avvia-valutazione': AvviaValutazioneDto,
    'costituisci-equipe': CostituisciEquipeDto,
    'somministra-strumento': SomministraStrumentoDto,
    'concludi-valutazione': ConcludiValutazioneDto,
    'redigi-progetto': RedigiProgettoDto,
    'rimodula-progetto': RimodulaProgettoDto,
    'richiedi-approvazione': SulProgettoDto,
    'ritira-richiesta': SulProgettoConMotivoDto,
    'apri-richiesta': SulProgettoDto,
    'approva-progetto': ApprovaProgettoDto,
    'respingi-progetto': SulProgettoConMotivoDto,
    'sottoscrivi-progetto': SottoscriviProgettoDto,
    'autorizza-intervento': AutorizzaInterventoDto,
    'attiva-intervento': SullInterventoDto,
    'sospendi-intervento': SullInterventoConMotivoDto,
    'riprendi-intervento': SullInterventoDto,
    'cessa-intervento': SullInterventoConMotivoDto,
    'registra-erogazione': RegistraErogazioneDto,
    'svolgi-valutazione-finale': SvolgiValutazioneFinaleDto,
    chiudi: ChiudiDto,
    riapri: ConMotivoDto,
    'rileva-follow-up': RilevaFollowUpDto,
    consegna: ConsegnaDto,
    'disponi-tutela': DisponiTutelaDto,
    'revoca-tutela': ConMotivoDto,
    'escludi-operatore': EscludiOperatoreDto,
    'revoca-esclusione': RevocaEsclusioneDto,
    ...CORPI_CORREZIONE,
  };
