import type { Image, PixelArray } from './image.js';

/**
 * Each pixel the mean of `size` by `size` pixels of the image, of those that have a value; NaN where none has. Rows and
 * columns that are left over at the far edges are dropped.
 */
export function binned({ pixels, width, height }: Image, size: number): Image & { readonly pixels: Float32Array } {
  const [columns, rows] = [Math.floor(width / size), Math.floor(height / size)];
  const means = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const first = row * size * width + column * size;
      let sum = 0;
      for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) sum += pixels[first + y * width + x] as number;
      means[row * columns + column] = Number.isNaN(sum) ? meanOfKnown(pixels, first, width, size) : sum / (size * size);
    }
  return { pixels: means, width: columns, height: rows };
}

function meanOfKnown(pixels: PixelArray, first: number, width: number, size: number): number {
  let [sum, count] = [0, 0];
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const value = pixels[first + y * width + x] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
  return sum / count;
}
