import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Attore } from '#storia';

/** One event of a case, opened, as the timeline shows it. Rows are only added: what is corrected is told by the corrections. */
@Entity({ schema: 'letture', name: 'cronologia', synchronize: false })
export class VoceLetta {
  @PrimaryColumn('bigint', { transformer: { from: Number, to: (v: number) => v } }) posizione!: number;
  @Column('text') ambito!: string;
  @Column('uuid') cartella!: string;
  @Column('uuid') evento!: string;
  @Column('int') revision!: number;
  @Column('text') tipo!: string;
  @Column('text', { name: 'avvenuto_il' }) avvenutoIl!: string;
  @Column('timestamptz', { name: 'registrato_il' }) registratoIl!: Date;
  @Column('jsonb') attore!: Attore;
  @Column('text') comune!: string;
  @Column('jsonb') dati!: Record<string, unknown>;
  @Column('text', { array: true }) oscurati!: string[];
}
