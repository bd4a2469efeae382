import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was sent to the AAVSO of a series, and what came of it: a row of the observer's table `submission`. */
@Entity('submission')
export class Submission {
  @PrimaryColumn('text') declare date: string;
  @PrimaryColumn('text', { name: 'target_name' }) declare targetName: string;
  @PrimaryColumn('text') declare filter: string;
  @PrimaryColumn('integer') declare revision: number;
  @Column('text', { name: 'sent_at', nullable: true }) declare sentAt: string | null;
  @Column('text', { nullable: true }) declare outcome: string | null;
  /** Observations in the report. */
  @Column('integer', { nullable: true }) declare rows: number | null;
  /** Of the report as it was sent. */
  @Column('text', { nullable: true }) declare sha256: string | null;
  @Column('text', { nullable: true }) declare receipt: string | null;
  @Column('text', { name: 'submission_id', nullable: true }) declare submissionId: string | null;
}
