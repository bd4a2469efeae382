import { median } from '@wombat/imaging';
import { isMeasured, type MeasuredFrame, type StarInFrame } from '../measurement/measurement.js';
import { besideNeighbour } from './besideNeighbour.js';
import type { ForeignPart, PlacedPart } from './foreignPart.js';

/** What is usual in a star is taken for at least this: noise alone comes to as much. */
const LEAST_USUAL = 4;
/** A star is taken to have at least this part of its counts itself. */
const LEAST_OWN_PART = 0.1;

/**
 * The foreign light of every star, frame by frame, undefined where it is not known. On a frame whose stars all have
 * more sigmas of it than usual (the image of a point was badly learnt, or is none after a gust) they are less by that
 * factor. In a star with a neighbour it is what there is beside that.
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
      besideNeighbour(told[at] ?? [], frames).map(
        (part, index) => part && { ...part, sigmas: part.sigmas / (factors[index] ?? 1) },
      ),
    ]),
  );
}

function partOf(star: StarInFrame | undefined): PlacedPart | undefined {
  if (!isMeasured(star) || star.foreignLight === undefined || !(star.net > 0)) return undefined;
  const { excess, sigmas, dx, dy, excessBeside, sigmasBeside } = star.foreignLight;
  const part = (counts: number) => -Math.log(Math.max(LEAST_OWN_PART, 1 - Math.max(0, counts) / star.net));
  const hasSecond = excessBeside !== undefined && sigmasBeside !== undefined;
  return {
    ...{ part: part(excess), sigmas },
    place: dx === undefined || dy === undefined ? undefined : { x: dx, y: dy },
    beside: hasSecond ? { part: part(excessBeside), sigmas: sigmasBeside } : undefined,
  };
}
