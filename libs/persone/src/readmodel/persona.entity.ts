import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'letture', name: 'persona', synchronize: false })
export class PersonaLetta {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') ambito!: string;
  @Column('text', { nullable: true }) cognome!: string | null;
  @Column('text', { nullable: true }) nome!: string | null;
  @Column('text', { nullable: true }) nascita!: string | null;
  @Column('text', { nullable: true }) sesso!: string | null;
  @Column('text', { nullable: true }) telefono!: string | null;
  @Column('text', { nullable: true }) comune!: string | null;
  @Column('text', { nullable: true }) indirizzo!: string | null;
  @Column('text', { name: 'codice_fiscale', nullable: true }) codiceFiscale!: string | null;
  @Column('text', { name: 'tipo_codice_fiscale' }) tipoCodiceFiscale!: string;
  @Column('text') cerca!: string;
  @Column('int') revision!: number;
}
