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
/**
 * By how much more a jump from a line through three points scatters that lie on one side alone, the weights of whose
 * next place are 4/3, 1/3 and -2/3, than one from the median of three on either side: the root of (1 + 21/9) / (1 +
 * 0.26).
 */
const ONE_SIDED = 1.63;

/**
 * The jumps of every star on every frame, in order of time: its light against what the other stars of the frame have of
 * theirs, and that against its median on up to three frames before and after; on the first and the last frame against
 * the line through the three beside it. NaN where the star has no light, or too few frames tell.
 */
export function lightJumps(frames: readonly MeasuredFrame[]): ReadonlyMap<string, readonly LightJump[]> {
  const ids = [...new Set(frames.flatMap(({ stars }) => [...stars.keys()]))];
  const lights = new Map(ids.map((id) => [id, relativeLight(id, frames)]));
  const others = (id: string, index: number) =>
    ids.filter((other) => other !== id).map((other) => lights.get(other)?.[index] ?? Number.NaN);
  return new Map(
    ids.map((id) => {
      const own = (lights.get(id) ?? []).map((light, index) => light - medianOr0(others(id, index)));
      return [id, jumpsOf(own)];
    }),
  );
}

function jumpsOf(light: readonly number[]): LightJump[] {
  const jumps = light.map((value, index) => value - medianOf(neighbours(light, index)));
  const sigma = madSigma(jumps);
  const last = light.length - 1;
  const atEnd = (value: number | undefined, beside: readonly number[]) => ({
    jump: (value ?? Number.NaN) - nextOf(beside),
    sigma: ONE_SIDED * sigma,
  });
  return jumps.map((jump, index) => {
    if (index === 0) return atEnd(light[0], light.slice(1, 1 + REACH));
    return index === last ? atEnd(light[last], light.slice(0, last).reverse()) : { jump, sigma };
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

/** What a line through three values, the nearest first, has beside the nearest. */
function nextOf([near = Number.NaN, middle = Number.NaN, far = Number.NaN]: readonly number[]): number {
  return (4 * near + middle - 2 * far) / 3;
}

function medianOf(values: readonly number[]): number {
  return median(values.filter(Number.isFinite));
}

function medianOr0(values: readonly number[]): number {
  const value = medianOf(values);
  return Number.isFinite(value) ? value : 0;
}
