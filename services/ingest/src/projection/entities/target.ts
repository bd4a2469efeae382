import type { StatusCode, Submitted } from '@wombat/proto/words';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Halt } from './halt.js';

/** A series, target and filter of a night, and where it stands: a row of the observer's table `target`. */
@Entity('target')
export class Target {
  @PrimaryColumn('text') declare date: string;
  @PrimaryColumn('text', { name: 'target_name' }) declare targetName: string;
  @PrimaryColumn('text') declare filter: string;
  @Column('text', { nullable: true }) declare band: string | null;
  @Column('integer', { name: 'num_images' }) declare numImages: number;
  @Column('integer') declare revision: number;
  @Column('text', { nullable: true }) declare proc: StatusCode | null;
  @Column('text', { name: 'proc_bias', nullable: true }) declare procBias: string | null;
  @Column('text', { name: 'proc_dark', nullable: true }) declare procDark: string | null;
  @Column('text', { name: 'proc_flat', nullable: true }) declare procFlat: string | null;
  @Column('text', { nullable: true }) declare apphot: StatusCode | null;
  @Column('text', { nullable: true }) declare submitted: Submitted | null;

  /** Rows of the report of this revision; null before there is one. */
  @Column('integer', { nullable: true }) declare reported: number | null;
  /** Of the settings its revision was asked for with; null: not known. */
  @Column('text', { name: 'settings_hash', nullable: true }) declare settingsHash: string | null;

  /** Which masters it would be calibrated with today; null: with those it was made with. */
  @Column('text', { name: 'other_masters', nullable: true }) declare otherMasters: string | null;

  /** The last revision whose calibrated frames nothing may read any more; null: none. */
  @Column('integer', { name: 'frames_released', nullable: true }) declare framesReleased: number | null;

  @OneToOne(() => Halt)
  @JoinColumn([
    { name: 'date', referencedColumnName: 'date' },
    { name: 'target_name', referencedColumnName: 'targetName' },
    { name: 'filter', referencedColumnName: 'filter' },
  ])
  declare halt: Halt | null;
}
