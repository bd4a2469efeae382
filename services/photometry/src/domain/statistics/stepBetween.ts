import { median } from '@wombat/imaging';
import { madSigma } from './madSigma.js';
import { quadrature } from './quadrature.js';

export interface TimedValue {
  /** In any unit, rising. */
  at: number;
  value: number;
}

export interface Step {
  step: number;
  /** One standard deviation. */
  error: number;
}

/** The error of a median in that of a mean. */
const MEDIAN_ERROR = Math.sqrt(Math.PI / 2);

/**
 * By how much values step up from one run of them to the next, beside an even drift that both share: medians about the
 * drift, which is the median of the slopes of all pairs in a run (Theil and Sen). At least two values in each run.
 */
export function stepBetween(before: readonly TimedValue[], after: readonly TimedValue[]): Step {
  const runs = [before, after];
  const drift = median(runs.flatMap(slopesOf));
  const level = (run: readonly TimedValue[]) => median(run.map(({ at, value }) => value - drift * at));
  const rest = runs.flatMap((run) => run.map(({ at, value }) => value - drift * at - level(run)));
  const sigma = MEDIAN_ERROR * madSigma(rest);
  const driftError = sigma / quadrature(...runs.flatMap((run) => run.map(({ at }) => at - meanTime(run))));
  const apart = meanTime(after) - meanTime(before);
  return {
    step: level(after) - level(before),
    error: quadrature(sigma * before.length ** -0.5, sigma * after.length ** -0.5, driftError * apart),
  };
}

function slopesOf(run: readonly TimedValue[]): number[] {
  return run.flatMap((early, index) =>
    run.slice(index + 1).map((late) => (late.value - early.value) / (late.at - early.at)),
  );
}

function meanTime(run: readonly TimedValue[]): number {
  return run.reduce((sum, { at }) => sum + at, 0) / run.length;
}
