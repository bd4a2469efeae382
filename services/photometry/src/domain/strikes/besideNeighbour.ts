import { median, type Point } from '@wombat/imaging';
import type { MeasuredFrame } from '../measurement/measurement.js';
import type { ForeignPart, PlacedPart } from './foreignPart.js';

/** So near to its usual place light is a neighbour's, so far from the star at least; pixels. */
const NEAR = 1.5;
const NEAREST_NEIGHBOUR = 1;
/** On so many frames, and on this part of those that tell, it must lie there. */
const FEWEST_FRAMES = 5;
const LEAST_PART = 0.5;

/**
 * The foreign light of a star, frame by frame, without that of its neighbour, if it has one: a star too close to be
 * measured apart is foreign on every frame, at the same place. Where a frame's light lies there, what counts is what
 * there is beside a second point; elsewhere it is none of the neighbour's, and counts as it is.
 */
export function besideNeighbour(
  parts: readonly (PlacedPart | undefined)[],
  frames: readonly MeasuredFrame[],
): (ForeignPart | undefined)[] {
  const isTurned = turnedFrames(frames);
  const places = parts.map((part, index) => {
    if (part?.place === undefined || part.beside === undefined) return undefined;
    const { x, y } = part.place;
    return isTurned[index] ? { x: -x, y: -y } : { x, y };
  });
  const known = places.flatMap((place) => place ?? []);
  const usual = { x: median(known.map(({ x }) => x)), y: median(known.map(({ y }) => y)) };
  const isNeighbours = places.map((place) => place !== undefined && distance(place, usual) < NEAR);
  const seen = isNeighbours.filter(Boolean).length;
  const told = parts.filter((part) => part !== undefined).length;
  const hasNeighbour =
    seen >= FEWEST_FRAMES && seen >= LEAST_PART * told && distance(usual, { x: 0, y: 0 }) >= NEAREST_NEIGHBOUR;
  return parts.map((part, index) => (hasNeighbour && isNeighbours[index] ? part?.beside : part));
}

/** Whether each frame is turned by about half a circle against the first. */
function turnedFrames(frames: readonly MeasuredFrame[]): boolean[] {
  const first = frames[0]?.frame.rotationDegrees ?? 0;
  return frames.map(({ frame }) => Math.cos(((frame.rotationDegrees - first) * Math.PI) / 180) < 0);
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
