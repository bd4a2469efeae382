import { median } from '@wombat/imaging';
import type { photometry } from '@wombat/proto';

/** What a simulated night says of one star on one frame; as tools/observatory writes it in truth.json. */
export interface TrueNight {
  frames: readonly { filter: string; midJd: number; stars: readonly { star: string; magnitude: number }[] }[];
}

/** Recovered minus true magnitude of one star over a series. */
export interface Deviation {
  points: number;
  median: number;
  rms: number;
}

export interface Comparison {
  target: Deviation | null;
  check: Deviation | null;
}

/** Frames are known again by their time. */
const SAME_FRAME_DAYS = 1e-5;

/** The reported points of T1 and T2 against the magnitudes the simulated night was made from. */
export function compareWithTruth(
  curve: photometry.GetLightCurveResponse,
  filter: string,
  truth: TrueNight,
): Comparison {
  const frames = truth.frames.filter((frame) => frame.filter === filter);
  return {
    target: deviation(curve.target, frames, 'target'),
    check: deviation(curve.check, frames, curve.checkId),
  };
}

function deviation(points: readonly photometry.Point[], frames: TrueNight['frames'], star: string): Deviation | null {
  const differences = points
    .filter(({ reported }) => reported)
    .flatMap((point) => {
      const frame = frames.find(({ midJd }) => Math.abs(midJd - point.jdUtc) < SAME_FRAME_DAYS);
      const known = frame?.stars.find((one) => one.star === star);
      return known === undefined ? [] : [point.mag - known.magnitude];
    });
  if (differences.length === 0) return null;
  const squares = differences.reduce((sum, value) => sum + value * value, 0);
  return { points: differences.length, median: median(differences), rms: Math.sqrt(squares / differences.length) };
}
