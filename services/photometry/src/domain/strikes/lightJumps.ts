import { median } from '@wombat/imaging';
import { isMeasured, type MeasuredFrame } from '../measurement/measurement.js';
import { madSigma } from '../statistics/madSigma.js';

/** How a star's light on one frame differs from that on the frames before and after, natural logarithms of counts. */
export interface LightJump {
  jump: number;
  /** What jumps of the star scatter by, one robust standard deviation. */
  sigma: number;
}

/** Frames before and after that tell what is to be expected. */
const REACH = 3;

/**
 * The jumps of every star on every frame, in order of time: its light against what the other stars of the frame have of
 * theirs, and that against its median on up to three frames before and after. NaN on the first and last frame, which
 * have neighbours on one side alone, and where the star has no light.
 */
export function lightJumps(frames: readonly MeasuredFrame[]): ReadonlyMap<string, readonly LightJump[]> {
  const ids = [...new Set(frames.flatMap(({ stars }) => [...stars.keys()]))];
  const lights = new Map(ids.map((id) => [id, relativeLight(id, frames)]));
  const others = (id: string, index: number) =>
    ids.filter((other) => other !== id).map((other) => lights.get(other)?.[index] ?? Number.NaN);
  return new Map(
    ids.map((id) => {
      const own = (lights.get(id) ?? []).map((light, index) => light - medianOr0(others(id, index)));
      const jumps = own.map((light, index) => light - medianOf(neighbours(own, index)));
      const sigma = madSigma(jumps);
      return [id, jumps.map((jump) => ({ jump, sigma }))];
    }),
  );
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

function medianOf(values: readonly number[]): number {
  return median(values.filter(Number.isFinite));
}

function medianOr0(values: readonly number[]): number {
  const value = medianOf(values);
  return Number.isFinite(value) ? value : 0;
}
