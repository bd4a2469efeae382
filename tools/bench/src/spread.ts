import { median } from '@wombat/imaging';

/** Middle and ends of a few numbers. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @throws RangeError where there are none */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('no values have no median');
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}
