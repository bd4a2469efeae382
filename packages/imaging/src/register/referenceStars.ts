import type { Point } from '../image/image.js';
import { StarGrid } from './pairStars.js';
import { type StarTriangle, starTriangles } from './starTriangles.js';

/** So many of the brightest are paired. */
export const MOST_STARS = 200;
export const FIRST_REACH_PIXELS = 2.5;

/** The stars of a reference, brightest first, with what every frame that is matched to it needs of them. */
export class ReferenceStars {
  readonly stars: readonly Point[];
  readonly count: number;
  readonly grid: StarGrid;
  private readonly triangles = new Map<number, StarTriangle[]>();

  constructor(all: readonly Point[]) {
    this.count = all.length;
    this.stars = all.slice(0, MOST_STARS);
    this.grid = new StarGrid(this.stars, FIRST_REACH_PIXELS);
  }

  trianglesOf(count: number): StarTriangle[] {
    const made = this.triangles.get(count) ?? starTriangles(this.stars.slice(0, count));
    this.triangles.set(count, made);
    return made;
  }
}
