import type { HaltCode, SeriesProgress } from '@wombat/proto/words';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A series with the star it is, or the stars it may be: a row of the table `series`. */
@Entity('series')
export class NamedSeries {
  @PrimaryColumn('text') declare night: string;
  @PrimaryColumn('text', { name: 'target_name' }) declare targetName: string;
  @PrimaryColumn('text') declare filter: string;
  @Column('integer') declare revision: number;
  @Column('integer') declare attempt: number;
  @Column('text', { name: 'event_id' }) declare eventId: string;
  @Column('text') declare band: string;
  @Column('text') declare state: SeriesProgress;
  /** Frames that are solved. */
  @Column('integer') declare solved: number;
  /** Why it is halted, as a code and below as a sentence. */
  @Column('text', { nullable: true }) declare code: HaltCode | null;
  @Column('text', { name: 'retry_at', nullable: true }) declare retryAt: string | null;
  @Column('text', { name: 'alias_id' }) declare aliasId: string;
  @Column('text') declare configured: string;
  @Column('text') declare reason: string;
  /** Stars a person may choose from, as the JSON of a list of `OfferedStar`. */
  @Column('text') declare offered: string;
  @Column('text') declare star: string;
  @Column('text', { name: 'found_by' }) declare foundBy: string;
}
