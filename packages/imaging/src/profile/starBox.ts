import type { Image, Point } from '../image/image.js';
import { median } from '../statistics/median.js';
import { medianAbsoluteDeviation, SIGMA_PER_MAD } from '../statistics/medianAbsoluteDeviation.js';

/** Finite pixels of a square about a star: what a profile is fitted to. */
export interface BoxPixels {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly data: Float64Array;
}

/** The square of an odd side about the rounded start, as far as it is on the image. */
export function boxPixels(image: Image, start: Point, side: number): BoxPixels {
  const left = Math.round(start.x) - Math.floor(side / 2);
  const bottom = Math.round(start.y) - Math.floor(side / 2);
  const [xs, ys, data] = [0, 0, 0].map(() => new Float64Array(side * side)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let count = 0;
  for (let y = Math.max(0, bottom); y < Math.min(image.height, bottom + side); y++) {
    for (let x = Math.max(0, left); x < Math.min(image.width, left + side); x++) {
      const value = image.pixels[y * image.width + x] as number;
      if (!Number.isFinite(value)) continue;
      xs[count] = x;
      ys[count] = y;
      data[count++] = value;
    }
  }
  return { xs: xs.subarray(0, count), ys: ys.subarray(0, count), data: data.subarray(0, count) };
}

/** Median and robust sigma of the outermost ring of the box. */
export function borderSky({ xs, ys, data }: BoxPixels, start: Point, side: number): { level: number; sigma: number } {
  const half = Math.floor(side / 2);
  const [column, row] = [Math.round(start.x), Math.round(start.y)];
  const border = data.filter((_, i) => {
    return Math.max(Math.abs((xs[i] as number) - column), Math.abs((ys[i] as number) - row)) >= half;
  });
  const values = border.length > 0 ? border : data;
  return { level: median(values), sigma: SIGMA_PER_MAD * medianAbsoluteDeviation(values) };
}
