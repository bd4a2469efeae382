import type { Point } from '../image/image.js';
import { type PlaneTransform, transformPoint } from './planeTransform.js';

/** The same star in two lists, by its place in each. */
export interface StarPair {
  readonly star: number;
  readonly reference: number;
  readonly distance: number;
}

/** More cells than a row of any image has, so that every cell has a number of its own. */
const CELLS_PER_ROW = 2 ** 26;

const NONE: readonly number[] = [];

/** Finds the stars of a list that are near a place. */
export class StarGrid {
  private readonly cells = new Map<number, number[]>();

  constructor(
    private readonly stars: readonly Point[],
    private readonly cellPixels: number,
  ) {
    stars.forEach((star, index) => {
      const key = this.key(this.cell(star.x), this.cell(star.y));
      const inside = this.cells.get(key);
      if (inside === undefined) this.cells.set(key, [index]);
      else inside.push(index);
    });
  }

  /** The nearest star within so many pixels (at most the cell size), or null. */
  nearest({ x, y }: Point, within: number): { index: number; distance: number } | null {
    let best = -1;
    let least = within * within;
    const [middleRow, middleColumn] = [this.cell(y), this.cell(x)];
    for (let row = middleRow - 1; row <= middleRow + 1; row++) {
      for (let column = middleColumn - 1; column <= middleColumn + 1; column++) {
        for (const index of this.cells.get(this.key(column, row)) ?? NONE) {
          const star = this.stars[index];
          if (star === undefined) continue;
          const square = (star.x - x) ** 2 + (star.y - y) ** 2;
          if (square < least || (square === least && best === -1)) [best, least] = [index, square];
        }
      }
    }
    return best === -1 ? null : { index: best, distance: Math.sqrt(least) };
  }

  private cell(value: number): number {
    return Math.floor(value / this.cellPixels);
  }

  private key(column: number, row: number): number {
    return row * CELLS_PER_ROW + column;
  }
}

/** How many of the reference's stars are nearest, and near enough, to a star that was moved by the transform. */
export function countPairs(
  stars: readonly Point[],
  grid: StarGrid,
  { transform, within }: { transform: PlaneTransform; within: number },
): number {
  const taken = new Set<number>();
  for (const star of stars) {
    const near = grid.nearest(transformPoint(transform, star), within);
    if (near !== null) taken.add(near.index);
  }
  return taken.size;
}

/**
 * Pairs every star, moved by the transform, with the nearest of the reference; each star of it is taken once, by the
 * nearest.
 */
export function pairStars(
  stars: readonly Point[],
  grid: StarGrid,
  { transform, within }: { transform: PlaneTransform; within: number },
): StarPair[] {
  const taken = new Map<number, StarPair>();
  stars.forEach((star, index) => {
    const near = grid.nearest(transformPoint(transform, star), within);
    if (near === null) return;
    const other = taken.get(near.index);
    if (other === undefined || near.distance < other.distance) {
      taken.set(near.index, { star: index, reference: near.index, distance: near.distance });
    }
  });
  return [...taken.values()].sort((a, b) => a.star - b.star);
}
