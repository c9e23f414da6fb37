import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StatoAccesso } from '../domain/stato.js';

@Entity({ schema: 'letture', name: 'accesso', synchronize: false })
export class AccessoLetto {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') ambito!: string;
  @Column('uuid', { nullable: true }) persona!: string | null;
  @Column('text', { nullable: true }) comune!: string | null;
  @Column('text', { nullable: true }) il!: string | null;
  @Column('text', { nullable: true }) canale!: string | null;
  @Column('text') condizione!: StatoAccesso['condizione'];
  @Column('text', { nullable: true }) esito!: string | null;
  @Column('uuid', { nullable: true }) cartella!: string | null;
  @Column('int') revision!: number;
  @Column('jsonb') stato!: StatoAccesso;
}
