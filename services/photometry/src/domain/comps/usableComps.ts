import { median } from '@wombat/imaging';
import { hasFlag, MEASUREMENT_FLAGS, spoilingFlags } from '../measurement/flags.js';
import { type Candidate, isMeasured, type MeasuredFrame, type StarInFrame } from '../measurement/measurement.js';

export type DropCode = 'offImage' | 'saturated' | 'tooFaint' | 'blended' | 'flagged';

export interface DroppedComp {
  candidate: Candidate;
  code: DropCode;
  /** One sentence for the observer. */
  reason: string;
}

export interface UsableCompsInput {
  candidates: readonly Candidate[];
  frames: readonly MeasuredFrame[];
  /** ADU, what the frames' flags were set by. */
  saturation: number;
  minSnr: number;
  /** AUIDs of blended comps, each with what blends them ("a star of 13.1 mag 4.2\" away"). */
  blended: ReadonlyMap<string, string>;
}

export interface UsableComps {
  /** In rank order. */
  usable: readonly Candidate[];
  dropped: readonly DroppedComp[];
}

/** A comp that fails in this share of the frames may stay. */
const TOLERATED_SHARE = 0.1;

/**
 * Which candidates may serve as comparison stars of the series, and for each of the others one sentence why not.
 * Frames on which no star at all was measured (unsolved, mis-pointed) say nothing about a comp and do not count.
 */
export function usableComps(input: UsableCompsInput): UsableComps {
  const frames = input.frames.filter(({ stars }) => [...stars.values()].some(isMeasured));
  const usable: Candidate[] = [];
  const dropped: DroppedComp[] = [];
  for (const candidate of [...input.candidates].sort((a, b) => a.rank - b.rank)) {
    const fault = faultOf(candidate, frames, input);
    if (fault === null) {
      usable.push(candidate);
    } else {
      dropped.push({ candidate, ...fault });
    }
  }
  return { usable, dropped };
}

function faultOf(
  candidate: Candidate,
  frames: readonly MeasuredFrame[],
  input: UsableCompsInput,
): { code: DropCode; reason: string } | null {
  const stars = frames.map(({ stars }) => stars.get(candidate.auid)).filter(isMeasured);
  const tooMany = (count: number) => count > TOLERATED_SHARE * stars.length;
  const missing = frames.length - stars.length;
  if (stars.length === 0 || missing > TOLERATED_SHARE * frames.length) {
    return { code: 'offImage', reason: `not on the image in ${missing} of ${frames.length} frames` };
  }
  const saturated = count(stars, ({ flags }) => hasFlag(flags, 'saturated'));
  if (tooMany(saturated)) {
    return {
      code: 'saturated',
      reason: `saturated (${input.saturation} ADU or more) in ${saturated} of ${stars.length} frames`,
    };
  }
  const snr = median(stars.map((star) => star.snr));
  if (!(snr >= input.minSnr)) {
    return { code: 'tooFaint', reason: `too faint: median SNR ${snr.toFixed(1)}, at least ${input.minSnr} needed` };
  }
  const neighbour = input.blended.get(candidate.auid);
  if (neighbour !== undefined) return { code: 'blended', reason: `blended: ${neighbour}` };
  const flagged = count(stars, (star) => spoilingFlags(star.flags, 'comparison').length > 0);
  if (tooMany(flagged)) {
    return { code: 'flagged', reason: `flagged in ${flagged} of ${stars.length} frames (${commonFlags(stars)})` };
  }
  return null;
}

function count(stars: readonly StarInFrame[], test: (star: StarInFrame) => boolean): number {
  return stars.filter(test).length;
}

/** The flags that spoil a comparison star, most frequent first, with their counts. */
function commonFlags(stars: readonly StarInFrame[]): string {
  return MEASUREMENT_FLAGS.map(({ name }) => ({
    name,
    frames: count(stars, (star) => spoilingFlags(star.flags, 'comparison').some((flag) => flag.name === name)),
  }))
    .filter(({ frames }) => frames > 0)
    .sort((a, b) => b.frames - a.frames)
    .map(({ name, frames }) => `${name} ${frames}`)
    .join(', ');
}
