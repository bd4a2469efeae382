import type { Point } from '@wombat/imaging';

/** Whole rows of a frame. */
interface Rows {
  /** The first one. */
  readonly y: number;
  readonly height: number;
  readonly pixels: ArrayLike<number>;
}

/** A star's raw peak is looked for this many pixels around its centre. */
const REACH = 2;

/** The brightest pixel of a raw frame about each star, as its rows come in. Calibration moves peaks and saturation. */
export class RawPeaks {
  /** In the order of the stars. */
  readonly peaks: Float64Array;
  private readonly places: readonly { star: number; x: number; y: number }[];

  constructor(stars: readonly Point[]) {
    this.peaks = new Float64Array(stars.length).fill(Number.NEGATIVE_INFINITY);
    this.places = stars
      .map(({ x, y }, star) => ({ star, x: Math.round(x), y: Math.round(y) }))
      .sort((one, other) => one.y - other.y);
  }

  /** Rows of so many columns. */
  add({ y: first, height, pixels }: Rows, width: number): void {
    for (const { star, x: column, y: row } of this.places) {
      if (row + REACH < first) continue;
      if (row - REACH >= first + height) break;
      for (let y = Math.max(first, row - REACH); y <= Math.min(first + height - 1, row + REACH); y++)
        for (let x = Math.max(0, column - REACH); x <= Math.min(width - 1, column + REACH); x++) {
          const value = pixels[(y - first) * width + x] as number;
          this.peaks[star] = Math.max(this.peaks[star] as number, value);
        }
    }
  }
}
