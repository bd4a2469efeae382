import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One try to solve a frame: a row of the observer's table `wcs`. */
@Entity('wcs')
export class Wcs {
  @Column('text') declare date: string;
  @Column('text', { name: 'target_name' }) declare targetName: string;
  @Column('text') declare filter: string;
  @PrimaryColumn('text') declare filename: string;
  @Column('integer') declare revision: number;
  @PrimaryColumn('integer', { name: 'solve_try' }) declare solveTry: number;
  @Column('boolean') declare success: boolean;
  @Column('text', { nullable: true }) declare method: string | null;
  @Column('real', { name: 'ra_deg', nullable: true }) declare raDegrees: number | null;
  @Column('real', { name: 'dec_deg', nullable: true }) declare decDegrees: number | null;
  @Column('real', { name: 'pixel_scale', nullable: true }) declare pixelScaleArcsec: number | null;
  @Column('real', { name: 'rotation_deg', nullable: true }) declare rotationDegrees: number | null;
  @Column('integer', { nullable: true }) declare parity: number | null;
  @Column('real', { name: 'fov_deg', nullable: true }) declare fovDegrees: number | null;
  @Column('integer', { name: 'num_stars', nullable: true }) declare numStars: number | null;
  @Column('real', { name: 'hfd', nullable: true }) declare hfdPixels: number | null;
  @Column('real', { name: 'rms_arcsec', nullable: true }) declare rmsArcsec: number | null;
  @Column('real', { name: 'solve_time', nullable: true }) declare solveSeconds: number | null;
  @Column('text', { name: 'error_message', nullable: true }) declare errorMessage: string | null;
  @Column('text', { nullable: true }) declare warning: string | null;
  @Column('text', { name: 'solver_version', nullable: true }) declare solverVersion: string | null;
  @Column('text') declare timestamp: string;
}
