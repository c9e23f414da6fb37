import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Area, Fase, Percorso } from '../domain/vocabolario.js';
import type { StatoCartella } from '../domain/stato.js';

/** A version of a progetto that waits for a decision. */
export interface DaApprovare {
  readonly progetto: string;
  readonly versione: number;
  readonly richiestaIl: string | null;
  readonly redattaDa: string;
}

export interface ScadenzaLetta {
  readonly tipo: string;
  readonly testo: string;
  readonly il: string;
}

/** The case as the projection last folded it: one row for the lists, the whole state for the sheet. */
@Entity({ schema: 'letture', name: 'cartella', synchronize: false })
export class CartellaLetta {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') ambito!: string;
  @Column('uuid', { nullable: true }) persona!: string | null;
  @Column('text', { nullable: true }) area!: Area | null;
  @Column('text', { nullable: true }) comune!: string | null;
  @Column('text', { nullable: true }) percorso!: Percorso | null;
  @Column('text') condizione!: StatoCartella['condizione'];
  @Column('text') fase!: Fase;
  @Column('text', { name: 'fase_dal', nullable: true }) faseDal!: string | null;
  @Column('text', { name: 'case_manager', nullable: true }) caseManager!: string | null;
  @Column('text', { name: 'assegnata_a', nullable: true }) assegnataA!: string | null;
  @Column('text', { name: 'case_manager_dal', nullable: true }) caseManagerDal!: string | null;
  @Column('text', { name: 'assegnata_dal', nullable: true }) assegnataDal!: string | null;
  @Column('boolean', { name: 'valutazione_multidimensionale' }) valutazioneMultidimensionale!: boolean;
  /** Class of the tutela in force. */
  @Column('text', { nullable: true }) tutela!: string | null;
  @Column('text', { name: 'tutela_dal', nullable: true }) tutelaDal!: string | null;
  @Column('text', { array: true }) abilitati!: string[];
  @Column('text', { array: true }) esclusi!: string[];
  /** Some fact of its history is not for everybody who reads the case. */
  @Column('boolean', { name: 'per_pochi' }) perPochi!: boolean;
  @Column('text', { name: 'ultimo_fatto_il', nullable: true }) ultimoFattoIl!: string | null;
  @Column('text', { array: true }) mancanze!: string[];
  @Column('jsonb', { name: 'da_approvare' }) daApprovare!: DaApprovare[];
  @Column('jsonb') scadenze!: ScadenzaLetta[];
  @Column('int') revision!: number;
  @Column('bigint', { transformer: { from: Number, to: (v: number) => v } }) posizione!: number;
  @Column('jsonb', { select: false }) stato!: StatoCartella;
}
