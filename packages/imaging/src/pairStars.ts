import type { Point } from './image.js';
import { type PlaneTransform, transformPoint } from './planeTransform.js';

/** The same star in two lists, by its place in each. */
export interface StarPair {
  readonly star: number;
  readonly reference: number;
  readonly distance: number;
}

/** More cells than a row of any image has, so that every cell has a number of its own. */
const CELLS_PER_ROW = 2 ** 26;

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
    let best: { index: number; distance: number } | null = null;
    for (let row = this.cell(y) - 1; row <= this.cell(y) + 1; row++) {
      for (let column = this.cell(x) - 1; column <= this.cell(x) + 1; column++) {
        for (const index of this.cells.get(this.key(column, row)) ?? []) {
          const star = this.stars[index];
          if (star === undefined) continue;
          const distance = Math.hypot(star.x - x, star.y - y);
          if (distance <= within && (best === null || distance < best.distance)) best = { index, distance };
        }
      }
    }
    return best;
  }

  private cell(value: number): number {
    return Math.floor(value / this.cellPixels);
  }

  private key(column: number, row: number): number {
    return row * CELLS_PER_ROW + column;
  }
}

/** Pairs every star, moved by the transform, with the nearest of the reference; each star of it is taken once, by the nearest. */
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
