import { type FlagName, flagBits } from '../measurement/flags.js';
import { isMeasured, type MeasuredFrame, type StarInFrame } from '../measurement/measurement.js';
import { brightening } from './brightening.js';
import { type ExcessLight, excessLight } from './excessLight.js';
import { foreignOfStars } from './foreignOfStars.js';
import type { ForeignPart } from './foreignPart.js';
import { hiddenStrikes } from './hiddenStrikes.js';
import { hotPixels, pixelName } from './hotPixels.js';
import { type LightJump, lightJumps } from './lightJumps.js';
import { pointError } from './pointError.js';
import { UsualOfOthers } from './usualOfOthers.js';

/** Less than this many errors of the point is left to the error... */
const LEAST_ERRORS = 2.7;
/** ... and less than this where pixels that touch show a track so clearly: what shows of it in a star is a part. */
const LEAST_ERRORS_OF_TRACK = 1.2;
const SEEN_SIGMAS = 4.5;
/** An excess is a cosmic ray's where it exceeds by this factor what three quarters of the star's other frames have. */
const USUAL_FACTOR = 1.5;
const USUAL_PERCENTILE = 0.75;
const PLAIN_SIGMAS = 5.5;
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
 * How much the star's light must speak for the excess (`brightening`), by the sigmas of its pixels together: where they
 * are many it need not agree, as a hit also draws the aperture off the star; a weak one, as models of undersampled
 * stars leave them, needs it to agree clearly.
 */
const NEEDED_BRIGHTENING = [
  { fromSigmas: 3, brightening: 3 },
  { fromSigmas: 5, brightening: 0.5 },
  { fromSigmas: 8, brightening: -6 },
  { fromSigmas: 25, brightening: -20 },
] as const;

/** Models miss smaller parts of a star's light than this: an excess so large needs less brightening. */
const LARGE_EXCESS = 0.03;
const LESS_IF_LARGE = 1.2;

/**
 * The frames of a series, in order of time, with `cosmicRay` and `hotPixel` set where a star's aperture holds one that
 * counts. Two witnesses are heard: pixels sharper than the image of a point (`sharpPixels`), against what that star
 * usually shows, and its light on this frame against those beside it. A flare has the image of a point and stays. What
 * narrow images hide of a hit `hiddenStrikes` finds. All is judged twice: what is struck at first sight, and
 * clearly brighter for it, says nothing of the light of the frames beside it.
 */
