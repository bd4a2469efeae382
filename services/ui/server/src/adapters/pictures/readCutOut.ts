import { type FitsFault, readRegion } from '@wombat/fits';
import { ok, type Result } from '@wombat/result';
import type { CutOut } from '../../domain/index.js';

/**
 * The pixels of a part of a frame, row by row. Of a shrunk one a single row stands for those behind each row of the
 * picture, and its brightest pixel for those behind a pixel: stars are seen, and never is the whole frame read.
 */
export async function readCutOut(path: string, shown: CutOut): Promise<Result<Float32Array, FitsFault>> {
  const { x, y, width, height, shrink } = shown;
  const pixels = new Float32Array(width * height);
  if (shrink === 1) {
    const read = await readRegion(path, { x, y, width, height });
    if (!read.ok) return read;
    pixels.set(read.value.pixels);
    return ok(pixels);
  }
  for (let row = 0; row < height; row++) {
    const middle = y + row * shrink + Math.floor(shrink / 2);
    const read = await readRegion(path, { x, y: middle, width: width * shrink, height: 1 });
    if (!read.ok) return read;
    for (let column = 0; column < width; column++) {
      const behind = read.value.pixels.subarray(column * shrink, (column + 1) * shrink);
      pixels[row * width + column] = brightest(behind);
    }
  }
  return ok(pixels);
}

/** NaN where none holds a number. */
function brightest(values: ArrayLike<number>): number {
  let most = Number.NaN;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (!(value <= most)) most = Number.isNaN(value) ? most : value;
  }
  return most;
}
