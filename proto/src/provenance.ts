import * as provenance from './gen/wombat/provenance/v1/provenance.js';
import { type Told, told } from './told.js';

export type { Point, Settings, Transformation } from './gen/wombat/provenance/v1/provenance.js';
export type Calibration = Told<provenance.Calibration>;
export type Comparison = Told<provenance.Comparison>;
export type Master = Told<provenance.Master>;

type Always = 'series' | 'star' | 'report' | 'comparison' | 'transformation' | 'calibration' | 'settings';

/** The version of the contract that is written. */
export const PROVENANCE_VERSION = 1;

export type Provenance = Told<provenance.Provenance, Always | 'points.frame'>;
export const Provenance = told(provenance.Provenance, {
  series: true,
  star: true,
  report: true,
  comparison: true,
  'comparison.mode': true,
  transformation: true,
  'transformation.method': true,
  calibration: true,
  settings: true,
  'gate.verdict': true,
  'points.frame': true,
});
