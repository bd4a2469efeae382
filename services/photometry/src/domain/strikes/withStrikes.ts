import { percentile } from '@wombat/imaging';
import { type FlagName, flagBits } from '../measurement/flags.js';
import { isMeasured, type MeasuredFrame, type StarInFrame } from '../measurement/measurement.js';
import { type ExcessLight, excessLight } from './excessLight.js';
import { hotPixels, pixelName } from './hotPixels.js';
import { type LightJump, lightJumps } from './lightJumps.js';
import { pointError } from './pointError.js';

/** Less than this many errors of the point is left to the error. */
const LEAST_ERRORS = 2.7;
/** An excess is a cosmic ray's where it exceeds by this factor what three quarters of the star's other frames have. */
const USUAL_FACTOR = 1.5;
const USUAL_PERCENTILE = 0.75;
const PLAIN_SIGMAS = 5;
const OVERWHELMING_SIGMAS = 8;
/**
 * A jump of so many of its sigmas tells the size of a hit that a plain pixel shows, as a track is more than one and the
 * model of a narrow star follows a part of it. The less usual such a pixel is in the star, the smaller the jump may be.
 * Where an overwhelming track passes, of which the log keeps a few pixels that may lie beside the aperture, any jump
 * counts that is more than the point's error leaves: a variable's own changes are no reason to believe such a point.
 */
const CLEAR_JUMP = 2.5;
const CLEAR_JUMP_IF_UNUSUAL = [
  { fromSigmas: PLAIN_SIGMAS, jump: 1.5 },
  { fromSigmas: 3, jump: 4 },
] as const;

/**
 * How much the star's light must speak for the excess (`brightening`), by the sigmas of the sharpest pixel: an
 * overwhelming one stands where the light does not speak against it, the more of it the more, as it also draws the
 * aperture off the star; a plain one needs the light to agree, and a weak one, as models of undersampled stars leave
 * them, that it agrees clearly.
 */
const NEEDED_BRIGHTENING = [
  { fromSigmas: 25, brightening: -20 },
  { fromSigmas: OVERWHELMING_SIGMAS, brightening: -6 },
  { fromSigmas: PLAIN_SIGMAS, brightening: 0.5 },
  { fromSigmas: 3, brightening: 3 },
] as const;

/**
 * The frames of a series, in order of time, with `cosmicRay` and `hotPixel` set where a star's aperture holds one that
 * counts. Two witnesses are heard: pixels sharper than the image of a point (`sharpPixels`), against what that star
 * usually shows, and its light on this frame against those beside it. A flare has the image of a point and stays.
 */
export function withStrikes(frames: readonly MeasuredFrame[]): MeasuredFrame[] {
  const hot = hotPixels(frames);
  const jumps = lightJumps(frames);
  const flags = new Map([...jumps].map(([id, jump]) => [id, flagsOfStar(id, frames, hot, jump)]));
  return frames.map((measured, index) => ({
    ...measured,
    stars: new Map(
      [...measured.stars].map(([id, star]) => [
        id,
        { ...star, flags: star.flags | flagBits(...(flags.get(id)?.[index] ?? [])) },
      ]),
    ),
  }));
}

/** Of one star, frame by frame. */
function flagsOfStar(
  id: string,
  frames: readonly MeasuredFrame[],
  hot: ReadonlySet<string>,
  jumps: readonly LightJump[],
): FlagName[][] {
  const seen = frames.map(({ stars, radii }) => strikesOn(stars.get(id), hot, radii.starPixels));
  return frames.map((frame, index) => {
    const strikes = seen[index] ?? null;
    const jump = jumps[index];
    if (strikes === null || jump === undefined) return [];
    const error = pointError(id, frame);
    const others = seen.flatMap((other, at) => (at === index || other === null ? [] : [other.sudden]));
    const flags: FlagName[] = [];
    if (strikes.steady.excess >= LEAST_ERRORS * error) flags.push('hotPixel');
    if (isCosmicRay(strikes.sudden, { error, jump, others })) flags.push('cosmicRay');
    return flags;
  });
}

interface Strikes {
  /** Of hot pixels. */
  steady: ExcessLight;
  /** Of all others. */
  sudden: ExcessLight;
}

function strikesOn(star: StarInFrame | undefined, hot: ReadonlySet<string>, radiusPixels: number): Strikes | null {
  if (!isMeasured(star)) return null;
  const pixels = star.sharpPixels ?? [];
  const isHot = (pixel: { x: number; y: number }) => hot.has(pixelName(pixel));
  return {
    steady: excessLight(star, pixels.filter(isHot), radiusPixels),
    sudden: excessLight(
      star,
      pixels.filter((pixel) => !isHot(pixel)),
      radiusPixels,
    ),
  };
}

interface Circumstances {
  error: number;
  jump: LightJump;
  /** What the star shows on its other frames. */
  others: readonly ExcessLight[];
}

function isCosmicRay(strike: ExcessLight, { error, jump, others }: Circumstances): boolean {
  const { excess, sigmas, trackSigmas } = strike;
  const sigma = Math.max(error, jump.sigma);
  const isTrack = trackSigmas >= OVERWHELMING_SIGMAS;
  const isClear = (isTrack && jump.jump > LEAST_ERRORS * error) || jump.jump > clearJump(strike, others) * sigma;
  const size = isClear ? Math.max(excess, jump.jump) : excess;
  if (size <= USUAL_FACTOR * usual('excess', others) || size < LEAST_ERRORS * error) return false;
  if (isClear) return true;
  const needed = NEEDED_BRIGHTENING.find(({ fromSigmas }) => sigmas >= fromSigmas);
  return needed !== undefined && brightening(excess, jump, sigma) > needed.brightening;
}

/** Sigmas of the jump from which on it tells the size of the hit; infinite where no pixel says there is one. */
function clearJump({ sigmas }: ExcessLight, others: readonly ExcessLight[]): number {
  const clear = CLEAR_JUMP_IF_UNUSUAL.find(({ fromSigmas }) => sigmas >= fromSigmas)?.jump ?? Number.POSITIVE_INFINITY;
  if (sigmas > USUAL_FACTOR * usual('sigmas', others)) return clear;
  return sigmas >= PLAIN_SIGMAS ? CLEAR_JUMP : Number.POSITIVE_INFINITY;
}

/** What three quarters of the star's other frames have at most. */
function usual(part: keyof ExcessLight, others: readonly ExcessLight[]): number {
  return others.length === 0
    ? 0
    : percentile(
        others.map((other) => other[part]),
        USUAL_PERCENTILE,
      );
}

/** Logarithm of how much likelier the jump is with the excess in it than without; 0 where nothing is known of it. */
function brightening(excess: number, { jump }: LightJump, sigma: number): number {
  const value = (excess * (2 * jump - excess)) / (2 * sigma * sigma);
  return Number.isFinite(value) ? value : 0;
}
