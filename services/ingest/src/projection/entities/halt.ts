import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a series goes no further, and when it is tried again: a row of the table `halt`. */
@Entity('halt')
export class Halt {
  @PrimaryColumn('text') declare date: string;
  @PrimaryColumn('text', { name: 'target_name' }) declare targetName: string;
  @PrimaryColumn('text') declare filter: string;
  @Column('text') declare stage: string;
  @Column('text') declare code: string;
  @Column('text') declare reason: string;
  @Column('text', { name: 'retry_at', nullable: true }) declare retryAt: string | null;
}
