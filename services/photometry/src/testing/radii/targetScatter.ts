import {
  MAGNITUDES_PER_RELATIVE_ERROR,
  type MeasuredFrame,
  TARGET_STAR_ID,
} from '../../domain/measurement/measurement.js';

/** Of T1 over a night, magnitudes, one standard deviation of one frame. */
export interface TargetScatter {
  /** About its mean. */
  scatter: number;
  /** By photons, sky and read noise. */
  photons: number;
}

/** T1 against the comps' light together. */
export function targetScatter(frames: readonly MeasuredFrame[], comps: readonly string[]): TargetScatter {
  const points = frames.map(({ stars }) => {
    const target = stars.get(TARGET_STAR_ID);
    const others = comps.map((auid) => stars.get(auid));
    const sum = others.reduce((total, star) => total + (star?.net ?? Number.NaN), 0);
    const net = target?.net ?? Number.NaN;
    const sumError = Math.hypot(...others.map((star) => star?.error ?? Number.NaN));
    const relative = Math.hypot((target?.error ?? Number.NaN) / net, sumError / sum);
    return { mag: -2.5 * Math.log10(net / sum), error: MAGNITUDES_PER_RELATIVE_ERROR * relative };
  });
  const mean = points.reduce((total, { mag }) => total + mag, 0) / points.length;
  const square = points.reduce((total, { mag }) => total + (mag - mean) ** 2, 0) / (points.length - 1);
  const photons = points.reduce((total, { error }) => total + error ** 2, 0) / points.length;
  return { scatter: Math.sqrt(square), photons: Math.sqrt(photons) };
}
