import { partitionAt } from '@wombat/imaging/kernels';
import { blockQueue } from './blockQueue.js';
import type { Crew } from './crew.js';
import type { PixelPlace } from './files/pixelPlace.js';
import { medianOfValues } from './medianOf.js';
import type { FrameCount } from './stages/countLevels.js';
import type { Bracket } from './stages/sampleBrackets.js';

export interface LevelRequest {
  readonly frames: readonly PixelPlace[];
  readonly bias: PixelPlace | null;
  readonly dark: PixelPlace | null;
  readonly width: number;
  readonly height: number;
}

const BLOCK_PIXELS = 32768;
/** What lies within the brackets of so many frames is held at once. */
const FRAMES_AT_ONCE = 5;
/** Of float32, twice over: a value less its pedestal. */
const ROUNDING = 2 ** -22;

/**
 * The exact median of (frame - bias - dark) of each frame, NaN pixels left out: a sample brackets it, one look over all
 * pixels counts those below and keeps the few within. A median that is not surely among them, or of float64 pixels, is
 * looked for anew.
 */
export async function levelsOf(crew: Crew, request: LevelRequest): Promise<number[]> {
  const { counted, frames, brackets } = await countable(crew, request);
  const levels = request.frames.map(() => Number.NaN);
  for (let from = 0; from < frames.length; from += FRAMES_AT_ONCE) {
    const group = frames.slice(from, from + FRAMES_AT_ONCE);
    const within = brackets.slice(from, from + FRAMES_AT_ONCE);
    const medians = await mediansOf(crew, { ...request, frames: group }, within);
    for (const [at, median] of medians.entries()) levels[counted[from + at] ?? 0] = median ?? Number.NaN;
  }
  for (const [index, pixels] of request.frames.entries()) {
    if (!Number.isNaN(levels[index])) continue;
    const { bias, dark, width, height } = request;
    levels[index] = await medianOfValues(crew, { pixels, bias, dark, centre: null }, { width, height });
  }
  return levels;
}

/** The frames whose medians may be told by counting: not where so many pixels are alike that no bracket is about it. */
async function countable(crew: Crew, request: LevelRequest) {
  const narrow = [...request.frames.entries()].filter(([, { source }]) => source !== 'f64');
  const brackets = await bracketsOf(crew, { ...request, frames: narrow.map(([, frame]) => frame) });
  const chosen = narrow.flatMap(([index, frame], at) => {
    const bracket = brackets[at] ?? NOWHERE;
    return bracket.high - bracket.low > 2 * roundingOf(bracket, 0) ? [{ index, frame, bracket }] : [];
  });
  return {
    counted: chosen.map(({ index }) => index),
    frames: chosen.map(({ frame }) => frame),
    brackets: chosen.map(({ bracket }) => bracket),
  };
}

/**
 * Whether the exact median of a frame of 32-bit or fewer bits a pixel is so close to a number; one look, without a
 * sample.
 */
export async function isLevel(
  crew: Crew,
  request: Omit<LevelRequest, 'frames'> & { readonly frame: PixelPlace },
  { level, within }: { readonly level: number; readonly within: number },
): Promise<boolean> {
  if (request.frame.source === 'f64') return false;
  const bracket = { low: level - 2 * within, high: level + 2 * within };
  const [median = null] = await mediansOf(crew, { ...request, frames: [request.frame] }, [bracket]);
  return median !== null && Math.abs(median - level) < within;
}

/** null for a frame whose median is not within its bracket. */
async function mediansOf(crew: Crew, request: LevelRequest, brackets: readonly Bracket[]): Promise<(number | null)[]> {
  const { frames, bias, dark, width, height } = request;
  const shares = await crew.run('countLevels', {
    frames: frames.map((pixels, at) => ({ pixels, bracket: brackets[at] ?? NOWHERE })),
    bias,
    dark,
    blocks: blockQueue(width * height, BLOCK_PIXELS),
  });
  const highestPedestal = Math.max(...shares.map((share) => share.highestPedestal));
  return brackets.map((bracket, at) => {
    const counts = shares.map((share) => share.counts[at] ?? NOTHING);
    return medianWithin(counts, { bracket, rounding: roundingOf(bracket, highestPedestal) });
  });
}

const NOWHERE: Bracket = { low: 0, high: 0 };
const NOTHING: FrameCount = { numbers: 0, below: 0, within: new Float64Array(0) };

async function bracketsOf(crew: Crew, request: LevelRequest): Promise<Bracket[]> {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const shares = await crew.run('sampleBrackets', { ...request, centre: null, next });
  const brackets = request.frames.map(() => NOWHERE);
  // The kernel that counts works in float32.
  for (const { frame, bracket } of shares.flat())
    brackets[frame] = { low: Math.fround(bracket.low), high: Math.fround(bracket.high) };
  return brackets;
}

function roundingOf({ low, high }: Bracket, highestPedestal: number): number {
  return ROUNDING * 2 * (highestPedestal + Math.max(Math.abs(low), Math.abs(high)));
}

/**
 * The median from what the threads counted; null where it does not lie within the bracket by more than `rounding`, by
 * which a value may have been counted on the wrong side.
 */
function medianWithin(
  counts: readonly FrameCount[],
  { bracket, rounding }: { readonly bracket: Bracket; readonly rounding: number },
): number | null {
  const numbers = counts.reduce((sum, count) => sum + count.numbers, 0);
  const below = counts.reduce((sum, count) => sum + count.below, 0);
  const within = new Float64Array(counts.reduce((sum, count) => sum + count.within.length, 0));
  let filled = 0;
  for (const count of counts) {
    within.set(count.within, filled);
    filled += count.within.length;
  }
  const [lower, upper] = [((numbers - 1) >> 1) - below, (numbers >> 1) - below];
  if (numbers === 0 || lower < 0 || upper >= within.length) return null;
  const sure = (value: number) => value > bracket.low + rounding && value < bracket.high - rounding;
  const high = partitionAt(within, upper);
  const low = lower === upper ? high : partitionAt(within, lower);
  if (!sure(low) || !sure(high)) return null;
  return lower === upper ? high : (low + high) / 2;
}
