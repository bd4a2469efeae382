import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's word on who the star of a folder is: a row of the table `alias`. */
@Entity('alias')
export class FolderAlias {
  @PrimaryColumn('text') declare id: string;
  /** Of the event in the log; the highest counts. */
  @Column('integer') declare sequence: number;
  @Column('text') declare folder: string;
  @Column('text') declare name: string;
  @Column('real', { name: 'ra_deg' }) declare raDegrees: number;
  @Column('real', { name: 'dec_deg' }) declare decDegrees: number;
  @Column('text', { name: 'said_by' }) declare by: string;
  @Column('text') declare note: string;
  @Column('text', { name: 'said_at' }) declare at: string;
}
