import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FattoVero } from '../domain/fatto.js';

const intero = { from: (v: string | null) => (v === null ? null : Number(v)), to: (v: number | null) => v };

@Entity({ schema: 'letture', name: 'fatto_leps', synchronize: false })
export class FattoLetto {
  @Column('text') ambito!: string;
  @PrimaryColumn('uuid') cartella!: string;
  @PrimaryColumn('text') chiave!: string;
  @PrimaryColumn('bigint', { name: 'noto_da', transformer: intero }) notoDa!: number;
  @Column('bigint', { name: 'noto_fino', nullable: true, transformer: intero }) notoFino!: number | null;
  @Column('int') anno!: number;
  @Column('text') comune!: string;
  @Column('text', { array: true }) posti!: string[];
  @Column('jsonb') fatto!: FattoVero;
}