export function withStrikes(frames: readonly MeasuredFrame[]): MeasuredFrame[] {
  const hot = hotPixels(frames);
  const foreign = foreignOfStars(frames);
  const flagsBy = (jumpsOfStars: ReadonlyMap<string, readonly LightJump[]>): FlagsOfStars =>
    new Map(
      [...jumpsOfStars].map(([id, jumps]) => [
        id,
        flagsOfStar(id, frames, hot, { jumps, foreign: foreign.get(id) ?? [] }),
      ]),
    );
  const jumpsAtFirst = lightJumps(frames);
  const atFirst = flagsBy(jumpsAtFirst);
  const isSpoilt = (id: string, index: number) => {
    const { jump, sigma } = jumpsAtFirst.get(id)?.[index] ?? { jump: 0, sigma: 0 };
    return (atFirst.get(id)?.[index] ?? []).length > 0 && jump > CLEAR_JUMP * sigma;
  };
  const flags = flagsBy(lightJumps(frames, isSpoilt));
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

/** By star and frame. */
type FlagsOfStars = ReadonlyMap<string, readonly FlagName[][]>;

/** What the light of a star tells, frame by frame. */
interface LightOfStar {
  jumps: readonly LightJump[];
  foreign: readonly (ForeignPart | undefined)[];
}

/** Of one star, frame by frame. */
function flagsOfStar(
  id: string,
  frames: readonly MeasuredFrame[],
  hot: ReadonlySet<string>,
  { jumps, foreign }: LightOfStar,
): FlagName[][] {
  const seen = frames.map(({ stars, radii }) => strikesOn(stars.get(id), hot, radii.starPixels));
  const errors = frames.map((frame) => pointError(id, frame));
  const sudden = seen.flatMap((strikes) => (strikes === null ? [] : [strikes.sudden]));
  const usual = { excess: usualOf('excess', sudden), sigmas: usualOf('sigmas', sudden) };
  const plain = frames.map((_, index): FlagName[] => {
    const strikes = seen[index] ?? null;
    const jump = jumps[index];
    if (strikes === null || jump === undefined) return [];
    const error = errors[index] ?? Number.NaN;
    const flags: FlagName[] = [];
    if (strikes.steady.excess >= LEAST_ERRORS * error) flags.push('hotPixel');
    if (isCosmicRay(strikes.sudden, { error, jump, usual })) flags.push('cosmicRay');
    return flags;
  });
  const appearances = frames.map((_, index) => ({
    foreign: foreign[index],
    jump: jumps[index],
    error: errors[index] ?? Number.NaN,
    isStruck: (plain[index] ?? []).length > 0,
  }));
  return hiddenStrikes(appearances).map((isHidden, index) => (isHidden ? ['cosmicRay'] : (plain[index] ?? [])));
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
  /** What three quarters of the star's other frames have at most. */
  usual: Usual;
}

type Usual = Readonly<Record<'excess' | 'sigmas', UsualOfOthers>>;

function isCosmicRay(strike: ExcessLight, { error, jump, usual }: Circumstances): boolean {
  const { excess, sigmas, trackSigmas } = strike;
  const sigma = Math.max(error, jump.sigma);
  const isTrack = trackSigmas >= OVERWHELMING_SIGMAS;
  const isClear = (isTrack && jump.jump > LEAST_ERRORS * error) || jump.jump > clearJump(strike, usual) * sigma;
  const size = isClear ? Math.max(excess, jump.jump) : excess;
  if (size <= USUAL_FACTOR * usual.excess.besides(excess) || size < leastErrors(strike) * error) return false;
  if (isClear) return true;
  return brightening(excess, jump, sigma) > neededBrightening(sigmas) - (excess >= LARGE_EXCESS ? LESS_IF_LARGE : 0);
}

function leastErrors({ sigmas, hasTrack, excess }: ExcessLight): number {
  return hasTrack && excess >= LARGE_EXCESS && sigmas >= SEEN_SIGMAS ? LEAST_ERRORS_OF_TRACK : LEAST_ERRORS;
}

/** Between the steps of the table along a line; infinite below its first. */
function neededBrightening(sigmas: number): number {
  const above = NEEDED_BRIGHTENING.findIndex(({ fromSigmas }) => sigmas < fromSigmas);
  if (above === 0) return Number.POSITIVE_INFINITY;
  const [lower, upper] = [NEEDED_BRIGHTENING.at(above < 0 ? -1 : above - 1), NEEDED_BRIGHTENING[above]];
  if (lower === undefined || above < 0 || upper === undefined) return lower?.brightening ?? Number.POSITIVE_INFINITY;
  const part = (sigmas - lower.fromSigmas) / (upper.fromSigmas - lower.fromSigmas);
  return lower.brightening + part * (upper.brightening - lower.brightening);
}

/** Sigmas of the jump from which on it tells the size of the hit; infinite where no pixel says there is one. */
function clearJump({ sigmas }: ExcessLight, usual: Usual): number {
  const clear = CLEAR_JUMP_IF_UNUSUAL.find(({ fromSigmas }) => sigmas >= fromSigmas)?.jump ?? Number.POSITIVE_INFINITY;
  if (sigmas > USUAL_FACTOR * usual.sigmas.besides(sigmas)) return clear;
  return sigmas >= PLAIN_SIGMAS ? CLEAR_JUMP : Number.POSITIVE_INFINITY;
}

function usualOf(part: keyof Usual, sudden: readonly ExcessLight[]): UsualOfOthers {
  return new UsualOfOthers(
    sudden.map((strike) => strike[part]),
    USUAL_PERCENTILE,
  );
}
