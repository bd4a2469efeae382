import { median } from '@wombat/imaging';
import { spoilingFlags } from '../measurement/flags.js';
import {
  instrumentalMagnitude,
  isMeasured,
  type MeasuredFrame,
  photonErrorMagnitudes,
  TARGET_STAR_ID,
} from '../measurement/measurement.js';

/** How bright the stars of a frame are, the variable aside, against what they are over the series. */
export interface Transparency {
  /** Magnitudes brighter than usual; NaN where no star tells. */
  brighter: number;
  /** One standard deviation of it, by the photons. */
  error: number;
}

/** The error of a median in that of a mean. */
const MEDIAN_ERROR = Math.sqrt(Math.PI / 2);

/** Of every frame: the median of its stars, each about its own median of the series. */
export function transparencies(frames: readonly MeasuredFrame[]): Transparency[] {
  const usual = new Map(starsOf(frames).map((id) => [id, median(frames.flatMap((frame) => magnitude(id, frame)))]));
  return frames.map((frame) => {
    const differences = [...usual].flatMap(([id, own]) => magnitude(id, frame).map((value) => own - value));
    const errors = [...usual.keys()].flatMap((id) => {
      const star = frame.stars.get(id);
      return magnitude(id, frame).length > 0 && isMeasured(star) ? [photonErrorMagnitudes(star)] : [];
    });
    return { brighter: median(differences), error: (MEDIAN_ERROR * median(errors)) / Math.sqrt(errors.length) };
  });
}

function starsOf(frames: readonly MeasuredFrame[]): string[] {
  return [...new Set(frames.flatMap(({ stars }) => [...stars.keys()]))].filter((id) => id !== TARGET_STAR_ID);
}

/** Nothing where the star gives none that counts. */
function magnitude(id: string, { frame, stars }: MeasuredFrame): number[] {
  const star = stars.get(id);
  if (!isMeasured(star) || spoilingFlags(star.flags, 'subject').length > 0) return [];
  const value = instrumentalMagnitude(star, frame.exposureSeconds);
  return Number.isFinite(value) ? [value] : [];
}
