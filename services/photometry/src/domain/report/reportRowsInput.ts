import type { SeriesRoles } from '../comps/assignRoles.js';
import type { SeriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import type { MeasuredFrame } from '../measurement/measurement.js';

/** What the rows of a report are made of. */
export interface ReportRowsInput {
  /** As AAVSO knows the star. */
  name: string;
  dateKind: 'JD' | 'HJD';
  chart: string;
  /** Number of the set a frame belongs to; null for none. */
  groupOf: (filename: string) => number | null;
  roles: SeriesRoles;
  frames: readonly MeasuredFrame[];
  magnitudes: SeriesMagnitudes;
  /** From `calibrationNote`. */
  calibrationNote: string;
}
