import type { Point } from '../image/image.js';

/** Three stars of a list, in the order of the sides opposite to them: longest, middle, shortest. */
export interface StarTriangle {
  readonly stars: readonly [number, number, number];
  readonly longest: number;
  readonly middle: number;
  readonly shortest: number;
  /** Which way round they stand: a turned frame keeps it, a mirrored one does not. */
  readonly clockwise: boolean;
}

/** Sides closer in length than this, pixels, cannot be told apart when a star's place is off. */
const TELLING = 3;
/** Smallest height of a triangle whose handedness is certain, as part of its longest side. */
const FLATTEST = 0.05;

/** All triangles of these stars whose sides can be told apart, shortest longest side first. */
export function starTriangles(stars: readonly Point[]): StarTriangle[] {
  const triangles: StarTriangle[] = [];
  for (let i = 0; i < stars.length; i++) {
    for (let j = i + 1; j < stars.length; j++) {
      for (let k = j + 1; k < stars.length; k++) {
        const triangle = triangleOf(stars, [i, j, k]);
        if (triangle !== null) triangles.push(triangle);
      }
    }
  }
  return triangles.sort((a, b) => a.longest - b.longest);
}

function triangleOf(stars: readonly Point[], corners: readonly [number, number, number]): StarTriangle | null {
  const [a, b, c] = [stars[corners[0]], stars[corners[1]], stars[corners[2]]];
  if (a === undefined || b === undefined || c === undefined) return null;
  const sides = [
    { corner: corners[0], at: a, length: Math.hypot(b.x - c.x, b.y - c.y) },
    { corner: corners[1], at: b, length: Math.hypot(a.x - c.x, a.y - c.y) },
    { corner: corners[2], at: c, length: Math.hypot(a.x - b.x, a.y - b.y) },
  ].sort((one, other) => other.length - one.length);
  const [longest, middle, shortest] = sides;
  if (longest === undefined || middle === undefined || shortest === undefined) return null;
  if (longest.length - middle.length < TELLING || middle.length - shortest.length < TELLING) return null;
  const cross =
    (middle.at.x - longest.at.x) * (shortest.at.y - longest.at.y) -
    (middle.at.y - longest.at.y) * (shortest.at.x - longest.at.x);
  if (Math.abs(cross) < FLATTEST * longest.length ** 2) return null;
  return {
    stars: [longest.corner, middle.corner, shortest.corner],
    longest: longest.length,
    middle: middle.length,
    shortest: shortest.length,
    clockwise: cross > 0,
  };
}

/** How far the same side may differ between two frames. */
export interface SideTolerance {
  readonly pixels: number;
  /** Part of the length: scale changes a little with focus, temperature and refraction. */
  readonly fraction: number;
}

/**
 * Votes for "star i of the one is star j of the other", by the triangles of the other: [i][j] counts the triangles of
 * both that say so; a star no triangle speaks for has none.
 */
export function triangleVotes(
  stars: readonly Point[],
  known: readonly StarTriangle[],
  tolerance: SideTolerance,
): number[][] {
  const count = 1 + known.reduce((last, triangle) => Math.max(last, ...triangle.stars), -1);
  const votes = stars.map(() => new Array<number>(count).fill(0));
  for (const triangle of starTriangles(stars)) {
    const allowed = tolerance.pixels + tolerance.fraction * triangle.longest;
    for (let at = firstFrom(known, triangle.longest - allowed); at < known.length; at++) {
      const other = known[at];
      if (other === undefined || other.longest > triangle.longest + allowed) break;
      if (!isSame(triangle, other, allowed)) continue;
      triangle.stars.forEach((star, corner) => {
        const row = votes[star];
        const column = other.stars[corner];
        if (row !== undefined && column !== undefined) row[column] = (row[column] ?? 0) + 1;
      });
    }
  }
  return votes;
}

function isSame(one: StarTriangle, other: StarTriangle, allowed: number): boolean {
  return (
    one.clockwise === other.clockwise &&
    Math.abs(one.middle - other.middle) <= allowed &&
    Math.abs(one.shortest - other.shortest) <= allowed
  );
}

/** Index of the first triangle with a longest side of at least this. */
function firstFrom(sorted: readonly StarTriangle[], longest: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.longest ?? Number.POSITIVE_INFINITY) < longest) low = middle + 1;
    else high = middle;
  }
  return low;
}
