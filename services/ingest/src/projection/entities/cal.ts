import type { CalType } from '@wombat/proto/words';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * How many frames of a kind (and filter, for flats) a night has for calibration: a row of the observer's table `cal`.
 */
@Entity('cal')
export class Cal {
  @PrimaryColumn('text') declare date: string;
  @PrimaryColumn('text', { name: 'cal_type' }) declare calType: CalType;
  /**
   * Null but for flats; so a unique index over the three stands in the table where TypeORM takes a primary key to be.
   */
  @PrimaryColumn('text') declare filter: string | null;
  @Column('integer', { name: 'num_images' }) declare numImages: number;
}
