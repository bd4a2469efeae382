import { median } from '@wombat/imaging';
import { spoilingFlags } from '../measurement/flags.js';
import {
  type Candidate,
  type FrameFacts,
  instrumentalMagnitude,
  isMeasured,
  type MeasuredFrame,
  photonErrorMagnitudes,
} from '../measurement/measurement.js';
import { quadrature } from '../statistics/quadrature.js';
import type { EnsembleComp } from './weightedComps.js';

/** What the air does to a star on a frame, magnitudes; 0 where it is not known. */
export type Scintillation = (frame: FrameFacts) => number;

/** Catalogue error of a comp for which the catalogue gives none, magnitudes. */
const UNKNOWN_CATALOGUE_ERROR = 0.05;
/** Smaller catalogue errors are not believed: they are precisions, not accuracies. */
const SMALLEST_CATALOGUE_ERROR = 0.01;

export interface CompValues extends EnsembleComp {
  /** Per frame: why the comp gives no zero point there; null where it does. */
  absences: readonly (string | null)[];
}

/** Flats, and whatever else no photon tells, magnitudes. */
const STEADIEST = 0.002;

/**
 * A comp's zero points, catalogue minus instrumental magnitude, frame by frame. `colour` is the comp's minus the
 * reference colour.
 */
export function compValues(
  comp: Candidate,
  frames: readonly MeasuredFrame[],
  colour: number,
  scintillation: Scintillation = () => 0,
): CompValues {
  const absences = frames.map((measured) => absence(measured, comp.auid));
  const values = frames.map(({ frame, stars }, index) => {
    const star = stars.get(comp.auid);
    return star === undefined || absences[index] !== null
      ? Number.NaN
      : comp.mag - instrumentalMagnitude(star, frame.exposureSeconds);
  });
  const sigmas = frames.map(({ stars }) => {
    const star = stars.get(comp.auid);
    return star === undefined ? Number.NaN : photonErrorMagnitudes(star);
  });
  const catalogueSigma = Math.max(SMALLEST_CATALOGUE_ERROR, comp.magError || UNKNOWN_CATALOGUE_ERROR);
  const air = median(frames.map(({ frame }) => scintillation(frame)));
  const scatterAlone = air > 0 ? { scatterAlone: quadrature(air, STEADIEST) } : {};
  return { values, sigmas, absences, colour, catalogueSigma, ...scatterAlone };
}

function absence({ frame, stars }: MeasuredFrame, auid: string): string | null {
  const star = stars.get(auid);
  if (!isMeasured(star)) return 'not on the image';
  const flags = spoilingFlags(star.flags, 'comparison');
  if (flags.length > 0) return `flagged ${flags.map(({ name }) => name).join(', ')}`;
  const sound =
    Number.isFinite(instrumentalMagnitude(star, frame.exposureSeconds)) && Number.isFinite(photonErrorMagnitudes(star));
  return sound ? null : 'no signal above the sky';
}
