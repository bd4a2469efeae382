import { PNG } from 'pngjs';

const [GREY, COLOUR] = [0, 2] as const;

/** Pixels of a picture row by row, a byte each or one for red, green and blue. */
export type PngPixels = { width: number; height: number } & ({ grey: Uint8Array } | { rgb: Uint8Array });

export function pngOf({ width, height, ...pixels }: PngPixels): Buffer {
  const png = new PNG({ width, height });
  const isGrey = 'grey' in pixels;
  png.data = Buffer.from(isGrey ? pixels.grey : pixels.rgb);
  const colorType = isGrey ? GREY : COLOUR;
  return PNG.sync.write(png, { colorType, inputColorType: colorType, bitDepth: 8, inputHasAlpha: false });
}
