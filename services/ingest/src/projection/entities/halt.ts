import type { HaltCode, Stage } from '@wombat/proto/words';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a series goes no further, and when it is tried again: a row of the table `halt`. */
@Entity('halt')
export class Halt {
  @PrimaryColumn('text') declare date: string;
  @PrimaryColumn('text', { name: 'target_name' }) declare targetName: string;
  @PrimaryColumn('text') declare filter: string;
  @Column('text') declare stage: Stage;
  @Column('text') declare code: HaltCode;
  @Column('text') declare reason: string;
  @Column('text', { name: 'retry_at', nullable: true }) declare retryAt: string | null;
}
