import type { FrameDiscovered, FrameKept } from '@wombat/proto';
import type { FrameFailureCode, FrameState } from '@wombat/proto/words';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that was found, and what became of it: a row of the observer's table `frame`. */
@Entity('frame')
export class Frame {
  @Column('text') declare date: string;
  @Column('text', { name: 'target_name', nullable: true }) declare targetName: string | null;
  @Column('text', { nullable: true }) declare filter: string | null;
  @Column('text') declare kind: FrameDiscovered['kind'];
  /** Relative to the data root. */
  @PrimaryColumn('text') declare filename: string;
  @Column('text') declare sha256: string;
  @Column('text') declare state: FrameState;
  @Column('text', { nullable: true }) declare reason: string | null;
  /** Bytes. */
  @Column('integer') declare size: number;
  @Column('text') declare folder: string;
  /** The revision of its series that it came with. */
  @Column('integer', { name: 'since_revision' }) declare sinceRevision: number;
  /** The revision its state is of; 0: none yet. */
  @Column('integer', { name: 'reduced_revision' }) declare reducedRevision: number;
  @Column('text', { nullable: true }) declare band: string | null;
  @Column('text', { nullable: true }) declare warning: string | null;
  /** Of what a stage failed on; null: nothing did. */
  @Column('text', { name: 'failure_code', nullable: true }) declare failureCode: FrameFailureCode | null;
  /** Of what its header says by the rule of its camera; null: found before this was kept. */
  @Column('text', { name: 'meta_hash', nullable: true }) declare metaHash: string | null;
  /** Middle of the exposure, a Julian date in UTC; null: not known. */
  @Column('real', { name: 'mid_jd_utc', nullable: true }) declare midJdUtc: number | null;
  @Column('real', { name: 'exposure_s', nullable: true }) declare exposureSeconds: number | null;
  /** INSTRUME; null: not known. */
  @Column('text', { nullable: true }) declare instrument: string | null;
  /** What its header says of camera and tube, as JSON; null: not known. */
  @Column('text', { nullable: true }) declare camera: string | null;
  /** The polynomial of its camera, as JSON; null: it counts evenly. */
  @Column('text', { nullable: true }) declare linearity: string | null;
  /** Of its stars; null: no profile was fitted yet. */
  @Column('real', { name: 'fwhm_pixels', nullable: true }) declare fwhmPixels: number | null;
  /** What became of its calibrated frame once its series was done; null: that is as it was made. */
  @Column('text', { nullable: true }) declare kept: FrameKept['kept'] | null;
}
