import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A star of the chart with its rank or why it was rejected: a row of the observer's table `comp_star`. */
@Entity('comp_star')
export class CompStar {
  @PrimaryColumn('text') declare date: string;
  @PrimaryColumn('text', { name: 'target_name' }) declare targetName: string;
  @PrimaryColumn('text') declare filter: string;
  @PrimaryColumn('text') declare auid: string;
  @Column('text', { nullable: true }) declare label: string | null;
  @Column('real', { name: 'ra_deg', nullable: true }) declare raDegrees: number | null;
  @Column('real', { name: 'dec_deg', nullable: true }) declare decDegrees: number | null;
  @Column('text', { nullable: true }) declare band: string | null;
  @Column('real', { nullable: true }) declare mag: number | null;
  @Column('real', { name: 'mag_error', nullable: true }) declare magError: number | null;
  /** 1 is the best; null: rejected. */
  @Column('integer', { nullable: true }) declare rank: number | null;
  /** T2, C3 ..., once the frames are measured. */
  @Column('text', { nullable: true }) declare role: string | null;
  @Column('text', { name: 'rejected_because', nullable: true }) declare rejectedBecause: string | null;
  @Column('text', { name: 'chart_id', nullable: true }) declare chartId: string | null;
}
