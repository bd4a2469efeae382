import { type FitsFault, readRows } from '@wombat/fits';
import { ok, type Result } from '@wombat/result';
import type { CutOut } from '../../domain/index.js';

/** All of a frame shrunk: of a pixel the mean of all behind it that are numbers, NaN where none is. */
export async function readMeans(path: string, shown: CutOut): Promise<Result<Float64Array, FitsFault>> {
  const { width, height, shrink } = shown;
  const sums = new Float64Array(width * height);
  const counts = new Uint32Array(width * height);
  const read = await readRows(path, ({ y, height: rows, pixels }, image) => {
    for (let row = 0; row < rows && y + row < height * shrink; row++) {
      const first = row * image.width;
      const behind = pixels.subarray(first, first + width * shrink);
      const place = Math.floor((y + row) / shrink) * width;
      addRow(behind, shrink, { sums, counts, place });
    }
  });
  return read.ok ? ok(sums.map((sum, at) => sum / (counts[at] as number))) : read;
}

/** Adds a row of the frame to the row of the picture that begins at `place`. */
function addRow(
  behind: Float32Array | Float64Array,
  shrink: number,
  { sums, counts, place }: { sums: Float64Array; counts: Uint32Array; place: number },
): void {
  let at = place;
  for (let from = 0; from < behind.length; from += shrink) {
    let sum = 0;
    let count = 0;
    for (let column = from; column < from + shrink; column++) {
      const value = behind[column] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    sums[at] = (sums[at] as number) + sum;
    counts[at] = (counts[at] as number) + count;
    at++;
  }
}
