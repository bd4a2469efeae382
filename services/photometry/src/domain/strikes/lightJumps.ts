import { median } from '@wombat/imaging';
import { isMeasured, type MeasuredFrame } from '../measurement/measurement.js';
import { madSigma } from '../statistics/madSigma.js';

/** How a star's light on one frame differs from that on the frames before and after, natural logarithms of counts. */
export interface LightJump {
  jump: number;
  /** What such jumps of the star scatter by, one robust standard deviation. */
  sigma: number;
}

/** Frames before and after that tell what is to be expected. */
const REACH = 3;
/** What a jump from the median of three on either side scatters by, squared: its own frame's part and the median's. */
const TWO_SIDED_VARIANCE = 1.26;

/** Whether a star's light on a frame tells nothing of that on others. */
export type IsLeftOut = (starId: string, index: number) => boolean;

/**
 * The jumps of every star on every frame, in order of time: its light against what the other stars of the frame have of
 * theirs, and that against its median on up to three frames before and after; on the first and the last frame against
 * the line through the three nearest it. NaN where the star has no light, or too few frames tell.
 */
export function lightJumps(
  frames: readonly MeasuredFrame[],
  isLeftOut: IsLeftOut = () => false,
): ReadonlyMap<string, readonly LightJump[]> {
  const ids = [...new Set(frames.flatMap(({ stars }) => [...stars.keys()]))];
  const lights = new Map(ids.map((id) => [id, relativeLight(id, frames)]));
  const others = (id: string, index: number) =>
    ids.filter((other) => other !== id).map((other) => lights.get(other)?.[index] ?? Number.NaN);
  return new Map(
    ids.map((id) => {
      const own = (lights.get(id) ?? []).map((light, index) => light - medianOr0(others(id, index)));
      return [id, jumpsOf(own, (index) => isLeftOut(id, index))];
    }),
  );
}

function jumpsOf(light: readonly number[], isOut: (index: number) => boolean): LightJump[] {
  const telling = light.map((value, index) => (isOut(index) ? Number.NaN : value));
  const jumps = light.map((value, index) => value - medianOf(neighbours(telling, index)));
  const sigma = madSigma(jumps);
  const last = light.length - 1;
  const atEnd = (value: number | undefined, inward: readonly number[]) => {
    const next = nextOf(inward);
    return {
      jump: (value ?? Number.NaN) - next.value,
      sigma: sigma * Math.sqrt((1 + next.variance) / TWO_SIDED_VARIANCE),
    };
  };
  return jumps.map((jump, index) => {
    if (index === 0) return atEnd(light[0], telling.slice(1));
    return index === last ? atEnd(light[last], telling.slice(0, last).reverse()) : { jump, sigma };
  });
}

/** Logarithms of a star's counts about their median. */
function relativeLight(id: string, frames: readonly MeasuredFrame[]): number[] {
  const light = frames.map(({ stars }) => {
    const star = stars.get(id);
    return isMeasured(star) && star.net > 0 ? Math.log(star.net) : Number.NaN;
  });
  const usual = medianOf(light);
  return light.map((value) => value - usual);
}

function neighbours(values: readonly number[], index: number): number[] {
  const before = values.slice(Math.max(0, index - REACH), index);
  const after = values.slice(index + 1, index + 1 + REACH);
  return before.length === 0 || after.length === 0 ? [] : [...before, ...after];
}

/**
 * What the line through the three nearest values that tell has one place before the first of all, and the variance of
 * that, of one value as the unit; NaN where there are fewer within twice the reach.
 */
function nextOf(inward: readonly number[]): { value: number; variance: number } {
  const near = inward
    .slice(0, 2 * REACH)
    .flatMap((value, index) => (Number.isFinite(value) ? [{ value, place: index + 1 }] : []))
    .slice(0, REACH);
  if (near.length < REACH) return { value: Number.NaN, variance: Number.NaN };
  const mean = sumOf(near, ({ place }) => place) / REACH;
  const spread = sumOf(near, ({ place }) => (place - mean) ** 2);
  const weightOf = (place: number) => 1 / REACH - (mean * (place - mean)) / spread;
  return {
    value: sumOf(near, ({ value, place }) => value * weightOf(place)),
    variance: sumOf(near, ({ place }) => weightOf(place) ** 2),
  };
}

function sumOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}

function medianOf(values: readonly number[]): number {
  return median(values.filter(Number.isFinite));
}

function medianOr0(values: readonly number[]): number {
  const value = medianOf(values);
  return Number.isFinite(value) ? value : 0;
}
