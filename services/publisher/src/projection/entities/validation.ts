import type { publisher } from '@wombat/proto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A series that waits for a person, or was decided on: a row of the table `validation`. */
@Entity('validation')
export class Validation {
  @PrimaryColumn('text') declare night: string;
  @PrimaryColumn('text', { name: 'target_name' }) declare targetName: string;
  @PrimaryColumn('text') declare filter: string;
  @Column('integer') declare revision: number;
  @Column('integer') declare attempt: number;
  @Column('text', { name: 'event_id' }) declare eventId: string;
  @Column('text') declare state: publisher.Validation['state'];
  @Column('text', { name: 'report_path' }) declare reportPath: string;
  @Column('text', { name: 'report_sha256' }) declare reportSha256: string;
  @Column('text', { name: 'points_id', default: '' }) declare pointsId: string;
  @Column('integer', { default: 0 }) declare rows: number;
  @Column('text', { default: '[]' }) declare gate: string;
  @Column('integer', { default: 0 }) declare measured: number;
  @Column('text', { default: '[]' }) declare sketch: string;
  /** As JSON; '' where the night says nothing of it. */
  @Column('text', { name: 'colour_term', default: '' }) declare colourTerm: string;
  @Column('text', { name: 'verdict_id', nullable: true }) declare verdictId: string | null;
  @Column('text', { name: 'decided_by', nullable: true }) declare decidedBy: string | null;
  @Column('text', { nullable: true }) declare reason: string | null;
  /** Which frames each row of the report was made of. */
  @Column('text', { name: 'observations_path' }) declare observationsPath: string;
  @Column('text', { name: 'observations_sha256' }) declare observationsSha256: string;
  /** The report that was approved. */
  @Column('text', { name: 'approved_sha256', nullable: true }) declare approvedSha256: string | null;
}
