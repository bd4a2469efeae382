import { median } from '@wombat/imaging';
import { isMeasured, type MeasuredFrame, type StarInFrame } from '../measurement/measurement.js';

/** Light in a star that is not of the image of a point. */
export interface ForeignPart {
  /** Of the logarithm of the star's counts. */
  part: number;
  /** Against what all stars of the frame have. */
  sigmas: number;
}

/** What is usual in a star is taken for at least this: noise alone comes to as much. */
const LEAST_USUAL = 4;
/** A star is taken to have at least this part of its counts itself. */
const LEAST_OWN_PART = 0.1;

/**
 * The foreign light of every star, frame by frame, undefined where it is not known. On a frame whose stars all have
 * more sigmas of it than usual (the image of a point was badly learnt, or is none after a gust) they are less by that
 * factor.
 */
export function foreignOfStars(
  frames: readonly MeasuredFrame[],
): ReadonlyMap<string, readonly (ForeignPart | undefined)[]> {
  const ids = [...new Set(frames.flatMap(({ stars }) => [...stars.keys()]))];
  const told = ids.map((id) => frames.map(({ stars }) => partOf(stars.get(id))));
  const usual = told.map((parts) => Math.max(LEAST_USUAL, median(parts.flatMap((part) => part?.sigmas ?? []))));
  const factors = frames.map((_, index) => {
    const ratios = told.flatMap((parts, at) => {
      const part = parts[index];
      return part === undefined ? [] : [part.sigmas / (usual[at] ?? LEAST_USUAL)];
    });
    return ratios.length === 0 ? 1 : Math.max(1, median(ratios));
  });
  return new Map(
    ids.map((id, at) => [
      id,
      (told[at] ?? []).map((part, index) => part && { ...part, sigmas: part.sigmas / (factors[index] ?? 1) }),
    ]),
  );
}

function partOf(star: StarInFrame | undefined): ForeignPart | undefined {
  if (!isMeasured(star) || star.foreignLight === undefined || !(star.net > 0)) return undefined;
  const { excess, sigmas } = star.foreignLight;
  return { part: -Math.log(Math.max(LEAST_OWN_PART, 1 - Math.max(0, excess) / star.net)), sigmas };
}
