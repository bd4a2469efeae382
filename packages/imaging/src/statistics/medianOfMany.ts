import { partitionAt } from './partitionAt.js';

const SAMPLED_EVERY = 16;
/** The median's place in the sample scatters by half a root of the sample's size: it is missed once in millions. */
const REACH_IN_ROOTS = 2.5;

let sample = new Float64Array(0);
let near = new Float64Array(0);

/**
 * The median of an array without NaN, which is left as it is: a sample brackets it, one pass without a branch gathers
 * what lies in the bracket, and that is partitioned. Null where the bracket missed (values that are ordered with the
 * sample's step).
 */
export function medianOfMany(values: Float64Array): number | null {
  const bracket = bracketOf(values);
  if (near.length < values.length) near = new Float64Array(values.length);
  const gathered = near;
  const { lowest, highest } = bracket;
  let below = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    gathered[count] = value;
    below += Number(value < lowest);
    count += Number(value >= lowest) & Number(value <= highest);
  }
  const upper = (values.length >> 1) - below;
  const lower = upper - (values.length % 2 === 0 ? 1 : 0);
  if (lower < 0 || upper >= count) return null;
  const inside = gathered.subarray(0, count);
  const high = partitionAt(inside, upper);
  return lower === upper ? high : (partitionAt(inside.subarray(0, upper), lower) + high) / 2;
}

function bracketOf(values: Float64Array): { lowest: number; highest: number } {
  const size = Math.floor(values.length / SAMPLED_EVERY);
  if (sample.length < size) sample = new Float64Array(size);
  const some = sample.subarray(0, size);
  for (let i = 0; i < size; i++) some[i] = values[i * SAMPLED_EVERY + (SAMPLED_EVERY >> 1)] as number;
  const reach = Math.ceil(REACH_IN_ROOTS * Math.sqrt(size)) + 1;
  const first = (size >> 1) - reach;
  const last = (size >> 1) + reach;
  return {
    lowest: first < 0 ? Number.NEGATIVE_INFINITY : partitionAt(some, first),
    highest: last >= size ? Number.POSITIVE_INFINITY : partitionAt(some, last),
  };
}
