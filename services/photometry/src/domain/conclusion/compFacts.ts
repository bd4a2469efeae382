import { median } from '@wombat/imaging';
import type { SeriesMagnitudes } from '../magnitudes/seriesMagnitudes.js';
import { type Candidate, isMeasured, type MeasuredFrame } from '../measurement/measurement.js';

/** What the night says of a star of the chart. Magnitudes; left out where it says nothing. */
export interface CompFacts {
  /** As the other comparison stars have it. */
  measuredMag?: number;
  /** Measured minus catalogue. */
  residual?: number;
  /** From frame to frame beyond its photons. */
  scatter?: number;
  /** Median. */
  snr?: number;
}

/** Of the check star its own magnitudes, of a comparison star what the others say of it. */
export function compFacts(
  { auid, mag }: Pick<Candidate, 'auid' | 'mag'>,
  frames: readonly MeasuredFrame[],
  { check, zeroPoints }: Pick<SeriesMagnitudes, 'check' | 'zeroPoints'>,
): CompFacts {
  const measured = frames.map(({ stars }) => stars.get(auid)).filter(isMeasured);
  const night = zeroPoints.comps.find((comp) => comp.auid === auid);
  const residual =
    check?.starId === auid
      ? median(check.points.map((point) => point.mag)) - mag
      : -(night?.catalogueMinusPredicted ?? Number.NaN);
  return {
    ...known('residual', residual),
    ...known('measuredMag', mag + residual),
    ...known('scatter', night?.scatter),
    ...known('snr', median(measured.map(({ snr }) => snr).filter(Number.isFinite))),
  };
}

function known(name: keyof CompFacts, value: number | undefined): CompFacts {
  return value !== undefined && Number.isFinite(value) ? { [name]: value } : {};
}
