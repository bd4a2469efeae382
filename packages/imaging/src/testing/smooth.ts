import type { Image } from '../image/image.js';

/**
 * The image convolved with [1 2 1; 2 4 2; 1 2 1] / 16, in float32 (columns first, each pass (a + 2 b + c) / 4 in
 * float64, rounded once); edge pixels repeat beyond the edge. A NaN spoils its neighbours: fill first.
 */
export function smooth(image: Image): Image & { readonly pixels: Float32Array } {
  const { width, height } = image;
  const vertical = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const below = Math.max(0, y - 1) * width;
    const above = Math.min(height - 1, y + 1) * width;
    for (let x = 0; x < width; x++) {
      const centre = image.pixels[y * width + x] as number;
      const sides = (image.pixels[below + x] as number) + (image.pixels[above + x] as number);
      vertical[y * width + x] = (sides + 2 * centre) / 4;
    }
  }
  const pixels = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const left = vertical[row + Math.max(0, x - 1)] as number;
      const right = vertical[row + Math.min(width - 1, x + 1)] as number;
      pixels[row + x] = (left + right + 2 * (vertical[row + x] as number)) / 4;
    }
  }
  return { width, height, pixels };
}
